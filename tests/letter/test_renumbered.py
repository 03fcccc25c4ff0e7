"""Numerals of the points that a scanner or a page spoiled are told by their order, and nothing else is touched."""

from __future__ import annotations

import pytest

from drafting.document import Role
from drafting.letter.lines import Line, line_of
from drafting.letter.marks import mark_of
from drafting.letter.renumbered import renumbered

ONE, TWO = "今年已疏浚河道3公里，栽树300棵。", "年底前再疏浚2公里，所需资金已列入预算。"


def _lines(*texts: str) -> list[Line]:
    return renumbered([line_of(number, text) for number, text in enumerate(texts)])


@pytest.mark.parametrize("sign", ["，", ",", " ", "　　", "；", "："])
def test_another_sign_behind_a_numeral_is_read_as_the_right_one(sign: str) -> None:
    lines = _lines(f"一{sign}河道疏浚", ONE, "二、岸线绿化", TWO, f"三{sign}日常管护", ONE)
    assert [mark.number for line in lines if (mark := mark_of(line))] == [1, 2, 3]
    assert lines[0].text == f"一{sign}河道疏浚"


@pytest.mark.parametrize(
    "texts",
    [
        ("二，河道疏浚", ONE, "三，岸线绿化", TWO),
        ("一，河道疏浚", ONE, "三，岸线绿化", TWO),
        ("一，河道疏浚", ONE, TWO),
        ("一，河道疏浚，已完成", ONE, "二，岸线绿化，已完成", TWO),
        ("一 期工程已经完工。", ONE, "二 期工程正在招标。", TWO),
    ],
)
def test_what_runs_in_no_order_or_is_a_sentence_is_left(texts: tuple[str, ...]) -> None:
    assert [line.plain for line in _lines(*texts)] == [line_of(0, text).plain for text in texts]


def test_a_heading_at_the_end_of_the_paragraph_above_is_parted():
    opening = "您提出的《关于疏浚清溪河的建议》收悉，现答复如下："
    lines = _lines(f"{opening}一、河道疏浚", ONE, "二、岸线绿化", f"{TWO} 三、日常管护", ONE)
    assert [line.text for line in lines] == [opening, "一、河道疏浚", ONE, "二、岸线绿化", TWO, "三、日常管护", ONE]


@pytest.mark.parametrize(
    "texts",
    [
        ("一、河道疏浚", f"{ONE}三、日常管护", TWO),
        (f"{ONE}二、岸线绿化", TWO),
        ("一、河道疏浚", f"{ONE}二、岸线绿化，已完成", TWO),
        ("一、河道疏浚", "主要有，二、岸线绿化", TWO),
    ],
)
def test_a_numeral_inside_of_a_paragraph_is_no_heading_without_its_order(texts: tuple[str, ...]) -> None:
    assert [line.text for line in _lines(*texts)] == list(texts)


def test_headings_that_lost_their_numerals_are_headings():
    lines = _lines("、河道疏浚", ONE, "、岸线绿化", TWO)
    assert [(line.text, line.role) for line in lines] == [
        ("河道疏浚", Role.HEADING_1),
        (ONE, Role.BODY),
        ("岸线绿化", Role.HEADING_1),
        (TWO, Role.BODY),
    ]
    assert lines[0].place == (0, 1)


@pytest.mark.parametrize(
    "texts", [("、河道疏浚", ONE), ("、河道", "、岸线"), ("、河道疏浚，已完成", ONE, "、岸线。", TWO)]
)
def test_one_stray_sign_makes_no_heading(texts: tuple[str, ...]) -> None:
    assert all(line.role is Role.BODY for line in _lines(*texts))


@pytest.mark.parametrize("dash", ["—", "－", "ー", "-"])
def test_a_dash_for_a_one_is_a_numeral_in_its_order(dash: str) -> None:
    lines = _lines(f"{dash}、河道疏浚", ONE, "二、岸线绿化", TWO)
    assert [mark.number for line in lines if (mark := mark_of(line))] == [1, 2]
    assert lines[0].text == f"{dash}、河道疏浚"
    assert [mark_of(line) for line in _lines(f"{dash}、河道疏浚", ONE)] == [None, None]
