"""How a page is set: where the limits lie, which of font and size is wrong, and how often it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.checking.look import Page
from drafting.checking.run import case_of, check
from drafting.document import Document, Paragraph, Role
from tests.checking.letters import letter
from tests.checking.pages import page


@pytest.mark.parametrize(
    ("example", "found"),
    [
        ("纸宽：211.0毫米", []),
        ("纸宽：211.1毫米", ["L001 0 纸张是 211×297 毫米"]),
        ("纸高：298.1毫米", ["L001 0 纸张是 210×298 毫米"]),
        ("上边距：33.6毫米", []),
        ("上边距：33.5毫米", ["L002 0 上边距是 33.5 毫米"]),
        ("下边距：31.5毫米", ["L002 0 下边距是 31.5 毫米"]),
        ("右边距：24.9毫米", ["L002 0 右边距是 24.9 毫米"]),
        ("左边距：29.1毫米", ["L002 0 左边距是 29.1 毫米", "L004 4 每行排27个字"]),
        ("行距：28磅", ["L003 4 每页排23行（行距28磅）"]),
        ("行距：28.95磅", []),
        ("行距：29.95磅", ["L003 4 每页排21行（行距29.95磅）"]),
        ("字间距：-1磅", ["L004 4 每行排29个字"]),
        ("正文字体：宋体", ["L005 4 正文用的是宋体，共3段"]),
        ("标题字号：18磅", ["L007 2 标题是18磅方正小标宋简体"]),
        ("标题字体：黑体", ["L007 2 标题是22磅黑体"]),
        ("一级标题字号：14磅", ["L008 5 一级标题是14磅黑体"]),
        ("二级标题字体：黑体", ["L008 7 二级标题是16磅黑体，共2段"]),
        ("二级标题字号：14磅", ["L008 7 二级标题是14磅楷体_GB2312，共2段"]),
        ("抄送字体：黑体", ["L012 13 抄送是14磅黑体"]),
        ("首行缩进：2.2字", ["L009 4 首行缩进2.2字，共3段"]),
        ("首行缩进：1.8字", ["L009 4 首行缩进1.8字，共3段"]),
        ("段后间距：10磅", ["L011 4 段前段后共10磅，共3段"]),
    ],
)
def test_a_page_is_measured(example: str, found: list[str]) -> None:
    document, looks = page(example)
    said = [f"{f.code} {f.where.removeprefix('paragraph.')} {f.message}" for f in check(document, page=looks)]
    assert said == found


def _with(example: str, **paper: int) -> tuple[Document, Page]:
    document, looks = page(example)
    return document, replace(looks, paper=replace(looks.paper, **paper))


@pytest.mark.parametrize(("top", "bottom"), [(34.58, 32.58), (37.0, 35.0), (38.0, 36.0)])
def test_margins_that_are_allowed_hold_22_lines_once_the_remedy_is_followed(top: float, bottom: float) -> None:
    sides = {"top": round(top * 1440 / 25.4), "bottom": round(bottom * 1440 / 25.4)}
    document, looks = _with("行距：20磅", **sides)
    (found,) = check(document, page=looks)
    assert found.code == "L003"
    document, looks = _with(f"行距：{found.remedy.removeprefix('行距设为固定值')}", **sides)
    assert check(document, page=looks) == []


def test_a_caption_is_what_has_a_table_below() -> None:
    captions = [Paragraph(Role.BODY, text) for text in ("表1：座椅", "| 地点 | 座椅 |", "| 公园 | 12 |", "表2：没有表")]
    case = case_of(Document((Paragraph(Role.TITLE, "关于第76号提案的答复"), *captions)))
    assert {index: (first, table.caption) for index, (first, table) in case.tables.items()} == {
        index: (1, "表1：座椅") for index in (1, 2, 3)
    }


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("已增设座椅20把(含无障碍2把)。", ["(含无障碍2把)"]),
        ("已增设座椅20把(含无障碍2把）。", ["("]),
        ("已增设座椅20把（含无障碍2把)。", [")"]),
        ("已增设座椅20把（含无障碍2把）。", []),
        ("用于f(x)的计算。", []),
    ],
)
def test_of_a_pair_of_brackets_the_narrow_one_is_meant(text: str, meant: list[str]) -> None:
    found = [f for f in check(letter(f"正文：{text}"), select=("P001",)) if f.span]
    assert [text[slice(*finding.span)] for finding in found] == meant


@pytest.mark.parametrize(
    ("day", "remedy", "mended"),
    [("二〇二六年九月十日", "改为“2026年9月10日”", "2026年9月10日"), ("二〇二六年九月三十一日", "核对后改写", None)],
)
def test_a_day_in_han_is_mended_where_there_is_such_a_day(day: str, remedy: str, mended: str | None) -> None:
    (found,) = check(letter(f"成文日期：{day}"), select=("N006",))
    assert (found.remedy, found.fix and found.fix.new) == (remedy, mended)


def test_what_is_missing_at_the_foot_is_missed_below_the_text() -> None:
    paragraphs = tuple(p for p in letter() if p.role not in (Role.SIGNATURE, Role.DATE))
    last = max(at for at, p in enumerate(paragraphs) if p.role is Role.BODY)
    assert [f.where for f in check(Document(paragraphs), select=("E005",))] == [f"paragraph.{last}"]
    bare = Document((Paragraph(Role.TITLE, "关于第76号提案的答复"), Paragraph(Role.SALUTATION, "陈知远委员：")))
    assert [(f.code, f.where) for f in check(bare, select=("E0",))] == [("E030", "paragraph.1")]


@pytest.mark.parametrize(
    ("second", "alone"),
    [("（二）文昌公园。10把。", False), ("已增设座椅20把。", True)],
)
def test_a_numeral_is_alone_where_no_next_one_follows(second: str, alone: bool) -> None:
    role = "二级标题" if second.startswith("（") else "正文"
    text = f"一级标题：一、关于座椅\n二级标题：（一）滨河公园。10把。\n{role}：{second}\n一级标题：二、关于照明"
    assert bool(check(letter(text), select=("S003",))) is alone


@pytest.mark.parametrize(("mark", "found"), [("。", True), ("；", True), ("，", True), ("", False), ("？", False)])
def test_a_heading_of_its_own_line_has_no_mark_at_its_end(mark: str, found: bool) -> None:
    text = f"一级标题：一、关于增设座椅{mark}\n正文：已增设座椅20把。\n一级标题：二、关于照明\n正文：已修好。"
    assert bool(check(letter(text), select=("S005",))) is found
