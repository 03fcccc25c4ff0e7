"""Runs of a .docx cut at characters, so that a mark stands before or behind just these."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from copy import deepcopy
from itertools import pairwise
from operator import itemgetter

from lxml import etree

from drafting.readers._word import W
from drafting.review.places import Place

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXT_BOX = f"{W}txbxContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Cuts:
    """Where runs are to be cut. First all cuts are told, then made at once; then a place has its run."""

    def __init__(self) -> None:
        self._wanted: dict[etree._Element, set[int]] = defaultdict(set)
        self._parts: dict[etree._Element, list[tuple[int, etree._Element]]] = {}

    def around(self, first: Place, last: Place) -> None:
        """Cut before the first character and behind the last."""
        self.before(first)
        self.behind(last)

    def before(self, place: Place) -> None:
        """Cut before the character."""
        self._wanted[place.element].add(place.offset)

    def behind(self, place: Place) -> None:
        """Cut behind the character."""
        self._wanted[place.element].add(place.offset + 1)

    def make(self) -> None:
        """Make all cuts that were told."""
        for element, offsets in self._wanted.items():
            if element.getparent() is not None and element.getparent().tag == f"{W}r":
                self._parts[element] = _cut(element, sorted(offsets))

    def run(self, place: Place) -> etree._Element:
        """What stands in the paragraph for a place: its run, or the whole formula or text box that it is in.

        Marks of reviewers stand neither in a text box nor in a formula.
        """
        parts = self._parts.get(place.element, [(0, place.element)])
        element = parts[bisect_right(parts, place.offset, key=itemgetter(0)) - 1][1]
        boxes = list(element.iterancestors(_TEXT_BOX))
        element = boxes[-1] if boxes else element
        formulas = list(element.iterancestors(f"{_MATH}oMath", f"{_MATH}oMathPara"))
        return formulas[-1] if formulas else next(element.iterancestors(f"{W}r"))


def set_text(element: etree._Element, text: str) -> None:
    """Put the text into a w:t or w:delText, blanks at its ends kept."""
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _cut(element: etree._Element, offsets: list[int]) -> list[tuple[int, etree._Element]]:
    """The parts of a run's child cut before these characters: the first character of each, and its element."""
    text = element.text or "" if element.tag == f"{W}t" else "-"
    inside = [offset for offset in offsets if 0 < offset < len(text)]
    parts = [(0, element)]
    for offset, end in pairwise([*inside, len(text)]):
        parts.append((offset, _behind(parts[-1][1], text[offset:end])))
    if inside:
        set_text(element, text[: inside[0]])
    following = parts[-1][1].getnext() if offsets[-1] >= len(text) else None
    for child in (following, *(part for _, part in reversed(parts[1:])), element if offsets[0] <= 0 else None):
        if child is not None:
            _break(child)
    return parts


def _behind(element: etree._Element, text: str) -> etree._Element:
    """A w:t with this text behind another."""
    made = element.makeelement(element.tag, dict(element.attrib))
    set_text(made, text)
    element.addnext(made)
    return made


def _break(child: etree._Element) -> None:
    """Have a child of a run, with what follows it, in a run of its own."""
    run = child.getparent()
    before = child.getprevious()
    if before is None or before.tag == f"{W}rPr":
        return
    new = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend([child, *child.itersiblings()])
    run.addnext(new)
