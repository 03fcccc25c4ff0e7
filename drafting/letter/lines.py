"""Lines: a page's paragraphs as recognition looks at them, with and without the width of their punctuation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from drafting.document import Document, Role

_WIDTHS = {ord(half): full for half, full in zip(",:;()!?", "，：；（）！？", strict=True)}
_WIDTHS |= {
    code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDTHS |= {ord(space): " " for space in "\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff"}
_BLANK = "\ufeff\u200b"

WIDE = re.compile(r"\t+| {2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that holds text.

    `text` is as typed, without white space at its ends; `plain` has the same length, with full-width punctuation,
    half-width digits and letters, and one kind of space, so a place found in it is a place in `text`.
    `number` counts the document's paragraphs from 0; `role` is what the page's type says of it, BODY when nothing.
    """

    number: int
    text: str
    plain: str
    role: Role = Role.BODY

    def cut(self, start: int, end: int | None = None) -> Line:
        """A part of this line, as a line of its own."""
        return line_of(self.number, self.text[start:end], self.role)


def line_of(number: int, text: str, role: Role = Role.BODY) -> Line:
    """A line of a letter without the blanks around it, and in one width."""
    stripped = text.strip().strip(_BLANK).strip()
    return Line(number, stripped, plain(stripped), role)


def plain(text: str) -> str:
    """The same text with one width of punctuation, digits and letters; its length is kept."""
    return text.translate(_WIDTHS)


def lines_of(document: Document) -> list[Line]:
    """The paragraphs that hold text, in page order."""
    lines = (
        line_of(number, part, paragraph.role)
        for number, paragraph in enumerate(document)
        for part in paragraph.text.splitlines()
    )
    return [line for line in lines if line.text]


def tight(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())


def segments(line: Line) -> list[Line]:
    """The parts of a line that wide space or a tab sets apart."""
    parts, start = [], 0
    for gap in WIDE.finditer(line.plain):
        parts.append(line.cut(start, gap.start()))
        start = gap.end()
    return [part for part in (*parts, line.cut(start)) if part.text]


def reaches(labels: list[re.Match[str]], length: int) -> list[tuple[re.Match[str], int]]:
    """Each label with the place where its value ends: at the next label, the last at `length`."""
    return [(label, following.start()) for label, following in pairwise(labels)] + [
        (label, length) for label in labels[-1:]
    ]
