"""OFD (GB/T 33190-2016), the fixed layout of official documents: its lines joined to paragraphs as those of a .pdf are.

Text is read, that of templates, too; ruled tables, pictures and seals are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafting.document import Document, Notice, Paragraph, Role
from drafting.findings import DraftingError, install_with
from drafting.readers._apart import read_apart
from drafting.readers._printed import GAP, WIDE, Row, is_page_number, joined

SUFFIXES = (".ofd",)

MAX_PAGES = 100
_SAME_LINE = 0.5
"""In characters: by how much the baselines of one line differ at most."""
_LEAST = 0.1  # millimetres; a type without a size is told from nothing


def read(data: bytes) -> Document:
    """The text of an OFD file. Raises DraftingError where it is broken, locked, or has no text but pictures."""
    return read_apart(__name__, data)


def read_here(data: bytes) -> Document:
    """The paragraphs of all pages; a page that cannot be read is said."""
    try:
        import ofdkit
    except ImportError:
        raise DraftingError.of("R108", "读 OFD 要装 ofdkit", remedy=install_with("read")) from None
    try:
        with ofdkit.open(data) as file:
            if len(file.pages) > MAX_PAGES:
                raise DraftingError.of("R105", f"有 {len(file.pages)} 页，不是一份答复")
            rows, unread = _content(file)
    except ofdkit.OFDError:
        raise DraftingError.of(
            "R107", "文件已损坏或加了密码，读不出文字", remedy="用 OFD 阅读器打开后另存一份"
        ) from None
    notices = tuple(Notice(f"第{number}页损坏，没有读入") for number in unread)
    if not rows:
        raise DraftingError.of("R110", "这份 OFD 里没有文字，可能是扫描的图片；请先作文字识别（OCR）")
    return Document(tuple(Paragraph(Role.BODY, line) for line in joined(rows)), notices=notices)


def _content(file: Any) -> tuple[list[Row], list[int]]:
    """The lines of all pages, and the numbers of those that cannot be read."""
    from ofdkit import OFDError

    rows: list[Row] = []
    unread: list[int] = []
    for number, page in enumerate(file.pages, 1):
        try:
            runs = page.runs if page.location else unread.append(number)
        except OFDError:
            unread.append(number)
            continue
        rows += _page_rows(runs or [])
    return rows, unread


def _page_rows(runs: list[Any]) -> Iterator[Row]:
    """The lines of a page from above; nothing for its number. What is drawn twice at one place is there once."""
    once = {(run.text, round(run.x, 1), round(run.y, 1)): run for run in runs if run.text.strip()}
    line: list[Any] = []
    for run in sorted(once.values(), key=lambda run: (run.y, run.x)):
        if line and run.y - line[0].y > _SAME_LINE * max(run.size, _LEAST):
            yield from _row(line)
            line = []
        line.append(run)
    yield from _row(line)


def _row(line: list[Any]) -> Iterator[Row]:
    text, end = "", None
    line = sorted(line, key=lambda run: run.x)
    for run in line:
        if end is not None and run.x - end > GAP * max(run.size, _LEAST):
            text = text.rstrip() + WIDE
        text += run.text
        end = run.x + run.width
    text = text.strip()
    if text and not is_page_number(text):
        yield Row(text, line[0].x, end or 0, max(run.size for run in line), line[0].y)
