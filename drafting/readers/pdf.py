"""PDF with text: its lines joined to paragraphs by indent and by where a line ends."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafting.document import Document, Paragraph, Role
from drafting.findings import DraftingError, install_with
from drafting.readers._apart import read_apart

SUFFIXES = (".pdf",)

MAX_PAGES = 100
_PAGE_NUMBER = re.compile(r"[—\-－–\s]*(?:第)?\s*\d{1,4}\s*页?(?:\s*[/共]\s*\d{1,4}\s*页?)?[—\-－–\s]*")
_INDENT, _RAGGED, _GAP = 0.7, 2.6, 0.9
"""In characters: how far in a paragraph begins, how short a full line may be, what is a wide gap."""


class Row(NamedTuple):
    """One printed line: its text, left and right edge and type size in points."""

    text: str
    left: float
    right: float
    size: float


def read(data: bytes) -> Document:
    """The text of a PDF. Raises DraftingError where it is broken, locked, or has no text but pictures."""
    return read_apart(__name__, data)


def read_here(data: bytes) -> Document:
    """The paragraphs of all pages."""
    rows = _rows(data)
    if not rows:
        raise DraftingError.of("R110", "这份 PDF 里没有文字，可能是扫描的图片；请先作文字识别（OCR）")
    return Document(tuple(Paragraph(Role.BODY, line) for line in _joined(rows)))


def _rows(data: bytes) -> list[Row]:
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError:
        raise DraftingError.of("R108", "读 PDF 要装 pdfplumber", remedy=install_with("read")) from None
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            if len(file.pages) > MAX_PAGES:
                raise DraftingError.of("R105", f"有 {len(file.pages)} 页，不是一份答复")
            return [row for page in file.pages for row in _page_rows(page)]
    except DraftingError:
        raise
    except Exception as error:
        locked = isinstance(error, PDFPasswordIncorrect) or isinstance(
            error.__cause__ or error.__context__, PDFPasswordIncorrect
        )
        reason = "文件加了密码，读不了" if locked or "Password" in repr(error) else "文件已损坏，读不出文字"
        raise DraftingError.of("R107", reason) from None


def _page_rows(page: object) -> Iterator[Row]:
    for line in page.extract_text_lines(return_chars=True, strip=False):
        chars = [char for char in line["chars"] if char["text"].strip()]
        if not chars:
            continue
        text = _spaced(line["chars"])
        if not (_PAGE_NUMBER.fullmatch(text) and re.search(r"[—\-－–第页]|^\d{1,3}$", text)):
            yield Row(text, chars[0]["x0"], chars[-1]["x1"], max(char["size"] for char in chars))


def _spaced(chars: list[dict]) -> str:
    """The characters of a line, with wide gaps as space: the space between Han and digits is the typesetter's."""
    text, end = "", None
    for char in chars:
        if end is not None and char["x0"] - end > _GAP * char["size"]:
            text = text.rstrip() + "    "
        text += char["text"]
        end = char["x1"] if char["text"].strip() else end
    return text.strip()


def _joined(rows: list[Row]) -> Iterator[str]:
    """A row goes on with the paragraph above when that is full, it begins at the margin, and the type is the same."""
    size = Counter(round(row.size) for row in rows).most_common(1)[0][0]
    left = min(row.left for row in rows)
    right = max(row.right for row in rows)
    paragraph, above = "", None
    for row in rows:
        goes_on = (
            above is not None
            and above.right > right - _RAGGED * size
            and row.left < left + _INDENT * size
            and abs(above.size - row.size) < 1.5
        )
        if goes_on:
            paragraph += row.text
        else:
            if paragraph:
                yield paragraph
            paragraph = row.text
        above = row
    yield paragraph
