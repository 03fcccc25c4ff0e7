"""What the government office asks for of a year's cases: counts by kind, class, state, time, satisfaction, promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from drafting.ledger.cases import Case
from drafting.ledger.state import OUT
from drafting.model.handling import FEEDBACKS


class Count(NamedTuple):
    """A table of counts: its name, what is counted, and how often there is each."""

    name: str
    rows: tuple[tuple[str, int], ...]


def statistics(cases: Sequence[Case], today: date) -> list[Count]:
    """The tables, in the order in which they are asked for; a case that cannot be read is in none but the first."""
    read = [case for case in cases if not case.facts.unreadable]
    handled = [case for case in read if case.facts.kind != "会办意见"]
    return [
        _count("办理状态", cases, lambda case: case.state.value),
        _count("文种", read, lambda case: case.facts.kind or "未定"),
        _count("届次", read, lambda case: case.facts.session or "未填"),
        _count("办理结果", handled, lambda case: case.facts.result or "未定"),
        _count("办理时限", read, lambda case: _in_time(case, today)),
        _count(
            "与提出人沟通", handled, lambda case: "已沟通" if case.facts.talk_date or case.facts.talk_way else "未沟通"
        ),
        _count("满意度", handled, lambda case: case.facts.feedback or "未反馈", (*FEEDBACKS, "未反馈")),
        _promises(read, today),
        _count("承办科室", read, lambda case: case.facts.department or "未填"),
    ]


def _count(name: str, cases: Iterable[Case], of: Callable[[Case], str], order: Sequence[str] = ()) -> Count:
    found = Counter(map(of, cases))
    names = [*order, *sorted(set(found) - set(order))]
    return Count(name, tuple((one, found[one]) for one in names if found[one]))


def _in_time(case: Case, today: date) -> str:
    """Whether the letter was dated within its time, or is late, or still has time."""
    due, sent = case.facts.due, case.facts.date if case.state in OUT else ""
    if not due:
        return "未定期限"
    if sent:
        return "按期答复" if sent <= due else "逾期答复"
    return "逾期未答复" if due < today.isoformat() else "期限未到"


def _promises(cases: Iterable[Case], today: date) -> Count:
    def state(done: str, due: str) -> str:
        return "已兑现" if done else "已逾期" if due and due < today.isoformat() else "办理中"

    found = Counter(state(promise.done, promise.due) for case in cases for promise in case.facts.promises)
    return Count("承诺事项", tuple((name, found[name]) for name in ("已兑现", "办理中", "已逾期") if found[name]))
