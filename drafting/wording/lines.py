"""A field's value as lines: one that is printed on one line, and one of which each line is a paragraph."""

from __future__ import annotations

from typing import NamedTuple

from drafting.blocks.placed import joined


class Line(NamedTuple):
    """One line of a field's value that is to be a paragraph: its place in the value, from 0, and its text."""

    line: int
    text: str


def lines(value: str | None) -> list[Line]:
    """The lines of a text that are not blank, without the indent and the trailing blanks that a typist leaves."""
    return [Line(n, text) for n, line in enumerate((value or "").split("\n")) if (text := line.strip())]


def one_line(value: str | None) -> str | None:
    """A value that is printed on one line, its lines put together; None stays None."""
    return None if value is None else joined("", (line.text for line in lines(value)))
