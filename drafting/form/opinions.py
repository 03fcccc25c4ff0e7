"""会办意见 that other units sent, as files beside the host's form: 表单.yaml has the folder 表单.会办.

A file there is the unit's whose name stands in the file's name, 市财政局 or 财政局; a form may name the file instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

SUFFIX = ".会办"
_SHORTEST = 3


class Received(NamedTuple):
    """A co-handling unit: whether its opinion is here, and the file where that is one."""

    unit: str
    here: bool
    file: Path | None


def folder_of(form: Path) -> Path:
    """Where the opinions for a form are put."""
    return form.with_name(form.stem + SUFFIX)


def received(form: Path, cohosts: Iterable[str], named: Iterable[tuple[str, str]]) -> tuple[Received, ...]:
    """The co-handling units of a form in its order, each with what it sent.

    `named` are the units that the form itself says have sent something, with the file's name or "". A file that it
    names and that is not beside it has not come.
    """
    typed = dict(named)
    files = files_of(form)
    units = dict.fromkeys((*(unit for unit in cohosts if unit), *(unit for unit in typed if unit)))
    return tuple(_received(form, unit, typed, files) for unit in units)


def _received(form: Path, unit: str, typed: dict[str, str], files: Sequence[Path]) -> Received:
    if name := typed.get(unit):
        file = _beside(form, name)
        return Received(unit, file is not None, file)
    file = next((file for file in files if is_of(file, unit)), None)
    return Received(unit, unit in typed or file is not None, file)


def _beside(form: Path, name: str) -> Path | None:
    """The file of this name in the form's folder or below it; None where there is none."""
    try:
        file = (form.parent / name).resolve()
        return file if file.is_file() and file.is_relative_to(form.parent.resolve()) else None
    except (OSError, ValueError):
        return None


def files_of(form: Path) -> tuple[Path, ...]:
    """The files in a form's folder of opinions, by name; no link is followed."""
    folder = folder_of(form)
    try:
        found = sorted(folder.iterdir()) if not folder.is_symlink() else []
    except OSError:
        return ()
    return tuple(file for file in found if file.name[0] not in ".~" and file.is_file() and not file.is_symlink())


def is_of(file: Path, unit: str) -> bool:
    """Whether a file's name names a unit, with its city or county or without."""
    name = file.stem
    short = unit[1:] if unit[:1] in "省市县区州" else unit
    return unit in name or (len(short) >= _SHORTEST and short in name)


def strangers(form: Path, units: Iterable[str]) -> tuple[Path, ...]:
    """The files in the folder that name none of the units."""
    known = tuple(units)
    return tuple(file for file in files_of(form) if not any(is_of(file, unit) for unit in known))
