"""台账 as a page: the year's cases with their states and days, what was promised, and what can be taken along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from drafting.ledger.calendar import as_calendar
from drafting.ledger.cases import Case, cases
from drafting.ledger.report import report
from drafting.ledger.show import case_rows, promise_rows
from drafting.ledger.state import State
from drafting.ledger.statistics import MISSED, statistics
from drafting.ledger.workbook import list_of
from drafting.web.access import Need, needs
from drafting.web.folder.asked import Folder
from drafting.web.profile import office_of
from drafting.web.rendering import page
from drafting.writers import write

router = APIRouter(default_response_class=HTMLResponse)
ON_PAGE = 200
_OVERDUE = "逾期"


class Row(NamedTuple):
    """A case as the ledger's table has it, and the form that its page is of; "" for one in another folder."""

    case: Case
    cells: Mapping[str, str]
    form: str


class Out(NamedTuple):
    """What can be taken along: the name of its file, its type, and how it is made."""

    name: str
    media: str
    made: Callable[[Path, Sequence[Case]], bytes]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which cases are wanted: of a year, in a state or 逾期; which page of them, from 1."""

    year: str = ""
    state: str = ""
    page: int = 1

    @classmethod
    def of(cls, asked: Mapping[str, str], years: Sequence[str]) -> Wish:
        """The wish of an address; what it does not know is left out."""
        year, state, number = (asked.get(name, "") for name in ("year", "state", "page"))
        known = year in years, state in (_OVERDUE, *map(str, State))
        number = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
        return cls(year if known[0] else "", state if known[1] else "", max(number, 1))

    def query(self, **changed: str | int) -> str:
        """The same with something changed; its first page unless one is named."""
        parts = {"year": self.year, "state": self.state, "page": 1} | changed
        return urlencode({name: value for name, value in parts.items() if value not in ("", 1)})


def year_of(case: Case) -> str:
    """The year in which a case came, or else went out; "" where neither is known."""
    return (case.first.facts.received or case.first.facts.due or case.first.facts.date)[:4]


@router.get("/ledger")
@needs(Need.READ)
def ledger(request: Request, folder: Folder) -> str:
    """The cases of the folder and of those below it, the most urgent first."""
    found = cases(folder)
    years = sorted({year for case in found if (year := year_of(case))}, reverse=True)
    wish = Wish.of(request.query_params, years)
    ofyear = [case for case in found if wish.year in ("", year_of(case))]
    fit = [case for case in ofyear if _fits(case, wish.state)]
    shown = fit[(wish.page - 1) * ON_PAGE : wish.page * ON_PAGE]
    known = {"years": years, "pages": max(-(-len(fit) // ON_PAGE), 1), "fit": len(fit), "total": len(ofyear)}
    counts = {state: sum(_fits(case, state) for case in ofyear) for state in (_OVERDUE, *map(str, State))}
    promises = promise_rows(ofyear, date.today())
    return page(
        "ledger.html",
        wish=wish,
        rows=[*map(_row, shown)],
        counts=counts,
        overdue=_OVERDUE,
        promises=promises[1:],
        missed=MISSED,
        statistics=statistics(ofyear, date.today()),
        **known,
    )


def _fits(case: Case, state: str) -> bool:
    return case.is_overdue if state == _OVERDUE else state in ("", case.state.value)


def _row(case: Case) -> Row:
    """A case under the heads of the table that the command shows; its letters are in it, if there are several."""
    head, cells = case_rows([case])[:2]
    return Row(case, dict(zip(head, cells, strict=True)), "" if "/" in case.file else case.file)


@router.get("/ledger/{piece}")
@needs(Need.READ)
def taken(request: Request, folder: Folder, piece: str) -> Response:
    """The list, the report or the days as a file, of a year or of all."""
    out = _OUT.get(piece)
    if out is None:
        raise HTTPException(404)
    year = request.query_params.get("year", "")
    found = [case for case in cases(folder) if year in ("", year_of(case))]
    name = quote(f"{year}{'年' * bool(year)}{out.name}")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(out.made(folder, found), media_type=out.media, headers=headers)


def _report(folder: Path, found: Sequence[Case]) -> bytes:
    return write(report(found, office_of(folder), date.today()), "docx")


def _days(_: Path, found: Sequence[Case]) -> bytes:
    return as_calendar(found, datetime.now()).encode()


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OUT: Mapping[str, Out] = {
    "list": Out("台账.xlsx", f"{_OFFICE}.spreadsheetml.sheet", list_of),
    "report": Out("办理情况报告.docx", f"{_OFFICE}.wordprocessingml.document", _report),
    "days": Out("期限.ics", "text/calendar; charset=utf-8", _days),
}
