"""提出人: who leads, who seconds, which organisations; from labels, else from what else speaks for somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.language.names import is_organisation, proposes, understand
from drafting.proposal.authors import claims_of
from drafting.proposal.claims import Claim, Evidence, settle
from drafting.proposal.persons import is_person, may_be_listed, may_be_person, names_in
from drafting.proposal.sheet import Entry, Sheet, Text

_DELEGATION = re.compile("(?:代表团|小组)$")
_COUNT = re.compile(r"等\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[名位人]|共\s*(\d{1,3})\s*[名位人]")

MOST_PEOPLE = 300
"""Proposers that are read; no congress of a province has as many who sign one paper."""


@dataclass
class People:
    """The proposers in order, the leader first; how many in all where the file says so; the entries they stand in."""

    names: list[str] = field(default_factory=list)
    count: int | None = None
    guess: str = ""
    at: int = 0


def people_of(sheet: Sheet, texts: list[Text]) -> People:
    """Who proposes; nobody where the file names nobody."""
    people = People()
    alone = len(sheet.values("leader", "name")) == 1
    seen: set[tuple[str, int]] = set()
    for field_ in ("leader", "name", "seconders"):
        for entry in sheet.values(field_)[:MOST_PEOPLE]:
            _take(people, entry, alone and field_ == "leader", seen)
    if not people.names:
        for entry in sheet.values("organisation"):
            _add(people, names_in(entry.value.text), entry.at)
    if not people.names:
        _believe(people, sheet, texts)
    for entry in sheet.values("count"):
        if found := re.search(r"\d{1,3}", entry.value.plain):
            people.count = people.count or int(found[0])
    if people.count is not None and people.count <= len(people.names):
        people.count = None
    return people


def _take(people: People, entry: Entry, alone: bool, seen: set[tuple[str, int]]) -> None:
    """The names in a value; one that is neither a person's nor an organisation's only where it stands `alone`.

    A delegation proposes where it is the whole value of its label; beside a person, or in a further cell of a row that
    was `seen`, it says where he belongs.
    """
    names = names_in(entry.value.text)
    further = (entry.word, entry.at) in seen
    seen.add((entry.word, entry.at))
    if further or any(map(is_person, names)):
        names = [name for name in names if not _DELEGATION.search(name)]
    fits = may_be_listed if len(names) > 1 else may_be_person
    sure = [name for name in names if fits(name) or is_organisation(name)]
    _add(people, sure or (names if alone else []), entry.at)
    _count(people, entry.value.plain)


def _add(people: People, names: list[str], at: int) -> None:
    people.at = people.at or at
    people.names += [name for name in names if name not in people.names][: max(MOST_PEOPLE - len(people.names), 0)]


def _count(people: People, said: str) -> None:
    if counted := _COUNT.search(said):
        people.count = people.count or understand(f"某人等{counted[1] or counted[2]}人").count


def _believe(people: People, sheet: Sheet, texts: list[Text]) -> None:
    """Where no label names who proposes: whom most else speaks for."""
    whole = "".join(text.line.plain for text in texts)
    for claim in settle([*claims_of(texts), *_lesser_labels(sheet)], whole):
        people.guess = people.guess or claim.evidence.why
        people.names += [name for name in claim.names if name not in people.names]
        people.at = people.at or claim.at
        for text in texts:
            if text.at == claim.at:
                _count(people, text.line.plain)


def _lesser_labels(sheet: Sheet) -> Iterator[Claim]:
    """Who wrote a text, and the party that it comes from."""
    for evidence, field_, fits in (
        (Evidence.SOURCE, "source", _is_party),
        (Evidence.WRITER, "writer", may_be_person),
    ):
        for entry in sheet.values(field_):
            yield Claim(tuple(filter(fits, names_in(entry.value.text))), evidence, entry.at)
    for entry in sheet.aside:
        if entry.word == "单位":
            yield Claim(tuple(filter(_is_party, names_in(entry.value.text))), Evidence.SOURCE, entry.at)


def _is_party(name: str) -> bool:
    """Whether an organisation proposes in its own name; the CPPCC, which publishes what others propose, does not."""
    return proposes(name) and "政协" not in name
