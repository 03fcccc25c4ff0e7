"""A list's file as sheets of text: .xlsx, .xls, .csv.

A value stands as it was typed or shown, a day as 2026-03-20. A file may be hostile: what is read of it is bounded, and
what is over a bound is refused, never left out.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from drafting.findings import DraftingError, install_with, reason_of
from drafting.packed import NoPackage, refuse_bomb

MAX_BYTES = 20_000_000
MAX_ROWS, MAX_COLUMNS, MAX_VISITED = 20_000, 200, 5_000_000
"""Of a file: bytes. Of a sheet: rows with something in them, columns, cells looked at."""

_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')

Row = list[str]


class Sheet(NamedTuple):
    """A sheet's rows that have something in them, each with its number in the file, from 1."""

    name: str
    rows: list[tuple[int, Row]]


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a list that have something in them. Raises DraftingError for what cannot be read whole."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise _refused(path, f"不会读 {path.suffix or '没有后缀'} 的清单", f"另存为{'、'.join(_READERS)}之一")
    if path.exists() and not path.is_file():
        raise _refused(path, "这是文件夹、设备或管道，不是清单", "写出清单文件")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refused(path, f"读不了这个文件：{reason_of(error)}", "检查文件名和所在文件夹") from None
    if len(content) > MAX_BYTES:
        raise _refused(path, f"文件超过 {MAX_BYTES // 1_000_000} MB", "删去图片和不用的表后再试")
    return [sheet for sheet in read(path, content) if sheet.rows]


def _refused(path: Path, message: str, remedy: str) -> DraftingError:
    return DraftingError.of("J001", message, file=str(path), remedy=remedy)


def _csv(path: Path, content: bytes) -> Iterator[Sheet]:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise _refused(path, "看不出是什么编码的文字", "另存为 UTF-8 编码的 .csv")
    first = text[: text.find("\n") + 1 or len(text)]
    parted_by = max(",\t;", key=first.count)
    try:
        rows = enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=parted_by), 1)
        yield Sheet("", _kept(path, ((number, row) for number, row in rows)))
    except csv.Error:
        raise _refused(path, "不是完好的 .csv", "用 Excel 或 WPS 打开后另存一份") from None


def _xlsx(path: Path, content: bytes) -> Iterator[Sheet]:
    _refuse_bomb(path, content)
    openpyxl = _library(path, "openpyxl")
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                part = _part(content, sheet)
                rows = _kept(path, _cells(sheet, _last_row(part)))
                yield Sheet(sheet.title, _filled_down(rows, _merged(part)))
    except DraftingError:
        raise
    except Exception:  # a hostile workbook breaks the library in many ways
        raise _refused(path, "已损坏，打不开", "用 Excel 或 WPS 打开后另存一份") from None


def _part(content: bytes, sheet: Any) -> bytes:
    """The sheet's own XML: merged cells stand in it, and openpyxl does not tell them where it reads as a stream."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(sheet._worksheet_path)


def _last_row(part: bytes) -> int | None:
    """The last row that has a value: a sheet may have a million rows that are only drawn. None where none is told."""
    value = max(part.rfind(sign) for sign in (b"<v>", b"<v ", b":v>", b"<is>", b":is>"))
    row = re.search(rb' r="(\d{1,7})"', part[part.rfind(b"row ", 0, max(value, 0)) : max(value, 0)])
    return int(row[1]) if row else None


def _cells(sheet: Any, last: int | None) -> Iterator[tuple[int, Row]]:
    sheet.reset_dimensions()  # what a file says of its size is not to be trusted: rows beyond it would be lost
    for number, row in enumerate(sheet.iter_rows(max_row=last), 1):
        yield number, [_shown(cell.value, cell) for cell in row]


def _shown(value: Any, cell: Any = None) -> str:
    """A value as the sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and cell is not None:
        zeros = re.fullmatch("0{2,20}", str(cell.number_format))
        return str(value).zfill(len(zeros[0]) if zeros else 0)
    return str(value)


def _merged(part: bytes) -> list[tuple[int, int, int]]:
    """The cells that are merged downwards: column from 0, first and last row from 1."""
    found = ((_column(a), int(top), _column(b), int(bottom)) for a, top, b, bottom in _MERGE.findall(part))
    return [(left, top, bottom) for left, top, right, bottom in found if left == right and bottom > top]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _filled_down(rows: list[tuple[int, Row]], merged: Iterable[tuple[int, int, int]]) -> list[tuple[int, Row]]:
    """What stands in the first of cells merged downwards stands in each of them."""
    at = dict(rows)
    for column, top, bottom in merged:
        value = at[top][column] if top in at and column < len(at[top]) else ""
        for number in range(top + 1, min(bottom, top + MAX_ROWS) + 1) if value else ():
            if number in at and column < len(at[number]):
                at[number][column] = at[number][column] or value
    return rows


def _xls(path: Path, content: bytes) -> Iterator[Sheet]:
    xlrd = _library(path, "xlrd")
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
        for sheet in book.sheets():
            rows = ((n + 1, [_xls_cell(xlrd, book, cell) for cell in sheet.row(n)]) for n in range(sheet.nrows))
            merged = [(c, top + 1, end) for top, end, c, right in sheet.merged_cells if right == c + 1 < end - top + c]
            yield Sheet(sheet.name, _filled_down(_kept(path, rows), merged))
    except DraftingError:
        raise
    except Exception:  # as above
        raise _refused(path, "已损坏，打不开", "用 Excel 或 WPS 打开后另存为 .xlsx") from None


def _xls_cell(xlrd: Any, book: Any, cell: Any) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _shown(xlrd.xldate_as_datetime(cell.value, book.datemode))
    return "" if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) else _shown(cell.value)


def _library(path: Path, name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise _refused(path, f"读这种清单要装 {name}", install_with("ledger")) from None


def _kept(path: Path, rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """The rows that have something in them, without blank cells at their ends."""
    kept: list[tuple[int, Row]] = []
    visited = 0
    for number, row in rows:
        visited += len(row) + 1
        cells = [" ".join(cell.split(" ")).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            kept.append((number, cells))
        if len(kept) > MAX_ROWS or len(cells) > MAX_COLUMNS or visited > MAX_VISITED:
            raise _refused(path, f"一张表超过{MAX_ROWS}行或{MAX_COLUMNS}列", "删去空行、空列，或分成几份清单")
    return kept


def _refuse_bomb(path: Path, content: bytes) -> None:
    try:
        refuse_bomb(content)
    except NoPackage as error:
        raise _refused(path, error.reason, error.remedy) from None


_READERS: Mapping[str, Callable[[Path, bytes], Iterator[Sheet]]] = {".xlsx": _xlsx, ".xls": _xls, ".csv": _csv}
"""Suffix -> how a list of it is read."""

SUFFIXES = tuple(_READERS)
"""How the name of a list's file ends."""
