"""Web pages: every block of text is a line, the cells of a table's row are one line."""

from __future__ import annotations

import re

from drafting.document import Document, Paragraph, Role
from drafting.findings import DraftingError, install_with
from drafting.language.pictures import picture_line
from drafting.language.tables import row_line
from drafting.readers._apart import read_apart
from drafting.readers._embedded import Embedded
from drafting.readers.txt import decode

SUFFIXES = (".html", ".htm", ".shtml", ".mht.html")

MAX_BYTES = 10_000_000
MAX_TAGS = 40_000  # deeper nesting takes the parser more than seconds
SMALL = 60_000
"""Bytes that take the parser under half a second at worst: it compares each attribute of a tag with the others."""
WORK = 3
"""Seconds for a larger page; an honest one of the most bytes and tags takes less than one."""
MAX_ATTRIBUTES = 200
"""Of one tag, told by the white space in it."""
_TAG = re.compile(rb"<[A-Za-z][^<>]*")
_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "select", "option", "textarea", "iframe", "object")
)
_LISTS = ("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr")
_PARTS = ("body", "html", "main", "header", "footer", "section", "article", "nav", "aside", "form")
_TEXT = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "blockquote", "pre", "center")
_BLOCKS = frozenset((*_LISTS, *_PARTS, *_TEXT))
_CELLS = frozenset(("td", "th"))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_NUMBER, _FIGURE = "\0", "\1"  # no text has them
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read(data: bytes) -> Document:
    """The text of a page. Raises DraftingError where it is too large or the library is missing."""
    if len(data) > MAX_BYTES or data.count(b"<") > MAX_TAGS:
        raise DraftingError.of("R105", "网页过大，不是一份答复")
    if any(len(tag[0].split(None, MAX_ATTRIBUTES + 1)) > MAX_ATTRIBUTES + 1 for tag in _TAG.finditer(data)):
        raise DraftingError.of("R105", f"网页中有一处标记的属性超过 {MAX_ATTRIBUTES} 个，不是一份答复")
    if len(data) > SMALL:
        return read_apart(__name__, data, WORK)
    return read_here(data)


def read_here(data: bytes) -> Document:
    """The lines of a page."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise DraftingError.of("R108", "读网页要装 selectolax", remedy=install_with("read")) from None
    root = LexborHTMLParser(_text(data)).body
    lines = _lines(root) if root is not None else []
    pictures = Embedded()
    paragraphs = tuple(_paragraph(line, pictures) for line in lines)
    shown = len(root.css("img")) if root is not None else 0
    return Document(paragraphs, notices=tuple(pictures.notice(shown)))


def _paragraph(line: str, pictures: Embedded) -> Paragraph:
    """A line: an attachment's number where our own page says so, or a picture with its caption, or text."""
    if line.startswith(_FIGURE):
        source, _, caption = line.removeprefix(_FIGURE).partition(_FIGURE)
        if found := pictures.of(source):
            return Paragraph(Role.FIGURE, picture_line(found[0], caption), picture=found[1])
        return Paragraph(Role.BODY, picture_line("", caption))
    text = line.removeprefix(_NUMBER)
    return Paragraph(Role.BODY if text == line else Role.ATTACHMENT_NUMBER, text)


def _text(data: bytes) -> str:
    """In the encoding that the page names, when it names a Chinese one and is in it; else as plain text."""
    named = _CHARSET.search(data[:4000])
    if named and named[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return decode(data)


def _is_figure(node: object) -> bool:
    """Whether a node is a picture with its caption and nothing else."""
    if node.tag != "figure" or node.css_first("img") is None:
        return False
    said = node.css_first("figcaption")
    return "".join(node.text().split()) == ("".join(said.text().split()) if said is not None else "")


def _figure(node: object) -> list[str]:
    """A picture that a page holds itself, or that has a caption, as a line to be read."""
    image = node if node.tag == "img" else node.css_first("img")
    source = (image.attributes or {}).get("src") or ""
    said = node.css_first("figcaption") if node.tag == "figure" else None
    caption = " ".join(" ".join(_lines(said)).split()) if said is not None else ""
    return [f"{_FIGURE}{source}{_FIGURE}{caption}"] if caption or source.startswith("data:image/") else []


def _columns(table: object) -> list[list[str]]:
    """The cells of a table of columns: a head of th alone, under it rows of as many td; none of another table."""
    if table.css_first("table table, [colspan], [rowspan]") is not None:
        return []
    rows = [row.css("th, td") for row in table.css("tr")]
    tags = [{cell.tag for cell in row} for row in rows]
    if len(rows) < 2 or len(rows[0]) < 2 or tags[0] != {"th"} or any(found != {"td"} for found in tags[1:]):
        return []
    if {len(row) for row in rows} != {len(rows[0])}:
        return []
    return [[" ".join(" ".join(_lines(cell)).split()) for cell in row] for row in rows]


def _lines(root: object) -> list[str]:
    """Text in document order, a line for each block; white space in a line as a browser shows it."""
    pieces: list[str] = []
    stack: list[object] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        if node.tag == "-text":
            pieces.append(re.sub(r"[ \t\r\n]+", " ", node.text_content or ""))
            continue
        if node.tag in _SKIPPED or _HIDDEN.search((node.attributes or {}).get("style") or ""):
            continue
        if node.tag == "table" and (rows := _columns(node)):
            title = (line for caption in node.css("caption") for line in _lines(caption))
            pieces += ["\n", *(f"{line}\n" for line in (*title, *map(row_line, rows)))]
            continue
        if node.tag == "img" or _is_figure(node):
            pieces += ["\n", *_figure(node), "\n"]
            continue
        edge = "\n" if node.tag in _BLOCKS else "\t" if node.tag in _CELLS else ""
        number = _NUMBER if (node.attributes or {}).get("class") == Role.ATTACHMENT_NUMBER.value else ""
        stack += [edge, *reversed(list(node.iter(include_text=True))), edge + number]
    return [text for line in "".join(pieces).split("\n") if (text := line.strip()).strip(_NUMBER)]
