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
