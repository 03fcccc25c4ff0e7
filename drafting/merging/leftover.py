"""What a reviewed letter says that its form would not, when all changes are taken: so that nothing of it is lost.

The letter of the changed form is compared with the reviewed one line by line. Where a label stands on the page is no
matter, nor how a date or a number is written, as long as both are read as the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from drafting.compare.align import Pair, align
from drafting.findings import Finding, Severity
from drafting.language.headings import parse_heading
from drafting.letter.letter import Outline
from drafting.letter.lines import WIDE, plain
from drafting.letter.read import recognised
from drafting.letter.recognise import recognise
from drafting.letter.record import Reading
from drafting.merging import labelled
from drafting.merging.printed import Printed, unnumbered, words

_NORMALISED = ("date", "document_number", "printed_on")
"""Fields that are one value however they are written."""

UNPLACED, STILL_THERE, NUMBERED = "Y011", "Y012", "Y015"


@dataclass(frozen=True, slots=True)
class Left(Finding):
    """Words that no field holds: `old` are those of the form's letter, `new` those of the reviewed one."""

    old: str = ""
    new: str = ""


def leftover(
    mine: Printed, texts: Sequence[str], prose: Container[int], outline: Outline, reading: Reading
) -> list[Left]:
    """A finding for each line that differs: of the reviewed letter (`texts`, as `outline` and `reading` understand it),
    of which the lines in `prose` are running text, and of the changed form's letter, `mine`.
    """
    return list(_Leftover(mine, texts, prose, outline, reading).findings())


class _Leftover:
    def __init__(
        self, mine: Printed, texts: Sequence[str], prose: Container[int], outline: Outline, reading: Reading
    ) -> None:
        self._mine, self._texts, self._prose, self._outline, self._reading = mine, texts, prose, outline, reading

    def findings(self) -> Iterator[Left]:
        """A finding for each line, or lines that belong together, that differ."""
        ours, theirs = ([words(unnumbered(line)) for line in side] for side in (self._mine.texts, self._texts))
        differing = []
        for pair in align(ours, theirs):
            one, other = ("".join(side[at] for at in places) for side, places in ((ours, pair.old), (theirs, pair.new)))
            if one != other or pair.moved:
                differing.append(pair)
            elif self._is_numbered_otherwise(pair):
                yield self._numbered(pair)
        known = self._read_alike() if differing else (frozenset(), frozenset())
        wholes = "".join(ours), "".join(theirs)
        for pair in differing:
            if self._runs_on(pair) or not self._is_told(pair, wholes, known):
                yield self._other(pair)

    def _runs_on(self, pair: Pair) -> bool:
        return any(at in self._mine.lines for at in pair.old) or any(at in self._prose for at in pair.new)

    def _is_told(self, pair: Pair, wholes: tuple[str, str], known: tuple[Container[int], Container[int]]) -> bool:
        """Whether lines with labels say only what the other letter says as well."""
        new = all(at in known[1] or _is_there(self._texts[at], wholes[0]) for at in pair.new)
        return new and all(at in known[0] or _is_there(self._mine.texts[at], wholes[1]) for at in pair.old)

    def _read_alike(self) -> tuple[frozenset[int], frozenset[int]]:
        """The lines of both letters that are of fields which are read as the same from both."""
        records = recognised(self._mine.document).record, self._reading.record
        same = {name for name in _NORMALISED if labelled.same(*(record.get(name) for record in records))}
        outlines = recognise(self._mine.document).outline(), self._outline
        first, second = (frozenset(at for at, name in labelled.lines_of(one) if name in same) for one in outlines)
        return first, second

    def _is_numbered_otherwise(self, pair: Pair) -> bool:
        """Whether one of two lines has a numeral of level 1 and the other none."""
        levels = [
            parse_heading(side[at[0]]) for side, at in ((self._mine.texts, pair.old), (self._texts, pair.new)) if at
        ]
        return len({bool(heading and heading.level == 1) for heading in levels}) > 1

    def _numbered(self, pair: Pair) -> Left:
        at = pair.new[0]
        old, new = self._mine.texts[pair.old[0]], self._texts[at]
        message, remedy = f"改稿的序号与表单按条自动编的不同：{new}", f"表单写成的是：{old}"
        return Left(
            NUMBERED, Severity.INFO, message, f"paragraph.{at}", f"改稿第{at + 1}段", remedy=remedy, old=old, new=new
        )

    def _other(self, pair: Pair) -> Left:
        old, new = (
            " ".join(side[at] for at in places)
            for side, places in ((self._mine.texts, pair.old), (self._texts, pair.new))
        )
        if not new:
            message = f"改稿没有这一段，表单仍会写成：{old}"
            return Left(STILL_THERE, Severity.WARNING, message, remedy="请自己在表单里删改", old=old)
        at, remedy = pair.new[0], f"表单写成的是：{old}" if old else "请自己写进表单"
        message, place = f"改稿的这一段没有归入表单：{new}", f"改稿第{at + 1}段"
        return Left(UNPLACED, Severity.WARNING, message, f"paragraph.{at}", place, remedy=remedy, old=old, new=new)


def _is_there(line: str, whole: str) -> bool:
    """Whether all parts of a line stand somewhere in a text; a rule between pages is nothing."""
    parts = (words(part) for part in WIDE.split(plain(line)))
    return all(part in whole or not part.strip("─") for part in parts)
