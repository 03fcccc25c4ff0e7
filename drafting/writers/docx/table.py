"""A table of labels and values, as wide as the text: the 征询意见表."""

from __future__ import annotations

from drafting import standard
from drafting.document import Role
from drafting.writers.docx.markup import paragraph, run, twips

_EM = round(20 * standard.SIZE_4)
_LABELS = (6 * _EM, 5 * _EM)  # five and four characters, and what a cell keeps on either side
_VALUE = 11 * _EM
_COLUMNS = (_LABELS[0], _VALUE, _LABELS[1], twips(standard.TEXT_WIDTH) - sum(_LABELS) - _VALUE)
_GRID = "".join(f'<w:gridCol w:w="{width}"/>' for width in _COLUMNS)
_ROW = twips(2 * standard.LINE_HEIGHT * 0.75)
_ROOM = twips(8 * standard.LINE_HEIGHT)
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_START = (
    f'<w:tbl><w:tblPr><w:tblW w:w="{twips(standard.TEXT_WIDTH)}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/></w:tblPr>'
    f"<w:tblGrid>{_GRID}</w:tblGrid>"
)


def row(cells: list[str], first: bool, last: bool) -> str:
    """One row; the first of a table begins it, the last ends it. Fewer than four cells: the last is the wider."""
    cells = cells[: len(_COLUMNS)]
    room = len(cells) == 2 and not cells[1]
    height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_ROOM if room else _ROW}" w:hRule="atLeast"/></w:trPr>'
    content = "".join(_cell(text, column, len(cells)) for column, text in enumerate(cells))
    start = paragraph(Role.BODY.name, "") + _START if first else ""  # a blank line under the title
    return f"{start}<w:tr>{height}{content}</w:tr>{'</w:tbl>' if last else ''}"


def _cell(text: str, column: int, count: int) -> str:
    span = len(_COLUMNS) - column if column == count - 1 else 1
    width = f'<w:tcW w:w="{sum(_COLUMNS[column : column + span])}" w:type="dxa"/>'
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    align = "center" if column % 2 == 0 and count > 1 else "left"
    content = paragraph(Role.ROW.name, run(text), align=align)
    return f'<w:tc><w:tcPr>{width}{wide}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
