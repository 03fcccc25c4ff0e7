"""Text into lines of a given width, as a word processor sets Chinese: widths in halves of a full-width character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_NO_START = frozenset("、，。：；？！）》〉”’】〕」』…—·％‰,.:;?!)]}%")
_NO_END = frozenset("《〈（“‘〔【「『([{")
_UNIT = re.compile(r"[A-Za-z0-9.,:/%+@#&_'()\[\]-]+|.", re.DOTALL)


@cache
def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def width(text: str) -> int:
    """The width of a text in halves of a full-width character."""
    return len(text) * 2 if not text.isascii() and _all_wide(text) else sum(map(_width, text))


def _all_wide(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def break_lines(text: str, limit: int, first: int | None = None) -> Iterator[str]:
    """The lines of a paragraph, each at most `limit` wide, the first at most `first`.

    No line begins with a closing mark or ends with an opening one; a word or a number is cut only where it is longer
    than a line. A text that is empty is one empty line.
    """
    room, line, used = first or limit, [], 0
    for unit in _units(text, limit):
        size = width(unit)
        if used + size > room and line:
            carried = _carried(line, unit)
            yield "".join(line[: len(line) - len(carried)])
            line, room = carried, limit
            used = sum(map(width, line))
        line.append(unit)
        used += size
    yield "".join(line)


def _units(text: str, limit: int) -> Iterator[str]:
    """What stays on one line: a character, or a word or number of narrow ones."""
    for match in _UNIT.finditer(text):
        unit = match[0]
        yield from (unit[at : at + limit] for at in range(0, len(unit), limit)) if len(unit) > limit else (unit,)


def _carried(line: list[str], unit: str) -> list[str]:
    """What goes from the end of a line to the next with this unit."""
    cut = len(line)
    while cut > 1 and ((line[cut] if cut < len(line) else unit)[0] in _NO_START or line[cut - 1][-1] in _NO_END):
        cut -= 1
    return line[cut:] if len(line) - cut <= 4 else []
