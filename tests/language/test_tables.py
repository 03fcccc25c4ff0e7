"""Tables as people type them, and as rows are written again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.language.tables import cells, figures, parse_table, row_line

CELL = st.text(st.sampled_from("县区12.5%|、，a "), max_size=8).map(str.strip)


@pytest.mark.parametrize(
    "lines",
    [
        ["| 县区 | 数 |", "| --- | ---: |", "| 青河 | 12 |"],
        ["| 县区 | 数 |", "| 青河 | 12 |"],
        ["县区 | 数", "青河 | 12"],
        ["县区\t数", "青河\t12"],
    ],
)
def test_rows_between_bars_or_parted_by_tabs_are_a_table(lines: list[str]) -> None:
    table = parse_table([*lines, "下一步。"])
    assert table is not None
    assert table.rows == (("县区", "数"), ("青河", "12"))
    assert (table.caption, table.lines) == ("", len(lines))


def test_a_caption_short_rows_and_a_bar_that_is_a_character() -> None:
    table = parse_table(["表1：各县区情况", "| 县区 | 数 | 注 |", r"| 甲\|乙 |", "| 丙 | 3 |"])
    assert table is None, "a row of one cell ends a table"
    table = parse_table(["表1：各县区情况", "| 县区 | 数 | 注 |", r"| 甲\|乙 | 1 |"])
    assert table is not None and table.caption == "表1：各县区情况"
    assert table.rows == (("县区", "数", "注"), ("甲|乙", "1", ""))


@pytest.mark.parametrize("lines", [["一行 | 不成表"], ["表1：题", "正文"], ["正文"], [], ["| 只一格 |", "| 只一格 |"]])
def test_what_is_no_table(lines: list[str]) -> None:
    assert parse_table(lines) is None


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=2, max_size=6))
def test_a_written_table_is_read_as_the_same_rows(rows: list[list[str]]) -> None:
    most = max(map(len, rows))
    rows = [row + [""] * (most - len(row)) for row in rows]
    table = parse_table(map(row_line, rows))
    assert table is not None
    assert table.rows == tuple(map(tuple, rows))
    assert all(cells(row_line(row)) == tuple(row) for row in rows)


def test_columns_of_figures() -> None:
    rows = [("县区", "数", "率", "注"), ("青河", "1,200", "95.5%", "—"), ("云州", "-3", "—", "")]
    assert figures(rows) == (False, True, True, False)
