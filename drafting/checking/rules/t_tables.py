"""T: tables — their width, their captions' numbers, what the text says of them, and their sums."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.findings import Severity
from drafting.layout.tables import Table, grouped


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
    paragraphs = case.document.paragraphs if case.reply else ()
    at = 0
    for item in grouped(paragraphs):
        if isinstance(item, Table):
            at += item.title is not None
            if item.crowded:
                message = f"表格有{len(item.rows[0])}栏，最小的字号也放不进版心"
                yield Fault(at, message, "减少栏数，拆成两张表，或者改作文件另附")
            at += len(item.paragraphs)
        else:
            at += 1
