"""Where the characters of a letter's paragraphs, as they were read, stand in its .docx.

A paragraph holds more than its file where a list gave it a number or a table its bars, and less where a page number was
left out; so characters are found by their order, blanks left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from drafting.readers.docx import pieces

_LONGEST_NUMBER = 12  # characters, blanks left out, that a list may put before a paragraph
_FURTHEST = 2_000  # characters that may stand between two paragraphs and were not read


class Place(NamedTuple):
    """One character: the element that holds it, and which of the element's characters it is, from 0."""

    element: etree._Element
    offset: int


class Places:
    """Finds the characters of a letter's lines in the parts of its package (readers.docx.unpack)."""

    def __init__(self, parts: Mapping[str, etree._Element], lines: Sequence[str]) -> None:
        self._elements: list[etree._Element] = []
        self._starts: list[int] = []
        texts, length = [], 0
        for element, text in pieces(parts):
            self._elements.append(element)
            self._starts.append(length)
            texts.append(text)
            length += len(text)
        whole = "".join(texts)
        self._dark = [at for at, character in enumerate(whole) if not character.isspace()]
        self._found = _in_order("".join(whole[at] for at in self._dark), lines)
        self._lines = lines

    def of(self, line: int, start: int, end: int) -> tuple[Place, Place] | None:
        """The first and the last of a line's characters from `start` to `end`; None where none is in the file."""
        first = sum(not character.isspace() for character in self._lines[line][:start])
        count = sum(not character.isspace() for character in self._lines[line][start:end])
        found = [at for at in self._found[line][first : first + count] if at is not None]
        return (self._place(found[0]), self._place(found[-1])) if found else None

    def _place(self, dark: int) -> Place:
        at = self._dark[dark]
        piece = bisect_right(self._starts, at) - 1
        return Place(self._elements[piece], at - self._starts[piece])


def _in_order(whole: str, lines: Sequence[str]) -> list[list[int | None]]:
    """For each line the positions in the file of its characters that are no blanks; None for one that is not there."""
    found: list[list[int | None]] = []
    at = 0
    for line in lines:
        text = "".join(line.split())
        positions = _standing(whole, text, at)
        known = [position for position in positions if position is not None]
        at = known[-1] + 1 if known else at
        found.append(positions)
    return found


def _standing(whole: str, text: str, at: int) -> list[int | None]:
    """A line's positions from `at` on: as it is, behind a number, cell by cell, or else further below."""
    for number in range(min(_LONGEST_NUMBER, len(text) - 1) + 1):
        if whole.startswith(text[number:], at):
            return [None] * number + list(range(at, at + len(text) - number))
    if text.startswith("|") and (cells := _celled(whole, text, at)):
        return cells
    below = whole.find(text, at, at + len(text) + _FURTHEST)
    return list(range(below, below + len(text))) if text and below >= 0 else [None] * len(text)


def _celled(whole: str, text: str, at: int) -> list[int | None] | None:
    """The positions of a table's row, its bars left out; None where it does not stand there."""
    positions: list[int | None] = []
    for character in text:
        here = whole[at : at + 1] == character
        if not here and character not in "|\\":
            return None
        positions.append(at if here else None)
        at += here
    return positions
