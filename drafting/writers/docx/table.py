"""Tables as wide as the text: of columns under a head, and of labels and values (the 征询意见表)."""

from __future__ import annotations

from drafting import standard
from drafting.document import Role
from drafting.layout.tables import Table
from drafting.writers.docx.markup import paragraph, run, twips

_EM = round(20 * standard.SIZE_4)
_LABELS = (6 * _EM, 5 * _EM)  # five and four characters, and what a cell keeps on either side
_VALUE = 11 * _EM
_COLUMNS = (_LABELS[0], _VALUE, _LABELS[1], twips(standard.TEXT_WIDTH) - sum(_LABELS) - _VALUE)
_GRID = "".join(f'<w:gridCol w:w="{width}"/>' for width in _COLUMNS)
_ROW = twips(2 * standard.LINE_HEIGHT * standard.TABLE_LINE)
_ROOM = twips(8 * standard.LINE_HEIGHT)
_LINE = f'<w:spacing w:line="{twips(standard.TABLE_LINE * standard.LINE_HEIGHT)}" w:lineRule="exact"/>'
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="{round(8 * standard.TABLE_RULE)}" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELLS = "".join(f'<w:{side} w:w="{round(20 * standard.CELL_MARGIN)}" w:type="dxa"/>' for side in ("left", "right"))
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
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


def table(made: Table) -> str:
    """A table of columns: its caption above, its head on every page, no row parted over two."""
    title = made.title
    above = paragraph(title.role.name, run(title.text), keep="<w:keepNext/>") if title else ""
    grid = [round(20 * column) for column in made.columns]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    rows = "".join(_column_row(made, index, grid) for index in range(len(made.rows)))
    return (
        f'{above}<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_CELLS}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _column_row(made: Table, index: int, grid: list[int]) -> str:
    head = index == 0
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
    cells = "".join(
        _column_cell(text, grid[column], made, "center" if head else "right" if made.figures[column] else "left", head)
        for column, text in enumerate(made.rows[index])
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _column_cell(text: str, width: int, made: Table, align: str, head: bool) -> str:
    small = round(2 * made.size)
    kind = f'<w:sz w:val="{small}"/><w:szCs w:val="{small}"/>' if made.size != standard.SIZE_4 else ""
    style = (Role.TABLE_HEAD if head else Role.ROW).name
    keep = "<w:keepNext/>" if head else ""
    content = paragraph(style, run(text, properties=kind), keep=keep + _OFF_GRID, spacing=_LINE, align=align)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _cell(text: str, column: int, count: int) -> str:
    span = len(_COLUMNS) - column if column == count - 1 else 1
    width = f'<w:tcW w:w="{sum(_COLUMNS[column : column + span])}" w:type="dxa"/>'
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    align = "center" if column % 2 == 0 and count > 1 else "left"
    content = paragraph(Role.ROW.name, run(text), align=align)
    return f'<w:tc><w:tcPr>{width}{wide}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
