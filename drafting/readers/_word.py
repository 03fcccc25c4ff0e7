"""WordprocessingML: parsed without entities, network or depth beyond measure."""

from __future__ import annotations

from lxml import etree

from drafting.findings import DraftingError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def parse(content: bytes) -> etree._Element:
    """The root of a part. Raises DraftingError for a document type, which no Word file has, and for broken XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
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
