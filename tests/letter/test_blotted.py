"""Blanks that a scanner saw inside of words are taken out; blanks that part names or columns stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.letter.blotted import unblotted
from drafting.letter.lines import line_of
from drafting.letter.read import read

LETTER = """关于县十六届人大二次会议第31号建议的答复
罗 平代表：
你提出的“关于加固石桥的建议”收 悉，经我局研究，现答复如 下：
石桥建于1982年，桥面宽4.5米，两侧栏 杆多处破损，汛期行车有安全隐患，群众反映 强烈。
我局已委托市设计院完成检 测，结论为三类桥，计划2027年5月底前完成加固，资金 由县财政安排。
在加固以前，我局设置了限载标志，安排专人巡 查，保证通行安全，请你放 心。
感谢你对交通工作的关心 和支持。
云平县交通运输局
2026年6月30日
"""


def _plain(text: str) -> list[str]:
    return [line.plain for line in unblotted([line_of(at, line) for at, line in enumerate(text.splitlines())])]


def test_a_scanned_letter_is_read() -> None:
    record = read(LETTER.encode()).record
    assert record["salutation"] == "罗平代表"
    assert record["opening"] == "你提出的“关于加固石桥的建议”收悉，经我局研究，现答复如下："
    assert record["closing"] == "感谢你对交通工作的关心和支持。"
    assert [len(one["body"].split("\n")) for one in record["responses"]] == [3]


def test_names_that_blanks_part_stay_apart() -> None:
    assert "罗平 陈知远 沈砚代表：" in _plain(LETTER.replace("罗 平代表：", "罗平 陈知远 沈砚代表："))


def test_columns_stay_apart() -> None:
    line = "云交字〔2026〕8号　　　　签发人 罗 平"
    assert _plain(f"{line}\n{LETTER}")[0] == " ".join(line.split("　　　　")).replace(" ", "    ", 1)


def test_a_slip_or_two_are_no_scan() -> None:
    lines = (
        LETTER.replace("检 测", "检测").replace("资金 由", "资金由").replace("巡 查", "巡查").replace("放 心", "放心")
    )
    assert _plain(lines) == [line_of(0, line).plain for line in lines.splitlines()]


@given(st.lists(st.text(alphabet="甲乙，。 　1a", max_size=60), max_size=8))
def test_nothing_but_blanks_goes(texts: list[str]) -> None:
    lines = [line_of(at, text) for at, text in enumerate(texts)]
    for before, after in zip(lines, unblotted(lines), strict=True):
        assert "".join(after.text.split()) == "".join(before.text.split())
        assert len(after.text) == len(after.plain)


def test_where_blanks_stand_for_all_marks_they_stay_and_numerals_have_theirs() -> None:
    told = "石桥建于1982年 桥面宽4.5米 两侧栏杆多处破损 汛期行车有安全隐患 群众反映强烈 我局已委托市设计院检测"
    planned = "计划2027年5月底前完成加固 资金由县财政安排 加固以前设置限载标志 安排专人巡查 保证安全"
    lines = ["你提出的关于加固石桥的建议收悉 经研究 现答复如下", "一 检测情况", told, "二 加固计划", planned]
    assert _plain("\n".join(lines)) == [lines[0], "一、检测情况", told, "二、加固计划", planned]


def test_a_day_that_blanks_part_from_a_misread_sign_is_read() -> None:
    assert read(LETTER.replace("2026年6月30日", "2026 年 6 月 30 曰").encode()).record["date"] == "2026-06-30"
