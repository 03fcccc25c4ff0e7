"""The catalogue of rules, and the sheet on which they write: lines of the letter beside the record it reads as."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

PARTS = (
    "session", "number", "code", "head", "title", "salutation", "opening", "answer", "closing",
    "date", "signature", "contact", "cc", "disclosure", "page", "damage",
)  # fmt: skip
"""The parts in the order in which they are composed; the first rule of each is the usual way."""


@dataclass
class Sheet:
    """`case` is what the letter is about, `lines` the lines of each part, `record` what they say."""

    dice: random.Random
    case: dict[str, object]
    lines: dict[str, list[str]] = field(default_factory=dict)
    record: dict[str, object] = field(default_factory=dict)

    def pick(self, *options):
        return self.dice.choice(options)


Rule = Callable[[Sheet], object]
RULES: dict[str, dict[str, Rule]] = {part: {} for part in PARTS}


def rule(part: str, name: str) -> Callable[[Rule], Rule]:
    """Enter a rule of a part in the catalogue."""

    def enter(made: Rule) -> Rule:
        RULES[part][name] = made
        return made

    return enter


def entries(part: str, table: dict[str, object]) -> None:
    """Enter many rules that differ in their words alone."""
    for name, made in table.items():
        RULES[part][name] = made if callable(made) else (lambda sheet, made=made: made)


def held(part: str, name: str) -> bool:
    """Whether a rule is held out of tuning: every third of its part, the usual way never."""
    return list(RULES[part]).index(name) % 3 == 2
