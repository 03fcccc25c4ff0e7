"""Where an office's archive is, and the citation book of it for the rules."""

from __future__ import annotations

from pathlib import Path

from drafting.model.office import Office

FILE = "archive.sqlite"
"""How an archive is called beside a profile."""


def place_of(office: Office | None, own: Path) -> Path:
    """The archive's file: the one that the profile names, or one beside it; without a profile in the user's `own`."""
    folder = office.path.parent if office and office.path else own
    return folder / ((office.archive if office else "") or FILE)


def with_book(office: Office | None) -> Office | None:
    """The profile, with the citation book of its archive where there is one: the rules ask it."""
    if office is not None and office.path and office._book is None and (place := place_of(office, Path())).is_file():
        from drafting.archive.book import Book

        office._book = Book(place)
    return office
