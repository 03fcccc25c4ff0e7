"""Attachments on pages of their own, read back: what the note names has its content again, and nothing is dropped."""

from __future__ import annotations

import pytest

from drafting import word
from drafting.checking.files import check_text
from drafting.form.load import load_text
from drafting.letter.read import read
from drafting.letter.transcript import to_form
from drafting.writers import write

FORM = """\
文种: 提案答复
版式: {layout}
建议提案: {{届次: 市政协五届三次会议, 编号: 0076, 提出人: 陈知远, 标题: 关于优化公交线网的提案}}
答复:
  - 标题: 关于线网
    内容: 已新增班次31个，见附件1。
  - 标题: 关于站点
    内容: 站点共九处。
附件:
{attachments}
发文机关: 云州市交通运输局
{date}联系人: [{{姓名: 周明, 电话: 0370-5550123}}]
抄送: [市政协提案委员会, 市政府督查室]
印发机关: 云州市交通运输局办公室
印发日期: 2026-09-11
"""
TWO = """\
  - 标题: 云州市2026年城区公交线网优化和公交专用道建设分年度实施计划表
    内容: |
      一、总体安排
      先行两条线路，云州市公共交通总公司负责。
      （一）先行线路
      1.线路。甲线、乙线两条，分别由城东客运站和城西客运站始发，串联沿线医院、学校和居民小区，九月底前全部完成线路公示。
      表1：各线班次
      | 线路 | 班次 |
      | 甲线 | 31 |
      | 乙\\|线 | 1,231 |
      联系单位：市公交公司，联系电话：0370-5550188
      云州市公共交通总公司
      2026年9月1日
  - 只列名称的附件
  - 标题: 站点清单
    内容: |
      站点共九处。
      二、附件以外
"""
DATED = "成文日期: 2026-09-10\n"
FORMATS = ("docx", "html", "txt")
LAYOUTS = ("文件", "信函", "白头")


def form(attachments: str = TWO, layout: str = "白头", date: str = DATED) -> str:
    return FORM.format(layout=layout, attachments=attachments, date=date)


def attachments(text: str) -> list[object]:
    """The attachments as titles, or as titles and contents."""
    return [one if isinstance(one, str) else (one.title, one.body.strip()) for one in load_text(text).attachments]


@pytest.mark.parametrize("date", [DATED, ""], ids=["dated", "draft"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("format", FORMATS)
def test_attachments_come_back_with_their_content(format: str, layout: str, date: str) -> None:
    made = write(word(load_text(form(layout=layout, date=date))), format)
    reading = read(made)
    assert attachments(to_form(reading)) == attachments(form(layout=layout, date=date))
    assert reading.left_over == ()
    assert [response["heading"] for response in reading.record["responses"]] == ["关于线网", "关于站点"]
    assert len(reading.record["cc"]) == 2


@pytest.mark.parametrize("format", FORMATS)
def test_an_only_attachment_comes_back(format: str) -> None:
    typed = form("  - {标题: 清单, 内容: 一、站点共九处。}")
    assert attachments(to_form(read(write(word(load_text(typed)), format)))) == [("清单", "一、站点共九处。")]


def test_an_attachment_has_numbers_and_an_end_of_its_own() -> None:
    text = write(word(load_text(form())), "txt").decode()
    assert [str(f) for f in check_text(text, "letter.txt").findings if f.code[0] in "SADK"] == []


LETTER = """\
关于市政协五届三次会议第76号提案的答复
陈知远委员：
您提出的《关于优化公交线网的提案》收悉。现答复如下：
一、关于线网
已新增班次31个，见附件。
感谢您的关心和支持。
{note}云州市交通运输局
2026年9月10日
抄送：市政协提案委员会，市政府督查室
云州市交通运输局办公室  2026年9月11日印发
{pages}"""


def attached(pages: str, note: str = "附件：1.线网计划表\n2.站点清单\n") -> tuple[list[object], set[str], tuple]:
    reading = read(LETTER.format(note=note, pages=pages).encode())
    found = [one if isinstance(one, str) else (one["title"], one["body"]) for one in reading.record["attachments"]]
    return found, {f.where for f in reading.findings if f.where.startswith("attachments")}, reading.left_over


FIRSTS = ("附件1\n线网计划表", "附件1：\n线网计划表", "附件一\n线网\n计划表", "附件1：线网计划表")


@pytest.mark.parametrize("first", FIRSTS)
def test_pages_behind_the_imprint_of_another_office(first: str) -> None:
    found, guessed, left = attached(f"{first}\n一、甲线\n班次31个。\n附件2\n站点清单\n共九处。\n")
    assert found == [("线网计划表", "一、甲线\n班次31个。"), ("站点清单", "共九处。")]
    assert guessed == {"attachments.0", "attachments.1"} and left == ()


def test_a_page_that_the_note_does_not_name_is_said() -> None:
    found, guessed, left = attached("附件1\n线网计划表\n班次31个。\n附件3\n资金安排\n共五万元。\n")
    assert found == [("线网计划表", "班次31个。"), "站点清单", ("资金安排", "共五万元。")]
    assert "attachments.2" in guessed and left == ()


def test_a_title_that_differs_from_the_note_is_said() -> None:
    found, guessed, _ = attached("附件\n云州市线网计划表\n班次31个。\n", "附件：线网计划表\n")
    assert found == [("云州市线网计划表", "班次31个。")]
    assert guessed == {"attachments.0"}


def test_a_page_without_a_title_has_that_of_the_note() -> None:
    found, _, left = attached("附件1\n| 线路 | 班次 |\n| 甲线 | 31 |\n")
    assert found == [("线网计划表", "| 线路 | 班次 |\n| 甲线 | 31 |"), "站点清单"] and left == ()


def test_what_is_of_the_web_page_is_not_of_the_attachment() -> None:
    found, _, _ = attached("附件1\n线网计划表\n班次31个。\n【打印】【关闭】\n上一篇：无\n")
    assert found[0] == ("线网计划表", "班次31个。")


@pytest.mark.parametrize("line", ["附件", "附件1", "附件：", "抄送：甲", "附件1：甲", "─" * 28, "2026年9月10日"])
def test_many_lines_take_no_more_than_their_number(line: str) -> None:
    reading = read(LETTER.format(note="", pages=f"{line}\n" * 3_000).encode())
    said = str(reading.record) + "".join(reading.left_over) + "".join(map(str, reading.findings))
    assert line.strip("─").removeprefix("抄送：") in said
