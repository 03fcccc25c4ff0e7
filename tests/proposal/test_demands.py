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
        f"3 建议\n3.1 {SITE}。\n3.2 {LINES}。\n3.3 {MONEY}。\n4 效益估算\n实施以后每年可节约保洁费用3.1万元。",
        f"建议：我看头一桩，{SITE}。\n再一桩，{LINES}。\n还有一条，{MONEY}。",
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


@pytest.mark.parametrize("word", ["问题", "堵点"])
def test_where_troubles_and_demands_take_turns_the_troubles_are_none(word):
    text = "".join(
        f"{word}{n}：{trouble}\n建议：{demand}。\n"
        for n, trouble, demand in (
            ("一", "进门难。早市没有入口，摊贩在路口卸货，常常堵车。", SITE),
            ("二", "找摊难。摊位没有编号，要问好几个人。", LINES),
            ("三", "保洁难。散市以后满地菜叶，无人清扫。", MONEY),
        )
    )
    assert _asked(text) == [SITE, LINES, MONEY]


@pytest.mark.parametrize("label", ["", "方案\n"])
def test_what_is_asked_for_before_the_sentence_that_announces_is_the_first(label):
    said = "请县人大常委会将早市管理办法列入明年立法计划。办法的主要建议如下："
    assert _asked(f"{label}{said}\n（1）{SITE}；\n（2）{LINES}；\n（3）{MONEY}。") == [
        "请县人大常委会将早市管理办法列入明年立法计划",
        SITE,
        LINES,
        MONEY,
    ]


def test_what_somebody_should_do_below_a_plea_is_asked_for_and_what_is_put_off_is_not():
    said = (
        f"因此，我们恳请县政府{SITE}。在早市搬迁完成之前，县城管局应当每周公布一次保洁情况。"
        "至于摊贩自行购置的棚架，不少人要求补偿，我们认为可以暂缓，不在本建议之列。"
    )
    first, second = _asked(said)
    assert first.endswith(SITE) and second.endswith("县城管局应当每周公布一次保洁情况")


def test_a_scan_that_sets_all_signs_apart_is_read():
    def strewn(text):
        return " ".join(text)

    page = "\n".join(
        [
            strewn("关于规范早市管理的建议"),
            "代 表 : 罗 平     代 表 团 : 双 桥 镇",
            strewn("近年来,县城早市越办越大,摊位占道,行人和车辆挤在一起,居民多次反映。"),
            strewn("环卫人员少,垃圾清运不及时,散市以后满地菜叶,群众意见很大。"),
            strewn("建汶:"),
            strewn(f"l、{SITE}。"),
            strewn(f"2、{LINES}。"),
        ]
    )
    got = proposal(page)
    assert (got["title"], got["proposers"], got["demands"]) == ("关于规范早市管理的建议", ["罗平"], [SITE, LINES])


def test_a_proposal_in_a_mail_is_read_without_the_mail():
    mail = (
        "发件人: 罗平 <lp@example.com>\n发送时间: 2026年1月12日 23:17\n收件人: 提案委 <ta@example.com>\n"
        "主题: 答复: 回复: 提案再发一遍\n\n"
    )
    quoted = "> 在 2026-01-10 09:40,“提案委” 写道:\n> 建议您由办公室另发一份附件。\n"
    text = f"{mail}{TITLE}\n提案人：罗平\n{REASONS}\n建议：\n一、{SITE}。\n二、{LINES}。\n\n{quoted}"
    got = proposal(text)
    assert (got["title"], got["proposers"], got["demands"]) == (TITLE, ["罗平"], [SITE, LINES])


def test_a_way_out_that_nobody_has_thought_of_is_none():
    turns = [
        ("摊位占道，行人绕行。", SITE),
        ("摊位没有编号。", LINES),
        ("满地菜叶。", "这个我也没想好，请领导一起想"),
        ("缺钱。", MONEY),
    ]
    text = "".join(f"问题：{trouble}\n办法：{demand}。\n" for trouble, demand in turns)
    assert _asked(text, "我说几个看得见的问题，一个问题后面跟一个办法。") == [SITE, LINES, MONEY]


def test_whether_something_could_be_done_asks_below_a_plea():
    said = f"因此，希望县城管局{SITE}。另外，早市门口能不能留一块放菜筐的地方。"
    assert _asked(said)[1:] == ["早市门口能不能留一块放菜筐的地方"]


@pytest.mark.parametrize("demand", ["为摊贩统一办理意外伤害保险", "给每个摊位配备垃圾桶", "为环卫工人加装雨棚"])
def test_for_whom_something_is_to_be_done_begins_a_demand(demand):
    assert _asked(f"我想请县里做这三件事\n{SITE}。\n{demand}。\n{MONEY}。\n") == [SITE, demand, MONEY]


def test_a_proposal_that_a_system_sends_by_mail_is_read_whole():
    mail = (
        "发件人: 提案系统 <noreply@example.com>\n收件人: 承办单位\n日期: 2026年3月11日\n"
        f"主题: 转办:第0052号提案《{TITLE}》\n附件: 无\n\n------ 以下为提案正文,请勿回复本邮件 ------\n\n"
    )
    listed = (
        f"[建议]\n> 1) {SITE}。\n> 2) {LINES}。\n\n------ 正文结束 ------\n\n请于收到之日起5个工作日内在系统中签收。\n"
    )
    got = proposal(f"{mail}[提案人] 罗平\n[情况]\n{REASONS}\n\n{listed}")
    assert (got["title"], got["number"], got["proposers"]) == (TITLE, "0052", ["罗平"])
    assert got["demands"] == [SITE, LINES]


def test_questions_whether_something_could_be_done_ask():
    said = (
        f"所以我想问几句：能否{SITE}？花不了多少钱。还有，摊位没有编号，找摊要问好几个人，能不能{LINES}？"
        "另外，可不可以先把路口那盏灯修好？坏了快半年了。"
    )
    assert [one.rstrip("？") for one in _asked(said)] == [SITE, LINES, "先把路口那盏灯修好"]


def test_items_with_signs_below_a_heading_with_another_have_their_explanations():
    said = f"■ 建议怎么办\n● {SITE}\n　　先选址，再招标。\n● {LINES}\n　　可由市场公司统一管理，价格由县里核定。\n"
    assert [one.partition("。")[0] for one in _asked(said)] == [SITE, LINES]


def test_that_it_goes_on_on_another_page_is_no_demand():
    assert _asked(f"建议：\n一、{SITE}。\n二、{LINES}。\n（下接第3页）") == [SITE, LINES]
