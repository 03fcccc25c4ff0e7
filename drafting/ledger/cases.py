"""The cases of a folder: a form each, its facts and its state. The forms are the truth; the cache may be lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from drafting.form.files import forms_below
from drafting.ledger.facts import Facts, facts_of
from drafting.ledger.identity import Identity, identity_of
from drafting.ledger.state import State, days_left, state_of


@dataclass(frozen=True, slots=True)
class Case:
    """A case as the ledger shows it. `errors` is None while its form has not been checked as it now stands."""

    file: str
    facts: Facts
    state: State
    days_left: int | None
    errors: int | None = None

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
            "due": facts.due or None,
            "days_left": self.days_left,
            "result": facts.result or None,
            "errors": self.errors,
            "handler": facts.handler or None,
        }


def cases(folder: str | Path = ".", today: date | None = None) -> list[Case]:
    """The cases whose forms stand in a folder and in those below it, the most urgent first.

    A form that cannot be read is a case, too: its state says so. `today` is the day from which days are counted.
    """
    from drafting.ledger.cache import Cache

    root, day = Path(folder), today or date.today()
    cache = Cache(root)
    found = [_case(root, path, cache, day) for path in forms_below(root)]
    cache.keep(case.file for case in found)
    return in_order(found)


def _case(root: Path, path: Path, cache: Any, today: date) -> Case:
    name = path.relative_to(root).as_posix()
    known = cache.get(name, path)
    facts = known.facts if known else facts_of(path)
    if known is None:
        cache.put(name, path, facts)
    return made(name, facts, today, known.errors if known else None)


def made(name: str, facts: Facts, today: date, errors: int | None) -> Case:
    """A case of these facts, as it stands on a day."""
    state = state_of(facts)
    return Case(name, facts, state, days_left(facts, state, today), errors)


def in_order(found: Iterable[Case]) -> list[Case]:
    """What is due first, first; then what is out, by session and number."""
    return sorted(found, key=lambda case: (case.days_left is None, case.days_left or 0, case.facts.session, case.file))


def by_number(found: Iterable[Case]) -> list[Case]:
    """By session, what is proposed, and number, as a list has them."""
    return sorted(found, key=lambda case: (case.facts.session, case.facts.subject, _as_number(case), case.file))


def _as_number(case: Case) -> tuple[int, str]:
    digits = "".join(sign for sign in case.facts.number if sign.isdecimal())[-9:]
    return (int(digits) if digits else 0, case.facts.number)


def with_errors(case: Case, errors: int) -> Case:
    """The same, once it has been checked."""
    return replace(case, errors=errors)
