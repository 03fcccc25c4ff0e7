"""Text into lines of a given width, as a word processor sets Chinese: widths in halves of a full-width character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from drafting.document import Paragraph, Span
from drafting.language.width import width

_NO_START = frozenset("、，。：；？！）》〉”’】〕」』…—·％‰,.:;?!)]}%")
_NO_END = frozenset("《〈（“‘〔【「『([{")
_UNIT = re.compile(r"[A-Za-z0-9.,:/%+@#&_'()\[\]-]+|.", re.DOTALL)


def break_lines(text: str, limit: int, first: int | None = None) -> Iterator[str]:
    """The lines of a paragraph, each at most `limit` wide, the first at most `first`.

    No line begins with a closing mark or ends with an opening one; a word or a number is cut only where it is longer
    than a line. A text that is empty is one empty line.
    """
    room, line, used = first or limit, [], 0
    for unit in _units(text, min(room, limit)):
        size = width(unit)
        if used + size > room and line:
            carried = _carried(line, unit, limit - size)
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


def _carried(line: list[str], unit: str, room: int) -> list[str]:
    """What goes from the end of a line to the next with this unit; nothing where the next has no room for it."""
    cut = len(line)
    while cut > 1 and ((line[cut] if cut < len(line) else unit)[0] in _NO_START or line[cut - 1][-1] in _NO_END):
        cut -= 1
    carried = line[cut:]
    return carried if len(carried) <= 4 and sum(map(width, carried)) <= room else []


def placed(paragraph: Paragraph, lines: Iterable[str]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Each line of a paragraph, in order, with the characters of it that are a field's, counted in the line."""
    ends, at = [span.end for span in paragraph.spans], 0
    for line in lines:
        at = max(paragraph.text.find(line, at), at)
        end = at + len(line)
        found = (span.within(at, end) for span in paragraph.spans[bisect_right(ends, at) : bisect_right(ends, end) + 1])
        yield line, tuple(span for span in found if span)
        at = end
