"""What was made here, noted beside it in .drafting.sha256: a file that no longer has its sum has been edited.

The lines are sha256sum's, its escapes for odd names too. A file is noted with `*` before it is put in its place, and
the star is taken away after: whatever kills the program between the two, what stands there is known as our own.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where only one at a time writes a folder's record
    fcntl = None  # type: ignore[assignment]

NAME = ".drafting.sha256"
_SUM = 64
_STAR = _SUM + 1
_SLACK = 64
"""Lines that no longer count; with more of them than of the others and this, the record is written anew."""


@dataclass(slots=True)
class _Known:
    """The sum of a file that is in its place, and those of files that were on their way when the program ended."""

    settled: str = ""
    begun: tuple[str, ...] = ()


class Record:
    """The record of a folder, read once. A record that cannot be read or written is an empty one, and no error."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.lines = 0
        self._known: dict[bytes, _Known] = {}
        self.read()

    def read(self) -> None:
        """Read it anew, for another program may have written."""
        try:
            text = self.path.read_bytes()
        except OSError:
            text = b""
        self._known, self.lines = {}, text.count(b"\n")
        for line in text.split(b"\n")[:-1]:
            escaped = line.startswith(b"\\")
            line = line[escaped:]
            known = self._known.setdefault(_raw(line[_STAR + 1 :]) if escaped else line[_STAR + 1 :], _Known())
            _learn(known, line[:_SUM].decode("ascii", "replace"), line[_STAR : _STAR + 1] == b"*")

    def holds(self, name: str, digest: str) -> bool:
        """Whether a file of this name and sum is as it was made here."""
        known = self._known.get(os.fsencode(name))
        return known is not None and (digest == known.settled or digest in known.begun)

    def is_settled(self, name: str, digest: str) -> bool:
        """Whether there is nothing to note."""
        return self._known.get(os.fsencode(name)) == _Known(digest)

    def begin(self, name: str, digest: str) -> tuple[int, int] | None:
        """Note a file that is about to be put in its place; returns where the note stands, for `settle`."""
        mark = self._append(name, digest, b"*")
        _learn(self._known.setdefault(os.fsencode(name), _Known()), digest, True)
        return mark

    def settle(self, name: str, digest: str, mark: tuple[int, int] | None) -> None:
        """The file is in its place."""
        if self.is_settled(name, digest):
            return
        with contextlib.suppress(OSError), _held(self.path) as record:
            if mark and os.fstat(record).st_ino == mark[0]:
                os.lseek(record, mark[1] + _STAR, os.SEEK_SET)
                os.write(record, b" ")
            else:
                _write_at_end(record, _line(name, digest, b" "))
        self._known[os.fsencode(name)] = _Known(digest)

    def compact(self) -> None:
        """Write it anew, without the lines that no longer count, when those are the most."""
        if self.lines <= 2 * len(self._known) + _SLACK:
            return
        part = self.path.with_name(f".drafting-{os.urandom(8).hex()}.part")
        with contextlib.suppress(OSError), _held(self.path):
            self.read()
            text = b"".join(line for name, known in self._known.items() for line in _lines(os.fsdecode(name), known))
            with open(part, "xb") as file:
                file.write(text)
            os.replace(part, self.path)
            self.lines = text.count(b"\n")

    def sync(self) -> None:
        """Have it on the disk."""
        with contextlib.suppress(OSError), _held(self.path) as record:
            os.fsync(record)

    def _append(self, name: str, digest: str, star: bytes) -> tuple[int, int] | None:
        line = _line(name, digest, star)
        self.lines += 1
        with contextlib.suppress(OSError), _held(self.path) as record:
            at = _write_at_end(record, line)
            return os.fstat(record).st_ino, at + line.startswith(b"\\")
        return None


def _learn(known: _Known, digest: str, begun: bool) -> None:
    if begun:
        known.begun = (*known.begun, digest)
    else:
        known.settled, known.begun = digest, ()


def _lines(name: str, known: _Known) -> Iterator[bytes]:
    if known.settled:
        yield _line(name, known.settled, b" ")
    yield from (_line(name, digest, b"*") for digest in known.begun)


def _line(name: str, digest: str, star: bytes) -> bytes:
    """A line as sha256sum writes it: of a name with a line break or a backslash, escaped, a backslash before all."""
    raw = os.fsencode(name)
    escaped = raw.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")
    return (b"\\" if escaped != raw else b"") + digest.encode("ascii") + b" " + star + escaped + b"\n"


def _raw(escaped: bytes) -> bytes:
    """A name without its escapes."""
    parts = (part.replace(b"\\n", b"\n").replace(b"\\r", b"\r") for part in escaped.split(b"\\\\"))
    return b"\\".join(parts)


def _write_at_end(record: int, line: bytes) -> int:
    """Returns where the line begins. A line that another program left unfinished is ended first."""
    at = os.lseek(record, 0, os.SEEK_END)
    if at and os.lseek(record, -1, os.SEEK_END) >= 0 and os.read(record, 1) != b"\n":
        at += os.write(record, b"\n")
    os.write(record, line)
    return at


@contextlib.contextmanager
def _held(path: Path) -> Iterator[int]:
    """The record, open, no link followed, no other program writing it meanwhile."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    while True:
        record = os.open(path, flags, 0o666)
        try:
            if fcntl is None:
                yield record
                return
            with contextlib.suppress(OSError):  # a file system without locks
                fcntl.flock(record, fcntl.LOCK_EX)
            if _is_still(path, record):
                yield record
                return
        finally:
            os.close(record)


def _is_still(path: Path, record: int) -> bool:
    """Whether the open file is the one at the path: it may have been written anew while we waited."""
    try:
        return os.path.samestat(os.lstat(path), os.fstat(record))
    except FileNotFoundError:
        return False
