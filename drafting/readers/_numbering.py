"""The numbers that Word gives to the paragraphs of a list: they are nowhere in the text."""

from __future__ import annotations

import re

from lxml import etree

from drafting.language.numerals import format_number
from drafting.readers._word import W, attribute, number

_HAN = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographTraditional")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
MOST = 9999


class Numbering:
    """Counts each list as the paragraphs come."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[tuple[str, str], etree._Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        if root is None:
            return
        for abstract in root.iterfind(f"{W}abstractNum"):
            for level in abstract.iterfind(f"{W}lvl"):
                self._levels[attribute(abstract, "abstractNumId"), attribute(level, "ilvl")] = level
        for item in root.iterfind(f"{W}num"):
            self._abstract[attribute(item, "numId")] = attribute(item.find(f"{W}abstractNumId"), "val")

    def number(self, properties: etree._Element | None) -> str:
        """The number of the next paragraph with these properties, as it is printed; empty for a bullet or no list."""
        if properties is None:
            return ""
        abstract = self._abstract.get(attribute(properties.find(f"{W}numId"), "val"))
        depth = number(attribute(properties.find(f"{W}ilvl"), "val")) or 0
        level = self._levels.get((abstract or "", str(depth)))
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract or "", {})
        counts[depth] = counts.get(depth, self._start(level) - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return self._printed(level, abstract or "", counts)

    def _start(self, level: etree._Element) -> int:
        value = number(attribute(level.find(f"{W}start"), "val"))
        return value if value is not None and 0 <= value <= MOST else 1

    def _printed(self, level: etree._Element, abstract: str, counts: dict[int, int]) -> str:
        """The level's text with each %n replaced by that level's count."""
        if attribute(level.find(f"{W}numFmt"), "val") in ("bullet", "none"):
            return ""

        def count(match: re.Match[str]) -> str:
            other = self._levels.get((abstract, str(int(match[1]) - 1)))
            written = attribute(other.find(f"{W}numFmt"), "val") if other is not None else "decimal"
            return _written(counts.get(int(match[1]) - 1, 1), written)

        return re.sub(r"%([1-9])", count, attribute(level.find(f"{W}lvlText"), "val"))


def _written(number: int, form: str) -> str:
    if form in _HAN and 1 <= number <= MOST:
        return format_number(number)
    if form == "decimalEnclosedCircle" and 1 <= number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    return str(number)
