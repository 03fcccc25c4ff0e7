"""人大 or 政协: the session, whom a letter addresses and how it names the paper, weighed together.

A single slip (a title that calls a 提案 建议) does not turn the letter into one of the other chamber.
"""

from __future__ import annotations

import re

from drafting.letter.lines import plain
from drafting.letter.proposal import quotations, without_quotes
from drafting.letter.words import KIND, KIND_WORDS

_SESSION = re.compile(
    r"(?P<first>政协|政治协商|人大|人民代表大会)[^，。；]{0,14}?[\d一二三四五六七八九十]{1,3}届"
    r"|[\d一二三四五六七八九十]{1,3}届[^，。；]{0,10}?(?P<last>政协|政治协商|人大|人民代表大会)"
)
_TITLED = re.compile(
    r"号(?:（[^）]{0,30}）)?[一-鿿]{0,8}?(?P<behind>建议案|建议|议案|提案)(?!提案)"
    r"|(?P<only>建议案|建议|议案|提案)(?:办理)?(?:情况|意见)?的?(?:答复|复函|回复|函)"
)
_RECEIVED = re.compile(
    r"的?(建议案|建议|议案|提案)(?:（[^）]{1,30}）)?(?:已?收悉|已?收到|已?[转交]|，现|，已)|的(议案|提案)"
)
_ENDS = re.compile("(建议案|建议|议案|提案)$")


def titled_kind(title: str) -> re.Match[str] | None:
    """Where a title names what is answered, its quotations left out; the word is the match's last group."""
    return _TITLED.search(without_quotes(plain(title)))


def weighed_subject(told: str, title: str, opening: str, called: str) -> str:
    """What is answered: `told`, unless most of what the letter says speaks for the other chamber.

    `called` is 代表 or 委员 or "". Where it turns, 政协 has 提案, 人大 has 议案 if that word stands, else 建议.
    """
    if not told:
        return told
    bare = without_quotes(plain(title)), without_quotes(plain(opening)[:600])
    votes = (
        (_session_in(bare[0]), 2.0),
        (_session_in(bare[1]), 1.0),
        ({"代表": "人大", "委员": "政协"}.get(called, ""), 1.5),
        (_chamber(_word(titled_kind(title))), 1.0),
        (_chamber(_received(plain(opening)[:600], bare[1])), 1.0),
    )
    weight = {chamber: sum(value for vote, value in votes if vote == chamber) for chamber in ("人大", "政协")}
    own = _chamber(told)
    other = "政协" if own == "人大" else "人大"
    if weight[other] <= weight[own]:
        return told
    return "提案" if other == "政协" else "议案" if "议案" in "".join(bare) else "建议"


def _session_in(text: str) -> str:
    found = _SESSION.search(text)
    return ("政协" if "政" in (found["first"] or found["last"]) else "人大") if found else ""


def _word(found: re.Match[str] | None) -> str:
    return found[found.lastgroup] if found and found.lastgroup else ""


def _received(opening: str, bare: str) -> str:
    """How the opening names the paper: outside of quotations, else at the end of one."""
    found = _RECEIVED.search(bare)
    if found:
        return found[1] or found[2]
    ends = (_ENDS.search(opening[start + 1 : end - 1]) for start, end in quotations(opening))
    return next((found[1] for found in ends if found), "")


def _chamber(word: str) -> str:
    return {"提案": "政协"}.get(KIND_WORDS.get(word, ""), "人大") if KIND.fullmatch(word) else ""
