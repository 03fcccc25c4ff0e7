"""The forms in a folder, by their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from drafting.form.opinions import SUFFIX


def is_form(file: Path) -> bool:
    """Whether a folder's file is a form, by its name."""
    from drafting.model.fields import FORM_SUFFIXES
    from drafting.model.office import FILE

    return file.suffix.lower() in FORM_SUFFIXES and file.name != FILE and file.name[0] not in "~."


def below(folder: Path, but: tuple[str, ...] = ()) -> Iterator[Path]:
    """The files of a folder and of those in it, without hidden ones and without following links.

    `but` is how the names of folders end that are not looked into.
    """
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] not in "~." and not name.endswith(but))
        yield from (Path(place, name) for name in files if name[0] not in "~.")


def forms_below(folder: Path) -> list[Path]:
    """The forms in a folder and in those below it, in order; what other units sent is none of ours."""
    return sorted(filter(is_form, below(folder, (SUFFIX,))))


def forms_in(folder: Path) -> list[Path]:
    """The forms in a folder itself, in order; none where it cannot be looked into."""
    place, _, files = next(os.walk(folder), ("", (), ()))
    return sorted(file for file in (Path(place, name) for name in files) if is_form(file))
