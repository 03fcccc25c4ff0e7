"""Which demand an answer names."""

from __future__ import annotations

import pytest

from drafting.model.demands import place_named, words_named

DEMANDS = ["增设座椅", "增加路灯", "补栽行道树"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("1", 0),
        ("３", 2),
        ("二", 1),
        ("〇2", None),
        ("增加路灯", 1),
        ("增加", None),
        ("", None),
        ("0", None),
        ("4", None),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_a_number_in_whatever_numerals_or_the_words_name_a_demand(typed: str, place: int | None) -> None:
    assert place_named(typed, DEMANDS) == place
    assert words_named(typed, DEMANDS) == (typed if place is None else DEMANDS[place])
