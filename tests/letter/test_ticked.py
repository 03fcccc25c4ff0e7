"""Of several boxes the one that is ticked is read, and nothing where it is not just one."""

from __future__ import annotations

import pytest

from drafting.letter.disclosure import way_in
from drafting.letter.head import read_head
from drafting.letter.lines import line_of
from drafting.letter.result import ticked_class
from drafting.letter.ticked import ticked


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("□主动公开 ☑依申请公开 □不予公开", "依申请公开"),
        ("☑主动公开 □依申请公开", "主动公开"),
        ("□主动公开，■依申请公开", "依申请公开"),
        ("（□主动公开 √依申请公开）", "依申请公开"),
        ("是☑ 否□", "是"),
        ("是□ 否√", "否"),
        ("☑是 ☑否", ""),
        ("□是 □否", ""),
        ("☑是", ""),
        ("是", ""),
        ("□" * 150 + "☑甲" + "□" * 60, ""),
    ],
)
def test_the_option(text: str, option: str) -> None:
    assert ticked(text) == option


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("□已解决（A） ☑正在解决（B） □暂不能解决（C）", "B"),
        ("☑A □B □C", "A"),
        ("□甲类 ☑乙类", "乙"),
        ("□已解决 ☑正在解决", ""),
        ("□AB ☑BC", ""),
    ],
)
def test_its_class(text: str, result: str) -> None:
    assert ticked_class(text) == result


def test_a_label_of_the_head_takes_the_ticked_option():
    head = read_head([line_of(0, "办理结果：□A ☑B □C"), line_of(1, "关于市五届人大三次会议第12号建议的答复")])
    assert [element.value for element in head.elements if element.field == "result"] == ["B"]
    assert way_in("公开方式：□主动公开 ☑依申请公开") == ("依申请公开", "")
    assert way_in("是否公开：是☑ 否□")[0] == "同意公开"
