"""The office's profile in force for a folder of forms."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.archive.place import FILE, Place, place_of, with_book
from drafting.blocks.files import library_of
from drafting.findings import DraftingError
from drafting.form.profile import office_in_force
from drafting.model.office import Office
from drafting.web.access import is_department


def office_of(folder: Path) -> Office | None:
    """The profile beside the forms, in a folder above, or the user's own. Raises DraftingError where it is wrong.

    A department has the profile above its folder without the archive of that.
    """
    office = _in_force(folder)
    if office is None or _has_archive(office, folder):
        return with_book(office)
    library_of(office)  # read once for all copies
    apart = office.model_copy()
    apart._book = None
    return apart


def archive_of(folder: Path) -> Place:
    """The archive in force for the forms, whether it is there or not; a department's is its own, in its folder."""
    office = _in_force(folder)
    return place_of(office, Path(click.get_app_dir("drafting"))) if _has_archive(office, folder) else folder / FILE


def _in_force(folder: Path) -> Office | None:
    return office_in_force(folder / "form", None, Path(click.get_app_dir("drafting")))


def _has_archive(office: Office | None, folder: Path) -> bool:
    """Whether the archive that a profile names is for who asks."""
    return not is_department() or (office is not None and bool(office.path) and is_for(folder, office.path.parent))


def is_for(folder: Path, place: Path) -> bool:
    """Whether what stands in a place is for who asks: for a department only what stands in its own folder."""
    return not is_department() or place.resolve() == folder.resolve()


def refuse_shared(folder: Path, place: Path, what: str) -> None:
    """Raises DraftingError where a department would change what it has together with others."""
    if not is_for(folder, place):
        message = f"{what}在上级文件夹，几个部门共用，这里不能改"
        raise DraftingError.of("V001", message, remedy="请管理上级文件夹的人改")
