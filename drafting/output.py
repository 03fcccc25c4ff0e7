"""Writing a result: whole or not at all, and never over what a person has edited.

What was made is noted beside it in .drafting.sha256, in the form of sha256sum: a file that no longer has its sum
has been edited.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from pathlib import Path

from drafting.findings import DraftingError

RECORD = ".drafting.sha256"
_REASONS = {errno.ENOSPC: "磁盘已满", errno.ENAMETOOLONG: "文件名过长", errno.EROFS: "磁盘是只读的"}


def save(path: Path, content: bytes, force: bool = False) -> None:
    """Write a rendered file, and note that it was made here.

    Raises DraftingError, with the old file untouched, when it was edited since or cannot be written.
    """
    noted, digest = _noted(path), hashlib.sha256(content).hexdigest()
    if not force and _digest(path) not in ("", noted, digest):
        remedy = "加 --force 覆盖，或用 -o 换一个文件名"
        message = "这个文件不是本程序生成的，或生成之后被改动过，没有覆盖"
        raise DraftingError.of("O001", message, file=str(path), remedy=remedy)
    replace(path, content)
    if digest != noted:
        with contextlib.suppress(OSError), open(path.parent / RECORD, "a", encoding="utf-8", newline="\n") as record:
            record.write(f"{digest}  {path.name}\n")


def create(path: Path, content: bytes, force: bool = False) -> None:
    """Write a file that a person will fill in. Raises DraftingError when there is one already."""
    if path.is_file() and not force:
        raise DraftingError.of("O002", "已有这个文件，没有覆盖", file=str(path), remedy="换一个文件名，或加 --force")
    replace(path, content)


def replace(path: Path, content: bytes) -> None:
    """Write to a new file beside it, then put that in its place."""
    _refuse_open(path)
    part = path.with_name(f".drafting-{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        if path.exists():
            shutil.copymode(path, part)
        os.replace(part, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise _unwritable(path, error) from None


def _digest(path: Path) -> str:
    """The sum of a file as it stands; empty where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError as error:
        raise _unwritable(path, error) from None


def _noted(path: Path) -> str:
    """The sum last noted for this file; empty where there is none."""
    try:
        notes = (path.parent / RECORD).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    end = notes.rfind(f"  {path.name}\n")
    return notes[max(end - 64, 0) : max(end, 0)]


def _refuse_open(path: Path) -> None:
    """Word, WPS and LibreOffice leave an owner file beside a document that they hold open."""
    stem = path.name[2:] if len(path.stem) > 7 else path.name[1:] if len(path.stem) == 7 else path.name
    for owner in (path.with_name(f"~${stem}"), path.with_name(f".~lock.{path.name}#")):
        if path.exists() and owner.exists():
            remedy = f"关闭文件后再试；若并未打开，删去旁边的 {owner.name}"
            raise DraftingError.of("O003", "文件正在 Word、WPS 或 LibreOffice 中打开", file=str(path), remedy=remedy)


def _unwritable(path: Path, error: OSError) -> DraftingError:
    if isinstance(error, PermissionError) and path.is_file():
        return DraftingError.of("O003", "文件正被别的程序打开，或为只读", file=str(path), remedy="关闭文件后再试")
    if path.is_dir():
        return DraftingError.of("O004", "这是一个文件夹，写不成文件", file=str(path), remedy="在后面写上文件名")
    if isinstance(error, PermissionError):
        return DraftingError.of("O004", "没有写入这个文件夹的权限", file=str(path), remedy="换一个可以写入的文件夹")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return DraftingError.of("O004", "路径中有一段是文件，不是文件夹", file=str(path), remedy="检查写入的位置")
    reason = _REASONS.get(error.errno, error.strerror)
    return DraftingError.of("O004", f"写不了：{reason}", file=str(path), remedy="换一个可以写入的位置")
