"""A form's text is changed where a value changes, and nowhere else."""

from __future__ import annotations

import copy
import difflib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.findings import DraftingError
from drafting.form.blank import blank_form
from drafting.form.load import load_text
from drafting.form.revise import revise, values_of
from drafting.form.write import settled, write_form
from drafting.language.characters import has_unfit
from drafting.model.kinds import kind_names

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
COMMENTED = """\
# 头上的说明
文种: 提案答复
签发人: '何维'   # 局长
建议提案:
    届次: 市政协五届三次会议
    编号: 072  # 照来文
    提出人: 陈知远
答复:
# 第一条前
- 标题: 甲
  内容: |
    第一段
    # 不是说明
- 标题: 乙  # 乙的说明
  内容: 一句话。
# 结尾
成文日期: 2026-09-10
"""


def changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_the_same_values_are_the_same_bytes() -> None:
    assert revise(COMMENTED, values_of(COMMENTED)) == COMMENTED


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_one_value_is_one_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    values = values_of(text)
    values["proposal"]["session"] = "市政协九届一次会议"
    after = revise(text, values)
    assert len(changed(text, after)) == 2
    assert values_of(after) == values


def test_comments_stay_beside_a_value_that_changes() -> None:
    values = values_of(COMMENTED)
    values["signatory"], values["proposal"]["number"] = "沈岚", "0076"
    assert changed(COMMENTED, revise(COMMENTED, values)) == [
        "- 签发人: '何维'   # 局长",
        "+ 签发人: 沈岚   # 局长",
        "-     编号: 072  # 照来文",
        '+     编号: "0076"  # 照来文',
    ]


def test_an_answer_takes_its_comments_along() -> None:
    values = values_of(COMMENTED)
    values["responses"].reverse()
    after = revise(COMMENTED, values)
    assert "- 标题: 乙  # 乙的说明\n  内容: 一句话。\n# 第一条前\n- 标题: 甲" in after
    assert "    # 不是说明" in after


def test_a_field_opens_where_the_blank_form_has_it_as_a_comment() -> None:
    text = blank_form("提案答复")
    values = values_of(text)
    values["secrecy"] = "秘密★1年"
    assert changed(text, revise(text, values)) == ["- # 密级:", "+ 密级: 秘密★1年"]


def test_a_field_that_goes_leaves_the_comments_of_the_next() -> None:
    text = blank_form("提案答复")
    values = values_of(text)
    del values["signatory"]
    assert changed(text, revise(text, values)) == ["- 签发人:"]


def test_windows_line_ends_stay() -> None:
    text = COMMENTED.replace("\n", "\r\n")
    values = values_of(text)
    values["signatory"] = "沈岚"
    after = revise(text, values)
    assert after.count("\r\n") == after.count("\n")
    assert values_of(after) == values


def test_an_unknown_field_is_not_thrown_away() -> None:
    text = COMMENTED + "备注: 内部\n"
    values = values_of(text)
    values["signatory"] = "沈岚"
    assert "备注: 内部" in revise(text, values)


def test_json_stays_json() -> None:
    proposal = '{"session": "会", "number": "072", "proposers": ["甲"]}'
    text = f'{{"kind": "提案答复", "proposal": {proposal}, "responses": [{{"body": "乙"}}]}}'
    values = values_of(text)
    values["signatory"] = "沈岚"
    after = revise(text, values)
    assert after.startswith("{")
    assert values_of(after) == values


def fitting(sign: str) -> bool:
    return not has_unfit(sign)


TEXT = st.text(
    st.one_of(
        st.sampled_from("\t -:#|>'\"{}[]&*!%@`~0"), st.characters(blacklist_categories=("Cc", "Cs")).filter(fitting)
    ),
    max_size=30,
)
LINES = st.lists(TEXT, min_size=1, max_size=4).map("\n".join).map(lambda text: text.rstrip("\n"))
FORMS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(kind_names()),
        "proposal": st.fixed_dictionaries(
            {"session": TEXT, "number": TEXT, "proposers": st.lists(st.fixed_dictionaries({"name": TEXT}), max_size=3)}
        ),
        "responses": st.lists(st.fixed_dictionaries({"heading": TEXT, "body": LINES}), max_size=3),
    },
    optional={"signatory": TEXT, "opening": LINES, "attachments": st.lists(TEXT, min_size=1, max_size=3)},
)


@settings(max_examples=60)
@given(FORMS)
def test_what_is_written_is_read_back(values: dict[str, Any]) -> None:
    assert values_of(write_form(values)) == settled(values)


@settings(max_examples=60)
@given(FORMS, FORMS)
def test_any_form_becomes_any_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert values_of(revise(write_form(before), after)) == settled(after)


@pytest.mark.parametrize(
    "typed",
    ["072", "null", "~", "true", "a: b", "- x", "# y", "{{ 7*7 }}", "@标题", "*甲", "'", '"', "0.5", "x #y", "𠮷😀"],
)
def test_a_scalar_stays_text(typed: str) -> None:
    values = values_of(COMMENTED)
    values["issuer"] = typed
    after = revise(COMMENTED, values)
    assert load_text(after).issuer == typed
    assert copy.deepcopy(values) == values_of(after)


@settings(max_examples=60)
@given(FORMS, st.dictionaries(st.sampled_from(["kind", "proposal", "proposal.number", "responses.0"]), TEXT))
def test_a_form_with_comments_is_read_back(values: dict[str, Any], comments: dict[str, str]) -> None:
    assert values_of(write_form(values, comments)) == settled(values)


def test_a_comment_stands_above_its_field() -> None:
    values = {"proposal": {"number": "76"}, "responses": [{"heading": "甲", "body": "乙"}]}
    said = {"proposal.number": "推断\n所得", "responses.0": "第一条", "responses.0.body": "核对"}
    assert write_form(values, said).splitlines() == [
        "建议提案:",
        "  # 推断 所得",
        "  编号: 76",
        "答复:",
        "  # 第一条",
        "  - 标题: 甲",
        "    # 核对",
        "    内容: |",
        "      乙",
    ]


@given(st.characters().filter(has_unfit))
def test_what_no_form_may_hold_is_not_written(sign: str) -> None:
    with pytest.raises(DraftingError, match=f"U\\+{ord(sign):04X}"):
        write_form({"kind": "提案答复", "title": f"甲{sign}乙"})


def test_json_keeps_its_unknown_fields_and_the_names_that_were_typed() -> None:
    proposal = '"proposal": {"届次": "会", "卷号": [2]}'
    text = f'{{"备注": 1, "文种": "提案答复", {proposal}, "responses": [{{"body": "乙", "x": 3}}]}}'
    values = values_of(text)
    values["proposal"]["number"], values["responses"][0]["body"] = "76", "丙"
    assert json.loads(revise(text, values)) == {
        "备注": 1,
        "文种": "提案答复",
        "proposal": {"届次": "会", "卷号": [2], "number": "76"},
        "responses": [{"body": "丙", "x": 3}],
    }


FLOW = """\
# 头注
文种: 提案答复
建议提案: {届次: 会, 编号: 072, 备注: 原样, 提出人: [陈知远,  李会]}   # 行尾
联系人: [
  {姓名: 周明, 电话: 5550123},  # 上午
  {姓名: 何维, 内线: 8},
]
答复:
  - {标题: 关于停车, 内容: 甲, 经办: 张}
末注: 留
"""


def test_what_stands_in_brackets_keeps_what_does_not_change() -> None:
    values = values_of(FLOW)
    values["proposal"]["number"] = "073"
    values["proposal"]["proposers"][1]["name"] = "王思齐"
    values["proposal"]["title"] = "关于停车的提案"
    values["contacts"][0]["phone"] = "5550999"
    values["responses"][0]["body"] = "乙"
    after = revise(FLOW, values)
    assert values_of(after) == values
    for kept in ("# 头注", "备注: 原样", "# 行尾", "# 上午", "{姓名: 何维, 内线: 8}", "末注: 留", "经办: 张", "陈知远"):
        assert kept in after, kept


def test_a_form_in_one_pair_of_brackets_keeps_its_unknown_fields() -> None:
    text = '{文种: 提案答复, 备注: "留", 建议提案: {届次: 会, 编号: 1, 提出人: 陈知远},  # 说明\n 答复: [{内容: 甲}]}\n'
    values = values_of(text)
    values["responses"].append({"body": "乙"})
    after = revise(text, values)
    assert values_of(after) == values
    assert '备注: "留"' in after and "# 说明" in after


def test_what_is_written_anew_loses_neither_comments_nor_unknown_fields() -> None:
    text = "文种: &k 提案答复  # 甲注\n标题: *k\n备注: [留]\n建议提案:\n  届次: 会\n  卷: 丙\n答复:\n- 内容: 甲\n"
    values = values_of(text)
    values["kind"] = "建议答复"
    after = revise(text, values)
    assert values_of(after) == values
    for kept in ("# 甲注", "备注: [留]", "卷: 丙"):
        assert kept in after, kept


@given(st.data())
def test_changing_one_field_keeps_the_lines_of_the_others(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(EXAMPLES)).read_text(encoding="utf-8")
    values = values_of(text)
    row = data.draw(st.integers(0, len(values["responses"]) - 1))
    values["responses"][row]["body"] = data.draw(LINES)
    after = revise(text, values)
    assert values_of(after) == settled(values)
    head = text[: text.index("答复:\n")]
    assert after.startswith(head)
    assert after.endswith(text[text.index("\n结语:") if "\n结语:" in text else len(text) :])


def test_a_field_of_a_record_stands_where_its_name_did_as_a_comment() -> None:
    form = blank_form("提案答复")
    values = values_of(form)
    values["proposal"] |= {"demands": ["增设座椅"], "received": "2026-03-20"}
    made = revise(form, values)
    assert "# 诉求:" not in made.partition("\n答复:")[0] and "# 收到日期:" not in made
    rows = [row.strip() for row in made.splitlines()]
    assert (
        rows.index("# 会办单位:") < rows.index("诉求:") < rows.index("收到日期: 2026-03-20") < rows.index("# 办理期限:")
    )
    assert values_of(made) == settled(values)
