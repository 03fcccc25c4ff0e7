"""The marks of a reviewer put into a .docx: comments on words, and words changed with the change tracked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from lxml import etree

from drafting.readers._word import W
from drafting.review.places import Place
from drafting.review.runs import Cuts, set_text

_POINTS = ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd")
_KEEPS_RUNS = (f"{W}p", f"{W}hyperlink", f"{W}smartTag", f"{W}sdtContent")
"""Where a run's change can be tracked; in another person's insertion it would be a change of a change."""
_WHEN_DELETED = {"t": "delText", "instrText": "delInstrText"}


@dataclass(frozen=True, slots=True)
class Change:
    """New words for those from the first to the last of their characters, or only put in behind these."""

    first: Place
    last: Place
    new: str
    deletes: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of words, a paragraph each, and how they are to be changed."""

    first: Place
    last: Place
    said: tuple[str, ...]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who marks, and when."""

    name: str
    initials: str
    now: datetime

    def signed(self, element: etree._Element, number: int) -> etree._Element:
        """The element with its number, its author and its time."""
        element.set(f"{W}id", str(number))
        element.set(f"{W}author", self.name)
        element.set(f"{W}date", self.now.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return element


def put(body: etree._Element, notes: etree._Element, marks: Sequence[Mark], reviewer: Reviewer) -> None:
    """Put marks on words of a body, and what is said into `notes`, the root of its comments.

    A change is tracked where nothing but words stands in it, and nobody else's change around it; elsewhere the comment
    alone says it.
    """
    numbers = count(last_number((body, notes)) + 1)
    cuts = Cuts()
    for mark in marks:
        cuts.around(mark.first, mark.last)
        if mark.change:
            cuts.around(mark.change.first, mark.change.last)
    cuts.make()
    for mark in marks:
        number = next(numbers)
        notes.append(_note(notes, mark.said, reviewer, number))
        _enclose(cuts.run(mark.first), cuts.run(mark.last), number)
    for change in (mark.change for mark in marks if mark.change):
        if runs := _runs(cuts.run(change.first), cuts.run(change.last)):
            _track(runs, change, reviewer, numbers)


def last_number(roots: Iterable[etree._Element]) -> int:
    """The greatest number that a mark has."""
    texts = (element.get(f"{W}id", "") for root in roots for element in root.iter(etree.Element))
    return max((int(text) for text in texts if text.isdecimal() and len(text) < 10), default=0)


def _note(notes: etree._Element, said: Sequence[str], reviewer: Reviewer, number: int) -> etree._Element:
    note = reviewer.signed(notes.makeelement(f"{W}comment"), number)
    note.set(f"{W}initials", reviewer.initials)
    for line in said:
        run = etree.SubElement(etree.SubElement(note, f"{W}p"), f"{W}r")
        set_text(etree.SubElement(run, f"{W}t"), line)
    return note


def _enclose(first: etree._Element, last: etree._Element, number: int) -> None:
    """A comment's range around runs, and behind it the reference that shows it."""
    start, end = (first.makeelement(f"{W}commentRange{side}", {f"{W}id": str(number)}) for side in ("Start", "End"))
    reference = first.makeelement(f"{W}r")
    etree.SubElement(reference, f"{W}commentReference").set(f"{W}id", str(number))
    first.addprevious(start)
    last.addnext(reference)
    last.addnext(end)


def _runs(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    """The runs from one to another where nothing but words stands between them, and their change can be tracked."""
    if first.getparent().tag not in _KEEPS_RUNS or first.getparent() is not last.getparent():
        return []
    runs, element = [], first
    while element is not None:
        if element.tag == f"{W}r" and _is_words(element):
            runs.append(element)
        elif element.tag not in {f"{W}{name}" for name in _POINTS}:
            return []
        if element is last:
            return runs
        element = element.getnext()
    return []


def _is_words(run: etree._Element) -> bool:
    return all(child.tag in (f"{W}rPr", f"{W}t") for child in run)


def _track(runs: Sequence[etree._Element], change: Change, reviewer: Reviewer, numbers: Iterator[int]) -> None:
    """The runs as deleted, and behind them the new words, in the type of the first."""
    if change.deletes:
        for run in runs:
            delete(run, reviewer, next(numbers))
    if not change.new:
        return
    inserted = reviewer.signed(runs[0].makeelement(f"{W}ins"), next(numbers))
    run = etree.SubElement(inserted, f"{W}r")
    if (properties := runs[0].find(f"{W}rPr")) is not None:
        run.append(deepcopy(properties))
    set_text(etree.SubElement(run, f"{W}t"), change.new)
    (runs[-1].getparent() if change.deletes else runs[-1]).addnext(inserted)


def delete(run: etree._Element, reviewer: Reviewer, number: int) -> etree._Element:
    """A run as deleted; the mark around it."""
    deleted = reviewer.signed(run.makeelement(f"{W}del"), number)
    run.addprevious(deleted)
    deleted.append(run)
    for name, gone in _WHEN_DELETED.items():
        for text in run.iterchildren(f"{W}{name}"):
            text.tag = f"{W}{gone}"
            set_text(text, text.text or "")
    return deleted
