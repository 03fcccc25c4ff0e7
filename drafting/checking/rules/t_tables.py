"""T: tables — their width, their captions' numbers, what the text says of them, and their sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.tables import is_figure, number_of
from drafting.layout.tables import Table, grouped

_NUMBERED = re.compile(r"表\s*(\d{1,3})")
_TABLE_SAID = re.compile(r"(?:见|如)表\s*(\d{1,3})|(?:见|如)?下表(?![示面态明达述现])")
_FIGURE_SAID = re.compile(r"(?:见|如)图\s*\d{0,3}(?![书纸像片])|(?:见|如)下图")
_PARTIAL, _AVERAGE = re.compile("小计|其中"), re.compile("[率均比]|单价|标准")
_SUM = re.compile(r"合\s*计|总\s*计|共\s*计")


class _Placed(NamedTuple):
    """A table: where its caption is and what it says, where its rows are, their cells, and whether it has no room.

    Only what is known of a form's table is whether it has no room: a letter's was set by its own hand.
    """

    captioned: int
    caption: str
    at: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    crowded: bool = False


def _tables(case: Case) -> Iterator[_Placed]:
    """The tables of columns: of a form as they are worded, of a letter as they are read."""
    if not case.reply:
        for first, table in dict(case.tables.values()).items():
            yield _Placed(first, table.caption, tuple(first + place for place in table.places), table.rows)
        return
    at = 0
    for item in grouped(case.document.paragraphs):
        if isinstance(item, Table):
            rows = range(at + (item.title is not None), at + (item.title is not None) + len(item.rows))
            yield _Placed(at, item.title.text if item.title else "", tuple(rows), item.rows, item.crowded)
            at = rows.stop
        else:
            at += 1


def _is_attached(case: Case, table: _Placed) -> bool:
    return case.document.paragraphs[table.at[0]].source.startswith("attachments.")


@rule("T001", Severity.WARNING)
def table_too_wide(case: Case) -> Iterator[Fault]:
    """表格太宽，用最小的字号也放不进版心。

    为什么：版心宽156毫米，栏太多时每栏一行排不下四个字，印出来一字一行，读不成句。
    不好：
        答复:
          - 内容: |
              各处座椅如下。
              | 序号一 | 公园名称 | 座椅数量 | 路灯数量 | 花箱数量 | 垃圾桶数 | 停车位数 | 完成时限 | 责任单位 |
              | 第一处 | 文昌公园 | 二十六把 | 二十四盏 | 一十二个 | 一十八个 | 四十六个 | 十一月底 | 园林中心 |
    较好：
        答复:
          - 内容: |
              各处座椅如下。
              | 公园 | 座椅 | 路灯 | 责任单位 |
              | 文昌公园 | 26 | 24 | 园林中心 |
    依据：GB/T 9704-2012，5.2.1
    """
    for table in _tables(case):
        if table.crowded:
            message = f"表格有{len(table.rows[0])}栏，最小的字号也放不进版心"
            yield Fault(table.at[0], message, "减少栏数，拆成两张表，或者改作文件另附")


@rule("T002", Severity.WARNING)
def captions_out_of_order(case: Case) -> Iterator[Fault]:
    """表题的序号重复、跳号。

    为什么：正文用“见表2”指一张表，序号重复或者缺号就不知道指的是哪一张。
    不好：
        答复:
          - 内容: |
              各处座椅如下。
              表2：座椅
              | 地点 | 座椅 |
              | 文昌公园 | 12 |
    较好：
        答复:
          - 内容: |
              各处座椅如下。
              表1：座椅
              | 地点 | 座椅 |
              | 文昌公园 | 12 |
    依据：GB/T 7713 关于表的编号；序号连续
    """
    expected = 1
    for table in _tables(case):
        match = _NUMBERED.match(table.caption) if not _is_attached(case, table) else None
        if match and int(match[1]) != expected:
            yield Fault(table.captioned, f"表题应为“表{expected}”，写的是“表{match[1]}”", "按顺序编号", match.span(1))
        expected += match is not None


@rule("T003", Severity.WARNING)
def table_not_there(case: Case) -> Iterator[Fault]:
    """正文说到的表、图不在文中。

    为什么：说“见表1”“如下表”而没有表，收信人会以为漏印了。
    不好：
        答复:
          - 内容: 各处座椅数见表1。
    较好：
        答复:
          - 内容: |
              各处座椅数见表1。
              表1：座椅
              | 地点 | 座椅 |
              | 文昌公园 | 12 |
    依据：正文与附表、附图一致
    """
    if not case.reply:
        return  # a stranger's table may have been read as lines
    tables = list(_tables(case))
    known = {int(match[1]) for table in tables if (match := _NUMBERED.match(table.caption))}
    for index, match in case.scan(_TABLE_SAID):
        if not tables or (match[1] and int(match[1]) not in known):
            yield Fault(
                index, f"文中没有“{f'表{match[1]}' if match[1] else '下表'}”", "补上表格，或删去此语", match.span()
            )
    if not case.first(Role.FIGURE):
        for index, match in case.scan(_FIGURE_SAID):
            yield Fault(index, "文中没有图", "补上图片，或删去此语", match.span())


@rule("T004", Severity.WARNING)
def sum_is_wrong(case: Case) -> Iterator[Fault]:
    """表中的合计与各行之和不符。

    为什么：合计是读表的人先看的数，与各行加起来不同，必有一个数写错。
    不好：
        答复:
          - 内容: |
              各处座椅如下。
              | 地点 | 座椅 |
              | 文昌公园 | 26 |
              | 鼓楼街 | 20 |
              | 合计 | 50 |
    较好：
        答复:
          - 内容: |
              各处座椅如下。
              | 地点 | 座椅 |
              | 文昌公园 | 26 |
              | 鼓楼街 | 20 |
              | 合计 | 46 |
    依据：数字应当准确
    """
    for table in _tables(case):
        *above, last = table.rows
        if not any(map(_SUM.fullmatch, last[:2])) or len(above) < 3 or any(_PARTIAL.search(row[0]) for row in above):
            continue
        for name, said, *parts in zip(above[0], last, *above[1:], strict=True):
            numbers = [part for part in parts if part.strip()]
            if _adds(said) and len(numbers) > 1 and all(map(_adds, numbers)) and not _AVERAGE.search(name):
                total = sum(map(number_of, numbers))
                if abs(total - number_of(said)) > 0.01 * len(numbers):
                    message = f"“{name}”的合计是{said}，各行相加是{total:g}"
                    yield Fault(table.at[-1], message, "核对各数")


def _adds(cell: str) -> bool:
    """Whether a cell is a number that can be added: no share, and not empty."""
    return is_figure(cell) and any(map(str.isdecimal, cell)) and cell.strip()[-1] not in "%％‰"
