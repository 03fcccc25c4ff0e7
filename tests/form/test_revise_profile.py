"""A profile with new values: its comments, the order of its keys and what stays are as they were typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.form.first_profile import first_profile
from drafting.form.load import load_record
from drafting.form.revise import revise, values_of
from drafting.model.office import Office

PROFILE = """\
# 我们局的档案
签发人: [何维, "周 明"]   # 两位
名称: 云州市交通运输局
office_unknown: 1
# 分类照市里的办法
办理结果:
  # 办好了的
  A: 已经解决
  "B": 正在解决   # 多数
  C: 留作参考
人大:
  机构: [市人大代工委]
  抄送:
    # 两份
    - 市人大常委会选举任免代表工作委员会（2份）
    - 市人民政府督查室
文种:
  提案答复:
    # 政协要的
    结语: 征询意见
    抄送: 市政协提案委员会（2份）
  会办意见: {机关代字: 云交函, 版式: 信函}
清单列: {编号: 流水号}
"""


def changed(text: str = PROFILE, **new: Any) -> str:
    return revise(text, {**values_of(text, "office"), **new}, "office")


def test_what_does_not_change_stays_byte_for_byte() -> None:
    assert changed() == PROFILE
    assert changed(level="市") == PROFILE.replace("局\noffice", "局\n级别: 市\noffice")


def test_the_pairs_of_a_map_change_in_their_lines_and_keep_their_comments() -> None:
    made = changed(classes={"A": "已经解决", "B": "列入计划", "D": "有条件: 再办"})
    assert '  # 办好了的\n  A: 已经解决\n  "B": 列入计划   # 多数\n' in made
    assert '  D: "有条件: 再办"\n' in made and "C: 留作参考" not in made
    assert values_of(made, "office")["classes"]["D"] == "有条件: 再办"


def test_what_holds_for_one_kind_changes_where_it_stands() -> None:
    kinds = values_of(PROFILE, "office")["kinds"]
    kinds["提案答复"] = {**kinds["提案答复"], "closing": "感谢监督"}
    kinds["会办意见"] = {**kinds["会办意见"], "layout": "白头"}
    kinds["建议答复"] = {"code": "云交议"}
    made = changed(kinds=kinds)
    assert "    # 政协要的\n    结语: 感谢监督\n    抄送: 市政协提案委员会（2份）\n" in made
    assert '会办意见: {机关代字: 云交函, 版式: "白头"}' in made
    assert "  建议答复:\n    机关代字: 云交议\n" in made


def test_a_key_of_a_map_that_is_called_like_a_list_is_text() -> None:
    assert (
        values_of("名称: 甲\n清单列:\n  cc: 抄送\n  demands: 建议内容\n", "office")["columns"]["demands"] == "建议内容"
    )


def test_a_new_field_stands_where_its_example_does() -> None:
    made = changed(first_profile({"名称": "甲"}), classes={"A": "办好"}, layout="信函")
    assert "# 版式: 文件\n版式: 信函\n# 签发人" in made
    assert "核对各条的办理情况\n办理结果:\n  A: 办好\n#   A: 已经解决或者基本解决\n" in made


def test_a_profile_in_brackets_stays_in_brackets() -> None:
    data = json.dumps({"名称": "甲", "办理结果": {"A": "办好"}, "x": 1}, ensure_ascii=False)
    assert json.loads(changed(data, classes={"B": "在办"})) == {"名称": "甲", "办理结果": {"B": "在办"}, "x": 1}
    flow = "{名称: 甲, 办理结果: {A: 办好}, 文种: {提案答复: {标题: 复函}}}\n"
    made = changed(
        flow, classes={"A": "办好", "B:": "在办"}, kinds={"提案答复": {"title": "对式", "cc": ["甲（2份）"]}}
    )
    assert values_of(made, "office")["classes"] == {"A": "办好", "B:": "在办"}
    assert values_of(made, "office")["kinds"]["提案答复"]["title"] == "对式"


names = st.text("ABC类: #-甲'\"", min_size=1, max_size=4).map(str.strip).filter(bool)
texts = st.text("甲乙: #-'\"{[A1", min_size=1, max_size=8).map(str.strip).filter(bool)
maps = st.dictionaries(names, texts, min_size=1, max_size=4)
ways = st.fixed_dictionaries(
    {}, optional={"code": texts, "title": texts, "cc": st.lists(texts, min_size=1, max_size=3)}
)
VALUES = st.fixed_dictionaries(
    {"name": texts},
    optional={
        "short_name": texts,
        "classes": maps,
        "columns": maps,
        "signatories": st.lists(texts, min_size=1, max_size=3),
        "contacts": st.lists(st.fixed_dictionaries({"person": texts}), min_size=1, max_size=3),
        "congress": st.fixed_dictionaries({"cc": st.lists(texts, min_size=1, max_size=3)}),
        "kinds": st.dictionaries(st.sampled_from(["提案答复", "会办意见"]), ways.filter(bool), min_size=1),
    },
)


@given(VALUES)
def test_whatever_is_asked_for_is_what_is_read_again(values: dict[str, Any]) -> None:
    for text in (PROFILE.replace("office_unknown: 1\n", ""), first_profile({"名称": "甲"})):
        made = revise(text, values, "office")
        assert values_of(made, "office") == values_of(revise("名称: x\n", values, "office"), "office")
        assert load_record(made, "office.yaml", Office, "office").name == values["name"]
        assert "# 我们局的档案" in made or "# 我们局的档案" not in text


@pytest.mark.parametrize("text", ["名称: 甲\n办理结果:\n", "名称: 甲\n办理结果: {}\n"])
def test_an_empty_map_is_filled_where_it_stands(text: str) -> None:
    assert values_of(changed(text, classes={"A": "办好"}), "office")["classes"] == {"A": "办好"}
