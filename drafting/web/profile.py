"""The office's profile in force for a folder of forms."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.archive.place import Place, place_of, with_book
from drafting.form.profile import office_in_force
from drafting.model.office import Office


def office_of(folder: Path) -> Office | None:
    """The profile beside the forms, in a folder above, or the user's own. Raises DraftingError where it is wrong."""
    return with_book(office_in_force(folder / "form", None, Path(click.get_app_dir("drafting"))))


def archive_of(folder: Path) -> Place:
    """The archive in force for the forms, whether it is there or not."""
    return place_of(office_of(folder), Path(click.get_app_dir("drafting")))
