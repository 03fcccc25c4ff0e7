"""文种: a kind drives title, salutation, opening, closing and cc together. Each is a file in templates/kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from drafting.shelf import Entry, entries

SUBJECTS: Mapping[str, tuple[str, str]] = {
    "建议": ("人大", "代表"),
    "议案": ("人大", "代表"),
    "提案": ("政协", "委员"),
}
"""What may be answered: its chamber and how the chamber's people are called."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: what it answers ("" for any), its template, and its standard blocks."""

    name: str
    subject: str
    template: str
    title: str
    opening: str
    closing: str

    @property
    def answers_proposer(self) -> bool:
        """Whether the letter goes to the proposers; a co-handler's opinion (会办意见) goes to the host unit."""
        return bool(self.subject)


@cache
def _kinds() -> Mapping[str, Kind]:
    """The kinds by name, in a clerk's order: as SUBJECTS stands, then what answers any."""
    kinds = sorted(map(_kind, entries("kinds")), key=lambda kind: [*SUBJECTS, ""].index(kind.subject))
    return {kind.name: kind for kind in kinds}


def _kind(entry: Entry) -> Kind:
    standard = (entry.head["标题"], entry.head["引言"], entry.head["结语"])
    return Kind(entry.name, entry.head.get("类别", ""), entry.path, *standard)


def kind_names() -> tuple[str, ...]:
    """The kinds, by file name."""
    return tuple(_kinds())


def kind_of(name: str) -> Kind:
    """The kind of this name. Raises KeyError."""
    return _kinds()[name]
