"""Document -> plain text, UTF-8: what a page says, in its order, for mail and for comparing."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.document import HEADINGS, Document, Paragraph, Role
from drafting.language.pictures import picture_line
from drafting.language.titles import break_title
from drafting.language.width import width
from drafting.layout.imprint import unprinted
from drafting.layout.tables import Table, grouped

_GAP = "　　　　"
_PAGE = "─" * 28  # where an attachment begins a page
_INDENTED = {Role.BODY, *HEADINGS, Role.NOTE, Role.ATTACHMENT_NOTE}
_APART = {Role.TITLE, Role.SALUTATION, Role.SIGNATURE, Role.DATE, Role.ATTACHMENT_NOTE, Role.CC, Role.PRINTED_BY}
"""Roles with a blank line before the first of their kind; a date under its agency has none."""


def write(document: Document) -> bytes:
    """UTF-8 text without a byte order mark, lines ended by \\n."""
    return ("\n".join(_lines(document)) + "\n").encode("utf-8")


def _lines(document: Document) -> Iterator[str]:
    before: Role | None = None
    for paragraph in grouped(_joined(document)):
        if isinstance(paragraph, Table):
            yield from _table(paragraph)
            before = Role.ROW
            continue
        if (
            before
            and paragraph.role is not before
            and paragraph.role in _APART
            and not _follows(before, paragraph.role)
        ):
            yield ""
        if before is Role.TITLE and paragraph.role is not Role.SALUTATION:
            yield ""
        yield from _printed(paragraph)
        before = paragraph.role


def _table(table: Table) -> Iterator[str]:
    """The caption and the rows as they are typed, cells filled up so that columns stand one under another."""
    if table.title:
        yield table.title.text
    rows = [[cell.replace("|", "\\|") for cell in row] for row in table.rows]
    widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = [_filled(cell, *column) for cell, *column in zip(row, widest, table.figures, strict=True)]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"| {' | '.join('-' * max(room, 2) for room in widest)} |"


def _filled(cell: str, room: int, figure: bool) -> str:
    blank = " " * (max(room, 2) - width(cell))
    return blank + cell if figure else cell + blank


def _follows(before: Role, role: Role) -> bool:
    return (before, role) in {(Role.SIGNATURE, Role.DATE), (Role.CC, Role.PRINTED_BY)}


def _joined(document: Document) -> Iterator[Paragraph]:
    """Number and signatory, printer and day of printing share a line, as on the page."""
    shared = {Role.SIGNATORY: Role.DOCUMENT_NUMBER, Role.PRINTED_ON: Role.PRINTED_BY}
    held: Paragraph | None = None
    left_out = unprinted(document)
    for paragraph in (p for p in document if p not in left_out):
        if held and shared.get(paragraph.role) is held.role:
            held = Paragraph(held.role, held.text + _GAP + paragraph.text)
            continue
        if held:
            yield held
        held = paragraph
    if held:
        yield held


def _printed(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.role is Role.ATTACHMENT_NUMBER:
        yield _PAGE
    if paragraph.role in (Role.TITLE, Role.ATTACHMENT_TITLE):
        yield from break_title(paragraph.text)
    else:
        if paragraph.picture:
            yield picture_line("", paragraph.text)
            return
        text = paragraph.text.replace("\t", "｜") if paragraph.role is Role.ROW else paragraph.text
        yield ("　　" if paragraph.role in _INDENTED else "") + text
