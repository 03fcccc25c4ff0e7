"""What is typed in one line though it belongs on several."""

import pytest

from drafting.letter.lines import line_of
from drafting.proposal.runon import chain_of, parted
from tests.proposal.said import DEMANDS, SESSION, TEXT, TITLE, proposal

ASKED = "建议：1、由县交通局更换两侧护栏；2、建立桥梁巡查制度。"
TOLD = TEXT.strip()


@pytest.mark.parametrize(
    "text",
    [
        f"{SESSION}代表建议第9号 标题：{TITLE} 领衔代表：罗平 附议代表：孔远、昝玉 所在选区：第六选区 "
        f"内容：{TOLD}{ASKED} 承办单位：县交通局 交办日期：2026年3月2日",
        f"{SESSION}代表建议编号：9标题：{TITLE}领衔代表：罗平附议代表：孔远、昝玉内容：{TOLD}{ASKED}承办单位：县交通局",
        f"{SESSION}代表建议编号:9 领衔代表:罗平 附议代表:孔远、昝玉 案由:{TITLE}类别:城建"
        f"内容:{TOLD}{ASKED}承办单位:县交通局",
        f"届次:{SESSION} 编号:9 题目:{TITLE} 提案人:罗平 附议人:孔远 昝玉 案由:{TOLD} {ASKED} 主办单位:县交通局",
    ],
)
def test_a_sheet_in_one_line_is_parted_at_its_labels(text):
    got = proposal(text)
    assert (got["title"], got["session"], got["number"]) == (TITLE, SESSION, "9")
    assert (got["proposers"], got["host"]) == (["罗平", "孔远", "昝玉"], "县交通局")
    assert got["demands"] == DEMANDS


def test_an_essay_in_one_line_is_parted_at_its_head():
    got = proposal(f"{TITLE} 县人大代表 罗平 {TOLD}{ASKED}")
    assert (got["title"], got["proposers"], got["demands"]) == (TITLE, ["罗平"], DEMANDS)
    headed = f"{TITLE} 县人大代表 罗平 一、现状。{TOLD} 二、原因。年久失修。 三、建议。{ASKED}"
    assert proposal(headed)["demands"] == DEMANDS


@pytest.mark.parametrize(
    "plain",
    [
        f"{TOLD}说明：桥长120米。原因：年久失修，养护单位没有落实，经费一直没有着落，沿线四个村的群众多次反映过。",
        f"{TOLD}{TOLD}我们提出一个建议：由县交通局更换护栏。另一个问题：桥下的路灯坏了，晚上看不见。",
        "标题：关于修桥的建议 内容：桥坏了。",
    ],
)
def test_a_paragraph_with_a_word_and_a_colon_in_it_is_one(plain):
    line = line_of(0, plain)
    assert parted(line, alone=True) == [line]


def test_the_parts_are_the_line():
    text = f"标题：{TITLE}　领衔代表：罗平  内容：{TOLD}{ASKED}承办单位：县交通局"
    parts = parted(line_of(3, text), alone=False)
    assert "".join(part.text for part in parts) == "".join(text.split())
    assert all(text[part.start :].startswith(part.text) and part.number == 3 for part in parts)


def test_a_word_in_a_sentence_of_the_text_is_no_label():
    told = f"{TOLD}有人提出一个建议：拆掉重建。镇里的意见：先修后建。"
    parts = parted(line_of(0, f"标题：{TITLE} 领衔代表：罗平 内容：{told}{ASKED}"), alone=False)
    assert [part.text[:3] for part in parts] == ["标题：", "领衔代", "内容：", "建议："]


def test_labels_run_together_are_a_chain_where_a_person_stands_behind_each_of_people():
    found = chain_of("领衔代表罗平代表团双桥镇电话13900001234")
    assert [word for _, _, word in found] == ["领衔代表", "代表团", "电话"]
    assert chain_of("领衔代表罗平代表团双桥镇") == []
    assert chain_of("领衔代表罗平附议代表若干名电话13900001234") == []
    assert chain_of("代表团双桥镇电话13900001234单位青柳小学") == []
    assert chain_of("提案人应当注明单位电话和地址以便联系") == []
