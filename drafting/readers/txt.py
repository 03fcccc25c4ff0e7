"""Plain text: one line is one paragraph, one row of a table among them."""

from __future__ import annotations

import html
import re

from drafting.document import Document, Paragraph, Role
from drafting.findings import DraftingError
from drafting.language.characters import fit, plain_breaks
from drafting.language.tables import tidied

SUFFIXES = (".txt", ".text")

MAX_BYTES = 5_000_000
MAX_LINES = 50_000

_MARKED = re.compile(r"&nbsp;|<(?:p|br|div|td)\b[^<>]{0,200}>|</p>")
_TAG_BREAK = re.compile(r"<(?:br|/p|/div|/tr)\b[^<>]{0,200}>\n?")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]{0,500})?/?>|<!--[^<>]{0,200}-->")
_ODD_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")


def read(data: bytes) -> Document:
    """The lines of a text. Raises DraftingError where it is in no known encoding."""
    if len(data) > MAX_BYTES or data.count(b"\n") > MAX_LINES:
        raise DraftingError.of("R105", "文字过多，不是一份答复")
    text = _unmarked(decode(data))
    return Document(tuple(Paragraph(Role.BODY, line) for line in tidied(text.split("\n")) if line.strip()))


def _unmarked(text: str) -> str:
    """What was saved from a page's source is the text without the page's marks."""
    if not _MARKED.search(text):
        return text
    return html.unescape(_TAG.sub("", _TAG_BREAK.sub("\n", text))).replace("\xa0", " ")


def decode(data: bytes) -> str:
    """BOM, UTF-8, GB18030, in that order; UTF-8 with a few torn characters last.

    A short text in GB18030 may be taken for something else by statistics, so there are none.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _clean(data.decode(encoding, errors="replace"))
    for encoding in ("utf-8", "gb18030"):
        try:
            return _clean(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 50 > len(text):
        raise DraftingError.of("R103", "认不出文字编码，请另存为 UTF-8 编码的文本")
    return _clean(text)


def _clean(text: str) -> str:
    """What no text may hold is none; the line ends that only some programs take for such are made plain."""
    return fit(plain_breaks(_ODD_BREAK.sub("\n", text)))
