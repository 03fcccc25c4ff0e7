"""Lines that two hands changed apart from each other are both taken; one line that both changed is none's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.merging.threeway import lines_merged

BASE = "城北三条道路已经完成改造。\n口袋公园年内再建四处。\n公交专线加密班次。"

texts = st.lists(st.text(alphabet="甲乙丙，", max_size=4), min_size=1, max_size=6).map("\n".join)


@given(texts, texts)
def test_one_hand_alone_has_its_way(base: str, other: str) -> None:
    assert lines_merged(base, other, base) == other
    assert lines_merged(base, base, other) == other


@given(texts)
def test_both_hands_the_same_is_once(base: str) -> None:
    assert lines_merged(base, base + "\n又一段。", base + "\n又一段。") == base + "\n又一段。"


ROADS = BASE.replace("三条", "四条")
PARKS = BASE.replace("四处", "五处")
CUT = "城北三条道路已经完成改造。\n公交专线加密班次。"
MORE = "\n另建步道。"


@pytest.mark.parametrize(
    ("theirs", "mine", "made"),
    [
        (PARKS, ROADS, PARKS.replace("三条", "四条")),
        (BASE + MORE, ROADS, ROADS + MORE),
        (PARKS, PARKS + MORE, PARKS + MORE),
        (CUT, ROADS, CUT.replace("三条", "四条")),
        (PARKS, BASE.replace("四处", "六处"), None),
        (CUT, PARKS, None),
        (BASE + MORE, BASE + "\n增设座椅。", None),
    ],
)
def test_two_hands(theirs: str, mine: str, made: str | None) -> None:
    assert lines_merged(BASE, theirs, mine) == made
    assert lines_merged(BASE, mine, theirs) == made
