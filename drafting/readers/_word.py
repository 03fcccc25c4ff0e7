"""WordprocessingML: parsed without entities, network, depth or markup beyond measure; its numbers."""

from __future__ import annotations

import re

from lxml import etree

from drafting.findings import DraftingError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

MAX_MARKUP = 600_000
"""Tags and attributes of a package. Each becomes 200 bytes when it is parsed; a letter of ten pages has 5,000."""
_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,9})(?:\.[0-9]*)?\s*", re.ASCII)


def markup(content: bytes) -> int:
    """At least as many as the tags and attributes in UTF-8, counted before anything is parsed."""
    return content.count(b"<") + content.count(b"=")


def in_utf8(content: bytes) -> bytes:
    """A part in UTF-8, whatever it declares: UTF-8 and UTF-16 are all that a package may hold."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace").encode()
    return content


def parse(content: bytes) -> etree._Element:
    """The root of a part in UTF-8. Raises DraftingError for a document type, which no Word file has, and broken XML."""
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if b"<!DOCTYPE" in content[:2000]:
        raise DraftingError.of("R107", "部件里有文档类型声明，不是 Word 写的文件，没有读")
    if _STRICT in content[:5000]:
        content = content.replace(_STRICT, W[1:-1].encode())
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise DraftingError.of("R107", "文件已损坏：部件不是正确的 XML") from None
    if root.getroottree().docinfo.doctype:
        raise DraftingError.of("R107", "部件里有文档类型声明，不是 Word 写的文件，没有读")
    return root


def attribute(element: etree._Element | None, name: str) -> str:
    """An attribute of the main namespace; empty where it or the element is not."""
    return "" if element is None else element.get(f"{W}{name}", "")


def number(text: str) -> int | None:
    """A whole number of at most nine digits, what is behind its point left out; None for all that is none."""
    found = _NUMBER.fullmatch(text) if len(text) < 30 else None
    return int(found[1]) if found else None
