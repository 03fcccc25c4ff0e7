"""How an intake is compared with the record that it should give: fields one by one, demands by what they have in
common."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

FIELDS = ("title", "proposers", "session", "number")
_ENOUGH = 0.55
"""The share of a demand's characters, in runs of two and more, that stand in the one given for it."""


def bare(text: str | None) -> str:
    return re.sub(r"[\s，。、；：（）“”《》！？,.;:()!?\"']", "", text or "")


def common(wanted: str, got: str) -> float:
    wanted, got = bare(wanted), bare(got)
    blocks = difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / max(len(wanted), 1)


@dataclass
class Tally:
    """How many fields were right, how many demands were found, how many that were given are demands."""

    right: dict[str, int] = field(default_factory=dict)
    cases: int = 0
    wanted: int = 0
    given: int = 0
    found: int = 0
    wrong: list[tuple[object, ...]] = field(default_factory=list)

    def add(self, name: object, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> None:
        self.cases += 1
        for key in FIELDS:
            same = _same(wanted.get(key), got.get(key))
            self.right[key] = self.right.get(key, 0) + same
            if not same:
                self.wrong.append((name, key, wanted.get(key), got.get(key)))
        demands = list(got.get("demands") or ())
        missed = _missed(wanted["demands"], demands)
        self.wanted += len(wanted["demands"])
        self.given += len(demands)
        self.found += len(wanted["demands"]) - len(missed)
        self.wrong += [(name, "demands", text, demands) for text in missed]

    @property
    def shares(self) -> dict[str, float]:
        """The share of each field that is right, of demands `found`, and of those given that are `demands`."""
        fields = {key: count / self.cases for key, count in self.right.items()}
        return fields | {"found": self.found / self.wanted, "demands": self.found / max(self.given, 1)}


def _same(wanted: Any, got: Any) -> bool:
    if isinstance(wanted, list) or isinstance(got, list):
        return sorted(map(bare, wanted or ())) == sorted(map(bare, got or ()))
    return bare(wanted) == bare(got)


def _missed(wanted: Iterable[str], got: list[str]) -> list[str]:
    """The demands that stand in none of those given; each of these stands for one."""
    wanted = list(wanted)
    pairs = sorted(((common(a, b), n, m) for n, a in enumerate(wanted) for m, b in enumerate(got)), reverse=True)
    taken: dict[int, int] = {}
    for share, n, m in pairs:
        if share >= _ENOUGH and n not in taken and m not in taken.values():
            taken[n] = m
    return [text for n, text in enumerate(wanted) if n not in taken]
