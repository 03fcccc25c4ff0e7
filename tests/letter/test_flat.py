"""A form whose table lost its lines is read row by row."""

from __future__ import annotations

import pytest

from drafting.letter.flat import unflattened
from drafting.letter.lines import Line, line_of
from drafting.letter.read import read

FORM = """\
政协提案办理答复表
提案号 217 提案者 陈知远 界别 教育界
届 次 云州市政协三届二次会议
案 由 关于增设校门口护学岗的提案
办理结果 □已解决(A) ☑正在解决(B) □暂不能解决(C)
答 复 内 容
陈知远委员：
您提出的《关于增设校门口护学岗的提案》收悉。现答复如下：
目前全市已在86所学校的门口设岗，其余学校年底前设完。
感谢您对教育工作的关心和支持。
沟通方式 座谈
承办单位(盖章) 云州市教育局
签 发 人 罗 平
答复日期 2025年8月9日
承 办 人 周明 电 话 0551-5550123
"""


def test_the_cells_of_a_form_become_fields():
    record = read(FORM.encode()).record
    assert record["proposal"]["number"] == "217"
    assert record["proposal"]["session"] == "云州市政协三届二次会议"
    assert (record["result"], record["signatory"], record["date"]) == ("B", "罗平", "2025-08-09")
    assert record["issuer"] == "云州市教育局"
    assert record["contacts"] == [{"person": "周明", "phone": "0551-5550123"}]
    assert record["closing"] == "感谢您对教育工作的关心和支持。"
    assert len(record["responses"]) == 1 and "\n" not in record["responses"][0]["body"]


def _cells(*texts: str) -> list[str]:
    return [line.text for line in unflattened([*_lines(*texts), line_of(99, "答复内容")])][:-1]


def _lines(*texts: str) -> list[Line]:
    return [line_of(number, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("提案号 217 提案者 陈知远", ["提案号  217", "提案者  陈知远"]),
        ("签 发 人 罗 平", ["签 发 人：罗 平"]),
        ("签 发 人 罗平 电 话 5550123", ["签 发 人：罗平", "电 话：5550123"]),
        ("提案号 提案者 陈知远", ["提案号", "提案者  陈知远"]),
        ("陈知远 提案者", ["陈知远 提案者"]),
        ("提案者 已于5月当面听取意见。", ["提案者 已于5月当面听取意见。"]),
        ("提案者", ["提案者"]),
        ("提案者 " + "陈知远" * 60, ["提案者 " + "陈知远" * 60]),
    ],
)
def test_a_row_is_parted_at_its_labels(text: str, cells: list[str]) -> None:
    assert _cells(text) == cells


def test_a_page_that_is_no_form_is_left():
    lines = _lines("提案号 217 提案者 陈知远", "陈知远委员：")
    assert unflattened(lines) == lines
