"""Runs of a .docx cut at characters, so that a mark stands before or behind just these."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
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
        self._wanted[first.element].add(first.offset)
        self._wanted[last.element].add(last.offset + 1)

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
        element = max((part for part in parts if part[0] <= place.offset), key=itemgetter(0))[1]
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
    parts, length = [], len(element.text or "") if element.tag == f"{W}t" else 1
    for offset in reversed(offsets):
        if offset >= length:
            behind = element.getnext()
        else:
            behind = _parted(element, offset) if offset else element
            parts.append((offset, behind))
        if behind is not None:
            _break(behind)
    return [(0, element), *(part for part in reversed(parts) if part[0])]


def _parted(element: etree._Element, offset: int) -> etree._Element:
    """A w:t's text from this character on, as a w:t behind it."""
    rest = deepcopy(element)
    rest.tail = None
    text = element.text or ""
    set_text(element, text[:offset])
    set_text(rest, text[offset:])
    element.addnext(rest)
    return rest


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
