"""A list of cases that were assigned (.xlsx .xls .csv): a form for each, or what an old form is silent on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from drafting.findings import DraftingError, Finding, Severity
from drafting.ledger.arrivals import Arrival, plan, write
from drafting.ledger.columns import field_of, said
from drafting.ledger.entries import Known, Listed, read_list
from drafting.ledger.rows import keep_rows
from drafting.ledger.sheets import SUFFIXES as _LISTS
from drafting.ledger.sheets import Sheet, read_sheets
from drafting.web.receiving.offers import Done, Here, Item, Offer

SUFFIXES = _LISTS


def offers(item: Item, here: Here) -> Iterator[Offer]:
    """The list. Raises DraftingError for what is none, or where not one of its rows can be used."""
    listed, arrivals, findings = _planned(item, here)
    errors = tuple(one for one in findings if one.severity is Severity.ERROR)
    if not arrivals:
        raise DraftingError.all(errors or (Finding("J002", Severity.ERROR, "没有一件", file=item.name),))
    columns = "、".join(dict.fromkeys(word for _, header in listed.headers for word in said(header)))
    told = [_counted(arrivals), f"列：{columns}", *(f"用不了：{error}" for error in errors[:10])]
    told += [f"用不了的共 {len(errors)} 处"] if len(errors) > 10 else []
    yield Offer(
        "list", "交办清单", "一件建一份表单，已有的只补空着的字段", lambda: _take(item, here), tuple(told), True
    )


def _planned(item: Item, here: Here) -> tuple[Listed, list[Arrival], list[Finding]]:
    office = here.office
    given = {field_of(ours): theirs for ours, theirs in ((office.columns if office else None) or {}).items()}
    known = Known(item.kind, item.session, date.today(), office)
    listed = read_list(_sheets(item), item.name, known, given)
    arrivals, against = plan(listed.entries, here.folder, office, item.name)
    return listed, arrivals, [_said_here(finding) for finding in (*listed.findings, *against)]


def _said_here(finding: Finding) -> Finding:
    """A finding whose remedy is an option of the command line, with what the page has in its place."""
    return replace(finding, remedy=finding.remedy.replace("用 --kind 指明", "在下面选定"))


def _sheets(item: Item) -> list[Sheet]:
    with TemporaryDirectory() as place:
        file = Path(place, f"list{item.suffix}")
        file.write_bytes(item.content)
        try:
            return read_sheets(file)
        except DraftingError as error:
            raise DraftingError.all(replace(finding, file=item.name) for finding in error.findings) from None


def _take(item: Item, here: Here) -> Done:
    """Write what can be written; the rows and the forms that could not be used are said."""
    listed, arrivals, findings = _planned(item, here)
    results = list(write(arrivals))
    done = [one for one in results if isinstance(one, Arrival)]
    keep_rows(here.folder, listed.labels, [arrival.entry for arrival in done])
    failed = (finding for one in results if isinstance(one, DraftingError) for finding in one.findings)
    left_out = (*(one for one in findings if one.severity is Severity.ERROR), *failed)
    return Done(_counted(done), left_out=left_out)


def _counted(arrivals: list[Arrival]) -> str:
    new, filled = sum(not one.before for one in arrivals), sum(bool(one.filled) for one in arrivals)
    return f"新增 {new} 件，补充 {filled} 件，未变 {len(arrivals) - new - filled} 件"
