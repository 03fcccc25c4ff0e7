"""再次答复 and 补充答复: what follows a reply that is out. Each is a file in templates/followups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from drafting.shelf import entries

SECOND, SUPPLEMENT = "再次答复", "补充答复"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What follows a first reply: the word that its title has before 答复, and its standard blocks."""

    name: str
    word: str
    opening: str
    closing: str


@cache
def followups() -> Mapping[str, FollowUp]:
    """The letters that may follow a first reply, by name."""
    read = (FollowUp(one.name, *(one.head[key] for key in ("次第", "引言", "结语"))) for one in entries("followups"))
    return {followup.name: followup for followup in read}


def followup_names() -> tuple[str, ...]:
    """The names of what may follow a first reply, by file name."""
    return tuple(followups())
