"""版记: what stands at the foot of the last page, for every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafting import standard
from drafting.document import Document, Layout, Paragraph, Role
from drafting.layout.lines import break_lines

ROLES = (Role.CC, Role.PRINTED_BY, Role.PRINTED_ON)
LABEL = "抄送："
CC_WIDTH = int(2 * standard.TEXT_WIDTH / standard.POINT / standard.SIZE_4) - 4 * standard.IMPRINT_INDENT
"""Halves of a 4号 character between the indents."""
_NAMES = CC_WIDTH - 2 * len(LABEL)
MOST_LINES = standard.LINES_PER_PAGE // 2
"""A longer 版记 does not hang at the foot of one page: it goes on from page to page behind the text."""


class Imprint(NamedTuple):
    """The 版记 as it is printed: in a letter the copies alone, without rules (GB/T 9704-2012, 7.4 and 10.1)."""

    copies: tuple[Paragraph, ...]
    printed_by: tuple[Paragraph, ...]
    printed_on: tuple[Paragraph, ...]
    ruled: bool

    def __bool__(self) -> bool:
        return bool(self.copies or self.printed_by or self.printed_on)

    @property
    def flows(self) -> bool:
        """Whether it is too long to hang at the foot of a page.

        Two lines hold more than one line's width, so that a short list need not be broken to be told.
        """
        if 4 * sum(len(copy.text) for copy in self.copies) < (MOST_LINES - 1 - len(self.copies)) * _NAMES:
            return False
        return sum(1 for copy in self.copies for _ in copy_lines(copy.text)) > MOST_LINES


def imprint(document: Document) -> Imprint:
    """What of the 版记 is printed in the document's layout."""
    letter = document.layout is Layout.LETTER
    by, on = ((), ()) if letter else (document.of(Role.PRINTED_BY), document.of(Role.PRINTED_ON))
    return Imprint(document.of(Role.CC), by, on, not letter)


def unprinted(document: Document) -> tuple[Paragraph, ...]:
    """What the document has and its layout has no place for: 印发机关 and 印发日期 in a letter (10.1)."""
    return document.of(Role.PRINTED_BY, Role.PRINTED_ON) if document.layout is Layout.LETTER else ()


def copy_lines(text: str) -> Iterator[tuple[str, str]]:
    """The lines of the copies as label and text; a turned line begins under the first name (7.4.2)."""
    label = LABEL if text.startswith(LABEL) else ""
    for position, line in enumerate(break_lines(text.removeprefix(label), _NAMES)):
        yield label if position == 0 else "　" * len(LABEL), line
