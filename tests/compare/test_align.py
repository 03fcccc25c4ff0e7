"""Lines of two texts find one another whatever a reviewer did to them."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.compare.align import Pair, align, alike

ROADS = "城北三条道路已于六月完成改造，新装路灯一百二十盏。"
PARKS = "口袋公园年内再建四处，选址已征求周边居民意见。"
BUSES = "公交专线自九月起加密班次，早高峰每六分钟一班。"
BRIDGE = "云桥的引桥由市政公司维修，十月底前恢复通行。"
LINES = [ROADS, PARKS, BUSES, BRIDGE]

texts = st.lists(st.text(alphabet="甲乙丙丁 ，", max_size=6), max_size=12)


@given(texts, texts)
def test_every_line_is_in_one_pair_and_the_new_ones_in_order(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert sorted(chain.from_iterable(pair.old for pair in pairs)) == list(range(len(old)))
    assert list(chain.from_iterable(pair.new for pair in pairs)) == list(range(len(new)))
    assert all(pair.old or pair.new for pair in pairs)


@given(texts)
def test_a_text_is_itself(lines: list[str]) -> None:
    assert align(lines, lines) == [Pair((at,), (at,)) for at in range(len(lines))]


def test_blanks_are_no_difference() -> None:
    assert align(["一 二\t三"], ["　一二 三"]) == [Pair((0,), (0,))]


def test_a_changed_line_is_the_same_line() -> None:
    new = [ROADS, PARKS.replace("四处", "六处，另建步道"), BUSES, BRIDGE]
    assert align(LINES, new) == [Pair((at,), (at,)) for at in range(4)]


def test_all_lines_changed_are_the_same_lines() -> None:
    new = [line.replace("。", "，请您放心。") for line in LINES]
    assert align(LINES, new) == [Pair((at,), (at,)) for at in range(4)]


def test_a_line_is_split_and_two_are_joined() -> None:
    first, second = ROADS.split("，")
    assert align(LINES, [first + "。", second, *LINES[1:]])[0] == Pair((0,), (0, 1))
    assert align(LINES, [ROADS, PARKS + BUSES, BRIDGE])[1] == Pair((1, 2), (1,))


def test_a_new_line_beside_a_changed_one_is_new() -> None:
    new = [ROADS.replace("六月", "七月"), "另有两处信号灯正在调试。", *LINES[1:]]
    assert align(LINES, new)[:2] == [Pair((0,), (0,)), Pair((), (1,))]


def test_a_line_that_is_gone_stands_behind_what_it_followed() -> None:
    assert align(LINES, [ROADS, *LINES[2:]])[:3] == [Pair((0,), (0,)), Pair((1,), ()), Pair((2,), (1,))]


def test_a_line_moves_with_a_change_in_it() -> None:
    new = [PARKS, BUSES, BRIDGE, ROADS.replace("六月", "七月")]
    assert align(LINES, new)[-1] == Pair((0,), (3,), moved=True)


def test_lines_without_anything_in_common_are_no_move() -> None:
    new = [PARKS, BUSES, BRIDGE, "感谢您对本局工作的关心。"]
    assert Pair((0,), ()) in align(LINES, new)
    assert Pair((), (3,)) in align(LINES, new)


def test_equal_lines_keep_their_places() -> None:
    old = ["同上", ROADS, "同上", PARKS, "同上"]
    assert align(old, [*old[:2], *old[3:]]) == [
        Pair((0,), (0,)),
        Pair((1,), (1,)),
        Pair((2,), ()),
        Pair((3,), (2,)),
        Pair((4,), (3,)),
    ]


@pytest.mark.slow
def test_many_changed_and_many_equal_lines_are_aligned_still() -> None:
    old = [f"第{row}处泊位位于第{row * 7 % 90}街道，共{row * 13}个。" for row in range(900)]
    new = [line.replace("泊位", "停车位") for line in old]
    pairs = align(old, new)
    assert sum(len(pair.old) == 1 and pair.old == pair.new for pair in pairs) > 850
    assert len(align(["同上"] * 5000, ["同上"] * 4000)) == 5000


def test_how_alike_two_texts_are() -> None:
    assert alike(ROADS, ROADS) == 1
    assert alike("", "") == 0
    assert alike(ROADS, ROADS.replace("六月", "七月")) > 0.85
    assert alike(ROADS, BUSES) < 0.35
