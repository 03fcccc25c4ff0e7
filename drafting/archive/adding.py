"""Files into the archive, again and again: only what is new or has changed is read, and what has gone is marked."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from drafting.archive import keeping
from drafting.archive.paper import Paper
from drafting.archive.reading import SECRET, paper_of
from drafting.archive.store import EMPTY, FORGOTTEN, GONE, KEPT, REFUSED, Archive
from drafting.findings import DraftingError, reason_of
from drafting.model.fields import FORM_SUFFIXES
from drafting.model.office import FILE, Office
from drafting.readers import MAX_BYTES, formats

_SECONDS = 1.0
"""After so long what was read is made fast on the disk; whoever else writes waits no longer."""
_MOST = 500
"""Files that are made fast together."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read. `known` is the digest of its content when it was read last."""

    path: str
    size: int
    changed: int
    known: bytes = b""

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True)
class Made:
    """What a file's content came to: a paper, why there is none, or None where it is what it was before."""

    digest: bytes
    paper: Paper | str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to be read, how many are as they were, which are no longer there, and what cannot be looked at."""

    sources: tuple[Source, ...]
    unchanged: int
    gone: tuple[str, ...]
    refused: tuple[tuple[str, str], ...] = ()


def plan(archive: Archive, places: Iterable[Path]) -> Plan:
    """What there is to do for these files and folders (with all folders in them)."""
    roots = [Path(os.path.abspath(place)) for place in places]
    rows = archive.execute("SELECT path, size, changed, digest, state FROM file WHERE host = ?", (archive.host,))
    known = {row[0]: row[1:] for row in rows}
    found: dict[str, Source] = {}
    refused: list[tuple[str, str]] = []

    def refuse(error: OSError) -> None:
        refused.append((os.fsdecode(error.filename or ""), reason_of(error)))

    for path in (file for root in roots for file in _files(root, refuse)):
        if why := _why_unusable(str(path)):
            refused.append((str(path), why))
            continue
        try:
            status = path.stat()
        except OSError as error:
            refuse(error)
            continue
        _, _, digest, state = known.get(str(path), (0, 0, b"", REFUSED))
        digest = b"" if state in (REFUSED, FORGOTTEN) else digest
        found[str(path)] = Source(str(path), status.st_size, status.st_mtime_ns, digest)
    named = {str(root) for root in roots}
    fresh = tuple(source for path, source in found.items() if not _is_as_it_was(source, known.get(path), path in named))
    below = (path for path, (*_, state) in known.items() if state not in (GONE, FORGOTTEN) and path not in found)
    told = tuple((_UNUSABLE.sub("\ufffd", place), why) for place, why in refused)
    hidden = {Path(place) for place, _ in told}
    gone = tuple(path for path in below if _is_in(path, roots) and not _is_in(path, hidden))
    return Plan(fresh, len(found) - len(fresh), gone, told)


_UNUSABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""In a file's name: what is no text, and what would command a terminal or break a line of a list."""
_LONGEST = 2_000
"""Bytes of a file's name with its folders that an index of a server can hold."""


def _why_unusable(path: str) -> str:
    """Why a file of this name cannot be kept; "" where it can."""
    if _UNUSABLE.search(path):
        return "文件名中有不能用的字符"
    return "文件名连同文件夹过长" if len(path.encode()) > _LONGEST else ""


def _is_in(path: str, places: Collection[Path]) -> bool:
    """Whether a file is one of these places, or lies below one."""
    return any(place in places for place in (Path(path), *Path(path).parents))


def _is_as_it_was(source: Source, known: tuple[int, int, bytes, str] | None, named: bool) -> bool:
    """Whether there is no need to read it; what was forgotten is read again where the file itself is named."""
    settled = (KEPT, EMPTY) if named else (KEPT, EMPTY, FORGOTTEN)
    return known is not None and known[:2] == (source.size, source.changed) and known[3] in settled


def _files(place: Path, refuse: Callable[[OSError], None]) -> Iterator[Path]:
    """What may be kept below a place: readable files and forms; no profile, no block, nothing hidden, no link."""
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place, onerror=refuse):
        own = {"blocks"} if FILE in names else set()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in own)
        for name in sorted(names):
            path = Path(folder, name)
            readable = path.suffix.lower() in (*FORM_SUFFIXES, *formats()) and name != FILE and name[0] not in "~."
            if readable and path.is_file() and not path.is_symlink():
                yield path


def read_source(source: Source, office_of: Callable[[Path], Office | None]) -> Made:
    """What a file comes to. Raises DraftingError where it cannot be read."""
    path = Path(source.path)
    with path.open("rb") as file:
        digest = hashlib.sha256(file.read(MAX_BYTES + 1)).digest()
    if digest == source.known:
        return Made(digest, None)
    return Made(digest, paper_of(path, office_of(path) if path.suffix.lower() in FORM_SUFFIXES else None))


@dataclass
class Tally:
    """How many papers are new, how many files hold one that was known; which hold none, which were refused, and why."""

    new: int = 0
    known: int = 0
    empty: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def keep(
    archive: Archive, sources: Iterable[Source], results: Iterable[Made | DraftingError], tally: Tally
) -> Iterator[int]:
    """Keep what was read, yielding how many files are done each time that they are fast on the disk."""
    waiting = zip(sources, results, strict=True)
    while some := _some(waiting):
        with archive.writing():
            for source, made in some:
                _record(archive, source, made, tally)
        yield len(some)


def _some(waiting: Iterator[tuple[Source, Made | DraftingError]]) -> list[tuple[Source, Made | DraftingError]]:
    """As many as are read in a second or so."""
    until, some = time.monotonic() + _SECONDS, []
    for item in waiting:
        some.append(item)
        if time.monotonic() > until or len(some) == _MOST:
            break
    return some


def _record(archive: Archive, source: Source, made: Made | DraftingError, tally: Tally) -> None:
    """One file, with its paper."""
    key = (archive.host, source.path)
    row = archive.execute("SELECT paper FROM file WHERE host = ? AND path = ?", key).fetchone()
    before = row[0] if row else None
    try:
        if isinstance(made, DraftingError):
            raise made
        if made.paper is None:
            _note(archive, source, made.digest, before, KEPT if before else EMPTY)
        elif made.paper == SECRET and archive.on_server:
            _keep_out(archive, source, before, tally)
        else:
            _keep_made(archive, source, made.digest, made.paper, before, tally)
    except DraftingError as error:
        note = error.findings[0].message
        tally.refused.append((source.path, note))
        _note(archive, source, b"", before, REFUSED, note)


def _keep_out(archive: Archive, source: Source, before: int | None, tally: Tally) -> None:
    """Of what has a 密级 a server learns nothing, not even the file's name."""
    tally.refused.append((source.path, "标有密级，不得收入服务器上的旧答复库"))
    archive.execute("DELETE FROM file WHERE host = ? AND path = ?", (archive.host, source.path))
    _drop_unheld(archive, before)


def _keep_made(
    archive: Archive, source: Source, digest: bytes, paper: Paper | str, before: int | None, tally: Tally
) -> None:
    """The paper of a file in the place of the one that it held before; other offices see it if they saw that one."""
    if isinstance(paper, str):
        number = None
        tally.empty.append((source.path, paper))
    else:
        number, is_new = keeping.put(archive, paper)
        tally.new += is_new
        tally.known += not is_new
        if before and before != number and archive.is_shared(before):
            archive.share([number])
    _note(archive, source, digest, number, KEPT if number else EMPTY, paper if isinstance(paper, str) else "")
    if before != number:
        _drop_unheld(archive, before)


def _drop_unheld(archive: Archive, paper: int | None) -> None:
    """Take a paper out that no file holds any more."""
    if paper and not archive.execute("SELECT 1 FROM file WHERE paper = ?", (paper,)).fetchone():
        keeping.drop(archive, paper)


def _note(archive: Archive, source: Source, digest: bytes, paper: int | None, state: str, note: str = "") -> None:
    key = (archive.host, source.path)
    archive.execute("DELETE FROM file WHERE host = ? AND path = ?", key)
    archive.execute(_NOTE, (*key, source.size, source.changed, digest, paper, state, note))


_NOTE = "INSERT INTO file (host, path, size, changed, digest, paper, state, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def mark_gone(archive: Archive, paths: Iterable[str]) -> None:
    """Say of these files that they are no longer there; their papers stay."""
    for path in paths:
        archive.execute("UPDATE file SET state = ? WHERE host = ? AND path = ?", (GONE, archive.host, path))
