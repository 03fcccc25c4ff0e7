"""The running text of a reviewed letter: which of its lines belong to which part of the form.

A line that the form's letter has belongs where that one does; a new one by its neighbours, and by what a reader of the
letter takes it for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafting.compare.align import Pair, align
from drafting.document import Role
from drafting.language.headings import parse_heading
from drafting.letter.letter import Outline, Part
from drafting.merging.edits import ANSWER
from drafting.merging.printed import CLOSING, OPENING, RUNNING, Printed, unnumbered, words

_ATTACHED = "attachments."


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the reviewed letter that is running text, from line `number` of it.

    `section`: opening, responses, closing, or the field of an attachment's content; `path` is the field it is of, or of
    a new line the one above it. `old` are the lines of the form's letter that it comes from, `pair` says which lines
    belong together. `single`: it is one line as it was.
    """

    number: int
    text: str
    section: str
    path: str
    old: tuple[int, ...]
    pair: int
    single: bool
    head: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """The rows in order; `pairs` has for each line of the form's letter what became of it, by place in `aligned`."""

    rows: tuple[Row, ...]
    aligned: tuple[Pair, ...]
    pairs: Mapping[int, int]

    def of(self, section: str) -> list[Row]:
        """The rows of one part."""
        return [row for row in self.rows if row.section == section]


def running(mine: Printed, outline: Outline, texts: Sequence[str], marked: Mapping[int, str]) -> Running:
    """The rows of a reviewed letter, whose lines are `texts` and which was understood as `outline`.

    `marked` are the fields in whose bookmarks lines stand.
    """
    aligned = align(*([words(unnumbered(text)) for text in side] for side in (mine.texts, texts)))
    pairs = {row: at for at, pair in enumerate(aligned) for row in pair.old}
    return Running(tuple(_Sections(mine, outline, texts, aligned, marked).rows()), tuple(aligned), pairs)


class _Sections:
    """Says of each line which part of the form it belongs to."""

    def __init__(
        self,
        mine: Printed,
        outline: Outline,
        texts: Sequence[str],
        aligned: Sequence[Pair],
        marked: Mapping[int, str],
    ) -> None:
        self._mine, self._texts, self._aligned, self._marked = mine, texts, aligned, marked
        self._parts = _by_line(outline)
        self._pair = {line: at for at, pair in enumerate(aligned) for line in pair.new}
        self._held = {line: self._own(pair) for pair in aligned if not pair.moved for line in pair.new if pair.old}
        self._added = self._in_new_attachments()

    def rows(self) -> Iterator[Row]:
        """The lines of running text, in order."""
        before: int | None = None
        path, section, behind = "", "", self._following()
        for line, text in enumerate(self._texts):
            pair = self._aligned[self._pair[line]]
            section = self._held[line] if line in self._held else self._between(line, before, behind[line], section)
            if section:
                role = self._parts.get(line, (None, Role.BODY))[1]
                single = len(pair.old) == 1 == len(pair.new)
                path = self._path(pair.old) or (path if path.startswith(section) else section)
                yield Row(line, text, section, path, pair.old, self._pair[line], single, role is Role.HEADING_1)
            before = line if line in self._held else before

    def _own(self, pair: Pair) -> str:
        """The part of lines of the form's letter; empty for labels and names, which are no running text."""
        return _part_of(self._path(pair.old))

    def _path(self, rows: Sequence[int]) -> str:
        return next((self._mine.lines[row].path for row in rows if row in self._mine.lines), "")

    def _following(self) -> list[int | None]:
        """For each line the next one that the form's letter has."""
        found: list[int | None] = []
        behind: int | None = None
        for line in range(len(self._texts) - 1, -1, -1):
            found.append(behind)
            behind = line if line in self._held else behind
        return found[::-1]

    def _between(self, line: int, before: int | None, behind: int | None, last: str) -> str:
        """The part of a line that is new or was moved here; the line above it is of the part `last`."""
        above = self._held[before] if before is not None else ""
        below = self._held[behind] if behind is not None else ""
        part, _ = self._parts.get(line, (None, None))
        if line in self._added:
            return ""
        if marked := _part_of(self._marked.get(line, "")):
            return marked
        if above == below and above:
            return above
        if part is Part.ATTACHED:
            return above if above.startswith(_ATTACHED) else ""
        if part not in (Part.OPENING, Part.ANSWER, Part.CLOSING):
            return ""
        if above.startswith(_ATTACHED) or below.startswith(_ATTACHED):
            return above if above.startswith(_ATTACHED) else ""
        return self._in_letter(line, ANSWER if last == ANSWER else above, below, part)

    def _in_letter(self, line: int, above: str, below: str, part: Part) -> str:
        """opening, responses or closing, between two parts of which each may be none."""
        heading = parse_heading(self._texts[line])
        if above in ("", OPENING) and below in (OPENING, ""):
            return above or below or (ANSWER if part is Part.ANSWER else part.value)
        if above == OPENING and below == ANSWER:
            headed = heading is not None and heading.level == 1
            return ANSWER if headed or not self._is_numbered() else OPENING
        if above in ("", OPENING):
            return ANSWER if below == ANSWER or part is not Part.OPENING else OPENING
        if above == ANSWER:
            return CLOSING if part is Part.CLOSING and (below == CLOSING or not self._has(CLOSING)) else ANSWER
        return above

    def _is_numbered(self) -> bool:
        """Whether the answer begins with a numeral, so that nothing stands before it in its first point."""
        first = next((row for row, line in self._mine.lines.items() if line.path.startswith(ANSWER)), None)
        return first is not None and parse_heading(self._mine.texts[first]) is not None

    def _has(self, section: str) -> bool:
        return section in self._held.values()

    def _in_new_attachments(self) -> set[int]:
        """The lines from the number of a new attachment to the next line that the form's letter has."""
        found: set[int] = set()
        inside = False
        for line in range(len(self._texts)):
            _, role = self._parts.get(line, (None, None))
            new = line not in self._held
            inside = new and (inside or role is Role.ATTACHMENT_NUMBER)
            if inside:
                found.add(line)
        return found


def _part_of(path: str) -> str:
    """The part of the form in which a field of running text stands; empty for another field."""
    return ANSWER if path.startswith(ANSWER) else path if RUNNING.fullmatch(path) else ""


def _by_line(outline: Outline) -> dict[int, tuple[Part, Role]]:
    """What a reader takes each line for: the part and the role; the first of several on one line."""
    found: dict[int, tuple[Part, Role]] = {}
    for paragraph, part in zip(outline.document, outline.parts, strict=True):
        found.setdefault(int(paragraph.source.partition(".")[2]), (part, paragraph.role))
    return found
