"""What reviewers changed of a letter in Word with the changes tracked: who put in, took out or moved which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lxml import etree

from drafting.language.characters import fit
from drafting.readers._word import W
from drafting.readers.docx import printed, unpack
from drafting.review.places import Places
from drafting.review.remarks import signed

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PROPERTIES = (f"{W}pPr", f"{W}rPr", f"{W}trPr", _FALLBACK)
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_TEXTS = (f"{W}t", f"{W}delText", _MATH)


class Kind(StrEnum):
    """What a reviewer did with words. What he moved is told twice: where it went away, and where it came."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"


_KINDS = {
    f"{W}ins": Kind.INSERTED,
    f"{W}del": Kind.DELETED,
    f"{W}moveFrom": Kind.MOVED_AWAY,
    f"{W}moveTo": Kind.MOVED_HERE,
}


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change: consecutive words that one author at one time put in, took out or moved.

    `author` is as the file has it, "" for none; `date` is the file's ISO text (Word writes the local time with a Z), or
    None. In `text` a paragraph's end, and a cell's, is \\n: of a paragraph that was only split or joined it is \\n
    alone. `line` is the line of the letter that holds the words, or where the first of their paragraph is; None for
    words of which nothing is read there, and where no lines were given.
    """

    author: str
    date: str | None
    kind: Kind
    text: str
    line: int | None = None


class _Mark(NamedTuple):
    author: str
    date: str | None
    kind: Kind


class _Unit(NamedTuple):
    """A piece of text, the mark that it stands in, and its element; of a paragraph's end the paragraph."""

    mark: _Mark | None
    text: str
    element: etree._Element


def revisions_of(data: bytes, lines: Sequence[str] = ()) -> tuple[Revision, ...]:
    """The tracked changes of a .docx's words in their order; `lines` are its paragraphs as readers give them.

    What changes the look alone is none. Words that one person put in and another took out again are deleted ones.
    Raises DraftingError where the file cannot be read.
    """
    parts = unpack(data)
    places = Places(parts, lines)
    return tuple(revision for name in printed(parts) for revision in _joined(_units(parts[name]), places))


def _joined(units: Iterator[_Unit], places: Places) -> Iterator[Revision]:
    for mark, group in groupby(units, itemgetter(0)):
        if mark:
            same = list(group)
            line = next((at for unit in same if (at := places.line_of(unit.element)) is not None), None)
            yield Revision(mark.author, mark.date, mark.kind, fit("".join(unit.text for unit in same)), line)


def _units(root: etree._Element) -> Iterator[_Unit]:
    """The texts and the ends of paragraphs in their order, deleted ones among them."""
    marks: list[_Mark | None] = [None]
    walk = etree.iterwalk(root, ("start", "end"), (*_KINDS, *_PROPERTIES, *_SIGNS, *_TEXTS, f"{W}p", f"{W}tr"))
    for event, element in walk:
        if element.tag in _PROPERTIES:
            if event == "start":
                walk.skip_subtree()
        elif element.tag in _KINDS or element.tag == f"{W}tr":
            if event == "start":
                marks.append(_marked(element) if element.tag in _KINDS else _in(element, "trPr", marks[-1]))
            else:
                marks.pop()
        elif element.tag == f"{W}p":
            if event == "end":
                yield _Unit(_in(element, "pPr/rPr", marks[-1]), "\n", element)
        elif event == "start" and (text := _SIGNS.get(element.tag) or element.text):
            yield _Unit(marks[-1], text, element)


def _in(element: etree._Element, path: str, around: _Mark | None) -> _Mark | None:
    """The mark in a row's or a paragraph's properties, or else the one around it."""
    properties = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    mark = None if properties is None else next(properties.iterchildren(*_KINDS), None)
    return around if mark is None else _marked(mark)


def _marked(element: etree._Element) -> _Mark:
    return _Mark(*signed(element), _KINDS[element.tag])
