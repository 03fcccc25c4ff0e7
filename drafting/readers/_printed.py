"""Printed lines, as a page of fixed layout has them, joined to paragraphs by indent and by where a line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_PAGE_NUMBER = re.compile(r"[—\-－–\s]*(?:第)?\s*\d{1,4}\s*页?(?:\s*[/共]\s*\d{1,4}\s*页?)?[—\-－–\s]*")
_INDENT, _RAGGED, GAP = 0.7, 2.6, 0.9
"""In characters: how far in a paragraph begins, how short a full line may be, what is a wide gap."""

WIDE = "    "
"""What stands for a wide gap; a line that has one is set in columns and ends where it ends."""


class Row(NamedTuple):
    """One printed line: its text, left and right edge and type size in points; `top` is where it stands on its page.

    `ruled`: it is the row of a table, its cells between bars.
    """

    text: str
    left: float
    right: float
    size: float
    top: float = 0
    ruled: bool = False


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number and no more."""
    return _PAGE_NUMBER.fullmatch(text) is not None and re.search(r"[—\-－–第页]|^\d{1,3}$", text) is not None


def joined(rows: list[Row]) -> Iterator[str]:
    """A row goes on with the paragraph above when that is full, it begins at the margin, and the type is the same."""
    text = [row for row in rows if not row.ruled] or rows
    size = Counter(round(row.size) for row in text).most_common(1)[0][0]
    left = min(row.left for row in text)
    right = max(row.right for row in text)
    paragraph, above = "", None
    for row in rows:
        goes_on = (
            above is not None
            and not (above.ruled or row.ruled or WIDE in above.text)
            and above.right > right - _RAGGED * size
            and row.left < left + _INDENT * size
            and abs(above.size - row.size) < 1.5
        )
        if goes_on:
            paragraph += row.text
        else:
            if paragraph:
                yield paragraph
            paragraph = row.text
        above = row
    yield paragraph
