"""届次, 编号 and 题目 by their places in the head."""

import pytest

from tests.proposal.said import ASKED, BODY, DEMANDS, SESSION, TEXT, TITLE, proposal


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("编号：0136 录入人：孔远", "0136"),
        ("编号：0136录入人：孔远", "0136"),
        ("编号：0136　　经手员：孔远　　录入时间：2026-01-02", "0136"),
        ("编号:第0136号类别:城建日期:2026年1月16日", "0136"),
        ("编号：0136（由秘书处填写）", "0136"),
        ("编号（由秘书处填写）：0136", "0136"),
        ("编号：0136/总号：45", "0136"),
        ("编号：0136号（重点）", "0136"),
        ("编号：0136；承办：县交通局", "0136"),
        ("提案号：城建036", "城建036"),
        ("代表建议第〔136〕号", "136"),
        ("代 表 建 议 （第 136 号）", "136"),
        ("和意见（第136号）", "136"),
        ("№ 0136", "0136"),
        ("类别：城建 第136号", "136"),
        ("城建类 第136号", "136"),
        ("2026年第136号", "136"),
        ("（2026）政提第136号", "136"),
        ("第十二号", "十二"),
        ("流水号：889 编号：12", "12"),
        ("总号：12", "12"),
        ("代表证号：136", None),
        ("编号：第　　号", None),
        ("邮编：450000 电话：6123456", None),
    ],
)
def test_a_number_is_parted_from_what_stands_beside_it(line, number):
    got = proposal(f"{SESSION}\n{line}\n题目：{TITLE}\n提案人：罗平\n{BODY}")
    assert (got.get("number"), got["proposers"]) == (number, ["罗平"])


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"{SESSION}代表建议、批评\n和意见\n第12号\n{TITLE}\n", TITLE),
        (f"{SESSION}代表建议（第12号）：{TITLE}\n", TITLE),
        (f"委员提案｜罗平：{TITLE}\n", TITLE),
        (f"代表建言丨{TITLE}\n", TITLE),
        (f"【两会声音】{TITLE}\n", TITLE),
        (f"罗平等3名代表：{TITLE}\n", TITLE),
        ("县政协十届三次会议大会发言\n让老桥不再危险\n", "让老桥不再危险"),
        (f"桥上的路怎样走得更稳？\n编者按：县政协十届三次会议以来，委员建言。\n▼\n《{TITLE}》\n", TITLE),
        (f"题目：{TITLE}\n", TITLE),
        (f"标题{TITLE}\n", TITLE),
        (f"案由{TITLE}\n", TITLE),
        ("（手写件录入，原件存镇人大）\n镇人大：\n", None),
        ("〔重点督办〕\n尊敬的各位领导：\n", None),
        (f"中国人民政治协商会议\n清溪县第十届委员会第三次会议\n{TITLE}\n", TITLE),
    ],
)
def test_a_title_is_told_from_what_stands_above_it(head, title):
    got = proposal(f"{head}县人大代表 罗平\n{TEXT}{ASKED}")
    assert (got.get("title"), got["demands"]) == (title, DEMANDS)


@pytest.mark.parametrize(
    ("head", "session"),
    [
        (f"在刚刚闭幕的{SESSION}上提交。\n", SESSION),
        ("清溪县第十五届人大第五次\n会议代表建议 第12号\n", "清溪县第十五届人大第五次会议"),
        ("编者按：县政协十届三次会议以来，委员积极建言。\n", "县政协十届三次会议"),
        ("去年的县政协会议上提过。\n", None),
    ],
)
def test_a_session_is_named_without_the_words_before_it(head, session):
    assert proposal(f"{TITLE}\n{head}县人大代表 罗平\n{TEXT}{ASKED}").get("session") == session
