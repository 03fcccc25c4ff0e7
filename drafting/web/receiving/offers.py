"""What a file that came in may be, and what would be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from drafting.findings import Finding
from drafting.ledger.cases import Case, letters_in
from drafting.ledger.facts import Facts
from drafting.ledger.proposals import Proposed, case_of
from drafting.model.office import Office
from drafting.web.profile import office_of


class Done(NamedTuple):
    """What was done: in words, the page to go on with and what is done there, what was left out."""

    said: str
    link: str = "/"
    onward: str = "看列表"
    left_out: tuple[Finding, ...] = ()


@dataclass
class Item:
    """A file that came in, or pasted text, whose name is "". `kind` and `session` are what a person says of a list
    that says neither."""

    name: str
    content: bytes
    kind: str = ""
    session: str = ""
    done: Done | None = None
    refused: tuple[Finding, ...] = ()
    taking: Lock = field(default_factory=Lock, repr=False)

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return Path(self.name).suffix.lower()


class Offer(NamedTuple):
    """One thing that a file may be.

    `key` tells it from the others, `kind` is what it is called, `told` what was read of it; `label` says what would be
    done, which `do` does and raises DraftingError. `is_sure`: it can be nothing else. `twin` is a form that is of the
    same case already.
    """

    key: str
    kind: str
    label: str
    do: Callable[[], Done]
    told: tuple[str, ...] = ()
    is_sure: bool = False
    twin: str = ""


@dataclass
class Here:
    """The folder that files come into, with what is looked up once for all of them."""

    folder: Path

    @cached_property
    def office(self) -> Office | None:
        """The profile in force. Raises DraftingError where it is wrong."""
        return office_of(self.folder)

    @cached_property
    def cases(self) -> list[Case]:
        """The cases that are there."""
        return letters_in(self.folder)

    def case_of(self, name: str, facts: Facts) -> Case | None:
        """The one case that a file of this name is of, by what it says."""
        said = Proposed(Path(name).stem, facts.subject, facts.session, facts.number, facts.proposal_title)
        found = case_of(said, self.cases)
        return found if isinstance(found, Case) else None
