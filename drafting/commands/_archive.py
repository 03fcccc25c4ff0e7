"""What the commands share about the archive: where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from drafting.model.office import Office

archive_option = click.option(
    "--archive", metavar="ARCHIVE", help="旧答复库的文件；不写则看单位档案，再不然为单位档案旁的 archive.sqlite"
)


def archive_of(given: str | None, office: Office | None) -> Path:
    """The archive's file: the one given, the one that the profile names, one beside the profile, or the user's own."""
    from drafting.archive.store import FILE

    folder = office.path.parent if office and office.path else Path(click.get_app_dir("drafting"))
    return Path(given) if given else folder / ((office.archive if office else "") or FILE)


def with_book(office: Office | None) -> Office | None:
    """The profile, with the citation book of its archive where there is one: the rules ask it."""
    if office is not None and office._book is None and (place := archive_of(None, office)).is_file():
        from drafting.archive.book import Book

        office._book = Book(place)
    return office
