"""The sheet: which value belongs to which label, in pairs or in columns, and the text that stands in no field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from drafting.language.sheets import PEOPLE, SECTIONS
from drafting.letter.lines import Line, line_of, segments
from drafting.proposal.cells import Cell
from drafting.proposal.continued import adjoins, begins_list, is_torn_name, names_more, rest_of_title
from drafting.proposal.fitting import fits
from drafting.proposal.persons import is_person

_SENTENCE = re.compile("[。；]")
_SHORT = 40  # characters of a value that stands on the line below its label
_LONG_VALUES = frozenset(("title", "seconders", "leader", "cohosts", "organisation"))
_LONGEST_TITLE = 70
_MOST_HEADS = 30  # labels that follow one another
_FEW_HEADS = 2  # of columns that single blanks part
_TEXTS = frozenset(("reasons", "content"))
_NOTE = re.compile("（[^（）]{0,30}(?:填写?|填报|签名|盖章|打印|附后|附页)[^（）]{0,12}）")
_TITLED = re.compile("关于.{4,60}|.{4,60}的(?:建议|提案|议案)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a label says: its field, its word, the value's line, and where it stands."""

    field: str
    word: str
    value: Line
    at: int


@dataclass(frozen=True, slots=True)
class Text:
    """A line of the text, or what of it stands in no field; `section` is the label above it, "" for none."""

    at: int
    line: Line
    section: str = ""
    head: bool = False
    """Whether this is the first under its label."""
    joints: tuple[tuple[int, int], ...] = ()
    """Of lines that were joined: where each further one begins (as Line.start counts), and its place."""

    @property
    def place(self) -> int:
        """The place of the line in which this begins."""
        return next((at for start, at in reversed(self.joints) if start <= self.line.start), self.at)


@dataclass
class Sheet:
    """Values, texts and what belongs to the form alone (`aside`: telephones, boxes, notes), each in page order."""

    entries: list[Entry] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    aside: list[Entry] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)

    def values(self, *fields: str) -> list[Entry]:
        """The entries of these fields, in page order."""
        return [entry for entry in self.entries if entry.field in fields]


def read_sheet(cells: list[Cell]) -> Sheet:
    """The values of all labels, and the text between them."""
    sheet, at, section, head = Sheet(), 0, "", False
    while at < len(cells):
        cell = cells[at]
        if cell.label is None:
            if cell.text and section not in ("notes", "answer"):
                sheet.texts.append(Text(cell.at, cell.line, section, head))
            elif cell.text:
                sheet.aside.append(Entry(section, "", cell.line, cell.at))
            head, at = False, at + 1
            continue
        sheet.labels.append(cell)
        if cell.field in SECTIONS and not _is_title(cells, at):
            section, head, at = cell.field, True, at + 1
            if section == "review":
                at = _pair(cells, at - 1, sheet)
                section = ""
            continue
        run = _run(cells, at)
        at = _columns(cells, at, run, sheet) if run > 1 and _is_columns(cells, at, run) else _pair(cells, at, sheet)
        section = "" if section not in _TEXTS or cell.row else section
    return sheet


def _is_title(cells: list[Cell], at: int) -> bool:
    """Whether what stands behind 案由 or 内容 is the title: it looks like one, and another label follows."""
    cell = cells[at]
    if cell.field not in _TEXTS or at + 1 >= len(cells):
        return False
    value = cells[at + 1]
    if value.label or (value.at != cell.at and cell.field == "content") or value.at > cell.at + 1:
        return False
    if len(value.text) > _LONGEST_TITLE or _SENTENCE.search(value.text):
        return False
    followed = cell.field == "reasons" and at + 2 < len(cells) and cells[at + 2].label is not None
    return _TITLED.fullmatch(value.line.plain) is not None or (followed and "，" not in value.line.plain)


def _run(cells: list[Cell], at: int) -> int:
    """How many labels follow one another, with no value between them."""
    end = at
    while end < min(len(cells), at + _MOST_HEADS) and cells[end].label and cells[end].field not in SECTIONS:
        end += 1
    return end - at


def _below(cells: list[Cell], at: int, heads: int) -> list[Cell]:
    """The values under a row of labels: short texts up to the next label or a sentence."""
    found = []
    for cell in cells[at:]:
        parts = _wide_parts(cell, heads)
        if cell.label or _SENTENCE.search(cell.text) or any(len(part.text) > _SHORT for part in parts):
            break
        found += parts
    return found


def _wide_parts(cell: Cell, heads: int) -> list[Cell]:
    """A line of values that wide space sets apart, or as many blanks as part the `heads`, as the cells of a row; a name
    of two characters stays whole."""
    parts = segments(cell.line) if not cell.row and cell.label is None else []
    words = [cell.line.cut(*match.span()) for match in re.finditer("[^ ]+", cell.line.plain)] if len(parts) == 1 else []
    parts = words if len(words) == heads > _FEW_HEADS else parts
    if len(parts) < 2:
        return [cell]
    if len(parts[0].text) == len(parts[1].text) == 1:
        parts = [cell.line.cut(0, parts[1].start - cell.line.start + 1), *parts[2:]]
    return [replace(cell, column=column, row=True, line=part) for column, part in enumerate(parts)]


def _is_columns(cells: list[Cell], at: int, run: int) -> bool:
    """Whether the labels are heads of columns: more of what is below fits them so than the last label alone."""
    heads, below = cells[at : at + run], _below(cells, at + run, run)
    if not below or not any(head.field in PEOPLE for head in heads):
        return False
    if heads[-1].label.colon or heads[0].label.colon:  # type: ignore[union-attr]
        return False
    rows = _rows(heads, below)
    placed = [(head.field, cell.text) for row in rows for head, cell in zip(heads, row, strict=False) if cell.text]
    fitting = sum(fits(field, text) for field, text in placed)
    alone = fits(heads[-1].field, below[0].text) and len(below) == 1
    return bool(placed) and fitting * 2 > len(placed) and not alone


def _rows(heads: list[Cell], below: list[Cell]) -> list[list[Cell]]:
    """The values by rows: as the lines of a table have them, or so many at a time as there are heads."""
    if below[0].row and any(cell.column for cell in below):
        return [list(row) for _, row in groupby(below, key=lambda cell: cell.at)]
    full = [cell for cell in below if cell.text]
    starts = [n for n, cell in enumerate(full) if is_person(cell.text)]
    if heads[0].field in PEOPLE and starts and starts[0] == 0:
        ends = [*starts[1:], len(full)]
        return [full[start:end] for start, end in zip(starts, ends, strict=True)]
    return [full[start : start + len(heads)] for start in range(0, len(full), len(heads))]


def _columns(cells: list[Cell], at: int, run: int, sheet: Sheet) -> int:
    """Put the values of columns in their fields; returns where they end."""
    heads, below = cells[at : at + run], _below(cells, at + run, run)
    sheet.labels += heads[1:]
    for row in _rows(heads, below):
        named = False
        for head, cell in zip(heads, row, strict=False):
            if head.field in PEOPLE and fits(head.field, cell.text):
                _enter(sheet, head, cell)
                named = True
            elif cell.text:
                sheet.aside.append(Entry(head.field, head.label.word, cell.line, cell.at))  # type: ignore[union-attr]
        for cell in row[len(heads) :]:
            sheet.aside.append(Entry("other", "", cell.line, cell.at))
        if not named and row and (cell := next((cell for cell in row if fits("leader", cell.text)), None)):
            _enter(sheet, next(head for head in heads if head.field in PEOPLE), cell)
    return at + run + len({(cell.at, cell.column if cells[at + run].row else 0) for cell in below})


def _enter(sheet: Sheet, head: Cell, cell: Cell) -> None:
    assert head.label
    kept = sheet.aside if head.field in ("personal", "other", "notes") else sheet.entries
    kept.append(Entry(head.field, head.label.word, cell.line, cell.at))


def _pair(cells: list[Cell], at: int, sheet: Sheet) -> int:
    """Give a label the value behind it; returns where it ends."""
    head, at = cells[at], at + 1
    if at >= len(cells) or cells[at].label:
        return at
    value = cells[at]
    if _NOTE.fullmatch(value.line.plain) and at + 1 < len(cells) and not cells[at + 1].label:
        sheet.aside.append(Entry("notes", "", value.line, value.at))
        at, value = at + 1, cells[at + 1]
    if value.at == head.at:
        if value.text:
            _enter(sheet, head, value)
        at += 1
        while head.row and at < len(cells) and cells[at].at == head.at and not cells[at].label:
            if cells[at].text:
                _enter(sheet, head, cells[at])
            at += 1
        return _continued(cells, at, head, sheet)
    if _may_stand_below(head, value) or begins_list(head, value):
        _enter(sheet, head, value)
        return _continued(cells, at + 1, head, sheet)
    if head.field == "review":
        _enter(sheet, head, value)
        return at + 1
    return at


def _may_stand_below(head: Cell, value: Cell) -> bool:
    """Whether a text on the next line is a label's value: it is short, no sentence, and of the kind."""
    assert head.label
    if len(value.text) > _SHORT + 30 * (head.field in _LONG_VALUES) or _SENTENCE.search(value.text):
        return False
    return fits(head.field, value.text) or value.row or not head.label.colon


def _continued(cells: list[Cell], at: int, head: Cell, sheet: Sheet) -> int:
    """A title or a list of names that goes on below: it breaks off, and the next lines end or continue it."""
    if not sheet.entries:
        return at
    if head.field in PEOPLE:
        end = at
        while end < len(cells) and adjoins(cells, end):
            last = sheet.entries[-1]
            if not cells[end].row and is_torn_name(last.value, cells[end]):
                whole = line_of(last.value.number, last.value.text + cells[end].text, last.value.role, last.value.start)
                sheet.entries[-1] = replace(last, value=whole)
            elif names_more(head, last.value, cells[end]):
                _enter(sheet, head, cells[end])
            else:
                break
            end += 1
        return end
    if head.field not in ("title", *_TEXTS):
        return at
    for cell in (rest := rest_of_title(sheet.entries[-1].value.plain, cells, at)):
        if cell.text:
            _enter(sheet, head, cell)
    return at + len(rest)
