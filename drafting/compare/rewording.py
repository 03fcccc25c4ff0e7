"""The words of paragraphs made those of others, tracked; paragraphs parted and joined where the others are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from drafting.compare.flow import END, MATH, Words
from drafting.compare.looks import Character, Looks, literal, type_key
from drafting.compare.paragraphs import Tracking
from drafting.compare.words import words
from drafting.language.headings import parse_heading
from drafting.readers._word import W
from drafting.review.places import Place
from drafting.review.runs import Cuts

_TITLE = re.compile(r".{0,40}(?:关于|对|就)[^。；！？：]{1,120}(?:答复|函|意见)(?:（[^（）]{1,30}）)?")


@dataclass(frozen=True, slots=True)
class _Edit:
    """The characters from `start` to `end` of the old ones become these."""

    start: int
    end: int
    new: Sequence[Character]


class Rewording:
    """The edits that make paragraphs say what others say; the end of each but the last is a character as well."""

    def __init__(self, old: Sequence[Words], new: Sequence[Words], cuts: Cuts) -> None:
        self._old = old
        self._places: list[Place | None] = []
        self._owners: list[int] = []
        for number, one in enumerate(old):
            self._places += [*one.places, None]
            self._owners += [number] * (len(one.places) + 1)
        made = _with_ends(new, old)
        text, other = END.join(one.text for one in old), "".join(character for character, _ in made)
        self.edits = list(_edits(text, other, made)) if not _same(text, other) else []
        for edit in self.edits:
            for at in (edit.start, edit.end):
                if self._places[at] is not None:
                    cuts.before(self._places[at])  # type: ignore[arg-type]
                elif at and self._places[at - 1] is not None:
                    cuts.behind(self._places[at - 1])  # type: ignore[arg-type]
            for at in range(edit.start, edit.end):
                if self._places[at] is None and at and self._places[at - 1] is not None:
                    cuts.behind(self._places[at - 1])  # type: ignore[arg-type]

    def make(self, cuts: Cuts, tracking: Tracking, looks: Looks) -> None:
        """Mark the edits, the last first, so that the places of the others stay."""
        for edit in reversed(self.edits):
            type_, spot = self._spot(edit, cuts)
            runs = [_whole(place, cuts) for place in self._places[edit.start : edit.end] if place is not None]
            for run in dict.fromkeys(runs):
                tracking.delete(run)
            for at in range(edit.start, edit.end):
                if self._places[at] is None:
                    self._delete_end(self._owners[at], tracking)
            _insert(edit, spot, type_, tracking, looks)

    def _spot(self, edit: _Edit, cuts: Cuts) -> tuple[etree._Element | None, etree._Element]:
        """The type of what is put in, and an element that stands where it goes until it is there."""
        owner = self._owners[edit.start]
        paragraph = self._old[owner].element
        inside = [
            place
            for at, place in enumerate(self._places[edit.start : edit.end], edit.start)
            if place is not None and self._owners[at] == owner
        ]
        spot = paragraph.makeelement(f"{W}proofErr")
        before = self._places[edit.start - 1] if edit.start and self._owners[edit.start - 1] == owner else None
        here = self._places[edit.start]
        if inside:
            run = _whole(inside[-1], cuts)
            run.addnext(spot)
            run = _whole(inside[0], cuts)
        elif before is not None:
            run = _whole(before, cuts)
            run.addnext(spot)
            if here is not None and edit.new and type_key(edit.new[0][1]) == type_key(here):
                run = _whole(here, cuts)  # text behind the lead of a heading
        elif here is not None:
            run = _whole(here, cuts)
            run.addprevious(spot)
        else:
            paragraph.append(spot)
            return paragraph.find(f"{W}pPr/{W}rPr"), spot
        return run.find(f"{W}rPr"), spot

    def _delete_end(self, number: int, tracking: Tracking) -> None:
        """The end of a paragraph, and of the blank ones between it and the next."""
        element, last = self._old[number].element, self._old[number + 1].element
        while element is not None and element is not last:
            if element.tag == f"{W}p":
                tracking.delete_end(element)
            element = element.getnext()


def _insert(edit: _Edit, spot: etree._Element, type_: etree._Element | None, tracking: Tracking, looks: Looks) -> None:
    """Put an edit's characters before its spot, parting the paragraph at each end among them; the spot goes."""
    held: list[Character] = []
    for one in (*edit.new, (END, None)):
        if one[0] != END:
            held.append(one)  # type: ignore[arg-type]
            continue
        if held:
            spot.addprevious(tracking.inserted(looks.runs(held, type_)))
        if one[1] is not None:
            tracking.part(spot)
        held = []
    spot.getparent().remove(spot)


def _edits(old: str, new: str, characters: Sequence[Character]) -> Iterable[_Edit]:
    at = begin = 0
    for piece in words(old, new):
        blank = "".join(piece.old.split()) == "".join(piece.new.split())
        if not blank or piece.old.count(END) != piece.new.count(END):  # blanks stay as they were
            yield _Edit(at, at + len(piece.old), characters[begin : begin + len(piece.new)])
        at, begin = at + len(piece.old), begin + len(piece.new)


def _same(old: str, new: str) -> bool:
    """Whether two texts differ in blanks alone, paragraph by paragraph; a title may be torn otherwise."""
    ours, theirs = old.split(END), new.split(END)
    whole = ["".join(text.split()) for text in (old, new)]
    if whole[0] == whole[1] and _TITLE.fullmatch(whole[0]):
        return True
    return ["".join(one.split()) for one in ours] == ["".join(one.split()) for one in theirs]


def _with_ends(new: Sequence[Words], old: Sequence[Words]) -> list[Character]:
    """The characters of the new paragraphs, an end between two; numerals as far as the old ones' are characters."""
    made: list[Character] = []
    for number, one in enumerate(new):
        listed = bool(old[min(number, len(old) - 1)].number)
        made += [(END, one.places[0])] if number else []
        made += literal(one, bare=listed and (bool(one.number) or parse_heading(one.text) is not None))
    return made


def _whole(place: Place, cuts: Cuts) -> etree._Element:
    """The run that a character stands in, or the formula that it is."""
    return place.element if place.element.tag.startswith(MATH) else cuts.run(place)
