"""Headings that a page ran into their text without any sign: 一、加强监管我市商户… is 一、加强监管 over its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.letter.lines import Line
from drafting.letter.marks import mark_of

_BEGINNINGS = (
    re.compile(
        r"今年|去年|近年|近期|目前|当前|截[至止]|(?:19|20)\d\d年|针对|根据|按照|为了|由于|自(?:19|20)\d\d|您提出|您反映"
    ),
    re.compile("[我全本][省市州县区镇乡局委厅院办]|我们"),
    re.compile("进一步|积极|结合|通过|会同|一是|首先"),
)
"""How a sentence begins: by its time or its cause, by who acts, by what is done; the surest first."""
_PIECE = re.compile("[^，。；：！？]*")
_SHORTEST, _LONGEST, _LEAST = 4, 24, 2
_QUOTES = ("“”", "《》", "（）")


def headed(lines: list[Line]) -> Iterator[Line]:
    """The lines, each numbered one parted into heading and text, where all the numbered ones have both in one."""
    ends = [_heading_end(line) for line in lines]
    numbered = [end for line, end in zip(lines, ends, strict=True) if mark_of(line)]
    if len(numbered) < _LEAST or not all(numbered):
        yield from lines
        return
    for line, end in zip(lines, ends, strict=True):
        yield from (line.cut(0, end), line.cut(end)) if end else (line,)


def _heading_end(line: Line) -> int:
    """Where the text begins behind the heading of a numbered line; 0 where nothing says it."""
    mark = mark_of(line)
    if mark is None:
        return 0
    piece = _PIECE.match(line.plain, mark.end)
    first, last = mark.end + _SHORTEST, min(mark.end + _LONGEST, piece.end() - 1)
    for form in _BEGINNINGS:
        for found in form.finditer(line.plain, first, last + 2):
            if found.start() <= last and _is_whole(line.plain[mark.end : found.start()]):
                return found.start()
    return 0


def _is_whole(text: str) -> bool:
    return all(text.count(opened) == text.count(closed) for opened, closed in _QUOTES)
