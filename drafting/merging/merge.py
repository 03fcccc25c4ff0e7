"""A reviewed letter and the form it was made from: what was changed, in the form's own fields.

The form is worded and written as the reviewed file is, and read back; the two are compared line by line where text runs
on, field by field where it has labels. What no field can hold is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from drafting.document import Document
from drafting.findings import DraftingError, Severity
from drafting.form.load import load_text
from drafting.form.revise import revise, values_of
from drafting.form.write import settled
from drafting.letter.read import recognised, refuse_long
from drafting.letter.recognise import recognise
from drafting.letter.record import Reading
from drafting.merging import labelled, texts
from drafting.merging.edits import ANSWER, Change, Edit, NewPoint, NoPoint, Order, Value, applied
from drafting.merging.leftover import Left, leftover
from drafting.merging.points import Point, divide
from drafting.merging.printed import CLOSING, OPENING, Printed, printed, texts_of, words
from drafting.merging.running import Row, Running, running
from drafting.merging.texts import Field, hunks
from drafting.model.office import Office
from drafting.model.reply import Reply
from drafting.wording.word import word

STRANGE, FROM_FILE = "Y010", "Y013"
_LEAST = 0.3
"""The share of the letter's running text that must stand in the reviewed one for it to be the same letter."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What a reviewed letter changes in a form.

    `changes` are told in the form's order; `left` says what of the letter no field holds. `fields` has the path of the
    field that a line of the letter is of, as the form has it before any change. `order` is how the points stand in the
    letter (see edits.applied).
    """

    text: str
    changes: tuple[Change, ...]
    left: tuple[Left, ...] = ()
    fields: Mapping[int, str] = field(default_factory=dict, repr=False)
    order: tuple[int, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def taken(self, changes: Iterable[Change]) -> dict[str, Any]:
        """The form's values with these of the changes."""
        return settled(applied(self.values, (edit for change in changes for edit in change.edits), self.order))


def merge(
    text: str,
    file: str,
    office: Office | None,
    reviewed: Document,
    suffix: str,
    marked: Mapping[int, str] = MappingProxyType({}),
) -> Merge:
    """What a reviewed letter, read from a file with this suffix, changes in the form with this text.

    `marked` are the fields in whose bookmarks lines of it stand (bookmarks.fields_at).
    Raises DraftingError where the form is none, the letter cannot be understood or is another one (Y010).
    """
    refuse_long(reviewed)
    folder = Path(file).parent if file else None
    mine = printed(word(load_text(text, file), office, places=True, folder=folder), suffix)
    lines, values = texts_of(reviewed), values_of(text)
    outline = recognise(reviewed).outline()
    found = running(mine, outline, lines, marked)
    fields = dict(labelled.lines_of(outline)) | {row.number: row.path for row in found.rows}
    made = Merge(text, (), fields=fields, order=tuple(range(len(values.get(ANSWER) or ()))), values=values)
    if mine.texts == lines:
        return made
    readings = recognised(mine.document), recognised(reviewed)
    _refuse_another(mine, found, *readings)
    collected = _Collected(values, mine, found)
    contents = {row.section for row in found.rows}
    changes = [*labelled.changes(values, *readings, contents), *collected.changes()]
    made = replace(
        made, changes=tuple(sorted(changes, key=_in_form)), left=tuple(collected.left), order=collected.order
    )
    text = revise(text, made.taken(made.changes))
    again = printed(word(load_text(text, file), office, places=True, folder=folder), suffix)
    prose = {row.number for row in found.rows}
    return replace(made, left=(*made.left, *leftover(again, lines, prose, outline, readings[1])))


def _in_form(change: Change) -> int:
    """Where the field of a change stands in a form."""
    return list(Reply.model_fields).index(change.where.split(".")[0])


def _refuse_another(mine: Printed, found: Running, old: Reading, new: Reading) -> None:
    """A letter of little common text must at least answer the same proposal."""
    if old.record.get("title") == new.record.get("title"):
        return
    same = sum(len(mine.texts[old]) for row in found.rows for old in row.old if old in mine.lines)
    if same < _LEAST * sum(len(mine.texts[line]) for line in mine.lines):
        message = "这份文件与表单写成的答复几乎没有相同的文字，不是它的改稿"
        raise DraftingError.of(STRANGE, message, remedy="检查是否选错了文件；另一份答复用 drafting read 读成新表单")


class _Collected:
    """The changes of running text; edits that only make sense together are one change."""

    def __init__(self, values: Mapping[str, Any], mine: Printed, found: Running) -> None:
        self._values, self._mine, self._found = values, mine, found
        self._points = divide(found.of(ANSWER), mine)
        self.order = tuple(point.place for point in self._points)
        self.left: list[Left] = []
        self._gone = set(range(len(values.get(ANSWER) or []))) - set(self.order)
        self._new = {row.pair: point.place for point in self._points if point.place < 0 for row in point.all_rows}
        self._made: dict[Any, Change] = {}

    def changes(self) -> list[Change]:
        """All of them: opening, points, closing, contents of attachments."""
        self._derived_or_typed(OPENING)
        for point in self._points:
            self._new_point(point) if point.place < 0 else self._point(point)
        self._order()
        self._derived_or_typed(CLOSING)
        for place, item in enumerate(self._values.get("attachments") or []):
            path = f"attachments.{place}.body"
            if any(line.path == path for line in self._mine.lines.values()):
                self._content(path, item)
        return list(self._made.values())

    def _add(self, key: Any, where: str, old: str, new: str, edit: Edit) -> None:
        """Put an edit into the change that it belongs to; what a person is shown is told once."""
        before = self._made.get(key)
        if before is None:
            self._made[key] = Change(where, old, new, (edit,))
        elif isinstance(edit, NewPoint | NoPoint):  # what else belongs to it only tells where its lines were
            self._made[key] = Change(where, old, new, (*before.edits, edit))
        else:
            shown = ("\n".join(filter(None, both)) for both in ((before.old, old), (before.new, new)))
            self._made[key] = replace(
                before, edits=(*before.edits, edit), **dict(zip(("old", "new"), shown, strict=True))
            )

    def _key(self, pairs: Iterable[int]) -> Any:
        """What lines belong together: those of a new point, of one that goes, or of one another."""
        pairs = sorted(pairs)
        for pair in pairs:
            if pair in self._new:
                return ("new", self._new[pair])
        for pair in pairs:
            for old in self._found.aligned[pair].old:
                path = self._mine.lines[old].path.split(".") if old in self._mine.lines else [""]
                if path[0] == ANSWER and int(path[1]) in self._gone:
                    return ("gone", int(path[1]))
        return ("pair", pairs[0])

    def _field(self, path: str, value: str) -> Field:
        return Field(path, value, self._mine, self._found.pairs)

    def _texts(self, path: str, value: str, rows: Sequence[Row]) -> None:
        for hunk in hunks(self._field(path, value), rows):
            self._add(self._key(hunk.pairs), path, hunk.old, "\n".join(hunk.edit.new), hunk.edit)

    def _derived_or_typed(self, path: str) -> None:
        """The opening or the closing; one that a block or the kind makes becomes typed where it was changed."""
        rows, own = self._found.of(path), self._field(path, self._values.get(path) or "")
        if own.olds and all(self._mine.lines[old].typed for old in own.olds):
            self._texts(path, self._values[path], rows)
            return
        kept = [row for row in rows if texts.is_kept(own, row)]
        if len(kept) == len(rows) == len(own.olds):
            return
        old, new = (
            "\n".join(lines) for lines in ([self._mine.texts[at] for at in own.olds], [row.text for row in rows])
        )
        pairs = [*(row.pair for row in rows), *(self._found.pairs[at] for at in own.olds)]
        self._add(self._key(pairs), path, old, new, Value(path, new))

    def _point(self, point: Point) -> None:
        """A point of the form as it is now."""
        value, path = self._values[ANSWER][point.place], f"{ANSWER}.{point.place}"
        self._heading(point, value.get("heading"), f"{path}.heading")
        self._texts(f"{path}.body", value.get("body") or "", point.rows)

    def _heading(self, point: Point, typed: str | None, path: str) -> None:
        own = self._field(path, typed or "")
        printed = "".join(self._mine.texts[old][self._mine.lines[old].numeral :] for old in own.olds)
        new = point.heading.text if point.heading else ""
        if words(printed) == words(new):
            return
        pairs = {self._found.pairs[old] for old in own.olds} | ({point.heading.pair} if point.heading else set())
        self._add(self._key(pairs), path, typed or "", new, Value(path, new or None))

    def _new_point(self, point: Point) -> None:
        body = "\n".join(row.text for row in point.rows)
        heading = point.heading.text if point.heading else None
        value = {name: text for name, text in (("heading", heading), ("body", body)) if text}
        new = "\n".join(value.values())
        where = f"{ANSWER}.{self.order.index(point.place)}"
        self._add(("new", point.place), where, "", new, NewPoint(-point.place, value))

    def _order(self) -> None:
        """Points that go, and points in another order."""
        for place in sorted(self._gone):
            value = self._values[ANSWER][place]
            old = "\n".join(filter(None, (value.get("heading"), value.get("body"))))
            self._add(("gone", place), f"{ANSWER}.{place}", old, "", NoPoint(place))
        kept = [place for place in self.order if place >= 0]
        if kept != sorted(kept):
            old, new = ("、".join(f"第{place + 1}条" for place in places) for places in (sorted(kept), kept))
            self._add("order", ANSWER, old, new, Order())

    def _content(self, path: str, item: Any) -> None:
        """The content of an attachment, which may stand in a file beside the form."""
        rows = self._found.of(path)
        if not rows:
            return  # its page is gone, which the labelled fields tell
        own = self._field(path, str(item.get("body") or "") if isinstance(item, dict) else "")
        if own.raw:
            self._texts(path, "\n".join(own.raw), rows)
        elif len([row for row in rows if texts.is_kept(own, row)]) != len(own.olds) or len(rows) != len(own.olds):
            message = "改稿改了附件的内容，它在表单旁边的文件里，没有并入"
            new = "\n".join(row.text for row in rows)
            self.left.append(Left(FROM_FILE, Severity.WARNING, message, path, remedy="请在那份文件里改", new=new))
