"""Lines: a page's paragraphs as recognition looks at them, with and without the width of their punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from drafting.document import Document, Role

_WIDTHS = {ord(half): full for half, full in zip(",:;()!?", "，：；（）！？", strict=True)}
_WIDTHS |= {ord(small): full for small, full in zip("﹐﹕﹔﹙﹚﹗﹖", "，：；（）！？", strict=True)}
_WIDTHS |= {
    code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDTHS |= {ord(space): " " for space in "\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff"}
_BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\ufeff\u200b"

_MISREAD = re.compile(
    r"(?<=\d)[OoIl](?=[\d年月日曰号])|(?<=[〕】）\]』」}年月])[OoIl](?=[\d号])|(?<![A-Za-z\d])[OoIl](?=\d{3}[-—－年])"
    r"|(?<=[〔\[【（])[12][\dOoIl]{3}(?=[〕\]】）])|(?<=[月十][\d一二三四五六七八九十])曰|(?<=月\d[\dOoIl])曰"
)
_DIGITS = str.maketrans("OoIl曰", "0011日")
_SPACED_NAME = re.compile(r"(?<=：) {0,4}[\u4e00-\u9fff](?: {1,4}[\u4e00-\u9fff]){1,3}(?![^\s，；）])")
"""A name behind its label whose characters are set apart."""
_SPACED_LABEL = re.compile(r"(?:^|(?<=  ))[\u4e00-\u9fff](?: {2,6}[\u4e00-\u9fff]){1,3}(?= ?：)")
"""A label spaced to the width of its neighbours: 文　　号："""
WIDE = re.compile(r"\t+| {2,}| *\|+ *")
"""What sets the parts of a line apart; a | is the edge of a cell."""
PAGE_NUMBER = re.compile(r"[—–-]+ ?\d{1,3} ?[—–-]+|第 ?\d{1,3} ?页(?:[ ，/]*共 ?\d{1,3} ?页)?")
"""A line that is a page's number: - 2 -, 第2页 共3页."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that holds text.

    `text` is as typed, without white space at its ends; `plain` has the same length, with full-width punctuation,
    half-width digits and letters, and one kind of space, so a place found in it is a place in `text`.
    `number` counts the document's paragraphs from 0, `start` the paragraph's characters before the text; `role` is
    what the page's type says of it, BODY when nothing.
    """

    number: int
    text: str
    plain: str
    role: Role = Role.BODY
    start: int = 0

    def cut(self, start: int, end: int | None = None) -> Line:
        """A part of this line, as a line of its own."""
        return line_of(self.number, self.text[start:end], self.role, self.start + start)

    def with_next(self, line: Line) -> Line:
        """This line and what the next one has, as one."""
        return replace(self, text=self.text + line.text, plain=self.plain + line.plain)

    @property
    def place(self) -> tuple[int, int]:
        """Where the line begins: its paragraph, and the character in it."""
        return self.number, self.start


def line_of(number: int, text: str, role: Role = Role.BODY, start: int = 0) -> Line:
    """A line of a letter without the blanks around it, and in one width; `start` is where `text` begins."""
    left = text.lstrip(_BLANK)
    stripped = left.rstrip(_BLANK)
    return Line(number, stripped, plain(stripped), role, start + len(text) - len(left))


def plain(text: str) -> str:
    """The same text with one width of punctuation, digits and letters; its length is kept.

    Letters that a scanner read for the digits 0 and 1 (2O22年, 〔2022〕l4号) are those digits, and 曰 of a date is 日.
    """
    text = text.translate(_WIDTHS)
    if any(sign in text for sign in "OoIl曰"):
        return _MISREAD.sub(lambda found: found[0].translate(_DIGITS), text)
    return text


def lines_of(document: Document) -> list[Line]:
    """The paragraphs that hold text, in page order."""
    lines = (
        line_of(number, part, paragraph.role, start)
        for number, paragraph in enumerate(document)
        for start, part in _parted(paragraph.text)
    )
    return [line for line in lines if line.text]


def _parted(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph, each with the place where it begins."""
    start = 0
    for part in text.splitlines(keepends=True):
        yield start, part
        start += len(part)


def tight(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())


def segments(line: Line) -> list[Line]:
    """The parts of a line that wide space or a tab sets apart."""
    parts, start = [], 0
    names = [name.span() for form in (_SPACED_NAME, _SPACED_LABEL) for name in form.finditer(line.plain)]
    for gap in WIDE.finditer(line.plain):
        if any(begin <= gap.start() < end for begin, end in names):
            continue
        parts.append(line.cut(start, gap.start()))
        start = gap.end()
    return [part for part in (*parts, line.cut(start)) if part.text]


def reaches(labels: list[re.Match[str]], length: int) -> list[tuple[re.Match[str], int]]:
    """Each label with the place where its value ends: at the next label, the last at `length`."""
    return [(label, following.start()) for label, following in pairwise(labels)] + [
        (label, length) for label in labels[-1:]
    ]
