"""What a class of 办理结果 means: solved, on the way, or not to be had. An office's scheme says it in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

_EVERYWHERE = ("A", "甲")
"""The classes that mean solved wherever classes are lettered; what the others mean differs from place to place."""


class Outcome(StrEnum):
    """How far what was asked for has come."""

    DONE = "已经解决"
    PLANNED = "正在解决"
    REFUSED = "不能解决"


_WORDS = {
    Outcome.REFUSED: re.compile("条件|不能|不予|不宜|不采纳|暂不|无法|难以|未能|参考"),
    Outcome.PLANNED: re.compile("正在|列入|纳入|规划|计划|逐步|以后|今后|待"),
    Outcome.DONE: re.compile("解决|采纳|落实|办结|办成|完成|办毕"),
}
"""The first that a meaning speaks of: 因条件限制待以后解决 is no plan, 列入计划逐步解决 is not solved."""


def solved(result: str, scheme: Mapping[str, str] | None = None) -> str:
    """The class that means solved: by the office's scheme, else the first of the letters that `result` is one of."""
    known = next((name for name in scheme or {} if outcome(name, scheme) is Outcome.DONE), None)
    return known or ("甲" if result[:1] in "甲乙丙丁" and result else _EVERYWHERE[0])


def outcome(result: str, scheme: Mapping[str, str] | None = None) -> Outcome | None:
    """What a class (A, B2, 甲) means by the words of its scheme, else by what holds everywhere; None: not known."""
    meaning = (scheme or {}).get(result) or (scheme or {}).get(result[:1]) or ""
    said = next((one for one, words in _WORDS.items() if words.search(meaning)), None)
    return said or (Outcome.DONE if result[:1] in _EVERYWHERE else None)
