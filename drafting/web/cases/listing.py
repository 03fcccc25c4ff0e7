"""The list of forms as a list of tasks: the state of each, what is due first; its findings, found behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from drafting.ledger.cache import Cache
from drafting.ledger.cases import Case, case_number, made
from drafting.ledger.facts import facts_of
from drafting.ledger.state import State as Stage
from drafting.web.cases.looking import Stamp, State, known
from drafting.web.cases.remarked import open_in
from drafting.web.cases.searching import Excerpt, excerpt, folded, text_of
from drafting.web.cases.wish import OVERDUE, Wish
from drafting.web.folder import store

ON_PAGE = 100
"""Forms on one page of the list."""
SOON = 30
"""Days before a promise is to be kept from which on it is due."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `state` is None while it has not been looked at, `remarks` are the comments that are open,
    `promised` the days left for each promise not kept yet, None where no day is set; `found` is where the words looked
    for stand, if in none of its columns."""

    case: Case
    stamp: Stamp
    state: State | None
    remarks: int
    promised: tuple[int | None, ...]
    found: Excerpt | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.case.file

    @property
    def changed(self) -> datetime:
        """When the file was written last."""
        return datetime.fromtimestamp(self.stamp[0] / 1e9)

    @property
    def title(self) -> str:
        """What the proposal is called, or the file."""
        return self.case.facts.proposal_title or Path(self.name).stem

    @property
    def who(self) -> str:
        """Who handles it."""
        return self.case.facts.handler or self.case.facts.department

    @property
    def left(self) -> str:
        """How long there is, in words."""
        return _in_words(self.case.days_left)

    @property
    def next_promise(self) -> int | None:
        """The days left for the promise that is due first."""
        return min((days for days in self.promised if days is not None), default=None)

    @property
    def promise_left(self) -> str:
        """How long there is for the promise that is due first, in words."""
        return _in_words(self.next_promise)

    @property
    def is_promise_due(self) -> bool:
        """Whether a promise is due, or overdue."""
        return self.next_promise is not None and self.next_promise <= SOON


def _in_words(days: int | None) -> str:
    return "" if days is None else f"逾期{-days}天" if days < 0 else f"剩{days}天" if days else "今天到期"


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list; how many forms there are of each state and class, and of each who handles them, in all."""

    wish: Wish
    rows: Sequence[Row]
    counts: Mapping[str, int]
    results: Mapping[str, int]
    handlers: Mapping[str, int]
    remarked: int
    promised: int
    total: int
    fit: int

    @property
    def pages(self) -> int:
        """How many pages there are of what is wanted."""
        return max(-(-self.fit // ON_PAGE), 1)


_facts: dict[tuple[Path, str], tuple[Stamp, Case]] = {}


def listing(folder: Path, wish: Wish, today: date | None = None) -> Listing:
    """The forms of the folder that are wanted, in the order that is wanted."""
    day, remarks = today or date.today(), open_in(folder)
    found = [_row(folder, case, stamp, remarks, day) for case, stamp in _cases(folder, store.stamps(folder))]
    counts = Counter(str(row.case.state) for row in found)
    counts[OVERDUE] = sum(row.case.is_overdue for row in found)
    wanted = _in_order([row for row in found if _is_of(row, wish)], wish)
    fit = list(_holding(folder, wanted, wish.words.casefold().split()))
    start = (wish.page - 1) * ON_PAGE
    return Listing(
        wish,
        [_with_excerpt(folder, row, left) for row, left in fit[start : start + ON_PAGE]],
        counts,
        _counted(row.case.facts.result for row in found),
        _counted(name for row in found for name in {row.case.facts.handler, row.case.facts.department}),
        sum(bool(row.remarks) for row in found),
        sum(row.is_promise_due for row in found),
        len(found),
        len(fit),
    )


def _cases(folder: Path, stamps: Iterable[tuple[str, Stamp]]) -> list[tuple[Case, Stamp]]:
    """The forms as cases: from memory, or the ledger's cache, or the file."""
    cache, found = None, []
    for name, stamp in stamps:
        seen_before = _facts.get((folder, name))
        if seen_before is None or seen_before[0] != stamp:
            cache = cache or Cache(folder)
            seen = cache.get(name, folder / name)
            facts = seen.facts if seen else facts_of(folder / name)
            if seen is None:
                cache.put(name, folder / name, facts)
            seen_before = (stamp, made(name, facts, date.min, seen.errors if seen else None))
            _facts[folder, name] = seen_before
        found.append((seen_before[1], stamp))
    if cache:
        cache.keep(list(cache.rows))
    return found


def _row(folder: Path, case: Case, stamp: Stamp, remarks: Mapping[str, int], day: date) -> Row:
    state = known(folder, case.file, stamp)
    if state is None and case.errors is not None and not store.waiting(folder, case.file):
        state = State(case.errors)  # as drafting ledger list --check counted them
    open_ = [promise.due for promise in case.facts.promises if not promise.done]
    promised = tuple((date.fromisoformat(due) - day).days if due else None for due in open_)
    case = made(case.file, case.facts, day, case.errors)
    return Row(case, stamp, state, remarks.get(Path(case.file).stem, 0), promised)


def _with_excerpt(folder: Path, row: Row, words: Sequence[str]) -> Row:
    return replace(row, found=excerpt(text_of(folder / row.name), words)) if words else row


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    counts = Counter(filter(None, names))
    return {name: counts[name] for name in sorted(counts)}


def _is_of(row: Row, wish: Wish) -> bool:
    """Whether a form is among those wanted, whatever words are looked for in it."""
    facts = row.case.facts
    return (
        (row.case.is_overdue if wish.state == OVERDUE else wish.state in ("", row.case.state))
        and wish.result in ("", facts.result)
        and wish.who in ("", facts.handler, facts.department)
        and (not wish.remarks or row.remarks > 0)
        and (not wish.promises or row.is_promise_due)
    )


def _holding(folder: Path, found: Iterable[Row], words: Sequence[str]) -> Iterator[tuple[Row, list[str]]]:
    """The forms in whose columns or text all of the words stand, each with those that only its text has."""
    for row in found:
        facts = row.case.facts
        who = (facts.handler, facts.department, *facts.proposers)
        told = " ".join((row.name, facts.proposal_title, facts.session, facts.number, facts.kind, facts.result, *who))
        columns = told.casefold()
        left = [word for word in words if word not in columns]
        if not left or all(word in folded(folder / row.name, row.stamp) for word in left):
            yield row, left


def _in_order(found: list[Row], wish: Wish) -> list[Row]:
    """In the order that is wanted, what has nothing in the column behind; else the last changed first."""
    of = _ORDERS[wish.column]
    filled = [row for row in found if of(row) is not None]
    filled.sort(key=of, reverse=wish.is_turned)
    return [*filled, *(row for row in found if of(row) is None)]


_STAGES = {stage: number for number, stage in enumerate(Stage)}
_ORDERS: Mapping[str, Callable[[Row], Any]] = {
    "title": lambda row: row.title,
    "number": lambda row: case_number(row.case) if row.case.facts.number else None,
    "state": lambda row: _STAGES[row.case.state],
    "due": lambda row: row.case.days_left,
    "result": lambda row: row.case.facts.result or None,
    "faults": lambda row: (-row.state.errors, -row.state.warnings) if row.state else None,
    "remarks": lambda row: -row.remarks or None,
    "promises": lambda row: row.next_promise,
    "who": lambda row: row.who or None,
    "changed": lambda row: -row.stamp[0],
}
"""Key of an order -> what it goes by; None for what stands behind, however the order is turned."""


def rows(folder: Path) -> list[Row]:
    """The first of the forms of the folder."""
    return list(listing(folder, Wish()).rows)


def unlooked(folder: Path, shown: Listing) -> bool:
    """Whether a form that is shown has not been looked at as it stands."""
    return any(known(folder, row.name, row.stamp) is None for row in shown.rows)
