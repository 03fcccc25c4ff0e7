"""Paragraphs and rows of tables marked as put in and as deleted, and paragraphs parted where one is put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import timedelta

from lxml import etree

from drafting.readers._word import W
from drafting.review.marks import Reviewer, delete

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BEHIND_MARK = (f"{W}sectPr", f"{W}pPrChange")
_WRAPPED = (f"{W}r", f"{_MATH}oMath", f"{_MATH}oMathPara")
_TEXT_BOX = f"{W}txbxContent"


class Tracking:
    """Marks of one reviewer, each with the next number."""

    def __init__(self, reviewer: Reviewer, numbers: Iterator[int]) -> None:
        self._reviewer, self._numbers = reviewer, numbers

    def delete(self, run: etree._Element) -> etree._Element:
        """A run or a formula as deleted; the mark around it."""
        return delete(run, self._reviewer, next(self._numbers))

    def inserted(self, elements: Sequence[etree._Element]) -> etree._Element:
        """Runs and formulas that stand nowhere yet, as put in."""
        mark = self._mark(elements[0], "ins")
        mark.extend(elements)
        return mark

    def delete_end(self, paragraph: etree._Element) -> None:
        """A paragraph's end as deleted, so that the next one goes on in it; the end of a section stays."""
        if paragraph.find(f"{W}pPr/{W}sectPr") is None:
            self._mark_end(paragraph, "del")

    def delete_paragraph(self, paragraph: etree._Element) -> None:
        """A whole paragraph as deleted."""
        for run in _runs(paragraph):
            self.delete(run)
        self.delete_end(paragraph)

    def insert_paragraph(self, paragraph: etree._Element) -> None:
        """A whole paragraph as put in."""
        for run in _runs(paragraph):
            mark = self._mark(run, "ins")
            run.addprevious(mark)
            mark.append(run)
        self._mark_end(paragraph, "ins")

    def delete_row(self, row: etree._Element) -> None:
        """A row of a table as deleted, with all that stands in it."""
        for paragraph in _paragraphs(row):
            self.delete_paragraph(paragraph)
        self._mark_row(row, "del")

    def insert_row(self, row: etree._Element) -> None:
        """A row of a table as put in, with all that stands in it."""
        for paragraph in _paragraphs(row):
            self.insert_paragraph(paragraph)
        self._mark_row(row, "ins")

    def part(self, place: etree._Element) -> None:
        """Part a paragraph before an element of it: what stands above is a paragraph of its own, its end put in."""
        paragraph = next(place.iterancestors(f"{W}p"))
        above = paragraph.makeelement(paragraph.tag)
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            above.append(deepcopy(properties))
            for mark in above[0].findall(f"{W}sectPr"):
                above[0].remove(mark)
        above.extend(_above(place, paragraph))
        paragraph.addprevious(above)
        self._mark_end(above, "ins")

    def _mark(self, near: etree._Element, name: str) -> etree._Element:
        return self._reviewer.signed(near.makeelement(f"{W}{name}"), next(self._numbers))

    def _mark_end(self, paragraph: etree._Element, name: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = paragraph.makeelement(f"{W}pPr")
            paragraph.insert(0, properties)
        type_ = properties.find(f"{W}rPr")
        if type_ is None:
            type_ = properties.makeelement(f"{W}rPr")
            behind = next((one for one in properties if one.tag in _BEHIND_MARK), None)
            properties.append(type_) if behind is None else behind.addprevious(type_)
        for mark in type_.findall(f"{W}{name}"):
            type_.remove(mark)
        type_.insert(0, self._mark(type_, name))

    def _mark_row(self, row: etree._Element, name: str) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = row.makeelement(f"{W}trPr")
            exceptions = row.find(f"{W}tblPrEx")
            row.insert(0, properties) if exceptions is None else exceptions.addnext(properties)
        properties.append(self._mark(properties, name))


def apart_in_time(root: etree._Element, reviewer: Reviewer) -> None:
    """Two minutes between marks on both sides of a paragraph's end that stays.

    LibreOffice takes two changes of one kind, author and time that meet there for one, and the end for a part of it.
    """
    earlier = Reviewer(reviewer.name, reviewer.initials, reviewer.now - timedelta(minutes=2))
    ended, by = "", reviewer
    for paragraph in root.iter(f"{W}p"):
        marks = [
            mark for mark in paragraph.iter(f"{W}ins", f"{W}del") if next(mark.iterancestors(f"{W}p")) is paragraph
        ]
        content = [child for child in paragraph if child.tag != f"{W}pPr"]
        if ended and content and content[0].tag == ended:
            by = earlier if by is reviewer else reviewer
        for mark in marks:
            by.signed(mark, int(mark.get(f"{W}id")))
        end = next((mark.tag for mark in marks if mark.getparent().tag == f"{W}rPr"), "")
        ended = content[-1].tag if content and not end and content[-1] in marks else ""


def _runs(paragraph: etree._Element) -> list[etree._Element]:
    """The runs and formulas of a paragraph, those in a text box or in a formula left out: they go with it."""
    found = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _WRAPPED:
            found.append(element)
        elif element.tag != f"{W}pPr":
            stack.extend(reversed(element))
    return found


def _paragraphs(row: etree._Element) -> list[etree._Element]:
    return [one for one in row.iter(f"{W}p") if next(one.iterancestors(_TEXT_BOX), None) is None]


def _above(place: etree._Element, paragraph: etree._Element) -> list[etree._Element]:
    """What stands in a paragraph before an element, taken out of it; a link around it is there and here."""
    shell: list[etree._Element] = []
    while True:
        holder = place.getparent()
        before = [one for one in holder if one.tag != f"{W}pPr"][: _index(place)]
        before += shell
        if holder is paragraph:
            return before
        shell = [holder.makeelement(holder.tag, dict(holder.attrib))] if before else []
        for one in shell:
            one.extend(before)
        place = holder


def _index(place: etree._Element) -> int:
    return sum(1 for one in place.itersiblings(preceding=True) if one.tag != f"{W}pPr")
