"""题目 among what stands above it."""

import pytest

from tests.proposal.said import ASKED, DEMANDS, SESSION, TEXT, TITLE, proposal


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"县人大代表罗平在调研后提出{TITLE}：\n", TITLE),
        (f"让老桥不再危险\n——{TITLE}\n", TITLE),
        (f"{SESSION}代表建议、批评\n和意见\n第12号\n{TITLE}\n", TITLE),
        (f"{SESSION}代表建议（第12号）：{TITLE}\n", TITLE),
        (f"委员提案｜罗平：{TITLE}\n", TITLE),
        (f"代表建言丨{TITLE}\n", TITLE),
        (f"【两会声音】{TITLE}\n", TITLE),
        (f"罗平等3名代表：{TITLE}\n", TITLE),
        ("县政协十届三次会议大会发言\n让老桥不再危险\n", "让老桥不再危险"),
        (f"桥上的路怎样走得更稳？\n编者按：县政协十届三次会议以来，委员建言。\n▼\n《{TITLE}》\n", TITLE),
        (f"民建云台区基层委 {TITLE}\n", TITLE),
        (f"题目：{TITLE}\n", TITLE),
        (f"标题{TITLE}\n", TITLE),
        (f"案由{TITLE}\n", TITLE),
        ("案\n由\n关于修复青柳桥护栏的\n建议\n理\n由\n", TITLE),
        ("（手写件录入，原件存镇人大）\n镇人大：\n", None),
        ("〔重点督办〕\n尊敬的各位领导：\n", None),
        (f"中国人民政治协商会议\n清溪县第十届委员会第三次会议\n{TITLE}\n", TITLE),
    ],
)
def test_a_title_is_told_from_what_stands_above_it(head, title):
    got = proposal(f"{head}县人大代表 罗平\n{TEXT}{ASKED}")
    assert (got.get("title"), got["demands"]) == (title, DEMANDS)


def test_a_title_at_the_foot_is_read():
    got = proposal(f"罗平委员的提案\n{TEXT}{ASKED}（{TITLE}）\n")
    assert got["title"] == TITLE


def test_a_title_that_is_told_last_is_found():
    mail = "发件人：罗平\n收件人：代表工委\n时间：2026年1月9日\n主题：请尽快提交建议\n\n老师好，我就贴在邮件里了。\n"
    told = "对了，您问的题目，我想了想就叫“关于修复青柳桥护栏的建议”吧。\n"
    assert proposal(f"{mail}{TEXT}{ASKED}{told}")["title"] == TITLE


def test_the_proposal_s_own_title_goes_before_the_page_s():
    page = (
        "送外卖的人大代表：我的第一件建议\n罗平 口述　小满 整理\n编者按：县十五届人大五次会议期间，罗平提交了建议。\n"
    )
    assert proposal(f"{page}{TITLE}\n提出者罗平\n{TEXT}{ASKED}")["title"] == TITLE


def test_a_title_that_goes_on_in_the_next_row_of_a_frame_is_whole():
    rows = "│ 题  目 │ 关于修复青柳桥护栏和     │\n│        │ 桥头路灯的建议           │\n├────────┼──────────┤\n"
    assert (
        proposal(f"{rows}│ 提案者 │ 罗  平      孔 远 │\n{TEXT}{ASKED}")["title"]
        == "关于修复青柳桥护栏和桥头路灯的建议"
    )


def test_the_subject_of_a_mail_may_be_the_title():
    head = f"发件人：大堰镇人大办\n收件人：代表联络科\n发送时间：2026年2月9日\n主　题：转：{TITLE}\n附　件：无\n"
    note = "王科长：\n代表的建议发在下面，会次按县十五届人大五次会议登记。\n-------- 转发邮件正文 --------\n"
    got = proposal(f"{head}\n{note}{TEXT}{ASKED}县人大代表　罗平\n")
    assert (got["title"], got["session"], got["proposers"]) == (TITLE, "县十五届人大五次会议", ["罗平"])


def test_the_title_of_another_page_below_the_matter_is_none():
    page = f"建议修复青柳桥护栏\n——县政协委员　罗平\n{TEXT}{ASKED}相关阅读：\n关于加强古树名木保护的提案\n"
    assert proposal(page).get("title") != "关于加强古树名木保护的提案"
