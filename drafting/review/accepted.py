"""The changes that somebody tracked in a .docx, all taken: what was deleted is gone, what was put in is text."""

from __future__ import annotations

from lxml import etree

from drafting.readers._word import W

_GONE = (f"{W}del", f"{W}moveFrom")
_CAME = (f"{W}ins", f"{W}moveTo")
_OF_LOOKS = (
    *(f"{W}{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")),
    *(f"{W}{name}" for name in ("numberingChange", "cellIns", "cellDel", "cellMerge")),
    *(f"{W}move{side}Range{end}" for side in ("From", "To") for end in ("Start", "End")),
    *(f"{W}customXml{kind}Range{end}" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")),
)
_PROPERTIES = (f"{W}rPr", f"{W}trPr")


def accept(root: etree._Element) -> bool:
    """Take every change tracked in a part, in its place; whether there was any."""
    marks = [*root.iter(*_GONE, *_CAME, *_OF_LOOKS)]
    for row in [mark.getparent().getparent() for mark in marks if mark.tag in _GONE and _is_of(mark, f"{W}trPr")]:
        _remove_row(row)
    _join([mark.getparent().getparent().getparent() for mark in marks if mark.tag in _GONE and _is_of(mark, f"{W}rPr")])
    for mark in marks:
        parent = mark.getparent()
        if parent is None:
            continue
        if mark.tag in _CAME and parent.tag not in _PROPERTIES:
            for child in list(mark):
                mark.addprevious(child)
        parent.remove(mark)
    return bool(marks)


def _is_of(mark: etree._Element, properties: str) -> bool:
    """Whether it is said of a row or of a paragraph's end, not around text."""
    parent = mark.getparent()
    holder = parent.getparent() if parent is not None and parent.tag == properties else None
    return holder is not None and (properties == f"{W}trPr" or holder.tag == f"{W}pPr")


def _remove_row(row: etree._Element) -> None:
    table = row.getparent()
    if table is None:
        return
    table.remove(row)
    if table.find(f"{W}tr") is None and table.getparent() is not None:
        table.getparent().remove(table)


def _join(paragraphs: list[etree._Element]) -> None:
    """Each of these paragraphs, whose end is deleted, made one with the paragraph behind it."""
    going, held = set(paragraphs), []
    for paragraph in paragraphs:
        if paragraph.getparent() is None:
            continue
        held += [child for child in paragraph if child.tag != f"{W}pPr"]
        behind = paragraph.getnext()
        if behind is None or behind.tag != f"{W}p":
            paragraph.extend(held)
            held = []
            continue
        paragraph.getparent().remove(paragraph)
        if behind not in going:
            start = 1 if behind.find(f"{W}pPr") is not None else 0
            behind[start:start] = held
            held = []
