"""Writing a result: whole or not at all, and never over what a person has edited.

What was made is noted beside it in .drafting.sha256, in the form of sha256sum: a file that no longer has its sum
has been edited.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from pathlib import Path

from drafting.findings import DraftingError

RECORD = ".drafting.sha256"


def save(path: Path, content: bytes, force: bool = False) -> None:
    """Write a rendered file, and note that it was made here.

    Raises DraftingError, with the old file untouched, when it was edited since or cannot be written.
    """
    noted = _noted(path)
    if not force and path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != noted:
        remedy = "加 --force 覆盖，或用 -o 换一个文件名"
        raise DraftingError.of("O001", "文件在生成之后被改动过，没有覆盖", file=str(path), remedy=remedy)
    replace(path, content)
    digest = hashlib.sha256(content).hexdigest()
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
    return DraftingError.of("O004", f"写不了：{error.strerror}", file=str(path), remedy="换一个可以写入的文件夹")
