"""The office's profile in force for a folder of forms: read again when it or one of its blocks has changed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import click

from drafting.form.profile import find_office, load_office
from drafting.model.office import Office


def office_of(folder: Path) -> Office | None:
    """The profile beside the forms, in a folder above, or the user's own. Raises DraftingError where it is wrong."""
    path = find_office(folder / "form", Path(click.get_app_dir("drafting")))
    return _loaded(path, _stamps(path)) if path else None


def _stamps(path: Path) -> tuple[int, ...]:
    files = [path, *sorted((path.parent / "blocks").rglob("*.txt"))]
    return tuple(file.stat().st_mtime_ns for file in files)


@lru_cache(8)
def _loaded(path: Path, stamps: tuple[int, ...]) -> Office:
    return load_office(path)
