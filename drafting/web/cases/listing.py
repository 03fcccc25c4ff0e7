"""The list of forms as a list of tasks: the state of each, what is due first; its findings, found behind."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from time import sleep
from urllib.parse import urlencode

from drafting.findings import DraftingError, Severity
from drafting.form.revise import values_of
from drafting.ledger.cache import Cache
from drafting.ledger.cases import Case, made
from drafting.ledger.facts import facts_of
from drafting.ledger.state import State as Stage
from drafting.web.drafts.draft import judge
from drafting.web.folder import store
from drafting.web.profile import office_of

Stamp = tuple[int, int]
ON_PAGE = 100
"""Forms on one page of the list."""
OVERDUE = "逾期"
_SORTS = {"due": "期限", "changed": "最近修改"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `state` is None while it has not been looked at."""

    case: Case
    changed: datetime
    state: State | None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.case.file

    @property
    def title(self) -> str:
        """What the proposal is called, or the file."""
        return self.case.facts.proposal_title or Path(self.name).stem

    @property
    def left(self) -> str:
        """How long there is, in words."""
        days = self.case.days_left
        return "" if days is None else f"逾期{-days}天" if days < 0 else f"剩{days}天" if days else "今天到期"


@dataclass(frozen=True, slots=True)
class State:
    """How many errors and warnings a form has; `unreadable` is what keeps it from being opened."""

    errors: int = 0
    warnings: int = 0
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the list is wanted: the state, or 逾期; words that stand in it; the order; which page, from 1."""

    state: str = ""
    words: str = ""
    sort: str = "due"
    page: int = 1

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Wish:
        """The wish of an address; what it does not know is left out."""
        state, sort, page = asked.get("state", ""), asked.get("sort", ""), asked.get("page", "")
        known = (OVERDUE, *map(str, Stage))
        return cls(
            state if state in known else "",
            asked.get("q", "").strip()[:100],
            sort if sort in _SORTS else "due",
            int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1,
        )

    def query(self, **changed: str | int) -> str:
        """The address of the same list with something changed; its first page unless a page is named."""
        parts = {"state": self.state, "q": self.words, "sort": self.sort, "page": 1} | changed
        kept = {key: value for key, value in parts.items() if value not in ("", 1) and (key, value) != ("sort", "due")}
        return f"?{urlencode(kept)}" if kept else ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list, and how many forms there are of each state."""

    wish: Wish
    rows: Sequence[Row]
    counts: Mapping[str, int]
    total: int
    fit: int

    @property
    def pages(self) -> int:
        """How many pages there are of what is wanted."""
        return max(-(-self.fit // ON_PAGE), 1)


_states: dict[tuple[Path, str], tuple[tuple[Stamp, Stamp], State]] = {}
_facts: dict[tuple[Path, str], tuple[Stamp, Case]] = {}
_looking: defaultdict[Path, Lock] = defaultdict(Lock)
_REST = 0.02
"""Seconds between two forms that are looked at, so that a page that is asked for meanwhile comes at once."""


def listing(folder: Path, wish: Wish, today: date | None = None) -> Listing:
    """The forms of the folder that are wanted: what is due first, first; then the last changed."""
    stamps = store.stamps(folder)
    day = today or date.today()
    found = [(made(case.file, case.facts, day, case.errors), stamp) for case, stamp in _cases(folder, stamps)]
    counts = Counter(str(case.state) for case, _ in found)
    counts[OVERDUE] = sum(case.is_overdue for case, _ in found)
    fit = [one for one in found if _fits(one[0], wish)]
    if wish.sort == "due":
        fit.sort(key=lambda one: (one[0].days_left is None, one[0].days_left or 0))
    start = (wish.page - 1) * ON_PAGE
    rows = [_row(folder, case, stamp) for case, stamp in fit[start : start + ON_PAGE]]
    return Listing(wish, rows, counts, len(found), len(fit))


def _cases(folder: Path, stamps: Iterable[tuple[str, Stamp]]) -> list[tuple[Case, Stamp]]:
    """The forms as cases: from memory, or the ledger's cache, or the file."""
    cache, found = None, []
    for name, stamp in stamps:
        known = _facts.get((folder, name))
        if known is None or known[0] != stamp:
            cache = cache or Cache(folder)
            seen = cache.get(name, folder / name)
            facts = seen.facts if seen else facts_of(folder / name)
            if seen is None:
                cache.put(name, folder / name, facts)
            known = (stamp, made(name, facts, date.min, seen.errors if seen else None))
            _facts[folder, name] = known
        found.append((known[1], stamp))
    if cache:
        cache.keep(list(cache.rows))
    return found


def _fits(case: Case, wish: Wish) -> bool:
    facts = case.facts
    who = (facts.handler, facts.department, *facts.proposers)
    told = " ".join((case.file, facts.proposal_title, facts.session, facts.number, facts.kind, facts.result, *who))
    stands = case.is_overdue if wish.state == OVERDUE else wish.state in ("", case.state)
    return stands and all(word in told for word in wish.words.split())


def _row(folder: Path, case: Case, stamp: Stamp) -> Row:
    state = _known(folder, case.file, stamp)
    if state is None and case.errors is not None and not store.waiting(folder, case.file):
        state = State(case.errors)  # as drafting ledger list --check counted them
    return Row(case, datetime.fromtimestamp(stamp[0] / 1e9), state)


def rows(folder: Path) -> list[Row]:
    """The first of the forms of the folder."""
    return list(listing(folder, Wish()).rows)


def _known(folder: Path, name: str, stamp: Stamp) -> State | None:
    """The state of a form as it stands now, if it has been looked at."""
    seen = _states.get((folder, name))
    return seen[1] if seen and seen[0] == (stamp, store.conflict_stamp(folder, name)) else None


def unlooked(folder: Path, shown: Listing) -> bool:
    """Whether a form that is shown has not been looked at as it stands."""
    return any(_known(folder, row.name, _facts[folder, row.name][0]) is None for row in shown.rows)


def look(folder: Path, first: Iterable[str] = ()) -> None:
    """Look at every form whose state is not known, these `first`. Only one thread does so at a time in a folder."""
    if not _looking[folder].acquire(blocking=False):
        return
    try:
        wanted = set(first)
        for name, stamp in sorted(store.stamps(folder), key=lambda form: form[0] not in wanted):
            if _known(folder, name, stamp) is None:
                stamps = stamp, store.conflict_stamp(folder, name)
                _states[folder, name] = (stamps, state_of(folder, name))
                sleep(_REST)
    finally:
        _looking[folder].release()


def state_of(folder: Path, name: str) -> State:
    """The state of one form's findings."""
    try:
        text = store.read(folder, name).text
        draft = judge(values_of(text), office_of(folder), text, folder).undecided(store.waiting(folder, name))
    except DraftingError as error:
        return State(unreadable=error.findings[0].message)
    except Exception:  # one form must not keep the others from being looked at
        logging.getLogger("drafting").exception("%s could not be looked at", name)
        return State(unreadable="检查这份表单时程序出错")
    return State(draft.count(Severity.ERROR), draft.count(Severity.WARNING))
