"""What the government office asks for of a year's cases: counts by kind, class, state, time, satisfaction, promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from drafting.ledger.cases import Case
from drafting.ledger.facts import Promise
from drafting.ledger.letters import is_answered, sent_on
from drafting.ledger.state import State
from drafting.model.handling import FEEDBACKS

IN_TIME, LATE, OVERDUE = "按期答复", "逾期答复", "逾期未答复"
KEPT, UNDER_WAY, MISSED = "已兑现", "办理中", "已逾期"
OPINION = "会办意见"


class Count(NamedTuple):
    """A table of counts: its name, what is counted, and how often there is each."""

    name: str
    rows: tuple[tuple[str, int], ...]

    def of(self, name: str) -> int:
        """How often there is one."""
        return dict(self.rows).get(name, 0)


class Group(NamedTuple):
    """The cases that have something in common: how many, answered, in and out of time, and how far they satisfied."""

    name: str
    cases: int
    answered: int
    timing: Mapping[str, int]
    satisfaction: Mapping[str, int]


def statistics(cases: Sequence[Case], today: date) -> list[Count]:
    """The tables, in the order in which they are asked for; a case that cannot be read is in none but the first."""
    read = proper(cases)
    handled = [case for case in read if case.facts.kind != OPINION]
    return [
        _count("办理状态", cases, lambda case: case.state.value, State),
        _count("文种", read, lambda case: case.facts.kind or "未定"),
        _count("届次", read, session_of),
        _count("办理结果", handled, lambda case: case.facts.result or "未定"),
        _count("办理时限", read, lambda case: timing(case, today)),
        _count("与提出人沟通", handled, lambda case: "已沟通" if was_talked_of(case) else "未沟通"),
        _count("满意度", handled, lambda case: case.facts.feedback or "未反馈", (*FEEDBACKS, "未反馈")),
        _promises(cases, today),
        _count("承办科室", read, lambda case: case.facts.department or "未填"),
    ]


def proper(cases: Iterable[Case]) -> list[Case]:
    """The cases that can be read."""
    return [case for case in cases if not case.facts.unreadable]


def groups(cases: Sequence[Case], of: Callable[[Case], str], today: date) -> list[Group]:
    """The cases by what they have in common, the largest group first."""
    parted = dict[str, list[Case]]()
    for case in proper(cases):
        parted.setdefault(of(case), []).append(case)
    made = [
        Group(
            name,
            len(some),
            sum(map(is_answered, some)),
            Counter(timing(case, today) for case in some),
            Counter(case.facts.feedback for case in some if case.facts.feedback),
        )
        for name, some in parted.items()
    ]
    return sorted(made, key=lambda group: (-group.cases, group.name))


def session_of(case: Case) -> str:
    """The session as it is counted."""
    return case.facts.session or "未填"


def was_talked_of(case: Case) -> bool:
    """Whether anybody talked with the proposer."""
    return bool(case.facts.talk_date or case.facts.talk_way)


def _count(name: str, cases: Iterable[Case], of: Callable[[Case], str], order: Iterable[str] = ()) -> Count:
    found = Counter(map(of, cases))
    known = list(map(str, order))
    names = [*known, *sorted(set(found) - set(known))]
    return Count(name, tuple((one, found[one]) for one in names if found[one]))


def timing(case: Case, today: date) -> str:
    """Whether the first letter was dated within its time, or is late, or still has time."""
    due, sent = case.facts.due, sent_on(case)
    if not due:
        return "未定期限"
    if is_answered(case):
        return "已答复，未写日期" if not sent else IN_TIME if sent <= due else LATE
    return OVERDUE if due < today.isoformat() else "期限未到"


def promise_state(promise: Promise, today: date) -> str:
    """Whether a promise is kept, under way or late."""
    late = bool(promise.due) and promise.due < today.isoformat()
    return KEPT if promise.done else MISSED if late else UNDER_WAY


def _promises(cases: Iterable[Case], today: date) -> Count:
    found = Counter(promise_state(promise, today) for case in cases for promise in case.facts.promises)
    return Count("承诺事项", tuple((name, found[name]) for name in (KEPT, UNDER_WAY, MISSED) if found[name]))
