"""A version of a letter, a form or anybody's file: as the fields of a form, and as a .docx.

Two versions are compared in one shape: a form is written in the other's format and read back, so that what a page
does not say, or says another way, is lost in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from drafting.document import Document, Layout, Paragraph, Role
from drafting.findings import DraftingError
from drafting.language.pictures import parse_picture
from drafting.language.tables import is_row, parse_table
from drafting.letter.foreign import FOREIGN
from drafting.letter.head import layout_of
from drafting.letter.pictures import renamed
from drafting.letter.read import recognised
from drafting.letter.recognise import recognise
from drafting.letter.record import Reading
from drafting.model.office import Office, complete
from drafting.model.reply import Reply
from drafting.readers import content_of, read_document
from drafting.readers.docx import SUFFIXES
from drafting.wording.word import word
from drafting.writers import formats, write

WORDED = ("title", "salutation", "opening", "closing")
"""Fields that a form may leave to its kind, or give by a block's name: compared as they are printed."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """A file that is compared; a form has its `reply`, and the profile in force for it."""

    path: Path
    reply: Reply | None = None
    office: Office | None = None

    @property
    def has_pictures(self) -> bool:
        """Whether its pictures are known, and not only that there are some."""
        return self.reply is not None or self.path.suffix.lower() in SUFFIXES

    def docx(self, other: Version) -> bytes:
        """The letter as a .docx: the file itself, or written in the official format. Raises DraftingError.

        The layout of a text that does not say it is that of the other version.
        """
        if self.reply is not None:
            return write(word(self.reply, self.office), "docx")
        if self.path.suffix.lower() in SUFFIXES:
            return content_of(self.path)
        return write(_paper(read_document(self.path), other._layout()), "docx")

    def _layout(self) -> Layout | None:
        """The layout that a form or a file names."""
        return word(self.reply, self.office).layout if self.reply is not None else read_document(self.path).layout


def records(old: Version, new: Version) -> tuple[Record, Record]:
    """The fields of both, in one shape; of what is no letter its paragraphs. Raises DraftingError."""
    if old.reply is not None and new.reply is not None:
        return _of_form(old.reply, old.office), _of_form(new.reply, new.office)
    documents = _document(old, new), _document(new, old)
    try:
        readings = [recognised(document) for document in documents]
    except DraftingError as error:
        if {finding.code for finding in error.findings} != {FOREIGN}:
            raise
        one, other = ({"paragraph": [paragraph.text for paragraph in document]} for document in documents)
        return one, other
    one, other = ({**record, "left_over": list(reading.left_over)} for record, reading in _with_pictures(*readings))
    if not (one.get("layout") and other.get("layout")):  # a text does not say it
        return one | {"layout": None}, other | {"layout": None}
    return one, other


def _of_form(reply: Reply, office: Office | None) -> Record:
    """A form's values with the office's, and what it leaves to its kind in words."""
    printed = word(reply, office)
    record = (complete(reply, office) if office else reply).model_dump(mode="json", exclude_none=True)
    for field in WORDED:
        if said := "\n".join(paragraph.text for paragraph in printed if paragraph.source == field):
            record[field] = said
    if isinstance(record.get("cc"), str):
        record["cc"] = [paragraph.text for paragraph in printed if paragraph.source == "cc"]
    return record


def _document(version: Version, other: Version) -> Document:
    """The paragraphs of a file; those of a form as they are read from the letter in the other's format."""
    if version.reply is None:
        return read_document(version.path)
    suffix = other.path.suffix.lower().removeprefix(".")
    return read_document(write(word(version.reply, version.office), suffix if suffix in formats() else "docx"))


def _with_pictures(old: Reading, new: Reading) -> Iterator[tuple[Record, Reading]]:
    """The records with their readings; one picture has one name in both, and none where one side has no files."""
    known = {content: name for name, content in old.pictures.items()}
    names = {name: known.get(content, f"另{name}") for name, content in new.pictures.items()}
    if not old.pictures or not new.pictures:
        names = dict.fromkeys((*old.pictures, *new.pictures), "")
        yield renamed(old, names).record, old
    else:
        yield old.record, old
    yield renamed(new, names).record, new


def _paper(document: Document, layout: Layout | None) -> Document:
    """A file's paragraphs as an official letter has them; of what is no letter, as they stand."""
    try:
        found = recognise(document)
    except DraftingError:
        return Document(tuple(_set(document.paragraphs)), document.layout)
    told = document.layout or layout_of(found.head.mark) or layout
    outline, page, mark = found.outline().document, document.paragraphs, found.head.mark
    placed = [replace(one, picture=page[int(one.source.partition(".")[2])].picture, source="") for one in outline]
    if mark and mark.role is None:  # a name alone, that only a layout makes a head
        role = Role.ISSUER_MARK if told in (Layout.LETTER, Layout.RED_HEAD) else Role.BODY
        placed.insert(0, Paragraph(role, mark.line.text))
    return Document(tuple(_set(placed)), Layout(told) if told else None)


def _set(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs with a title in one, rows as those of tables, and the captions of pictures."""
    for kind, group in groupby(paragraphs, key=_kind):
        found = list(group)
        table = parse_table(one.text for one in found) if kind is Role.ROW else None
        if kind in (Role.TITLE, Role.ATTACHMENT_TITLE):
            yield replace(found[0], text="".join(one.text.strip() for one in found))
        elif table:
            head, *rows = ("\t".join(cells) for cells in table.rows)
            yield Paragraph(Role.TABLE_HEAD, head)
            yield from (Paragraph(Role.ROW, row) for row in rows)
        elif kind is Role.FIGURE:
            yield from (_figure(one) for one in found)
        else:
            yield from found


def _kind(paragraph: Paragraph) -> Role:
    if is_row(paragraph.text):
        return Role.ROW
    return Role.FIGURE if parse_picture(paragraph.text) else paragraph.role


def _figure(paragraph: Paragraph) -> Paragraph:
    called = parse_picture(paragraph.text)
    return replace(paragraph, role=Role.FIGURE, text=called.caption) if called else paragraph
