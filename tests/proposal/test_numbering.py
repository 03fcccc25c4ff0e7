"""Numbers before the items of a list, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.proposal.numbering import further, inline, read_mark, signs_in


@pytest.mark.parametrize(
    ("typed", "style", "number"),
    [
        ("A. 更换护栏", "letter", 1),
        ("c、更换护栏", "letter", 3),
        ("贰、更换护栏", "formal", 2),
        ("丙、更换护栏", "stem", 3),
        ("IV. 更换护栏", "roman", 4),
        ("Ⅱ、更换护栏", "roman", 2),
        ("⑶更换护栏", "in_sign", 3),
        ("⒉更换护栏", "in_sign", 2),
        ("建议二：更换护栏", "named", 2),
        ("对策之三：更换护栏", "named", 3),
        ("建议（三）更换护栏", "named", 3),
        ("2", "alone", 2),
        ("①更换护栏", "circled", 1),
    ],
)
def test_a_number_is_read_with_its_style(typed, style, number):
    mark = read_mark(typed)
    assert mark is not None and (mark.style, mark.number) == (style, number)


@pytest.mark.parametrize(
    "typed",
    ["A级景区要改造", "甲、乙双方应当协商", "IT. 产业", "建议由县交通局办理", "I3. 号", "意见一致", "V型槽", "2026"],
)
def test_words_that_begin_so_are_no_numbers(typed):
    assert read_mark(typed) is None


@given(st.text(alphabet="AIVX甲乙建议一二1①⑴、.（）：", max_size=12))
def test_whatever_is_typed_a_number_lies_in_its_text(typed):
    mark = read_mark(typed)
    assert mark is None or (mark.number >= 1 and 0 < mark.length <= len(typed))


def test_what_follows_a_number_in_its_line_is_found_by_style_and_count():
    assert further("1、更换护栏；2、安装路灯；3、建立台账") == [7, 14]
    assert further("1、更换护栏；（2）安装路灯；3、建立台账") == []
    assert further("更换护栏；2、安装路灯") == []


def test_signs_part_a_line_that_begins_with_one():
    assert signs_in("◆更换护栏◆安装路灯") == [5]
    assert signs_in("更换护栏◆安装路灯") == signs_in("——更换护栏——安装路灯") == []


def test_words_count_without_a_comma():
    assert [mark.number for _, mark in inline("首先要更换护栏。再次要安装路灯。最后由镇里看护。")] == [1, 3, 5]
    assert inline("首先更换护栏的是县里。其次更换的是镇里。") == []
