"""Lists as offices make them, the ugly ones too: each a function that writes a file and says what cases it holds.

A case is (form's kind, session, number, title, proposers); `named` are rows that cannot be used, by sheet and row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import openpyxl

SESSION = "市政协五届三次会议"
CONGRESS = "云州市第十六届人民代表大会第二次会议"
PARKING, BUS, LIFT = "关于破解老城区停车难的提案", "关于优化公交线网的建议", "关于加装电梯的提案"

Case = tuple[str, str, str, str, tuple[str, ...]]


class Expected(NamedTuple):
    """What a list is to give: its cases; the places of the rows that are named; days by number."""

    cases: list[Case]
    named: Sequence[str] = ()
    days: Mapping[str, dict[str, str]] = MappingProxyType({})


def _book(path: Path, sheets: dict[str, list[list[Any]]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return book


def plain(folder: Path) -> tuple[Path, Expected]:
    rows = [
        ["序号", "类别", "届次", "编号", "案由", "提出人", "交办日期", "办理期限"],
        [1, "提案", SESSION, 76, PARKING, "陈知远", date(2026, 3, 20), date(2026, 6, 20)],
        [2, "建议", CONGRESS, 5, BUS, "林若溪、冯远志", date(2026, 3, 21), date(2026, 6, 21)],
    ]
    _book(folder / "清单.xlsx", {"Sheet1": rows})
    cases = [
        ("提案答复", SESSION, "76", PARKING, ("陈知远",)),
        ("建议答复", CONGRESS, "5", BUS, ("林若溪", "冯远志")),
    ]
    return folder / "清单.xlsx", Expected(cases, days={"76": {"received": "2026-03-20", "due": "2026-06-20"}})


def titled(folder: Path) -> tuple[Path, Expected]:
    """Kind and session stand in the title above the header; the columns in another order, under other names."""
    rows = [
        [f"{SESSION}提案交办一览表"],
        ["交办单位：市政府办公室", None, None, "2026年3月"],
        [],
        ["第一提案者", "提案题目", "提案号", "办结时限"],
        ["陈知远", f"《{PARKING}》", "第076号", "2026年6月20日"],
        ["民盟云州市委会", LIFT, "第112号", "2026/6/20"],
    ]
    book = _book(folder / "清单.xlsx", {"交办": rows})
    book["交办"].merge_cells("A1:D1")
    book.save(folder / "清单.xlsx")
    cases = [
        ("提案答复", SESSION, "第076号", PARKING, ("陈知远",)),
        ("提案答复", SESSION, "第112号", LIFT, ("民盟云州市委会",)),
    ]
    return folder / "清单.xlsx", Expected(cases, days={"第112号": {"due": "2026-06-20"}})


def two_headers(folder: Path) -> tuple[Path, Expected]:
    """A header of two rows, 提出人 merged over its name and telephone; a telephone is not a field."""
    rows = [
        ["序号", "案号", "标题", "提出人", None, "承办", None],
        [None, None, None, "姓名", "电话", "科室", "承办人"],
        [1, "5", BUS, "林若溪", "13900000001", "运输科", "周明"],
    ]
    book = _book(folder / "人大建议.xlsx", {"代表建议": rows})
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"):
        book["代表建议"].merge_cells(area)
    book.save(folder / "人大建议.xlsx")
    return folder / "人大建议.xlsx", Expected([("建议答复", "", "5", BUS, ("林若溪",))])


def zeros(folder: Path) -> tuple[Path, Expected]:
    """Leading zeros: as text, and as numbers that are shown so; long numbers of the system."""
    rows = [["届次", "提案编号", "案由", "提案人"], [SESSION, "0052", PARKING, "陈知远"], [SESSION, 7, LIFT, "罗平"]]
    rows.append([SESSION, 20260035, BUS.replace("建议", "提案"), "叶知秋"])
    book = _book(folder / "清单.xlsx", {"Sheet1": rows})
    book["Sheet1"]["B3"].number_format = "0000"
    book.save(folder / "清单.xlsx")
    cases = [
        ("提案答复", SESSION, "0052", PARKING, ("陈知远",)),
        ("提案答复", SESSION, "0007", LIFT, ("罗平",)),
        ("提案答复", SESSION, "20260035", BUS.replace("建议", "提案"), ("叶知秋",)),
    ]
    return folder / "清单.xlsx", Expected(cases)


def days(folder: Path) -> tuple[Path, Expected]:
    """Days in all the ways in which they are typed; one that is none is said, and the case is taken."""
    typed = ["2026.3.5", "3月5日", 46086, datetime(2026, 3, 5, 9, 30), "20260305", "2026年3月5日", "三月初"]
    rows: list[list[Any]] = [["编号", "题目", "提案者", "收文日期"]]
    rows += [[n, LIFT, "罗平", day] for n, day in enumerate(typed, 1)]
    _book(folder / f"{SESSION}提案.xlsx", {"提案": rows})
    cases = [("提案答复", SESSION, str(n), LIFT, ("罗平",)) for n in range(1, 8)]
    expected = {str(n): {"received": "2026-03-05"} for n in range(1, 7)} | {"7": {"received": ""}}
    return folder / f"{SESSION}提案.xlsx", Expected(cases, days=expected)


def gbk(folder: Path) -> tuple[Path, Expected]:
    """A .csv in the code of old Windows, with those who second it, and their number."""
    text = "案号,建议标题,领衔代表,附议人,人数\r\n12,%s,林若溪,冯远志、顾长宁,3\r\n".replace("%s", BUS)
    (folder / "建议.csv").write_bytes(text.encode("gb18030"))
    return folder / "建议.csv", Expected([("建议答复", "", "12", BUS, ("林若溪", "冯远志", "顾长宁"))])


def several_sheets(folder: Path) -> tuple[Path, Expected]:
    """A sheet a kind, an empty one, and one with remarks only."""
    sheets = {
        "提案": [["编号", "案由", "提案人", "届次"], [76, PARKING, "陈知远", SESSION]],
        "人大建议": [["编号", "标题", "代表", "会议"], [76, BUS, "林若溪", CONGRESS]],
        "空表": [],
        "填表说明": [["一、请各单位按期办结。"], ["二、电话：0551-5550123"]],
    }
    _book(folder / "清单.xlsx", sheets)
    cases = [
        ("提案答复", SESSION, "76", PARKING, ("陈知远",)),
        ("建议答复", CONGRESS, "76", BUS, ("林若溪",)),
    ]
    return folder / "清单.xlsx", Expected(cases)


def merged_down(folder: Path) -> tuple[Path, Expected]:
    """Kind and session merged down over their rows; a sum and remarks below the table."""
    rows = [
        ["类别", "届次", "编号", "案由", "提出人"],
        ["提案", SESSION, 76, PARKING, "陈知远"],
        [None, None, 112, LIFT, "罗平"],
        ["合计", 2],
        ["备注：请于六月底前办结。"],
        ["填表人：周明", None, None, "联系电话：0551-5550123"],
    ]
    book = _book(folder / "清单.xlsx", {"Sheet1": rows})
    book["Sheet1"].merge_cells("A2:A3")
    book["Sheet1"].merge_cells("B2:B3")
    book.save(folder / "清单.xlsx")
    cases = [
        ("提案答复", SESSION, "76", PARKING, ("陈知远",)),
        ("提案答复", SESSION, "112", LIFT, ("罗平",)),
    ]
    return folder / "清单.xlsx", Expected(cases)


def names(folder: Path) -> tuple[Path, Expected]:
    """Names spaced, one below the other, with titles and 等; organisations; co-handlers in one cell."""
    rows = [
        ["编号", "标题", "提出人", "会办单位"],
        [1, LIFT, "陈 远", "市财政局 市公安局"],
        [2, PARKING, "林若溪\n冯远志", "市财政局、市公安局"],
        [3, LIFT.replace("加装", "更新"), "王思齐等5名委员", None],
        [4, LIFT.replace("加装", "维护"), "市工商联、民盟云州市委会", None],
    ]
    _book(folder / f"{SESSION}提案.xlsx", {"Sheet1": rows})
    cases = [
        ("提案答复", SESSION, "1", LIFT, ("陈 远",)),
        ("提案答复", SESSION, "2", PARKING, ("林若溪", "冯远志")),
        ("提案答复", SESSION, "3", LIFT.replace("加装", "更新"), ("王思齐",)),
        ("提案答复", SESSION, "4", LIFT.replace("加装", "维护"), ("市工商联", "民盟云州市委会")),
    ]
    return folder / f"{SESSION}提案.xlsx", Expected(cases)


def faulty(folder: Path) -> tuple[Path, Expected]:
    """Rows that cannot be used among good ones; the header printed again; a case twice."""
    rows = [
        ["编号", "标题", "提出人", "类别"],
        [76, PARKING, "陈知远", "提案"],
        ["编号", "标题", "提出人", "类别"],
        [None, None, "罗平", "提案"],
        ["076", PARKING, "陈知远", "提案"],
        [78, "加强巡查", "叶知秋", None],
        [79, LIFT, "叶知秋", "提案"],
    ]
    _book(folder / "清单.xlsx", {"Sheet1": rows})
    cases = [("提案答复", "", "76", PARKING, ("陈知远",)), ("提案答复", "", "79", LIFT, ("叶知秋",))]
    return folder / "清单.xlsx", Expected(cases, ["Sheet1第4行", "Sheet1第5行", "Sheet1第6行"])


LISTS: list[Callable[[Path], tuple[Path, Expected]]] = [
    plain,
    titled,
    two_headers,
    zeros,
    days,
    gbk,
    several_sheets,
    merged_down,
    names,
    faulty,
]


def long_rows(count: int) -> Iterator[list[Any]]:
    """A list of so many cases, header first."""
    yield [
        "序号",
        "届次",
        "编号",
        "案由",
        "提案者",
        "主办单位",
        "会办单位",
        "交办日期",
        "办理期限",
        "承办科室",
        "承办人",
        "备注",
    ]
    for n in range(1, count + 1):
        title = f"关于改善第{n}街区停车秩序的提案"
        yield [
            n,
            SESSION,
            n,
            title,
            "陈知远、林若溪",
            "市城市管理局",
            "市公安局",
            date(2026, 3, 20),
            date(2026, 6, 22),
            "停车科",
            "周明",
            "",
        ]
