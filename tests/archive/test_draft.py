"""An old answer as a draft: what may be last year's is marked, the source stands above it, check wants it verified."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.archive.draft import taken_into
from drafting.archive.paper import Passage
from drafting.archive.searching import Hit
from drafting.checking.files import check_form
from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.letter.particulars import unverified
from tests.archive.composing import compose
from tests.checking.letters import form

PASSAGE = Passage(2, "路灯20盏。", "关于照明")
HIT = Hit(
    1, "云园〔2025〕7号", "2025-09-10", "关于照明的提案", "提案答复", "A", "云州市园林管理局", "旧.docx", False, PASSAGE
)
MARK = re.compile("【待核：([^】]*)】")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("依据（云政办〔2025〕18号），", ["云政办〔2025〕18号"]),
        ("2025年6月3日新增320个，占65%，投入1.2亿元", ["2025年6月3日", "320个", "65%", "1.2亿元"]),
        ("于2026年底前完成，年内开工，三个月内答复", ["2026年底前", "年内", "三个月内"]),
        ("今年以来已建十二处，明年6月底前再建三批", ["今年以来", "十二处", "明年6月底前", "三批"]),
        ("下半年、第三季度推进，5月1日前办结", ["下半年", "第三季度", "5月1日前"]),
        ("二〇二五年十月公布", ["二〇二五年十月"]),
        ("“十四五”期间目前百分之六十", ["“十四五”期间", "目前", "百分之六十"]),
        ("截至8月底全部完成", ["截至8月底"]),
        ("（一）进展。\n1.新建。\n二、资金。", []),
        ("一是加强管理，统一标准。", []),
        ("已有【待核：20把】座椅30把", ["20把", "30把"]),
    ],
)
def test_every_number_date_document_number_and_time_limit_is_marked(text: str, marked: list[str]) -> None:
    made = unverified(text)
    assert MARK.findall(made) == marked
    assert MARK.sub(r"\1", made) == MARK.sub(r"\1", text)


def test_the_heading_is_marked_as_the_text_is() -> None:
    hit = replace(HIT, passage=replace(PASSAGE, heading="关于2024年增设路灯"))
    assert "标题: 关于【待核：2024年】增设路灯" in taken_into(asked(), 1, hit)


@given(st.integers(0, 500))
def test_no_figure_of_an_old_answer_stands_unmarked(seed: int) -> None:
    for passage in compose(seed).passages:
        assert not re.search(r"\d", MARK.sub("", unverified(passage.text)))


def test_marking_is_linear() -> None:
    for part in ("一", "9", "年", "〔2025〕", "截至", "百分之", "【待核", "今年上"):
        assert unverified(part * 30_000)


def asked(*responses: str) -> str:
    case = "  届次: 市政协五届三次会议\n  编号: 76\n  提出人: 陈知远\n  诉求:\n    - 增设座椅\n    - 修好路灯\n"
    text = f"文种: 提案答复\n建议提案:\n{case}"
    return text + ("答复:\n" + "".join(responses) if responses else "")


@pytest.mark.parametrize(
    ("form_text", "at", "count"),
    [
        (asked(), 0, 1),
        (asked("  - 内容:\n"), 0, 1),
        (asked("  # 我的注\n  - 诉求: 1\n    内容: 已办。\n", "  - 诉求: 2\n    内容:\n"), 1, 2),
        (asked("  - 诉求: 1\n    内容: 已办。\n"), 1, 2),
        (asked("  - 诉求: 修好路灯\n    标题: 我的标题\n    内容:\n", "  - 诉求: 1\n    内容: 已办。\n"), 0, 2),
    ],
)
def test_a_draft_stands_at_its_demand_with_its_source_above(form_text: str, at: int, count: int) -> None:
    made = taken_into(form_text, 2, HIT)
    reply = load_text(made)
    assert len(reply.responses) == count
    assert reply.responses[at].body.rstrip() == "路灯【待核：20盏】。"
    assert reply.responses[at].heading == ("我的标题" if "我的标题" in form_text else "关于照明")
    lines = made.split("\n")
    place = lines.index(next(line for line in lines if "取自旧答复" in line))
    assert lines[place].lstrip().startswith("# ") and "内容" in lines[place + 1]
    assert ("# 我的注" in made) == ("# 我的注" in form_text)


def test_an_answer_is_not_overwritten_and_what_is_no_demand_is_told() -> None:
    answered = asked("  - 诉求: 2\n    内容: 已办。\n")
    for text, nth in ((answered, 2), (asked(), 3), ('{"文种": "提案答复"}', 1)):
        with pytest.raises(DraftingError) as caught:
            taken_into(text, nth, HIT)
        assert caught.value.findings[0].code == "Q005"


def test_check_calls_a_draft_that_is_not_verified_an_error() -> None:
    text = form(f"答复:\n  - 内容: {unverified('已增设座椅20把。')}")
    assert "X002" in {finding.code for finding in check_form(text, "表.yaml").findings}
