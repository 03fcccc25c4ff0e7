"""An old letter read back: file -> Document -> Reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafting.document import Document, Notice
from drafting.findings import DraftingError, Finding, Severity
from drafting.letter import misread
from drafting.letter.mail import without_mail
from drafting.letter.reading import fields_of, reply_of
from drafting.letter.recognise import recognise
from drafting.letter.record import BESIDE, REVIEWED, Reading
from drafting.letter.typed import as_typed, page_for_reading
from drafting.readers import read_document

MAX_LINES, MAX_CHARACTERS = 20_000, 300_000
"""More than any letter holds."""


def read(source: str | Path | bytes) -> Reading:
    """The fields of an old letter: a path, or the content of a file.

    Raises DraftingError where the file cannot be read or is no reply to a proposal.
    """
    if isinstance(source, bytes):
        return recognised(read_document(source))
    path = Path(source)
    document = read_document(path)
    try:
        reading = recognised(document)
    except DraftingError as error:
        raise DraftingError.all(replace(finding, file=str(path)) for finding in error.findings) from None
    return replace(reading, findings=tuple(replace(finding, file=str(path)) for finding in reading.findings))


def noticed(notice: Notice) -> Finding:
    """What the file holds beside the letter."""
    if notice.pending:
        return Finding(REVIEWED, Severity.WARNING, notice.message, remedy="请对照原文核对")
    return Finding(BESIDE, Severity.INFO, notice.message, remedy="请对照原文核对")


def refuse_long(document: Document) -> None:
    """Raises DraftingError (R105) for more text than a letter has."""
    if len(document.paragraphs) > MAX_LINES or sum(len(paragraph.text) for paragraph in document) > MAX_CHARACTERS:
        raise DraftingError.of("R105", "文字过多，不是一份答复")


def recognised(document: Document) -> Reading:
    """The reading, with the contact block by name where the letter prints its contacts as that block does."""
    refuse_long(document)
    document = without_mail(document)
    reading = _in_its_characters(document)
    reading = replace(reading, findings=(*map(noticed, document.notices), *reading.findings))
    reply = reading.reply
    if reply is None or len(reply.contacts or ()) < 2:
        return reading
    from drafting.model.office import Styles
    from drafting.shelf import blocks  # what words a letter takes long to load, and few letters need it
    from drafting.wording.word import word

    printed = {paragraph.text.strip() for paragraph in document}
    for name in blocks("contact"):
        named = reply.model_copy(update={"contacts": (name, *reply.contacts)})
        if {paragraph.text for paragraph in word(named.without_answer) if paragraph.source == "contacts"} <= printed:
            usual = name == Styles().contact
            record = reading.record if usual else {**reading.record, "contacts": [name, *reading.record["contacts"]]}
            return replace(reading, record=record, reply=reply if usual else named)
    return reading


def _in_its_characters(document: Document) -> Reading:
    """The reading in the characters of the page, traditional ones among them, but for digits that were misread."""
    document, runs = misread.restored(document)
    page = page_for_reading(document)
    reading = misread.doubted(fields_of(recognise(page)), runs)
    if page is document:
        return reading
    record, left = (
        as_typed(value, page.paragraphs, document.paragraphs) for value in (reading.record, reading.left_over)
    )
    return replace(reading, record=record, left_over=tuple(left), reply=reply_of(record))
