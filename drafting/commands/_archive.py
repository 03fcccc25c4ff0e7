"""What the commands share about the archive: where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands._forms import office_in_force

if TYPE_CHECKING:
    from drafting.archive.place import Place
    from drafting.findings import Finding
    from drafting.model.office import Office

archive_option = click.option(
    "--archive",
    metavar="ARCHIVE",
    help="旧答复库的文件，或者 postgresql://用户@服务器/数据库；不写则看单位档案，再不然为单位档案旁的 archive.sqlite",
)


def archive_of(given: str | None, office: Office | None) -> Place:
    """The archive: the one given, the one that the profile names, one beside the profile, or the user's own."""
    from drafting.archive.place import place_named, place_of

    return place_named(given) if given else place_of(office, Path(click.get_app_dir("drafting")))


def archive_beside(file: Path, given: str | None, office: str | None) -> Place:
    """The archive for a file: by the profile in force for it, or else, where that has none, by the one here."""
    from drafting.archive.place import is_there

    place = archive_of(given, office_in_force(file, office))
    return place if is_there(place) else archive_of(given, office_in_force(None, office))


def repeats(text: str, office: Office | None) -> list[Finding]:
    """Earlier proposals with the same text as this one, each told; none where there is no archive that can be read."""
    from drafting.archive.place import is_there

    place = archive_of(None, office)
    if not text or not is_there(place):
        return []
    from drafting.archive.repeated import repeated
    from drafting.archive.store import opened
    from drafting.findings import DraftingError, Finding, Severity

    try:
        with opened(place) as store:
            found = repeated(store, text)
    except DraftingError as error:
        return [*map(unasked, error.findings)] if not isinstance(place, Path) else []
    return [Finding("R125", Severity.INFO, _told(one), remedy=_SEE if one.answers else "") for one in found]


def unasked(why: Finding) -> Finding:
    """Of an archive that could not be asked, a warning: the rest is done without it."""
    from drafting.findings import Severity

    return replace(why, severity=Severity.WARNING, message=f"没有查旧答复库：{why.message}")


_SEE = "答复用 drafting archive show 查看"


def _told(one: Any) -> str:
    answered = f"，答复为{'、'.join(one.answers)}" if one.answers else ""
    return f"旧答复库里有文字相同的来件：{one.source}《{one.title}》（{one.share:.0%}相同）{answered}"
