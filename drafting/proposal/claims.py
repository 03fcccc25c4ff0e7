"""Who may propose, as several kinds of evidence say it, and which of them is believed.

A weight is how much one kind of evidence speaks for a name by itself. Kinds that agree add up; below `ENOUGH` nobody
is named, for a wrong name is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

ENOUGH = 1.5
_AGREES = 1.0  # what a further kind of evidence for the same name adds
_REPEATED = 0.5  # what it adds that the name stands elsewhere in the file


class Evidence(Enum):
    """The kinds of evidence where no label names who proposes: weight, and what is said of it."""

    OFFICE = 3.0, "没有标签，姓名写在职务旁"
    BEFORE_OFFICE = 2.9, "没有标签，姓名写在职务之前"
    SPEAKS = 2.8, "没有标签，文中自称代表、委员"
    HANDED_IN = 2.4, "没有标签，取自文中的叙述"
    CAPTION = 2.2, "没有标签，取自图片说明"
    WRITER = 1.8, "取自执笔人，来文没有写明提出人"
    ALONE = 2.0, "没有标签，单独成行的姓名"
    BODY = 1.9, "没有标签，单独成行的单位"
    SOURCE = 1.85, "取自来源，来文没有写明提出人"
    FAR = 1.0, "没有标签，单独成行的姓名，离题目较远"

    @property
    def weight(self) -> float:
        """How much it speaks for a name by itself."""
        return self.value[0]

    @property
    def why(self) -> str:
        """What is said at the field where it is believed."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Claim:
    """Names that one place of the file gives; `at` is its line, -1 for the running text."""

    names: tuple[str, ...]
    evidence: Evidence
    at: int


def settle(claims: Iterable[Claim], whole: str) -> list[Claim]:
    """The claim that most speaks for, with those of its kind on the lines right below it; none where nothing is sure.

    `whole` is the file's text, in which a name may stand again.
    """
    claims = [claim for claim in claims if claim.names]
    best = max(claims, key=lambda claim: _strength(claim, claims, whole), default=None)
    if best is None or _strength(best, claims, whole) < ENOUGH:
        return []
    chosen = [best]
    for claim in claims:
        if claim.evidence is best.evidence and best.at >= 0 and claim.at == chosen[-1].at + 1:
            chosen.append(claim)
    return chosen


def _strength(claim: Claim, claims: list[Claim], whole: str) -> float:
    first = claim.names[0]
    further = {other.evidence for other in claims if first in other.names} - {claim.evidence}
    return claim.evidence.weight + _AGREES * bool(further) + _REPEATED * (whole.count(first) > 1)
