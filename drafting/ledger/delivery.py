"""送达清单: which cases may go out, to whom, in how many copies, with room to sign for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafting.ledger.cases import Case
from drafting.ledger.state import State
from drafting.ledger.workbook import sheet_of

NAME = "送达清单"
_COLUMNS = "序号 届次 编号 文种 案由 发文字号 收件人 性质 份数 随附 文件"
_BY_HAND = ("送达方式", "签收人", "签收日期")
_COPIES = re.compile(r"[（(](?:各)?(\d{1,3})份[）)]$")
_DONE = (State.RECEIVED, State.AGAIN, State.ARCHIVED)


class Addressee(NamedTuple):
    """Who gets a letter: 提出人, 主办单位 or 抄送, how many copies, what goes with it, and its file."""

    name: str
    nature: str
    copies: int
    beside: str
    file: str


def why_not(case: Case, again: bool = False) -> str:
    """Why a case may not go out; "" where it is signed, numbered and dated.

    One that has an answer to its letter already goes out only `again`.
    """
    may = case.state is State.SENT or (again and case.state in _DONE)
    return "" if may else case.facts.unreadable or case.state.value


def copied_to(printed: str) -> list[tuple[str, int]]:
    """The recipients of a line 抄送：甲，乙（2份）。 with their copies."""
    names = re.split("[，；、,;](?![^（(]*[）)])", printed.removeprefix("抄送：").strip("。 \n"))
    found = [(name.strip(), _COPIES.search(name.strip())) for name in names if name.strip()]
    return [(_COPIES.sub("", name), int(copies[1]) if copies else 1) for name, copies in found]


def delivery_list(delivered: Sequence[tuple[Case, Sequence[Addressee]]]) -> bytes:
    """The sheet, an addressee a row; how, by whom and when it was received is filled in by hand."""
    rows = []
    for case, addressees in delivered:
        facts = case.facts
        head = (facts.session, facts.number, facts.kind, facts.proposal_title, facts.document_number)
        for one in addressees:
            rows.append((len(rows) + 1, *head, one.name, one.nature, one.copies, one.beside, one.file, "", "", ""))
    return sheet_of(NAME, (*_COLUMNS.split(), *_BY_HAND), rows, _BY_HAND)
