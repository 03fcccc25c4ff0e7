"""Which case a proposal's own file is of: by its number and its title, said where it is of none or of several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafting.ledger.cases import Case
from drafting.ledger.identity import Identity, identity_of

_IN_NAME = re.compile(r"第\s*(\d{1,10})\s*号|^(\d{1,10})(?!\d)(?=[\s_\-—、.．号]|关于)")
_ALIKE = 0.75  # a list shortens titles, or a word differs


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a file says of itself: what is proposed, the session, the number or "", the title or ""."""

    name: str
    subject: str
    session: str
    number: str
    title: str

    @property
    def identity(self) -> Identity:
        """What tells it from the others; its number is the one in the file's name where it has none in it."""
        found = _IN_NAME.search(self.name)
        number = self.number or (next(filter(None, found.groups())) if found else "")
        return identity_of(self.subject, self.session, number, "")


def case_of(proposed: Proposed, cases: Sequence[Case]) -> Case | str:
    """The one case that a file is of; in words why there is none."""
    number, title = proposed.identity[2], _bare(proposed.title)
    fit = [case for case in cases if _may_be(proposed, case)]
    numbered = [case for case in fit if number and _number(case) == number]
    titled = [case for case in fit if title and _bare(case.facts.proposal_title) == title]
    if len(both := [case for case in numbered if _is_titled(case, title)]) == 1:
        return both[0]
    if numbered and not both:
        return f"编号与{_named(numbered)}相同，题目不同"
    if len(both) > 1:
        return f"对上{len(both)}件：{_named(both)}"
    if len(titled) == 1 and not (number and _number(titled[0])):
        return titled[0]
    if titled:
        return f"题目与{_named(titled)}相同，{'编号不同' if number else f'有{len(titled)}件'}"
    return "没有对上任何一件"


def _may_be(proposed: Proposed, case: Case) -> bool:
    """Whether neither what is proposed nor the session is another; a second reply has its proposal in the first."""
    subject, session, _ = proposed.identity
    ours = case.identity
    return (
        not case.facts.followup
        and not case.facts.unreadable
        and (not subject or ours[0] in ("", subject))
        and (not session or ours[1] in ("", session))
    )


def _number(case: Case) -> str:
    return identity_of("", "", case.facts.number, "")[2]


def _is_titled(case: Case, title: str) -> bool:
    ours = _bare(case.facts.proposal_title)
    return not ours or not title or ours in title or title in ours or _likeness(ours, title) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _bare(title: str) -> str:
    """A title without signs, 关于 and 的提案: lists leave these out."""
    return re.sub(r"\W|^关于|的?(?:建议|提案|议案)$", "", re.sub(r"[\W_]", "", title))


def _named(cases: Iterable[Case]) -> str:
    return "、".join(case.file for case in cases)
