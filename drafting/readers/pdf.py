"""PDF with text: its lines joined to paragraphs by indent and by where a line ends."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from drafting.document import Document, Notice, Paragraph, Role
from drafting.findings import DraftingError, install_with
from drafting.language.tables import row_line
from drafting.readers._apart import read_apart
from drafting.readers._printed import GAP, WIDE, Row, is_page_number, joined

SUFFIXES = (".pdf",)

MAX_PAGES = 100

_MOST_EDGES = 5_000
"""Rules on a page; one that has more is no page with a table."""


def read(data: bytes) -> Document:
    """The text of a PDF. Raises DraftingError where it is broken, locked, or has no text but pictures."""
    return read_apart(__name__, data)


def read_here(data: bytes) -> Document:
    """The paragraphs of all pages."""
    rows, pictures = _content(data)
    if not rows:
        raise DraftingError.of("R110", "这份 PDF 里没有文字，可能是扫描的图片；请先作文字识别（OCR）")
    lines = joined(list(_whole_tables(rows)))
    notices = (Notice(f"有{pictures}张图片，没有读入"),) if pictures else ()
    return Document(tuple(Paragraph(Role.BODY, line) for line in lines), notices=notices)


def _content(data: bytes) -> tuple[list[Row], int]:
    """The lines of all pages, and how many pictures stand beside them."""
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError:
        raise DraftingError.of("R108", "读 PDF 要装 pdfplumber", remedy=install_with("read")) from None
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            if len(file.pages) > MAX_PAGES:
                raise DraftingError.of("R105", f"有 {len(file.pages)} 页，不是一份答复")
            rows = [row for page in file.pages for row in _page_rows(page)]
            return rows, sum(len(page.images) for page in file.pages)
    except DraftingError:
        raise
    except Exception as error:
        locked = isinstance(error, PDFPasswordIncorrect) or isinstance(
            error.__cause__ or error.__context__, PDFPasswordIncorrect
        )
        reason = "文件加了密码，读不了" if locked or "Password" in repr(error) else "文件已损坏，读不出文字"
        raise DraftingError.of("R107", reason) from None


def _page_rows(page: Any) -> list[Row]:
    """The lines of a page from above, a table's rows in its place."""
    tables = page.find_tables() if 3 < len(page.edges) < _MOST_EDGES else []
    tables = [table for table in tables if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    lines = page.extract_text_lines(return_chars=True, strip=False)
    rows = [row for line in lines for row in _line_row(line["chars"], [table.bbox for table in tables])]
    return sorted([*rows, *(row for table in tables for row in _table_rows(table))], key=lambda row: row.top)


def _line_row(chars: list[dict], boxes: list[tuple[float, ...]]) -> Iterator[Row]:
    """A line of text, without what of it stands in a table; nothing for a page's number."""
    if boxes:
        chars = [char for char in chars if not any(_within(char, box) for box in boxes)]
    printed = [char for char in chars if char["text"].strip()]
    if not printed:
        return
    text = _spaced(chars)
    if not is_page_number(text):
        size = max(char["size"] for char in printed)
        yield Row(text, printed[0]["x0"], printed[-1]["x1"], size, printed[0]["top"])


def _within(char: dict, box: tuple[float, ...]) -> bool:
    left, top, right, bottom = box
    return left <= (char["x0"] + char["x1"]) / 2 <= right and top <= (char["top"] + char["bottom"]) / 2 <= bottom


def _table_rows(table: Any) -> Iterator[Row]:
    left, _, right, _ = table.bbox
    for cells, row in zip(table.extract(), table.rows, strict=True):
        text = row_line(["".join((cell or "").split("\n")).strip() for cell in cells])
        yield Row(text, left, right, 0, row.bbox[1], ruled=True)


def _spaced(chars: list[dict]) -> str:
    """The characters of a line, with wide gaps as space: the space between Han and digits is the typesetter's."""
    text, end = "", None
    for char in chars:
        if end is not None and char["x0"] - end > GAP * char["size"]:
            text = text.rstrip() + WIDE
        text += char["text"]
        end = char["x1"] if char["text"].strip() else end
    return text.strip()


def _whole_tables(rows: list[Row]) -> Iterator[Row]:
    """The rows, without the head that a table prints again on the next page."""
    head, above = "", None
    for row in rows:
        if row.ruled and not (above and above.ruled):
            head = row.text
        elif row.ruled and row.text == head and above and row.top < above.top:
            continue
        yield row
        above = row
