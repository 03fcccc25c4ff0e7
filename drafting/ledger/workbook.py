"""The list that goes out, as a workbook: the columns it came with in their order, filled, and the statistics."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from drafting.findings import DraftingError, install_with
from drafting.language.width import width
from drafting.ledger.cases import Case, by_number
from drafting.ledger.columns import field_of
from drafting.ledger.rows import Kept, kept_rows
from drafting.ledger.statistics import Count, statistics
from drafting.ledger.values import value_of

USUAL = (
    "序号 类别 届次 编号 案由 提出人 主办单位 会办单位 交办日期 办理期限 承办科室 承办人 状态 发文字号 答复日期 "
    "办理结果 沟通日期 沟通方式 满意度"
)
"""The columns of a list that came from nowhere, and of an empty one."""

_ADDED = ("状态", "发文字号", "答复日期", "办理结果", "满意度")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDEST, _NARROWEST, _BY_HAND = 48, 6, 16  # characters, half a Han one each


def columns_of(kept: Kept, template: Sequence[str] = ()) -> tuple[str, ...]:
    """The columns: a template's, or those that came in and what is owed back behind them, or the usual ones."""
    if template:
        return tuple(template)
    if not kept.labels:
        return tuple(USUAL.split())
    named = {field_of(label) or label for label in kept.labels}
    return (*kept.labels, *(label for label in _ADDED if (field_of(label) or label) not in named))


def list_of(folder: Path, cases: Sequence[Case], labels: Sequence[str] = ()) -> bytes:
    """The list of a folder's cases as an .xlsx, in the columns it came with or under these labels."""
    kept = kept_rows(folder)
    return workbook(by_number(cases), columns_of(kept, labels), kept, statistics(cases, date.today()))


def workbook(cases: Sequence[Case], columns: Sequence[str], kept: Kept, counts: Sequence[Count]) -> bytes:
    """An .xlsx of the cases, with their statistics on a second sheet. Raises DraftingError without openpyxl."""
    rows = (
        [value_of(case, label, number, kept.cells.get(case.identity, {})) for label in columns]
        for number, case in enumerate(cases, 1)
    )
    book = _book_of("台账", columns, rows)
    if counts:
        _statistics(book.create_sheet("统计"), counts)
    return _saved(book)


def sheet_of(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str | date | int]], by_hand: Sequence[str] = ()
) -> bytes:
    """An .xlsx of one table, with room in the columns that are filled in `by_hand`.

    Text is text, whatever it begins with; days are days.
    """
    return _saved(_book_of(title, columns, rows, by_hand))


def empty_list() -> bytes:
    """A list to be filled in: the usual columns up to who handles a case, and one line to show how."""
    columns = USUAL.split()[: USUAL.split().index("状态")]
    title, days = "关于破解老城区停车难的提案", (date(2026, 3, 20), date(2026, 6, 20))
    shown = ("1", "提案", "市政协五届三次会议", "76", title, "陈知远", "市城市管理局", "市公安局")
    return sheet_of("交办清单", columns, [(*shown, *days, "停车管理科", "周明")])


def _book_of(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str | date | int]], by_hand: Sequence[str] = ()
) -> Any:
    book = _new_book(title)
    _head(book.active, columns)
    count = 1
    for count, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            _put(book.active.cell(count, column), value)
    _dress(book.active, columns, count, by_hand)
    return book


def _saved(book: Any) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        message = "写 .xlsx 要装 openpyxl"
        raise DraftingError.of("J001", message, remedy=install_with("ledger")) from None
    return openpyxl


def _new_book(title: str) -> Any:
    """A workbook with one sheet, and the styles of its cells: named, so that a cell costs no style of its own."""
    openpyxl = _openpyxl()
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    book = openpyxl.Workbook()
    book.active.title = title
    thin = Side(style="thin", color="999999")
    lines = Border(thin, thin, thin, thin)
    for name, form in (("文字", "@"), ("日期", "yyyy-mm-dd"), ("件数", "0"), ("表头", "@")):
        head = name == "表头"
        place = Alignment(horizontal="center" if head else None, vertical="center", wrap_text=True)
        style = NamedStyle(name, font=Font(bold=head), border=lines, alignment=place, number_format=form)
        if head:
            style.fill = PatternFill("solid", start_color="F2F2F2")
        book.add_named_style(style)
    return book


def _put(cell: Any, value: str | date | int, style: str = "") -> None:
    """A value into a cell: a text is never a formula, and without the signs that no workbook can hold."""
    cell.value = _UNFIT.sub(" ", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.style = style or ("文字" if isinstance(value, str) else "日期" if isinstance(value, date) else "件数")


def _head(sheet: Any, labels: Sequence[str], row: int = 1) -> None:
    for column, label in enumerate(labels, 1):
        _put(sheet.cell(row, column), label, "表头")


def _dress(sheet: Any, columns: Sequence[str], rows: int, by_hand: Sequence[str]) -> None:
    """Widths by what stands in the columns, the header kept in view and on each page, a filter, the page across."""
    from openpyxl.utils import get_column_letter

    for column, label in enumerate(columns, 1):
        texts = (str(sheet.cell(row, column).value or "") for row in range(1, min(rows, 500) + 1))
        widest = max(max(map(width, text.split("\n"))) for text in texts)
        sheet.column_dimensions[get_column_letter(column)].width = min(
            max(widest + 2, _BY_HAND if label in by_hand else _NARROWEST), _WIDEST
        )
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{rows}"
    sheet.print_title_rows = "1:1"
    _across(sheet)


def _across(sheet: Any) -> None:
    """The page across, as wide as the sheet."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _statistics(sheet: Any, counts: Sequence[Count]) -> None:
    """A small table for each count, one below the other, and charts of classes and states beside them."""
    row, charted = 1, 0
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _WIDEST, 10
    _across(sheet)
    for count in (count for count in counts if count.rows):
        _head(sheet, (count.name, "件数"), row)
        for at, (name, number) in enumerate(count.rows, row + 1):
            _put(sheet.cell(at, 1), name)
            _put(sheet.cell(at, 2), number)
        if count.name in ("办理状态", "办理结果"):
            _chart(sheet, count.name, row, len(count.rows), f"D{1 + 16 * charted}")
            charted += 1
        row += len(count.rows) + 2


def _chart(sheet: Any, name: str, row: int, rows: int, anchor: str) -> None:
    from openpyxl.chart import BarChart, Reference

    chart = BarChart()
    chart.type, chart.title, chart.legend = "bar", name, None
    chart.height, chart.width = 7.5, 15  # centimetres
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation, chart.y_axis.crosses = "maxMin", "max"  # the first on top, figures below
    chart.y_axis.number_format, chart.y_axis.majorGridlines = "0", None
    chart.add_data(Reference(sheet, min_col=2, min_row=row + 1, max_row=row + rows))
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=row + rows))
    sheet.add_chart(chart, anchor)
