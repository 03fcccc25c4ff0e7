"""What a .docx says once all its tracked changes are taken, or all refused, by its marks alone."""

from __future__ import annotations

from lxml import etree

from tests.review.marked import W, body

CHARACTERS = {f"{W}t": None, f"{W}delText": None, f"{W}drawing": "〔图〕", f"{W}pict": "〔图〕"}


def settled(data: bytes, taken: bool) -> list[str]:
    """The paragraphs that are not blank, without blanks in them."""
    return settled_in(body(data), taken)


def settled_in(root: etree._Element, taken: bool) -> list[str]:
    """The same of a body that is parsed already."""
    gone, kept = (f"{W}del", f"{W}ins") if taken else (f"{W}ins", f"{W}del")
    lines, held = [], ""
    for paragraph in root.iter(f"{W}p"):
        if any(row.find(f"{W}trPr/{gone}") is not None for row in paragraph.iterancestors(f"{W}tr")):
            assert not _text(paragraph, gone), "what stands in a row that goes has to go as well"
            continue
        held += _text(paragraph, gone)
        behind = paragraph.getnext()
        goes_on = paragraph.find(f"{W}pPr/{W}rPr/{gone}") is not None
        if goes_on and behind is not None and behind.tag == f"{W}p":
            continue
        lines.append("".join(held.replace("\u200d", "").split()))
        held = ""
    assert kept
    return [line for line in lines if line]


def _text(paragraph: etree._Element, gone: str) -> str:
    parts = []
    for element in paragraph.iter(*CHARACTERS):
        ancestors = [one.tag for one in element.iterancestors()]
        if gone not in ancestors and ancestors.count(f"{W}p") == 1:
            parts.append(CHARACTERS[element.tag] or element.text or "")
    return "".join(parts)
