"""A .docx that shows what is changed in another as tracked changes: all taken it says what the new one says, all
refused what the old one says; its page, styles and pictures are those of the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, pairwise

from lxml import etree

from drafting.compare.align import align
from drafting.compare.flow import Block, Grid, Paper, Row, Signs, Words, under
from drafting.compare.looks import Looks
from drafting.compare.paragraphs import Tracking, apart_in_time
from drafting.compare.rewording import Rewording
from drafting.readers._word import W
from drafting.readers.docx import BODY
from drafting.review.marks import Reviewer, last_number
from drafting.review.package import packed, with_parts, with_pictures
from drafting.review.runs import Cuts


@dataclass(frozen=True, slots=True)
class Redline:
    """A .docx with tracked changes: how many words and paragraphs are changed, and what is to be said of it."""

    content: bytes
    changes: int
    notes: tuple[str, ...] = ()


def redline(
    old: bytes, new: bytes, reviewer: Reviewer, names: tuple[str, str] = ("旧稿", "新稿"), pictures: bool = True
) -> Redline:
    """The old .docx with all that differs in the new one tracked. Changes tracked in either are taken before.

    `names` are how the two files are called in messages. Without `pictures` those of the old one stay as they are.

    Raises DraftingError where one of them cannot be read, or the old one not copied whole.
    """
    signs = Signs()
    one, other = (Paper(data, signs, name, pictures) for data, name in zip((old, new), names, strict=True))
    made = _Comparison(one, other, Tracking(reviewer, count(last_number((one.root,)) + 1)))
    changes = made.run()
    apart_in_time(one.root, reviewer)
    contents = with_pictures(
        with_parts(one.contents, {BODY: one.root}), made.looks.taking.pictures, made.looks.taking.files
    )
    return Redline(packed(old, contents), changes, tuple(_notes(one, other, made.looks.taking.lost)))


def _notes(one: Paper, other: Paper, lost: int) -> Iterable[str]:
    reviewed = [paper.name for paper in (one, other) if paper.was_reviewed]
    if reviewed:
        yield f"{'、'.join(reviewed)}里原有的修订已按全部接受处理"
    if one.beside != other.beside:
        yield "页眉、页脚的文字不同，没有标出，请自行核对"
    if lost:
        yield f"新稿有{lost}个图、脚注或对象带不过来，以〔图〕代替"


class _Cursor:
    """Behind which element what is new is put; at first before all of a holder's blocks."""

    def __init__(self, holder: etree._Element, blocks: Sequence[Block]) -> None:
        self._holder, self._first = holder, blocks[0].element if blocks else None
        self._last: etree._Element | None = None

    def move(self, element: etree._Element) -> None:
        """Go behind an element."""
        self._last = element

    def put(self, element: etree._Element) -> None:
        """Put an element there, and go behind it."""
        if self._last is not None:
            self._last.addnext(element)
        elif self._first is not None:
            self._first.addprevious(element)
        elif (section := self._holder.find(f"{W}sectPr")) is not None:
            section.addprevious(element)
        else:
            self._holder.append(element)
        self._last = element


class _Comparison:
    """First all of both texts is compared and the cuts are told, then the marks are made in one pass."""

    def __init__(self, old: Paper, new: Paper, tracking: Tracking) -> None:
        self.looks = Looks(old, new)
        self._old, self._new, self._tracking = old, new, tracking
        self._cuts = Cuts()
        self._todo: list[Callable[[], object]] = []
        self._changes = 0

    def run(self) -> int:
        """Mark the old body; how many changes there are."""
        body = self._old.root.find(f"{W}body")
        self._flow(self._old.blocks, self._new.blocks, self._old.root if body is None else body)
        self._cuts.make()
        for mark in self._todo:
            mark()
        return self._changes

    def _later(self, do: Callable[..., object], *arguments: object, changes: bool = True) -> None:
        self._todo.append(partial(do, *arguments))
        self._changes += changes

    def _flow(self, old: Sequence[Block], new: Sequence[Block], holder: etree._Element) -> None:
        """The blocks of a body or a cell."""
        ours, theirs = ([block for block in blocks if block.text.strip()] for blocks in (old, new))
        cursor = _Cursor(holder, old)
        near: Words | None = None
        gone: set[int] = set()
        blanks = {
            id(one.element): (two,) for one, two in pairwise(new) if isinstance(one, Grid) and not two.text.strip()
        }
        for pair in align([_said(block) for block in ours], [_said(block) for block in theirs]):
            before, behind = [ours[at] for at in pair.old], [theirs[at] for at in pair.new]
            if before and behind and not pair.moved and self._changed(before, behind):
                self._later(cursor.move, before[-1].element, changes=False)
            else:
                for block in before:
                    self._later(self._delete, block)
                if not pair.moved and before:
                    self._later(cursor.move, before[-1].element, changes=False)
                gone.update(id(block.element) for block in before)
                for block in behind:
                    self._later(self._put, block, cursor, near)
                    for blank in blanks.get(id(block.element), ()):
                        self._later(self._put, blank, cursor, near, changes=False)
            if before and not pair.moved and isinstance(before[-1], Words):
                near = before[-1]
        for one in _blank_between(old, gone):
            self._later(self._tracking.delete_end, one, changes=False)

    def _changed(self, old: Sequence[Block], new: Sequence[Block]) -> bool:
        """Mark what is changed between blocks that are one another's; False where they cannot become one another."""
        together = all(_meet(one.element, other.element) for one, other in pairwise(old))
        if together and all(isinstance(block, Words) for block in (*old, *new)):
            self._reword(old, new)  # type: ignore[arg-type]
            return True
        if len(old) == len(new) == 1 and isinstance(old[0], Grid) and isinstance(new[0], Grid):
            self._regrid(old[0], new[0])
            return True
        return False

    def _regrid(self, old: Grid, new: Grid) -> None:
        """The rows of a table."""
        cursor = _Cursor(old.element, old.rows[:1])  # type: ignore[arg-type]
        sample: Row | None = None
        ours, theirs = ([row for row in grid.rows if row.text.strip()] for grid in (old, new))
        for pair in align([row.text for row in ours], [row.text for row in theirs]):
            before, behind = [ours[at] for at in pair.old], [theirs[at] for at in pair.new]
            if not pair.moved and len(before) == len(behind) == 1 and len(before[0].cells) == len(behind[0].cells):
                for one, other in zip(before[0].cells, behind[0].cells, strict=True):
                    self._recell(one, other)
                self._later(cursor.move, before[0].element, changes=False)
            else:
                for row in before:
                    self._later(self._tracking.delete_row, row.element)
                if before and not pair.moved:
                    self._later(cursor.move, before[-1].element, changes=False)
                for row in behind:
                    like = sample or next(iter(old.rows[1:] or old.rows), None)
                    self._later(self._put_row, row, cursor, like)
            sample = before[-1] if before and not pair.moved and before[-1] is not old.rows[0] else sample

    def _recell(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        if len(old) == len(new) == 1 and isinstance(old[0], Words) and isinstance(new[0], Words):
            self._reword(old, new)  # type: ignore[arg-type]
        elif old:
            self._flow(old, new, old[0].element.getparent())

    def _reword(self, old: Sequence[Words], new: Sequence[Words]) -> None:
        """The words of paragraphs that are one another's, and where they are parted and joined."""
        rewording = Rewording(old, new, self._cuts)
        if rewording.edits:
            self._later(rewording.make, self._cuts, self._tracking, self.looks, changes=False)
            self._changes += len(rewording.edits)

    def _delete(self, block: Block) -> None:
        if isinstance(block, Words):
            self._tracking.delete_paragraph(block.element)
        else:
            for row in block.rows:
                self._tracking.delete_row(row.element)

    def _put(self, block: Block, cursor: _Cursor, near: Words | None) -> None:
        if isinstance(block, Words):
            made = self.looks.paragraph(block, near)
            self._tracking.insert_paragraph(made)
        else:
            made = self.looks.table(block)
            for row in under(made, f"{W}tr"):
                self._tracking.insert_row(row)
        cursor.put(made)

    def _put_row(self, row: Row, cursor: _Cursor, sample: Row | None) -> None:
        made = self.looks.row(row, sample)
        self._tracking.insert_row(made)
        cursor.put(made)


def _said(block: Block) -> str:
    return block.number + block.text if isinstance(block, Words) else block.text


def _meet(paragraph: etree._Element, other: etree._Element) -> bool:
    """Whether nothing but blank paragraphs stands between two, so that they can become one."""
    while (paragraph := paragraph.getnext()) is not None and paragraph is not other:
        if paragraph.tag in (f"{W}tbl", f"{W}sdt", f"{W}customXml"):
            return False
    return paragraph is other


def _blank_between(blocks: Sequence[Block], gone: set[int]) -> Iterable[etree._Element]:
    """The blank paragraphs between two that are deleted."""
    held: list[etree._Element] | None = None
    for block in blocks:
        if id(block.element) in gone:
            yield from held or ()
            held = []
        elif block.text.strip() or not isinstance(block, Words):
            held = None
        elif held is not None:
            held.append(block.element)
