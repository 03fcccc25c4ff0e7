"""版记: what stands at the foot of the last page."""

from __future__ import annotations

from drafting import standard
from drafting.document import Document, Role
from drafting.layout.imprint import Imprint, imprint
from drafting.writers.docx.markup import blank_lines, paragraph, run, twips

ANCHOR = "ANCHOR"
# 33476.2 has the margin this much below the lower edge of the 版心, on which the last rule or line stands.
_FOOT = twips(standard.PAGE_HEIGHT - standard.BOTTOM_MARGIN - standard.TEXT_TOP - standard.TEXT_HEIGHT)


def imprint_xml(document: Document) -> str:
    """GB/T 9704-2012, 7.4 and 10.1: a table at the foot of the page, and the paragraph it hangs on.

    The paragraph is one point high: the 22nd line of a page leaves room for it. LibreOffice drops a floating table
    that has no paragraph behind it, and what of one is longer than the page: a long table stands in the text.
    """
    found = imprint(document)
    if not found:
        return ""
    rows = [_copies(found)] if found.copies else []
    if found.printed_by or found.printed_on:
        rows.append(_printing(found))
    borders = _borders(len(rows)) if found.ruled else [""] * len(rows)
    cells = "".join(_row(row, border, found.flows) for row, border in zip(rows, borders, strict=True))
    before = paragraph(ANCHOR, "", spacing=blank_lines(1)) if found.flows else ""
    return f"{before}{_table_start(found.flows)}{cells}{'' if found.flows else _foot()}</w:tbl>{paragraph(ANCHOR, '')}"


def _copies(found: Imprint) -> str:
    return "".join(paragraph(p.role.name, run(p.text)) for p in found.copies)


def _printing(found: Imprint) -> str:
    by, on = ("".join(p.text for p in part) for part in (found.printed_by, found.printed_on))
    return paragraph(Role.PRINTED_BY.name, run(by) + "<w:r><w:tab/></w:r>" + run(on, "PRINTED_ON_RUN"))


def _table_start(flows: bool) -> str:
    width = twips(standard.TEXT_WIDTH)
    # LibreOffice lets a table as wide as the text float only where its place is given from the page's edge.
    place = (
        f'<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{twips(standard.LEFT_MARGIN)}"'
        ' w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
    )
    return (
        f'<w:tbl><w:tblPr>{"" if flows else place}<w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    )


def _borders(count: int) -> list[str]:
    """The rules of each row: outer ones thicker than the one between (7.4.1)."""
    outer, inner = _rule(standard.IMPRINT_OUTER_RULE), _rule(standard.IMPRINT_INNER_RULE)
    edges = [outer, *[inner] * (count - 1), outer]
    return [f"<w:tcBorders><w:top {edges[row]}/><w:bottom {edges[row + 1]}/></w:tcBorders>" for row in range(count)]


def _rule(millimetres: float) -> str:
    eighths = round(millimetres / standard.POINT * 8)
    return f'w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"'


def _row(content: str, borders: str, flows: bool) -> str:
    whole = "" if flows else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{whole}{_cell(content, borders)}</w:tr>"


def _cell(content: str, borders: str) -> str:
    width = f'<w:tcW w:w="{twips(standard.TEXT_WIDTH)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{borders}</w:tcPr>{content}</w:tc>"


def _foot() -> str:
    height = f'<w:cantSplit/><w:trHeight w:val="{_FOOT}" w:hRule="exact"/>'
    return f"<w:tr><w:trPr>{height}</w:trPr>{_cell(paragraph(ANCHOR, ''), '')}</w:tr>"
