"""Which tables of a .docx are of columns under a head, and what is in their cells."""

from __future__ import annotations

from lxml import etree

from drafting.readers._word import W

_LONGEST_HEAD = 30  # characters of a column's name
_MERGED = (f"{W}gridSpan", f"{W}vMerge", f"{W}tbl")

Cell = list[etree._Element]


def columns(table: etree._Element, in_text: bool) -> list[list[Cell]] | None:
    """The paragraphs of each cell of each row; None where the table is of labels and values, or is layout.

    Two rows or more with equally many cells, two or more, none of them merged, are columns where the first row says
    that it is a head, or where the table stands in the text and each column has a short name.
    """
    rows = [row.findall(f"{W}tc") for row in table.iterfind(f"{W}tr")]
    if len(rows) < 2 or len(rows[0]) < 2 or {len(row) for row in rows} != {len(rows[0])}:
        return None
    if next((element for element in table.iter(*_MERGED) if element is not table), None) is not None:
        return None
    headed = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    if not headed and not (in_text and all(map(_is_name, rows[0]))):
        return None
    return [[list(cell.iter(f"{W}p")) for cell in row] for row in rows]


def _is_name(cell: etree._Element) -> bool:
    text = "".join(part.text or "" for part in cell.iter(f"{W}t")).strip()
    return 0 < len(text) <= _LONGEST_HEAD and not text.endswith(("：", ":"))
