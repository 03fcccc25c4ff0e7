"""What announces demands, and what announces problems in the same words."""

import pytest

from drafting.letter.lines import line_of
from drafting.proposal.announcing import counted_of
from tests.proposal.said import TITLE, proposal

SITE, LINES = "在东关划定早市专用场地", "由县城管局划线编号，定时收摊"


@pytest.mark.parametrize(
    "lead",
    [
        "我们觉得可以从以下几方面考虑。",
        "为此请县城管局做到以下几点：",
        "早市要管好，还要三管齐下：",
        "对此，本人有如下想法，不一定成熟，仅供参考。",
        "为规范早市，要在“三个强化”上下功夫：",
    ],
)
def test_what_only_counts_announces_as_well(lead):
    text = f"{TITLE}\n提案人：罗平\n县城早市越办越大。{lead}\n第一，{SITE}。\n第二，{LINES}。\n"
    assert proposal(text)["demands"] == [SITE, LINES]


def test_a_sentence_that_ends_in_such_is_no_announcement():
    told = "我走过十四个村，十一个村是这样。\n单办一个点养不活。邻村试了半年。"
    text = f"{TITLE}\n提案人：罗平\n{told}\n建议：\n一、{SITE}。\n二、{LINES}。\n"
    assert proposal(text)["demands"] == [SITE, LINES]
    assert counted_of(line_of(1, "我走过十四个村，十一个村是这样。")) is None


def test_a_colon_opens_what_is_asked_for_between_semicolons():
    text = f"{TITLE}\n提案人：罗平\n县城早市越办越大。解决这个问题并不难：{SITE}；{LINES}；加密环卫班次。\n"
    assert proposal(text)["demands"] == [SITE, LINES, "加密环卫班次"]


def test_a_colon_opens_a_list_below():
    text = f"{TITLE}\n提案人：罗平\n县城早市越办越大。\n管好早市，不能只靠罚款：\n"
    text += f"♥ {SITE}；\n♥ {LINES}；\n♥ 加密环卫班次。\n"
    assert proposal(text)["demands"] == [SITE, LINES, "加密环卫班次"]


def test_a_colon_opens_problems_as_well():
    text = f"{TITLE}\n提案人：罗平\n早市有三难：摊位占道，行人难走；垃圾遍地；没有公厕。\n建议{SITE}。\n"
    assert proposal(text)["demands"] == [SITE]


@pytest.mark.parametrize(
    "plain",
    [
        "早市主要存在以下几方面问题。",
        "究其原因，有以下几点：",
        "近年来做了三件事，成效明显。",
        "群众的困难有以下几个方面：",
        "早市越办越大。",
    ],
)
def test_problems_that_are_counted_announce_nothing(plain):
    assert counted_of(line_of(1, plain)) is None
