"""The letters of a case: a first reply and what followed it, 再次答复 and 补充答复, are one case and counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from drafting.ledger.facts import Facts
from drafting.ledger.identity import Identity
from drafting.ledger.state import ANSWERED, State
from drafting.model.followups import SUPPLEMENT

if TYPE_CHECKING:
    from drafting.ledger.cases import Case

_OF_THE_LAST = ("document_number", "signatory", "date")
_KNOWN_LAST = ("talk_date", "talk_way", "feedback", "feedback_date", "archived", "handler", "department")


def joined(found: Iterable[Case]) -> list[Case]:
    """Cases of one form each as cases: what followed a first reply goes with it.

    They belong together by kind, session and number; of several first replies it is the one whose number is cited.
    What followed a reply that is not there is a case by itself.
    """
    alone: list[Case] = []
    followed: dict[tuple[str, Identity], list[Case]] = defaultdict(list)
    for case in found:
        (followed[_key(case)] if case.facts.followup else alone).append(case)
    if not followed:
        return alone
    groups = {id(case): [case] for case in alone}
    firsts: dict[tuple[str, Identity], list[Case]] = defaultdict(list)
    for case in alone:
        firsts[_key(case)].append(case)
    for key, letters in followed.items():
        for letter in letters:
            first = _first_of(letter, firsts.get(key) or [letters[0]])
            groups.setdefault(id(first), []).append(letter)
    return [_one(letters) for letters in groups.values()]


def _key(case: Case) -> tuple[str, Identity]:
    return case.facts.kind, case.identity


def _first_of(letter: Case, firsts: Sequence[Case]) -> Case:
    cited = letter.facts.first_number
    return next((one for one in firsts if cited and one.facts.document_number == cited), firsts[0])


def _one(letters: Sequence[Case]) -> Case:
    """The case of these letters. A second reply takes over once it is begun, a supplement once it is out."""
    if len(letters) == 1:
        return letters[0]
    ordered = sorted(letters, key=lambda one: (bool(one.facts.followup), one.facts.date or "9", one.file))
    waiting = [one for one in ordered if one.facts.followup == SUPPLEMENT and one.state not in ANSWERED]
    lead = next((one for one in reversed(ordered) if one not in waiting), ordered[-1])
    errors = None if any(one.errors is None for one in ordered) else sum(one.errors or 0 for one in ordered)
    shown = (one if one is lead else _left_behind(one) for one in ordered)
    return replace(lead, facts=_facts(ordered, lead), errors=errors, letters=tuple(shown))


def _left_behind(letter: Case) -> Case:
    """A letter that another has followed: it waits for nothing."""
    return replace(letter, state=State.RECEIVED, days_left=None) if letter.state is State.AGAIN else letter


def _facts(letters: Sequence[Case], lead: Case) -> Facts:
    """What holds of the case: of number, date and class those of the last letter that is out; all the promises."""
    out = [one.facts for one in letters if one.state in ANSWERED] or [lead.facts]
    last = {name: getattr(out[-1], name) for name in _OF_THE_LAST}
    known = {
        name: next((v for one in reversed(letters) if (v := getattr(one.facts, name))), "") for name in _KNOWN_LAST
    }
    last["result"] = next((one.result for one in reversed(out) if one.result), "")
    promises = tuple(promise for one in letters for promise in one.facts.promises)
    first = letters[0].facts
    return replace(lead.facts, due=first.due, received=first.received, promises=promises, **last, **known)


def is_answered(case: Case) -> bool:
    """Whether a case's first letter has gone out."""
    return case.first.state in ANSWERED


def sent_on(case: Case) -> str:
    """The day of a case's first letter, ISO; "" while that is not out or bears none."""
    return case.first.facts.date if is_answered(case) else ""
