"""Word's .docx: paragraphs, tables, text boxes and frames of the body in their order, numbers of lists restored."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping

from lxml import etree

from drafting.document import Document, Layout, Paragraph, Role
from drafting.findings import DraftingError
from drafting.language.tables import row_line
from drafting.packed import TooLarge, inflated
from drafting.readers._beside import PARTS, notices
from drafting.readers._numbering import Numbering
from drafting.readers._pictures import RELATIONS, Pictures, captioned, shown_in
from drafting.readers._styles import Styles
from drafting.readers._tables import Cell, columns
from drafting.readers._word import MAX_MARKUP, W, attribute, in_utf8, markup, number, parse

SUFFIXES = (".docx", ".docm")
BODY = "word/document.xml"

MAX_UNPACKED = 12_000_000
"""Bytes of XML that the parts may inflate to, all together. A letter of 5,000 characters takes 100,000."""
MAX_PARTS = 5_000
MAX_PARAGRAPHS = 20_000
MAX_CHARACTERS = 1_000_000
"""Of text, the numbers of lists among it."""

_PAGE_NUMBER = re.compile(r"[—\-－–\s]*(?:第)?\s*\d{0,4}\s*(?:页)?(?:\s*[/共]\s*\d{0,4}\s*页?)?[—\-－–\s]*")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LINE_BREAKS = (f"{W}br", f"{W}cr")
_GONE = (f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_SKIPPED = (*_GONE, f"{W}rPr", f"{W}pPr")
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_INNER = (f"{W}txbxContent", f"{W}p")
_RED = re.compile("[C-F][0-9A-F]([0-3][0-9A-F]){2}")


def read(data: bytes) -> Document:
    """The text of a .docx. Raises DraftingError where the package is broken, locked or inflates beyond measure."""
    return read_parts(unpack(data), data)


def read_parts(parts: dict[str, etree._Element], data: bytes) -> Document:
    """The text of a package's parts, as `unpack` gives them, with the pictures of the package."""
    styles = Styles(parts.get("word/styles.xml"))
    numbering = Numbering(parts.get("word/numbering.xml"))
    pictures = Pictures(data, parts.get(RELATIONS))
    paragraphs = list(_bounded(_in_order(parts, styles, numbering, pictures)))
    shown = sum(shown_in(root, _GONE) for root in parts.values())
    return Document(tuple(paragraphs), _layout(paragraphs), notices=(*notices(parts), *pictures.notice(shown)))


def _in_order(
    parts: dict[str, etree._Element], styles: Styles, numbering: Numbering, pictures: Pictures
) -> Iterator[Paragraph]:
    """The paragraphs of the headers, the body and the footers, page numbers left out."""
    for name in printed(parts):
        if name == BODY:
            yield from captioned(_paragraphs(parts[name], styles, numbering, pictures))
        else:
            read = _paragraphs(parts[name], styles, numbering)
            yield from (p for p in read if "footer" not in name or not _PAGE_NUMBER.fullmatch(p.text))


def printed(parts: Iterable[str]) -> list[str]:
    """The names of the parts that are printed, in the order in which they are read."""
    headers, footers = (
        sorted(name for name in parts if name.startswith(f"word/{kind}")) for kind in ("header", "footer")
    )
    return [*headers, BODY, *footers]


def _bounded(paragraphs: Iterator[Paragraph]) -> Iterator[Paragraph]:
    characters = 0
    for count, paragraph in enumerate(paragraphs, 1):
        characters += len(paragraph.text)
        if count > MAX_PARAGRAPHS:
            raise DraftingError.of("R105", f"超过 {MAX_PARAGRAPHS} 段，不是一份答复")
        if characters > MAX_CHARACTERS:
            raise DraftingError.of("R105", f"文字和编号超过 {MAX_CHARACTERS // 10_000} 万字，不是一份答复")
        yield paragraph


def _layout(paragraphs: list[Paragraph]) -> Layout | None:
    """A red head says the layout: a name with 文件 behind it, or the name alone."""
    marks = [paragraph.text for paragraph in paragraphs if paragraph.role is Role.ISSUER_MARK]
    if not marks:
        return None
    return Layout.RED_HEAD if any(mark.endswith("文件") for mark in marks) else Layout.LETTER


def unpack(data: bytes) -> dict[str, etree._Element]:
    """The parts that hold text, parsed; all together within bounds, whatever the package says of their size."""
    entries = data.count(b"PK\x01\x02")  # before zipfile makes an object of each
    if entries > MAX_PARTS:
        raise DraftingError.of("R105", f"文件里有 {entries} 个部件，不是一份答复")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            wanted = dict.fromkeys(name for name in package.namelist() if _holds_text(name))
            contents = _inflate(package, wanted)
        found = {name: parse(content) for name, content in contents.items()}
    except DraftingError:
        raise
    except Exception as error:  # a hostile package breaks zipfile and its decompressors in many ways
        raise DraftingError.of("R107", _broken(error), remedy="用 Word 或 WPS 打开后另存一份") from None
    if BODY not in found:
        raise DraftingError.of("R107", "不是 Word 文档：没有正文部件")
    return found


def _broken(error: Exception) -> str:
    return "文件加了密码，读不了" if "encrypted" in str(error) else "文件已损坏，解不开"


def _holds_text(name: str) -> bool:
    texts = f"document|styles|numbering|{'|'.join(PARTS)}|commentsExtended|header\\d*|footer\\d*"
    return name == RELATIONS or bool(re.fullmatch(rf"word/(?:{texts})\.xml", name))


def _inflate(package: zipfile.ZipFile, names: Collection[str]) -> dict[str, bytes]:
    """The parts unpacked, until they are too much together."""
    if any(package.getinfo(name).compress_type not in _METHODS for name in names):
        raise DraftingError.of("R107", "文件用了 Word 不用的压缩方法，没有读", remedy="用 Word 或 WPS 打开后另存一份")
    contents: dict[str, bytes] = {}
    marks = MAX_MARKUP
    try:
        for name, content in inflated(package, names, MAX_UNPACKED):
            contents[name] = in_utf8(content)
            marks -= markup(contents[name])
            if marks < 0:
                raise DraftingError.of("R105", f"文件里的标记超过 {MAX_MARKUP // 10_000} 万个，不是一份答复")
    except TooLarge:
        message = f"文件解开后超过 {MAX_UNPACKED // 1_000_000} MB，不是一份答复"
        raise DraftingError.of("R105", message) from None
    return contents


def _paragraphs(
    root: etree._Element, styles: Styles, numbering: Numbering, pictures: Pictures | None = None
) -> Iterator[Paragraph]:
    """Every w:p of a part. A row of a table of columns is a line, its cells between |; another table's row is one,
    set apart by tabs, where each cell holds one short line."""
    done = _left_out(root)
    seen: set[etree._Element] = set()
    salutation = False
    held: list[str] = []
    for element in root.iter(f"{W}p"):
        if element in done:
            continue
        role, row, shown = Role.BODY, _row(element), ()
        table = row.getparent() if row is not None else None
        if table is not None and table not in seen and (found := columns(table, salutation)) is not None:
            kept = (cells for cells in found if not all(paragraph in done for cell in cells for paragraph in cell))
            lines = [row_line([_cell(cell, done, styles, numbering) for cell in cells]) for cells in kept]
            done.update(table.iter(f"{W}p"))
        elif row is not None and row not in seen and _is_short(row):
            lines = ["\t".join(_row_lines(row, styles, numbering))]
            done.update(row.iter(f"{W}p"))
        else:
            role, text = _read(element, styles, numbering)
            held.append(text)
            lines = [] if _goes_on(element) else _lines(held)
            salutation = salutation or any(line.rstrip().endswith(("：", ":")) for line in lines)
            shown = pictures.among(_own(element)) if pictures and row is None else ()
        seen.update(item for item in (row, table) if item is not None)
        yield from (Paragraph(role, line) for line in lines)
        yield from shown
    yield from (Paragraph(Role.BODY, line) for line in _lines(held))


def _lines(held: list[str]) -> list[str]:
    """The lines of texts that are one paragraph, which are held no more."""
    text = "".join(held)
    held.clear()
    return [line for line in text.split("\n") if line.strip()]


def _goes_on(paragraph: etree._Element) -> bool:
    """Whether a reviewer deleted a paragraph's end, so that the next one is its own."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _cell(cell: Cell, done: set[etree._Element], styles: Styles, numbering: Numbering) -> str:
    """The paragraphs of a cell in one line."""
    texts = (_read(paragraph, styles, numbering)[1] for paragraph in cell if paragraph not in done)
    return " ".join(" ".join(texts).split())


def _left_out(root: etree._Element) -> set[etree._Element]:
    """What stands in a fallback, in deleted text or in a deleted row: the same again, or gone. Each is met once."""
    found: set[etree._Element] = set()
    for element in root.iter(*_GONE):
        if element not in found:
            found.update(element.iter(f"{W}p", *_GONE))
    for row in root.iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            found.update(row.iter(f"{W}p"))
    return found


def _row(paragraph: etree._Element) -> etree._Element | None:
    """The table's row that a paragraph stands in."""
    cell = paragraph.getparent()
    return cell.getparent() if cell is not None and cell.tag == f"{W}tc" else None


def _is_short(row: etree._Element) -> bool:
    """Whether a row has two or more cells with one short paragraph each."""
    cells = row.findall(f"{W}tc")
    single = all(len(cell.findall(f"{W}p")) == 1 and cell.find(f"{W}tbl") is None for cell in cells)
    return len(cells) > 1 and single and all(len("".join(cell.itertext())) < 60 for cell in cells)


def _row_lines(row: etree._Element, styles: Styles, numbering: Numbering) -> list[str]:
    texts = (_read(paragraph, styles, numbering)[1] for paragraph in row.iterfind(f"{W}tc/{W}p"))
    return [" ".join(text.split("\n")).strip() for text in texts if text.strip()]


def _read(paragraph: etree._Element, styles: Styles, numbering: Numbering) -> tuple[Role, str]:
    """A paragraph's role and text, with the number that a list gives it; line breaks are \\n."""
    key = attribute(paragraph.find(f"{W}pPr/{W}pStyle"), "val")
    text = text_of(paragraph)
    listed = paragraph.find(f"{W}pPr/{W}numPr")
    number = numbering.number(listed if listed is not None else styles.numbering(key)) if text.strip() else ""
    role = styles.role(key)
    if role is Role.BODY:
        role = styles.role(attribute(paragraph.find(f"{W}r/{W}rPr/{W}rStyle"), "val"))
    if role is Role.BODY:
        role = _by_type(paragraph, text)
    return role, number + text


def pieces(parts: Mapping[str, etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    """The text of a package in the order in which it is read: each element that holds some, and what it holds."""
    for root in (parts[name] for name in printed(parts)):
        done = _left_out(root)
        for paragraph in root.iter(f"{W}p"):
            if paragraph not in done:
                yield from _pieces(paragraph)


def text_of(paragraph: etree._Element) -> str:
    """A paragraph's text without the number that a list gives it; line breaks are \\n."""
    return "".join(text for _, text in _pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in _own(paragraph):
        if element.tag in (f"{W}t", _FORMULA):
            yield element, element.text or ""
        elif element.tag == f"{W}tab":
            yield element, "\t"
        elif element.tag in _LINE_BREAKS:
            yield element, "\n"
        elif element.tag == f"{W}noBreakHyphen":
            yield element, "-"


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """What stands in a paragraph without the paragraphs inside of it, as a text box has: they come by themselves."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag not in _SKIPPED and element.tag not in _INNER:
            yield element
            stack.extend(reversed(element))


def _by_type(paragraph: etree._Element, text: str) -> Role:
    """What the type of a paragraph's first run says: large and red is the head."""
    properties = paragraph.find(f".//{W}r/{W}rPr")
    if properties is None or len(text) > 60:
        return Role.BODY
    colour = attribute(properties.find(f"{W}color"), "val").upper()
    large = (number(attribute(properties.find(f"{W}sz"), "val")) or 0) >= 40
    return Role.ISSUER_MARK if large and _RED.fullmatch(colour) else Role.BODY
