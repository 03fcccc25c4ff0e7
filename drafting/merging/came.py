"""A letter that came back from review, beside its form: what can be taken, what cannot, and what was remarked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from drafting.findings import DraftingError
from drafting.form.load import read_text
from drafting.form.merge import Clash
from drafting.form.merge import merge as combined
from drafting.form.revise import revise, values_of
from drafting.form.undecided import told
from drafting.merging.authors import signed
from drafting.merging.edits import ANSWER, Change, standing
from drafting.merging.leftover import Left
from drafting.merging.merge import Merge, merge
from drafting.merging.printed import texts_of
from drafting.merging.threeway import lines_merged
from drafting.model.office import Office
from drafting.readers import open_document
from drafting.readers.docx import SUFFIXES
from drafting.review import entries
from drafting.review.bookmarks import base_of, fields_at
from drafting.review.remarks import Remark, remarks_of
from drafting.review.revisions import revisions_of

CLASHING = "Y014"
_POINT = re.compile(rf"{ANSWER}\.(\d+)")


@dataclass(frozen=True, slots=True)
class Came:
    """What a letter that came back has for its form, whose text is `present`.

    `open` are the changes that can be taken, `clashing` those to whose field the form has something else since the
    letter was made, `left` what no field holds. What the form has already is in none.
    """

    present: str
    open: tuple[Change, ...]
    clashing: tuple[tuple[Change, Clash], ...]
    left: tuple[Left, ...]
    remarks: tuple[Remark, ...]
    made: Merge = field(repr=False)

    def text_with(self, changes: Sequence[Change]) -> str:
        """The form's text with these of the changes. Raises DraftingError (Y014) where they cannot stand together."""
        values, clashes = combined(self.made.values, values_of(self.present), self.made.taken(changes), lines_merged)
        if clashes:
            message = "采纳的几处改动合在一起，与送审以后表单的改动冲突，没有写"
            raise DraftingError.of(CLASHING, message, remedy="逐处采纳，先采纳一部分")
        return revise(self.present, values)

    def entries(
        self, changes: Sequence[Change], file: str, now: datetime, by: str | None = None
    ) -> Iterator[entries.Change]:
        """The changes as the trail has them, with who took them."""
        when = now.isoformat(timespec="seconds")
        for one in changes:
            old, new = one.old or None, one.new or None
            yield entries.Change(one.author, one.date or None, one.where, old, new, file, when, by)

    def places(self, changes: Sequence[Change]) -> list[str]:
        """For each remark its field in the form with these of the changes; "" for one of no field."""
        count = len(self.made.values.get(ANSWER) or ())
        stand = standing(count, (edit for change in changes for edit in change.edits), self.made.order)
        return [_moved(self.made.fields.get(-1 if one.line is None else one.line, ""), stand) for one in self.remarks]


def _moved(path: str, stand: Sequence[int]) -> str:
    """A path into the answer where the points stand otherwise; the answer itself for a point that is gone."""
    if not (found := _POINT.match(path)):
        return path
    place = int(found[1])
    return f"{ANSWER}.{stand.index(place)}{path[found.end() :]}" if place in stand else ANSWER


def by_now(clash: Clash) -> str:
    """What the form has by now where a change would go: of a long text only what differs."""
    present = told(clash.theirs).splitlines()
    kept = set(told(clash.base).splitlines())
    return " ".join([line for line in present if line not in kept] or present)


def came_back(form: Path, reviewed: Path, office: Office | None) -> Came:
    """What a file has for a form. Raises DraftingError where either cannot be read, or the file is another letter."""
    present = read_text(form)
    opened = open_document(reviewed)
    is_word, lines = reviewed.suffix.lower() in SUFFIXES, texts_of(opened.document)
    base = base_of(opened.content, form) if is_word else None
    marked = fields_at(opened.content, [one.text for one in opened.document]) if is_word else {}
    made = merge(base or present, str(form), office, opened.document, reviewed.suffix, marked)
    marks = revisions_of(opened.content, lines) if is_word else ()
    remarks = remarks_of(opened.content, lines) if is_word else ()
    can_be, clashing = _against(made, present, signed(made.changes, marks))
    return Came(present, can_be, clashing, made.left, remarks, made)


def _against(
    made: Merge, present: str, changes: Sequence[Change]
) -> tuple[tuple[Change, ...], tuple[tuple[Change, Clash], ...]]:
    """The changes that can be taken into the form's present text, and those that clash; not those that it has."""
    values = values_of(present)
    can_be: list[Change] = []
    clashing: list[tuple[Change, Clash]] = []
    for change in changes:
        after, clashes = combined(made.values, values, made.taken([change]), lines_merged)
        if clashes:
            clashing.append((change, clashes[0]))
        elif after != values:
            can_be.append(change)
    return tuple(can_be), tuple(clashing)
