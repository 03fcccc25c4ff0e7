"""What the commands share about the archive: where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands._forms import office_in_force

if TYPE_CHECKING:
    from drafting.findings import Finding
    from drafting.model.office import Office

archive_option = click.option(
    "--archive", metavar="ARCHIVE", help="旧答复库的文件；不写则看单位档案，再不然为单位档案旁的 archive.sqlite"
)


def archive_of(given: str | None, office: Office | None) -> Path:
    """The archive's file: the one given, the one that the profile names, one beside the profile, or the user's own."""
    from drafting.archive.place import place_of

    return Path(given) if given else place_of(office, Path(click.get_app_dir("drafting")))


def archive_beside(file: Path, given: str | None, office: str | None) -> Path:
    """The archive for a file: by the profile in force for it, or else, where that has none, by the one here."""
    place = archive_of(given, office_in_force(file, office))
    return place if place.is_file() else archive_of(given, office_in_force(None, office))


def repeats(text: str, office: Office | None) -> list[Finding]:
    """Earlier proposals with the same text as this one, each told; none where there is no archive that can be read."""
    place = archive_of(None, office)
    if not text or not place.is_file():
        return []
    from drafting.archive.repeated import repeated
    from drafting.archive.store import opened
    from drafting.findings import DraftingError, Finding, Severity

    try:
        with opened(place) as store:
            found = repeated(store, text)
    except DraftingError:
        return []
    return [Finding("R125", Severity.INFO, _told(one), remedy=_SEE if one.answers else "") for one in found]


_SEE = "答复用 drafting archive show 查看"


def _told(one: Any) -> str:
    answered = f"，答复为{'、'.join(one.answers)}" if one.answers else ""
    return f"旧答复库里有文字相同的来件：{one.source}《{one.title}》（{one.share:.0%}相同）{answered}"
