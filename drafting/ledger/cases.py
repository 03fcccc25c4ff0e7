"""The cases of a folder: a form each, its facts and its state. The forms are the truth; the cache may be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.findings import DraftingError
from drafting.form.files import forms_below, forms_in
from drafting.form.opinions import received
from drafting.ledger.facts import Facts, facts_of
from drafting.ledger.identity import Identity, identity_of
from drafting.ledger.letters import joined
from drafting.ledger.state import State, days_left, state_of

if TYPE_CHECKING:
    from drafting.model.office import Office

_OfficeIn = Callable[[Path], "Office | None"]
"""The profile for a folder's forms, looked for once for all of them."""

_IN_WORK = (State.UNANSWERED, State.IN_HAND, State.IN_REVIEW, State.UNSIGNED)
_MOST_UNASKED = 5_000


@dataclass(frozen=True, slots=True)
class Case:
    """A case as the ledger shows it: the form to be worked on, and what is known of the case as a whole.

    `due` is when its next letter is due, ISO, "" where no day is known. `errors` is None while a form of it has not
    been checked as it now stands. `letters` are the first reply and what followed it, each a case; () for one form.
    `awaited` are the units whose 会办意见 has not come, and the day by which it should, ISO, "" where none is known.
    """

    file: str
    facts: Facts
    state: State
    days_left: int | None
    errors: int | None = None
    due: str = ""
    letters: tuple[Case, ...] = ()
    awaited: tuple[str, ...] = ()
    awaited_by: str = ""

    @property
    def first(self) -> Case:
        """Its first letter."""
        return self.letters[0] if self.letters else self

    @property
    def identity(self) -> Identity:
        """What tells it from the other cases."""
        facts = self.facts
        return identity_of(facts.subject, facts.session, facts.number, facts.proposal_title)

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed and no reply is out."""
        return self.days_left is not None and self.days_left < 0

    def as_json(self) -> dict[str, Any]:
        """The shape of `--format json`; days ISO."""
        facts = self.facts
        return {
            "file": self.file,
            "kind": facts.kind,
            "session": facts.session,
            "number": facts.number,
            "title": facts.proposal_title,
            "state": self.state.value,
            "due": self.due or None,
            "days_left": self.days_left,
            "result": facts.result or None,
            "errors": self.errors,
            "handler": facts.handler or None,
            "awaited": list(self.awaited),
            "awaited_by": self.awaited_by or None,
            "letters": [letter.as_letter() for letter in self.letters or (self,)],
        }

    def as_letter(self) -> dict[str, Any]:
        """A letter of a case in the shape of `--format json`; `followup` is None for a first reply."""
        facts = self.facts
        return {
            "file": self.file,
            "followup": facts.followup or None,
            "state": self.state.value,
            "document_number": facts.document_number or None,
            "date": facts.date or None,
            "result": facts.result or None,
        }


def cases(folder: str | Path = ".", today: date | None = None) -> list[Case]:
    """The cases whose forms stand in a folder and in those below it, the most urgent first.

    A form that cannot be read is a case, too: its state says so. A second or a supplementary reply is one case with the
    first. `today` is the day from which days are counted.
    """
    return in_order(joined(letters(folder, today)))


def letters(folder: str | Path = ".", today: date | None = None) -> list[Case]:
    """The forms in a folder and in those below it, a case each, by their names."""
    from drafting.ledger.cache import Cache

    root, day, office_in = Path(folder), today or date.today(), once(_office_in)
    cache = Cache(root)
    found = [_case(root, path, cache, day, office_in) for path in forms_below(root)]
    cache.keep(case.file for case in found)
    return found


def letters_in(folder: Path) -> list[Case]:
    """The forms in a folder itself, a case each, by their names: none where there are too many to look at unasked."""
    from drafting.ledger.cache import Cache

    cache, paths, office_in = Cache(folder), forms_in(folder), once(_office_in)
    asked = paths if len(paths) <= _MOST_UNASKED else []
    found = [_case(folder, path, cache, date.today(), office_in) for path in asked]
    cache.keep({*cache.rows, *(case.file for case in found)})
    return found


def _case(root: Path, path: Path, cache: Any, today: date, office_in: _OfficeIn) -> Case:
    name = path.relative_to(root).as_posix()
    known = cache.get(name, path)
    facts = known.facts if known else facts_of(path)
    if known is None:
        cache.put(name, path, facts)
    again = _due_again(facts, office_in(path.parent)) if state_of(facts) is State.AGAIN else ""
    case = made(name, facts, today, known.errors if known else None, again)
    return _with_awaited(case, path, office_in) if facts.cohosts and case.state in _IN_WORK else case


def made(name: str, facts: Facts, today: date, errors: int | None, again: str = "") -> Case:
    """A case of these facts, as it stands on a day; `again` is when a second reply is due."""
    state, due = state_of(facts), again or facts.due
    return Case(name, facts, state, days_left(due, state, today), errors, due)


def _with_awaited(case: Case, path: Path, office_in: _OfficeIn) -> Case:
    """The case of a host with the units that have not sent their 会办意见."""
    facts = case.facts
    if facts.followup or facts.kind == "会办意见":
        return case
    awaited = tuple(one.unit for one in received(path, facts.cohosts, facts.opinions) if not one.here)
    office = office_in(path.parent) if awaited and facts.received else None
    by = office.deadlines.due(date.fromisoformat(facts.received), cohandled=True) if office else None
    return replace(case, awaited=awaited, awaited_by=by.isoformat() if by else "")


def _due_again(facts: Facts, office: Office | None) -> str:
    """The day for a second reply, by the profile above the form; the first one's day where that says nothing."""
    told = facts.feedback_date or facts.date
    due = office.deadlines.due_again(date.fromisoformat(told)) if office and told else None
    return due.isoformat() if due else facts.due


def _office_in(folder: Path) -> Office | None:
    """The profile for the forms of a folder; None where there is none, or a wrong one."""
    from drafting.form.profile import office_in_force

    try:
        return office_in_force(folder / "form", None, folder)
    except DraftingError:
        return None


def in_order(found: Iterable[Case]) -> list[Case]:
    """What is due first, first; then what is out, by session and number."""
    return sorted(found, key=lambda case: (case.days_left is None, case.days_left or 0, case.facts.session, case.file))


def by_number(found: Iterable[Case]) -> list[Case]:
    """By session, what is proposed, and number, as a list has them."""
    return sorted(found, key=case_number)


def case_number(case: Case) -> tuple[str, str, tuple[int, str], str]:
    """By what a list has its cases in order."""
    facts = case.facts
    digits = "".join(sign for sign in facts.number if sign.isdecimal())[-9:]
    return facts.session, facts.subject, (int(digits) if digits else 0, facts.number), case.file


def with_errors(case: Case, errors: int) -> Case:
    """The same, once it has been checked."""
    return replace(case, errors=errors)
