"""The ledger on a terminal: tables whose columns stand under each other where a Han character is two wide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from drafting.language.width import width
from drafting.ledger.cases import Case
from drafting.ledger.statistics import KEPT, MISSED, UNDER_WAY, promise_state
from drafting.ledger.workdays import last_workday

_LONGEST = 40  # halves of a character


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines, the first one the header; a long cell is cut, with a mark."""
    short = [[_cut(cell) for cell in row] for row in rows]
    widths = [max(width(row[column]) for row in short) for column in range(len(short[0]))] if short else []
    return [
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in short
    ]


def _cut(text: str) -> str:
    text = " ".join(text.split())
    if width(text) <= _LONGEST:
        return text
    while width(text) > _LONGEST - 2:
        text = text[:-1]
    return f"{text}…"


def case_rows(cases: Sequence[Case]) -> list[list[str]]:
    """The table of cases, header first; below a case of several letters a line for each of them."""
    rows = [["状态", "剩余", "期限", "文种", "编号", "标题", "结果", "检查", "承办", "表单"]]
    rows[0][-1:-1] = ["会办"] * (awaiting := any(case.awaited for case in cases))
    for case in cases:
        facts = case.facts
        who = facts.handler or facts.department
        said = "" if case.errors is None else f"{case.errors}处错误" if case.errors else "无错误"
        title = facts.unreadable or facts.proposal_title
        row = [case.state.value, _left(case), _due(case), facts.kind, facts.number, title, facts.result, said, who]
        awaited = [_awaited(case)] * awaiting
        rows += [[*row, *awaited, case.file], *(_letter_row(one, awaiting) for one in case.letters)]
    return rows


def _awaited(case: Case) -> str:
    """缺市财政局（4月20日前）: whose 会办意见 has not come, and by when it should."""
    if not case.awaited:
        return ""
    by = date.fromisoformat(case.awaited_by) if case.awaited_by else None
    return f"缺{'、'.join(case.awaited)}{f'（{by.month}月{by.day}日前）' if by else ''}"


def _letter_row(letter: Case, awaiting: bool) -> list[str]:
    facts = letter.facts
    name = facts.followup or "首次答复"
    said = "，".join(part for part in (facts.document_number if facts.date else "", facts.date) if part)
    return [f"└{letter.state.value}", "", "", f"└{name}", "", said, facts.result, "", "", *[""] * awaiting, letter.file]


def _left(case: Case) -> str:
    if case.days_left is None:
        return ""
    return f"逾期{-case.days_left}天" if case.days_left < 0 else "今天" if not case.days_left else f"{case.days_left}天"


def _due(case: Case) -> str:
    """The deadline; where it is no working day, the last one before it."""
    if not case.due:
        return ""
    day = date.fromisoformat(case.due)
    before = last_workday(day) if case.days_left is not None else None
    return f"{day}（前一工作日{before.month}月{before.day}日）" if before and before != day else str(day)


def promise_rows(cases: Sequence[Case], today: date) -> list[list[str]]:
    """The table of promises, what is overdue first."""
    rows = []
    for case in (letter for one in cases for letter in one.letters or (one,)):
        for promise in case.facts.promises:
            where = f"{case.file} 第{promise.where}条"
            rows.append(
                [
                    promise_state(promise, today),
                    promise.due or "未定",
                    promise.unit,
                    promise.text,
                    promise.disposition,
                    where,
                ]
            )
    order = (MISSED, UNDER_WAY, KEPT)
    rows.sort(key=lambda row: (order.index(row[0]), row[1]))
    return [["状态", "完成时限", "责任单位", "承诺", "办理情况", "表单"], *rows]
