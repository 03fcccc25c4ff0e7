"""诉求 in the lists and sentences that files have, and what stands beside them and asks for nothing."""

import pytest

from tests.proposal.said import TITLE, proposal

REASONS = "近年来，县城早市越办越大，摊位占道，居民多次反映。环卫人员少，垃圾清运不及时。"
SITE, LINES, MONEY = (
    "在东关划定早市专用场地，配建水电和公厕",
    "由县城管局划线编号，定时收摊",
    "县财政每年安排保洁经费二十万元",
)


def _asked(said, reasons=REASONS):
    return proposal(f"{TITLE}\n提案人：罗平\n{reasons}\n{said}")["demands"]


@pytest.mark.parametrize(
    "said",
    [
        f"建议：\n（1）{SITE}（2）{LINES}（3）{MONEY}",
        f"因此，特提出如下建议，请予采纳：{SITE}；{LINES}；{MONEY}。",
        f"建议：{SITE}。{LINES}。{MONEY}。",
        f"我们的诉求是：\n√ {SITE}\n√ {LINES}\n√ {MONEY}",
        f"建议：\n（a）{SITE}。\n（b）{LINES}。\n（c）{MONEY}。",
        f"我的建议是——\n{SITE}；\n{LINES}；\n{MONEY}。",
        f"建议一\n{SITE}。\n建议二\n{LINES}。\n建议三\n{MONEY}。",
        f"建议（一）{SITE}。\n建议（二）{LINES}。\n建议（三）{MONEY}。",
        f"建议1：{SITE}。建议2：{LINES}。建议3：{MONEY}。",
        f"我们希望：\n——{SITE}；\n——{LINES}；\n——{MONEY}。",
        f"▶ 我的建议\n☑ {SITE}。\n☑ {LINES}。\n☑ {MONEY}。",
        f"办法 一、{SITE}。二、{LINES}。三、{MONEY}。",
        f"办法：一是{SITE}；二是{LINES}；三是{MONEY}。\n送：县城管局研究办理",
        f"办法　一　{SITE}\n　　　二　{LINES}\n　　　三　{MONEY}\n审查意见　交县城管局办理",
        f"二、 建议内容\n{SITE}。\n{LINES}。\n{MONEY}。\n三、 其他\n是否同意公开：同意",
        f"我呼吁：{SITE}；{LINES}；{MONEY}。\n让早市的烟火气更旺！",
    ],
)
def test_a_list_of_any_kind_is_its_items(said):
    assert _asked(said) == [SITE, LINES, MONEY]


@pytest.mark.parametrize(
    ("said", "demands"),
    [
        (f"对此，提出两点希望：一希望{SITE}，二希望{LINES}。", [SITE, LINES]),
        (f"管好早市，关键有二。一在场地，{SITE}。二在秩序，{LINES}。", [f"场地，{SITE}", f"秩序，{LINES}"]),
        (
            f"县城管局应{SITE}。同时，按每百个摊位一名的比例配备保洁员。",
            [f"县城管局应{SITE}", "同时，按每百个摊位一名的比例配备保洁员"],
        ),
        (f"盼着能{SITE}。", [f"盼着能{SITE}"]),
        (f"如果能{SITE}，早市就有了家。", [f"{SITE}，早市就有了家"]),
        (f"我们提议——\n{SITE}；\n{LINES}。", [SITE, LINES]),
        (f"我们建议：一方面，{SITE}；另一方面，{LINES}。", [SITE, LINES]),
        (f"建议{SITE}，并建议{LINES}。", [SITE, LINES]),
        (f"因此，建议{SITE}。同时，{MONEY}。", [SITE, f"同时，{MONEY}"]),
        (f"请县住建局{SITE}，请县城管局{LINES[5:]}。", [f"请县住建局{SITE}", f"请县城管局{LINES[5:]}"]),
        (f"盼县里早日{SITE}！", [f"盼县里早日{SITE}！"]),
        (f"希望县政府引起重视，{SITE}。", [f"希望县政府引起重视，{SITE}"]),
        ("希望县政府引起重视，认真研究。", ["修复青柳桥护栏"]),
    ],
)
def test_a_sentence_that_asks_is_a_demand(said, demands):
    assert _asked(said) == demands


def test_a_series_in_the_reasons_is_no_demand():
    reasons = "一方面，摊位占道，行人难走；另一方面，环卫人员不足，垃圾堆积。（1）款和（2）款的规定没有落实。"
    assert _asked(f"建议：\n1、{SITE}。\n2、{LINES}。", reasons) == [SITE, LINES]


def test_the_content_below_reasons_of_their_own_is_what_is_asked_for():
    sheet = f"建议题目：{TITLE}\n建议人：罗平\n建议理由：{REASONS}\n建议内容：{SITE}；{LINES}；{MONEY}。\n"
    assert proposal(sheet)["demands"] == [SITE, LINES, MONEY]


def test_paragraphs_of_one_sentence_each_are_items_where_most_of_them_ask():
    fees = "摊位费降低一半，摊主自行申报"
    assert _asked(f"三点建议\n{SITE}。\n{fees}。\n{LINES}。") == [SITE, fees, LINES]
