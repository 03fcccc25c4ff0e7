"""The content of a file beside the form as the text of an attachment, in the grammar of an answer.

A file is taken in whole or refused. It may be hostile: its size is bounded before and after it is unpacked.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from drafting.findings import DraftingError, install_with
from drafting.language.pictures import picture_line
from drafting.language.tables import row_line
from drafting.packed import NoPackage, refuse_bomb

MAX_ROWS, MAX_COLUMNS = 2_000, 30
_BEYOND = ("drawing", "pict", "object", "ins", "del", "footnoteReference", "endnoteReference", "commentReference")
"""What the text of a .docx does not tell: pictures, objects, changes, notes, comments."""

Place = dict[str, Any]


def content_text(name: str, content: bytes, place: Place) -> str:
    """The text of an attachment from a file. Raises DraftingError (F018) for what cannot be taken in whole."""
    suffix = PurePath(name).suffix.lower()
    take = _TAKEN.get(suffix)
    if take is None:
        raise _refused(f"不会取用“{name}”", f"另存为{'、'.join(_TAKEN)}之一", place)
    text = "\n".join(take(name, content, place))
    if not text.strip():
        raise _refused(f"“{name}”里没有文字", "检查是否选错了文件", place)
    return text


def _picture(name: str, _: bytes, __: Place) -> Iterable[str]:
    return (picture_line(name, ""),)


def _csv(name: str, content: bytes, place: Place) -> Iterable[str]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return _rows(csv.reader(io.StringIO(content.decode(encoding), newline="")), name, place)
        except UnicodeDecodeError:
            continue
        except csv.Error:
            break
    raise _refused(f"“{name}”不是完好的 .csv", "另存为 UTF-8 编码的 .csv", place)


def _xlsx(name: str, content: bytes, place: Place) -> Iterable[str]:
    _refuse_bomb(name, content, place)
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise _refused("取用 .xlsx 要装 openpyxl", install_with("ledger"), place) from None
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = [[[_shown(cell) for cell in row] for row in _some(sheet)] for sheet in book.worksheets]
    except Exception:  # a hostile workbook breaks the library in many ways
        raise _refused(f"“{name}”已损坏，打不开", "用 Excel 或 WPS 打开后另存一份", place) from None
    filled = [sheet for sheet in sheets if any(any(row) for row in sheet)]
    if len(filled) > 1:
        raise _refused(f"“{name}”有{len(filled)}张表", "一个附件一张表：其余的另存成文件", place)
    return _rows(filled[0] if filled else (), name, place)


def _some(sheet: Any) -> Iterator[Any]:
    return sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS + 1, values_only=True)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _docx(name: str, content: bytes, place: Place) -> Iterable[str]:
    _refuse_bomb(name, content, place)
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        body = document.element.body
        beyond = [tag for tag in _BEYOND if next(body.iter(f"{{{body.nsmap['w']}}}{tag}"), None) is not None]
        lines = [] if beyond else list(_docx_lines(document, name, place))
    except DraftingError:
        raise
    except Exception:  # as above
        raise _refused(f"“{name}”已损坏，打不开", "用 Word 或 WPS 打开后另存一份", place) from None
    if beyond:
        said = "“" + name + "”里有图片、对象、修订、批注或脚注，不能整份取用"
        raise _refused(said, "接受修订、删去批注；图片另存，用【图：…】引用", place)
    return lines


def _docx_lines(document: Any, name: str, place: Place) -> Iterator[str]:
    from docx.table import Table

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(([cell.text for cell in row.cells] for row in item.rows), name, place)
        else:
            yield item.text


def _rows(rows: Iterable[Iterable[str]], name: str, place: Place) -> list[str]:
    made = [[" ".join(cell.split()) for cell in row] for row in rows]
    width = max((len(row) - _blank_tail(row) for row in made), default=0)
    kept = [row[:width] for row in made if any(row)]
    if len(kept) > MAX_ROWS or width > MAX_COLUMNS:
        raise _refused(f"“{name}”的表超过{MAX_ROWS}行或{MAX_COLUMNS}列", "删去不印的部分", place)
    if width == 1:
        return [cell for row in kept for cell in row]
    return [row_line(row + [""] * (width - len(row))) for row in kept]


def _blank_tail(row: list[str]) -> int:
    return next((n for n, cell in enumerate(reversed(row)) if cell), len(row))


def _refuse_bomb(name: str, content: bytes, place: Place) -> None:
    try:
        refuse_bomb(content)
    except NoPackage as error:
        raise _refused(f"“{name}”{error.reason}", error.remedy, place) from None


def _refused(message: str, remedy: str, place: Place) -> DraftingError:
    return DraftingError.of("F018", message, remedy=remedy, **place)


_TAKEN: Mapping[str, Callable[[str, bytes, Place], Iterable[str]]] = {
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".png": _picture,
    ".jpg": _picture,
    ".jpeg": _picture,
}
"""Suffix -> how a file of it is taken in."""
