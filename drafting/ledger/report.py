"""办理情况报告: what came of the year's cases, worded by a standard block that an office may replace by its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from drafting.blocks.files import library_of
from drafting.blocks.filling import Filler
from drafting.document import Document, Layout
from drafting.findings import DraftingError
from drafting.language.numerals import format_date
from drafting.language.tables import row_line
from drafting.ledger.cases import Case
from drafting.ledger.letters import is_answered
from drafting.ledger.statistics import (
    IN_TIME,
    KEPT,
    LATE,
    MISSED,
    OPINION,
    OVERDUE,
    UNDER_WAY,
    Count,
    Group,
    groups,
    promise_state,
    proper,
    session_of,
    statistics,
    was_talked_of,
)
from drafting.model.handling import FEEDBACKS
from drafting.model.kinds import SUBJECTS, kind_names
from drafting.model.office import Office
from drafting.wording.body import prose
from drafting.wording.lines import lines
from drafting.wording.word import paragraphs, skeleton

NAME = "办理情况报告"
"""The block that words it, of the part report."""


def report(cases: Sequence[Case], office: Office | None, today: date) -> Document:
    """The report on these cases as it stands today, signed by the office of the profile.

    Raises DraftingError where the office's own block is wrong, or asks for what is not known.
    """
    known = figures(cases, office, today)
    text = Filler(library_of(office), known, today).fill("report", NAME, dict)
    title, addressee, body = _parts(text)
    context = {"标题": title, "主送机关": addressee, "正文": list(prose(body))}
    context |= {"发文机关": office.name if office else "", "成文日期": format_date(today)}
    xml = skeleton("report.xml").render(context)
    return Document(paragraphs(xml), Layout.WHITE_HEAD, (NAME, known["年度"]))


def _parts(text: str) -> tuple[str, str, str]:
    """The title, the addressee or "", and the body, its tables numbered by place.

    Raises DraftingError (B006) for a block of one line.
    """
    typed = [line.text for line in lines(text)]
    if len(typed) < 2:
        remedy = "首行写标题，下面写正文"
        raise DraftingError.of("B006", f"标准段“{NAME}”没有正文", remedy=remedy)
    addressed = typed[1].endswith("：")
    numbers = count(1)
    body = (re.sub("^表：", lambda _: f"表{next(numbers)}：", line) for line in typed[2 if addressed else 1 :])
    return typed[0], typed[1] if addressed else "", "\n".join(body)


def figures(cases: Sequence[Case], office: Office | None, today: date) -> dict[str, Any]:
    """The fields of blocks.vocabulary.REPORT."""
    read = proper(cases)
    known = {
        "发文机关": office.name if office else "我单位",
        "简称": (office.short_name or office.name) if office else "我单位",
        "级": office.level if office else None,
        "年度": _years(read, today),
        "截至": format_date(today),
        "件类": "、".join(_subjects(read)) or "建议提案",
        "打不开数": sum(bool(case.facts.unreadable) for case in cases),
    }
    counts = {one.name: one for one in statistics(cases, today)}
    return known | _numbers(read, counts) | _satisfied(read) | _tables(cases, counts, office, today)


def _years(cases: Iterable[Case], today: date) -> str:
    found = {case.facts.received[:4] or case.facts.due[:4] for case in cases} - {""}
    first, last = min(found, default=f"{today.year}"), max(found, default=f"{today.year}")
    return f"{first}年" if first == last else f"{first}—{last}年"


def _subjects(cases: Iterable[Case]) -> Iterator[str]:
    """What is answered, with its chamber: 人大代表建议、政协提案."""
    found = {case.facts.subject for case in cases}
    for subject, (chamber, person) in SUBJECTS.items():
        if subject in found:
            yield f"{chamber}{person if subject == '建议' else ''}{subject}"


def _numbers(read: Sequence[Case], counts: Mapping[str, Count]) -> dict[str, Any]:
    timing, promised = counts["办理时限"], counts["承诺事项"]
    subjects = [case.facts.subject for case in read]
    helped = counts["文种"].of(OPINION)
    answered = sum(map(is_answered, read))
    return {
        "总数": len(read),
        **{f"{subject}数": subjects.count(subject) for subject in SUBJECTS},
        "主办数": len(read) - helped,
        "会办数": helped,
        "已答复数": answered,
        "未答复数": len(read) - answered,
        "办复率": _share(answered, len(read)),
        "按期数": timing.of(IN_TIME),
        "逾期答复数": timing.of(LATE),
        "逾期未答复数": timing.of(OVERDUE),
        "承诺数": sum(number for _, number in promised.rows),
        "兑现数": promised.of(KEPT),
        "承诺办理中数": promised.of(UNDER_WAY),
        "承诺逾期数": promised.of(MISSED),
    }


def _satisfied(read: Sequence[Case]) -> dict[str, Any]:
    handled = [case for case in read if case.facts.kind != OPINION]
    talked = sum(map(was_talked_of, handled))
    said = [case.facts.feedback for case in handled if case.facts.feedback]
    return {
        "沟通数": talked,
        "沟通率": _share(talked, len(handled)),
        "反馈数": len(said),
        **{f"{result}数": said.count(result) for result in FEEDBACKS},
        "满意率": _share(len(said) - said.count("不满意"), len(said)),
    }


def _share(part: int, whole: int) -> str:
    """A percentage with one decimal, none where it is whole; never 100% of what is not all."""
    if not whole:
        return "0%"
    share = min(round(100 * part / whole, 1), 100.0 if part == whole else 99.9)
    return f"{share:g}%"


def _tables(
    cases: Sequence[Case], counts: Mapping[str, Count], office: Office | None, today: date
) -> dict[str, str | None]:
    """Tables in the grammar of an answer; None where one would be empty or say nothing."""
    sessions = groups(cases, session_of, today)
    departments = groups(cases, lambda case: case.facts.department or "未填", today)
    has_departments = [group.name for group in departments] not in ([], ["未填"])
    return {
        "文种表": _of_groups("文种", _by_kind(cases, today), False),
        "届次表": _of_groups("届次", sessions, True),
        "科室表": _of_groups("承办科室", departments, True) if has_departments else None,
        "办理结果表": _of_results(counts["办理结果"], (office.classes if office else None) or {}),
        "满意度表": _table(["满意度", "件数"], counts["满意度"].rows),
        "承诺表": _table(["交办件", "承诺事项", "责任单位", "完成时限", "状态"], list(_open_promises(cases, today))),
    }


def _of_groups(name: str, made: Sequence[Group], satisfied: bool) -> str | None:
    head = [name, "件数", "已答复", "按期", "逾期未答复", *(FEEDBACKS if satisfied else ())]
    rows = [
        [
            *(group.name, group.cases, group.answered, group.timing.get(IN_TIME, 0), group.timing.get(OVERDUE, 0)),
            *(group.satisfaction.get(result, 0) for result in (FEEDBACKS if satisfied else ())),
        ]
        for group in made
    ]
    if len(rows) > 1:
        rows.append(["合计", *(sum(row[column] for row in rows) for column in range(1, len(head)))])
    return _table(head, rows)


def _by_kind(cases: Sequence[Case], today: date) -> list[Group]:
    """The cases by kind, in the order of the kinds."""
    order = kind_names()
    found = groups(cases, lambda case: case.facts.kind or "未定", today)
    return sorted(found, key=lambda group: order.index(group.name) if group.name in order else len(order))


def _of_results(found: Count, meanings: Mapping[str, str]) -> str | None:
    """The classes of the answers, with what they mean where the office's scheme says so."""
    rows = [(f"{name}类" if name.isascii() else name, meanings.get(name, ""), number) for name, number in found.rows]
    if any(meaning for _, meaning, _ in rows):
        return _table(["办理结果", "含义", "件数"], rows)
    return _table(["办理结果", "件数"], [(name, number) for name, _, number in rows])


def _open_promises(cases: Iterable[Case], today: date) -> Iterator[Sequence[str]]:
    """The promises that are not kept, what is late first."""
    waiting = [(case.facts, one) for case in cases for one in case.facts.promises if not one.done]
    for facts, one in sorted(waiting, key=lambda pair: (not pair[1].due, pair[1].due, pair[0].number)):
        number = f"{facts.subject}第{facts.number.strip('第号')}号"
        due = format_date(date.fromisoformat(one.due)) if one.due else "未定"
        yield number, one.text, one.unit, due, promise_state(one, today)


def _table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str | None:
    made = [row_line([" ".join(str(cell).split()) for cell in row]) for row in (head, *rows)]
    return "\n".join(made) if rows else None
