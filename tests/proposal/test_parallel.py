"""Demands that neither a number nor a heading tells: paragraphs of one build, sentences of an essay."""

import pytest

from tests.proposal.said import TITLE, proposal

REASONS = "近年来，县城早市越办越大，摊位占道，居民多次反映。"
SITE, LINES, MONEY = "在东关划定早市专用场地", "由县城管局划线编号", "县财政要安排保洁经费"


def _asked(said):
    return proposal(f"{TITLE}\n提案人：罗平\n{REASONS}\n{said}\n")["demands"]


@pytest.mark.parametrize(
    "said",
    [
        f"场地有着落。{SITE}。\n摊位有秩序。{LINES}。\n卫生有保障。{MONEY}。",
        f"场地有着落\n{SITE}。\n摊位有秩序\n{LINES}。\n卫生有保障\n{MONEY}。",
        f"怎么办？城管、财政都要动起来。\n场地有着落。{SITE}。\n摊位有秩序。{LINES}。\n卫生有保障。{MONEY}。\n谢谢大家。",
    ],
)
def test_paragraphs_of_one_build_are_demands(said):
    heads = ("场地有着落", "摊位有秩序", "卫生有保障")
    assert _asked(said) == [f"{head}。{text}" for head, text in zip(heads, (SITE, LINES, MONEY), strict=True)]


def test_a_short_name_and_a_colon_begin_a_paragraph_of_one_build():
    said = f"设想如下：\n一市一场：{SITE}。\n一摊一号：{LINES}。"
    assert _asked(said) == [f"一市一场：{SITE}", f"一摊一号：{LINES}"]


def test_more_paragraphs_that_ask_are_believed_rather_than_fewer_sentences():
    said = "商户要场地。建议在东关划定早市专用场地。\n居民要安静。县城管局可以限定开市时间。\n"
    said += "保洁要人手。应增配保洁员十名。\n管好早市，就是守护一城烟火。"
    assert len(_asked(said)) == 3


def test_what_is_to_be_done_is_read_where_no_word_of_asking_stands():
    said = "保洁员只有两名，菜叶堆到中午。\n这么大的早市，没有场地不行。县城管局应尽快划出场地，配建公厕。"
    assert _asked(said) == ["县城管局应尽快划出场地，配建公厕"]


def test_a_group_for_whom_a_deputy_speaks_asks():
    assert _asked(f"沿街居民们都盼望{SITE}。与此同时，{LINES}。") == [
        f"沿街居民们都盼望{SITE}",
        f"与此同时，{LINES}",
    ]


def test_paragraphs_of_one_build_that_only_tell_are_none():
    said = "人多地少。早市每天有两千人，路只有六米宽。\n垃圾遍地。保洁员只有两名，菜叶堆到中午。"
    assert _asked(said) == ["修复青柳桥护栏"]


def test_an_essay_asks_on_where_it_has_asked_once():
    said = (
        "早市要留住，也要管好。建议县里先摸清摊位底数，逐一登记。有了底数，还得有地方。"
        "应当在东关划定早市专用场地，配建水电。当然，搬迁不能一哄而上，可以先在北门试行。\n早市管好了，烟火气才长久。"
    )
    assert _asked(said) == [
        "县里先摸清摊位底数，逐一登记",
        "应当在东关划定早市专用场地，配建水电",
        "可以先在北门试行",
    ]
