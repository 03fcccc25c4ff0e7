"""One text field of a form and the rows of the reviewed letter that are it now: which lines of its value change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafting.compare.align import rising
from drafting.language.pictures import parse_picture, picture_line
from drafting.language.tables import is_rule
from drafting.merging.edits import Lines
from drafting.merging.printed import Printed, words
from drafting.merging.running import Row


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines of a field's value that become others. `pairs` says which lines of the letter it is about."""

    edit: Lines
    old: str
    pairs: frozenset[int]


class Field:
    """A text field of the form: its path, the lines of its value as typed, and the lines of the letter it makes."""

    def __init__(self, path: str, value: str, mine: Printed, pairs: Mapping[int, int]) -> None:
        self.path, self.raw, self.mine, self.pairs = path, value.split("\n") if value else [], mine, pairs
        self.olds = sorted(row for row, line in mine.lines.items() if line.path == path)


def is_kept(field: Field, row: Row) -> bool:
    """Whether a row is a line of the field as it was."""
    if not row.single or row.old[0] not in field.mine.lines:
        return False
    line = field.mine.lines[row.old[0]]
    return line.path == field.path and words(field.mine.texts[row.old[0]][line.numeral :]) == words(row.text)


def hunks(field: Field, rows: Sequence[Row]) -> list[Hunk]:
    """What changes in a field whose text is typed, in its order; nothing where each row is as it was."""
    kept = {row.number for row in rows if is_kept(field, row)}
    if _breaks_a_call(field, rows, kept):
        new = tuple(_typed(field, row) for row in rows)
        pairs = frozenset(row.pair for row in rows) | {field.pairs[old] for old in field.olds}
        return [Hunk(Lines(field.path, 0, len(field.raw), new), "\n".join(field.raw), pairs)]
    return list(_hunks(field, rows, kept))


def _breaks_a_call(field: Field, rows: Sequence[Row], kept: set[int]) -> bool:
    """Whether the text of a block that the field calls has changed: what it says has to be typed then."""
    made = [old for old in field.olds if not field.mine.lines[old].typed]
    here = [row.old[0] for row in rows if row.number in kept]
    return bool(made) and [old for old in here if old in set(made)] != made


def _hunks(field: Field, rows: Sequence[Row], kept: set[int]) -> Iterator[Hunk]:
    """A hunk for the rows of each changed line, for new rows that follow each other, and for each line that goes."""
    placed = _in_place(field, rows)
    left, end, at = 0, 0, 0
    while at < len(rows):
        group, olds = [rows[at]], placed.get(rows[at].number, ())
        while at + len(group) < len(rows) and _goes_with(rows[at + len(group)], rows[at], placed, olds):
            group.append(rows[at + len(group)])
        at += len(group)
        if not olds:
            start = _behind_rule(field, end)
            yield _hunk(field, start, start, group, ())
            continue
        while field.olds[left] < olds[0]:
            yield _gone(field, field.olds[left])
            left += 1
        left += len(olds)
        start, end = field.mine.lines[olds[0]].row, field.mine.lines[olds[-1]].row + 1
        if group[0].number not in kept:
            yield _hunk(field, start, end, group, olds)
    yield from (_gone(field, old) for old in field.olds[left:])


def _goes_with(row: Row, first: Row, placed: dict[int, tuple[int, ...]], olds: tuple[int, ...]) -> bool:
    """Whether a row is one hunk with the first: parts of one line, or new ones that all came from nowhere."""
    if olds:
        return row.pair == first.pair
    return row.number not in placed and not row.old and not first.old


def _in_place(field: Field, rows: Sequence[Row]) -> dict[int, tuple[int, ...]]:
    """The rows that are lines of this field, in their order; others that are were moved."""
    point = field.path.rpartition(".")[0]
    olds: dict[int, tuple[int, ...]] = {}
    for row in rows:
        own = tuple(old for old in row.old if _path(field, old) == field.path)
        if own and row.pair not in olds and all(_path(field, old).rpartition(".")[0] == point for old in row.old):
            olds[row.pair] = own
    order = list(olds)
    kept = {order[at] for at, _ in rising([(at, olds[pair][0]) for at, pair in enumerate(order)])}
    return {row.number: olds[row.pair] for row in rows if row.pair in kept}


def _path(field: Field, old: int) -> str:
    return field.mine.lines[old].path if old in field.mine.lines else ""


def _behind_rule(field: Field, row: int) -> int:
    """The line of dashes under a table's head is passed over."""
    return row + 1 if 0 < row < len(field.raw) and is_rule(field.raw[row]) else row


def _hunk(field: Field, start: int, end: int, rows: Sequence[Row], olds: Sequence[int]) -> Hunk:
    new = tuple(_typed(field, row) for row in rows)
    pairs = frozenset([*(row.pair for row in rows), *(field.pairs[old] for old in olds)])
    return Hunk(Lines(field.path, start, end, new, rows[0].number), "\n".join(field.raw[start:end]), pairs)


def _gone(field: Field, old: int) -> Hunk:
    row = field.mine.lines[old].row
    edit = Lines(field.path, row, _behind_rule(field, row + 1), ())
    return Hunk(edit, field.raw[row], frozenset([field.pairs[old]]))


def _typed(field: Field, row: Row) -> str:
    """A row as a form has it; a picture keeps the name of its file."""
    picture = parse_picture(row.text)
    if not picture:
        return row.text
    called = (parse_picture(line.strip()) for line in field.raw)
    numbers = [field.mine.lines[old].row for old in row.old if _path(field, old) == field.path]
    own = parse_picture(field.raw[numbers[0]].strip()) if numbers else None
    own = own or next((one for one in called if one and one.caption == picture.caption), None)
    return picture_line(own.file, picture.caption) if own else row.text
