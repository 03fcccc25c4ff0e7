"""届次 as the head names it."""

import pytest

from tests.proposal.said import ASKED, SESSION, TEXT, TITLE, proposal


@pytest.mark.parametrize(
    ("head", "session"),
    [
        (f"在刚刚闭幕的{SESSION}上提交。\n", SESSION),
        ("清溪县第十五届人大第五次\n会议代表建议 第12号\n", "清溪县第十五届人大第五次会议"),
        ("编者按：县政协十届三次会议以来，委员积极建言。\n", "县政协十届三次会议"),
        ("青柳土家族自治州第十二届人民代表大会第三次会议\n", "青柳土家族自治州第十二届人民代表大会第三次会议"),
        (f"来自{SESSION}\n", SESSION),
        ("提案征集表（第六届第三次）\n", "第六届第三次"),
        ("去年的县政协会议上提过。\n", None),
    ],
)
def test_a_session_is_named_without_the_words_before_it(head, session):
    assert proposal(f"{TITLE}\n{head}县人大代表 罗平\n{TEXT}{ASKED}").get("session") == session
