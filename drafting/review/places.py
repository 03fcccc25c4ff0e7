"""Where the characters of a letter's paragraphs, as they were read, stand in its .docx.

A paragraph holds more than its file where a list gave it a number or a table its bars, and less where a page number was
left out; so characters are found by their order, blanks left out.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from drafting.readers._word import W
from drafting.readers.docx import pieces

_LONGEST_NUMBER = 12  # characters, blanks left out, that a list may put before a paragraph
_FURTHEST = 2_000  # characters that may stand between two paragraphs and were not read


class Place(NamedTuple):
    """One character: the element that holds it, and which of the element's characters it is, from 0."""

    element: etree._Element
    offset: int


class Stretch(NamedTuple):
    """Characters of a line: which line, from 0, and from which character to which."""

    line: int
    start: int
    end: int


class Places:
    """Finds the characters of a letter's lines in the parts of its package (readers.docx.unpack), and the way back."""

    def __init__(self, parts: Mapping[str, etree._Element], lines: Sequence[str]) -> None:
        self._elements: list[etree._Element] = []
        self._starts: list[int] = []
        texts, length = [], 0
        for element, text in pieces(parts):
            self._elements.append(element)
            self._starts.append(length)
            texts.append(text)
            length += len(text)
        self._length = length
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

    def stretch(self, element: etree._Element) -> Stretch | None:
        """The characters of a line that an element holds, of the first where it holds several; None for no line's."""
        return self._stretches.get(element)

    def line_of(self, element: etree._Element) -> int | None:
        """The line that an element's text stands in, or else the first of its paragraph; None where none is read."""
        own = self.stretch(element)
        paragraph = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
        return own.line if own else self._firsts.get(paragraph)

    @cached_property
    def _stretches(self) -> dict[etree._Element, Stretch]:
        """What each element holds of a line."""
        lines, offsets = self._read()
        bounds = [bisect_left(self._dark, at) for at in (*self._starts, self._length)]
        found = {}
        for element, around in zip(self._elements, pairwise(bounds), strict=False):
            held = [at for at in range(*around) if lines[at] >= 0]
            same = [offsets[at] for at in held if lines[at] == lines[held[0]]]
            if same:
                found[element] = Stretch(lines[held[0]], same[0], same[-1] + 1)
        return found

    @cached_property
    def _firsts(self) -> dict[etree._Element, int]:
        """The first line of each paragraph of the file."""
        firsts: dict[etree._Element, int] = {}
        for element, stretch in self._stretches.items():
            firsts.setdefault(next(element.iterancestors(f"{W}p")), stretch.line)
        return firsts

    def _read(self) -> tuple[array[int], array[int]]:
        """For each character of the file that is no blank its line, -1 for none, and which of the line's it is."""
        lines, offsets = (array("i", [-1]) * len(self._dark) for _ in range(2))
        for line, positions in enumerate(self._found):
            dark = (at for at, character in enumerate(self._lines[line]) if not character.isspace())
            for offset, position in zip(dark, positions, strict=True):
                if position is not None:
                    lines[position], offsets[position] = line, offset
        return lines, offsets

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
