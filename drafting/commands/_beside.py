"""The pictures of an old letter as files beside its form: under names of our own that are free, never over another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafting.letter.record import Reading

_ODD = re.compile(r"[^\w\-]")
_LONGEST = 60  # characters of a form's name that go into a picture's
_TRIES = 100


def named(reading: Reading, form: Path | None) -> Reading:
    """The reading with its pictures named as they will stand beside the form; without a form, with a word on them.

    Raises DraftingError (O002) where no name is free.
    """
    from drafting.findings import DraftingError, Finding, Severity
    from drafting.letter.pictures import renamed
    from drafting.letter.record import PICTURE

    if not reading.pictures:
        return reading
    if form is None:
        said = f"有{len(reading.pictures)}张图片没有写出：{'、'.join(reading.pictures)}"
        told = Finding(PICTURE, Severity.WARNING, said, remedy="用 -o 写成文件，图片就存在表单旁边")
        return replace(reading, findings=(*reading.findings, told))
    for attempt in range(1, _TRIES):
        stem = _stem(form.stem) + (f"-{attempt}" if attempt > 1 else "")
        names = {name: f"{stem}-{name}" for name in reading.pictures}
        if all(_is_free(form.parent / names[name], content) for name, content in reading.pictures.items()):
            return renamed(reading, names)
    raise DraftingError.of("O002", "表单旁边已有同名的图片", file=str(form), remedy="换一个文件夹")


def write(pictures: Mapping[str, bytes], folder: Path) -> None:
    """The files, those left out that are there already. Raises DraftingError where one cannot be written."""
    from drafting.output import create

    for name, content in pictures.items():
        if not (folder / name).is_file():
            create(folder / name, content)


def _stem(name: str) -> str:
    """A form's name as a part of a picture's: short, of letters and digits, another for another name."""
    plain = _ODD.sub("_", name)[:_LONGEST]
    return plain if plain == name else f"{plain}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:6]}"


def _is_free(file: Path, content: bytes) -> bool:
    """Whether a picture may have this name: nothing is there, or the same picture."""
    if file.is_symlink() or (file.exists() and not file.is_file()):
        return False
    return not file.exists() or (file.stat().st_size == len(content) and file.read_bytes() == content)
