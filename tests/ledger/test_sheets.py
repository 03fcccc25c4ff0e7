"""Hostile lists: bounded, and refused in words rather than cut."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from drafting.findings import DraftingError
from drafting.ledger.cases import cases
from drafting.ledger.rows import kept_rows
from drafting.ledger.sheets import read_sheets


def variant(path: Path, rows: bytes, before: bytes = b"</sheetData>") -> Path:
    book = openpyxl.Workbook()
    book.active.append(["编号", "案由"])
    book.active.append([1, "关于停车的提案"])
    book.save(path.with_name("base.xlsx"))
    with ZipFile(path.with_name("base.xlsx")) as base, ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name in base.namelist():
            part = base.read(name)
            made.writestr(name, part.replace(before, rows + before) if name.endswith("sheet1.xml") else part)
    return path


def test_a_million_drawn_rows_cost_nothing(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, 400_001))
    sheet = read_sheets(variant(tmp_path / "空.xlsx", rows))[0]
    assert [number for number, _ in sheet.rows] == [1, 2]


def test_a_row_beyond_what_the_file_says_of_its_size_is_read(tmp_path: Path) -> None:
    row = b'<row r="90"><c r="B90" t="inlineStr"><is><t>last</t></is></c></row>'
    assert read_sheets(variant(tmp_path / "远.xlsx", row))[0].rows[-1] == (90, ["", "last"])


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(3, 20_010)),
        b'<row r="3"><c r="ZZ3"><v>1</v></c></row>',
    ],
)
def test_what_is_over_a_bound_is_refused_not_cut(rows: bytes, tmp_path: Path) -> None:
    with pytest.raises(DraftingError, match="超过20000行或200列"):
        read_sheets(variant(tmp_path / "大.xlsx", rows))


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "弹.xlsx", "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 110_000_000)
    with pytest.raises(DraftingError, match="解开后过大"):
        read_sheets(tmp_path / "弹.xlsx")


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = variant(tmp_path / "实体.xlsx", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', b"<worksheet")
    with pytest.raises(DraftingError, match="文档类型"):
        read_sheets(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_a_csv_in_any_code_and_with_any_sign(encoding: str, sign: str, tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_bytes(f"编号{sign}案由\r\n1{sign}关于停车的提案\r\n".encode(encoding))
    assert read_sheets(path)[0].rows == [(1, ["编号", "案由"]), (2, ["1", "关于停车的提案"])]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "清单.csv")
    with pytest.raises(DraftingError, match="管道"):
        read_sheets(tmp_path / "清单.csv")
    (tmp_path / ".drafting").mkdir()
    for name in ("list.json", "ledger.json"):
        os.mkfifo(tmp_path / ".drafting" / name)
    assert kept_rows(tmp_path).labels == () and cases(tmp_path) == []
