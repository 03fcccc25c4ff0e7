"""Writing a result: whole or not at all, and never over what a person has edited.

A file is written beside its place under a random name, locked while we live, and then put in its place. A part that
nobody holds is the rest of a run that ended early, and goes with the next one.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from drafting.findings import DraftingError, reason_of
from drafting.record import Record, fcntl

_PREFIX, _SUFFIX = ".drafting-", ".part"
_OLD = 3600
"""Seconds after which a part is nobody's where the system has no locks to tell."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@lru_cache(8)
def record_of(folder: Path) -> Record:
    """The record of a folder, read once for all the files of a batch."""
    return Record(folder)


def save(path: Path, content: bytes, force: bool = False, more: bool = False) -> None:
    """Write a rendered file, and note that it was made here. With `more` to come, end with `finish`.

    Raises DraftingError, with the old file untouched, when it was edited since or cannot be written.
    """
    with _explained(path):
        if _is_stream(path):
            return _write_into(path, content)
        folder, seen, digest = path.parent.absolute(), _stamp(path), hashlib.sha256(content).hexdigest()
        record = record_of(folder)
        refuse_edited(path, content, force)
        path.parent.mkdir(parents=True, exist_ok=True)
        with _part(path, content) as part:
            mark = None if record.is_settled(path.name, digest) else record.begin(path.name, digest)
            if not force and _stamp(path) != seen:
                raise _edited(path)
            os.replace(part, path)
            record.settle(path.name, digest, mark)
    if not more:
        finish([folder])


def refuse_edited(path: Path, content: bytes, force: bool = False) -> None:
    """Raises DraftingError where a file that a person edited stands in the place of this content."""
    with _explained(path):
        before = "" if force or _is_stream(path) else _digest(path)
        if not before or before == hashlib.sha256(content).hexdigest():
            return
        if not _is_ours(record_of(path.parent.absolute()), path.name, before):
            raise _edited(path)


def _edited(path: Path) -> DraftingError:
    message = "这个文件不是本程序生成的，或生成之后被改动过，没有覆盖"
    return DraftingError.of("O001", message, file=str(path), remedy="加 --force 覆盖，或用 -o 换一个文件名")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells that another file is in a file's place."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _is_ours(record: Record, name: str, digest: str) -> bool:
    """Whether a file is as we made it; the record is read again before we say no."""
    if not record.holds(name, digest):
        record.read()
    return record.holds(name, digest)


def finish(folders: Iterable[Path]) -> None:
    """After the last file of a batch: what was put into these folders, and their records, are on the disk."""
    for folder in {folder.absolute() for folder in folders}:
        record = record_of(folder)
        record.compact()
        record.sync()
        sync_folder(folder)
    record_of.cache_clear()


def create(path: Path, content: bytes, force: bool = False, more: bool = False) -> None:
    """Write a file that a person will fill in; `more` are to follow in its folder, and then `sync_folder`.

    Raises DraftingError when there is one already.
    """
    if force:
        return replace(path, content)
    with _explained(path):
        if _is_stream(path):
            return _write_into(path, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            raise _taken(path)
        with _part(path, content) as part:
            _put_new(part, path)
    if not more:
        sync_folder(path.parent)


def refuse_taken(path: Path, force: bool = False) -> None:
    """Raises DraftingError where a file stands in the place of one that a person will fill in."""
    with _explained(path):
        if not force and path.is_file():
            raise _taken(path)


def _put_new(part: Path, path: Path) -> None:
    """Put a part where nothing is; what another program has put there meanwhile stays."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    try:
        os.link(part, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # a file system without hard links
        os.replace(part, path)


def _taken(path: Path) -> DraftingError:
    return DraftingError.of("O002", "已有这个文件，没有覆盖", file=str(path), remedy="换一个文件名，或加 --force")


def replace(path: Path, content: bytes, expected: bytes | None = None) -> bool:
    """Write to a new file beside it, then put that in its place. Raises DraftingError.

    Where it holds anything but what is `expected` at the last moment (b"" for no file), it stays, and the answer is no.
    """
    with _explained(path):
        if _is_stream(path):
            _write_into(path, content)
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        with _part(path, content) as part:
            if expected is not None and (path.read_bytes() if path.exists() else b"") != expected:
                return False
            os.replace(part, path)
    sync_folder(path.parent)
    return True


@contextlib.contextmanager
def _part(path: Path, content: bytes) -> Iterator[Path]:
    """The content as a file beside the path, on the disk, gone at the end unless it was put in its place."""
    _refuse_open(path)
    _clear_orphans(path.parent.absolute())
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    part, file = _new_part(path.parent, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(file)
            if mode is not None:
                os.chmod(part, mode)
            if fcntl:  # locked until it is in its place; elsewhere an open file cannot be renamed
                yield part
        if not fcntl:
            yield part
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _new_part(folder: Path, mode: int) -> tuple[Path, int]:
    """A new file that nobody else has, open and locked."""
    while True:
        part = folder / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"
        file = os.open(part, _NEW, mode)
        with contextlib.suppress(OSError):  # a file system without locks
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file).st_nlink or not fcntl:  # else it was cleared away before we held it
            return part, file
        os.close(file)


@lru_cache(32)
def _clear_orphans(folder: Path) -> None:
    """Once in a run and folder: parts that runs before left when they were killed."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        parts = [entry.path for entry in entries if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)]
        for part in parts:
            with contextlib.suppress(OSError):
                _clear(part)


def _clear(part: str) -> None:
    """Remove a part unless somebody holds it."""
    status = os.lstat(part)
    if not stat.S_ISREG(status.st_mode):
        return
    if fcntl is None:
        if time.time() - status.st_mtime > _OLD:
            os.unlink(part)
        return
    file = os.open(part, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.unlink(part)
    except BlockingIOError:
        pass  # somebody writes it now
    except OSError:
        if time.time() - status.st_mtime > _OLD:
            os.unlink(part)
    finally:
        os.close(file)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    with contextlib.suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _digest(path: Path) -> str:
    """The sum of a file as it stands; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _is_stream(path: Path) -> bool:
    """Whether the path is a device, a pipe or the like, which is written into. A link to a file is refused."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        mode = stat.S_IFREG
    if stat.S_ISREG(mode) and path.is_symlink():
        remedy = f"改写它指向的文件：{os.path.realpath(path)}"
        raise DraftingError.of("O004", "这是一个链接，没有写", file=str(path), remedy=remedy)
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _write_into(path: Path, content: bytes) -> None:
    file = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe without a reader never waits
    with os.fdopen(file, "wb") as stream:
        if hasattr(os, "set_blocking"):
            os.set_blocking(file, True)
        stream.write(content)


def _refuse_open(path: Path) -> None:
    """Word, WPS and LibreOffice leave an owner file beside a document that they hold open."""
    stem = path.name[2:] if len(path.stem) > 7 else path.name[1:] if len(path.stem) == 7 else path.name
    for owner in (path.with_name(f"~${stem}"), path.with_name(f".~lock.{path.name}#")):
        if path.exists() and os.path.exists(owner):
            remedy = f"关闭文件后再试；若并未打开，删去旁边的 {owner.name}"
            raise DraftingError.of("O003", "文件正在 Word、WPS 或 LibreOffice 中打开", file=str(path), remedy=remedy)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError | ValueError) -> DraftingError:
    what, remedy = f"写不了：{reason_of(error)}", "换一个可以写入的位置"
    if isinstance(error, PermissionError) and os.path.isfile(path):
        return DraftingError.of("O003", "文件正被别的程序打开，或为只读", file=str(path), remedy="关闭文件后再试")
    if os.path.isdir(path):
        what, remedy = "这是一个文件夹，写不成文件", "在后面写上文件名"
    elif isinstance(error, PermissionError):
        what, remedy = "没有写入这个文件夹的权限", "换一个可以写入的文件夹"
    elif isinstance(error, FileExistsError | NotADirectoryError):
        what, remedy = "路径中有一段是文件，不是文件夹", "检查写入的位置"
    elif isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        remedy = "换一个短一些的文件名"
    return DraftingError.of("O004", what, file=str(path), remedy=remedy)
