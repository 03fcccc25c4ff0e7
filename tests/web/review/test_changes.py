"""Both sides of a change hold their texts whole, whatever these are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.web.review.changes import Text, shown

TEXTS = st.text(alphabet="老城区泊位，。1230%ab\n", max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_are_whole(old: str, new: str) -> None:
    (row,) = shown([Text("responses.0.body", "", None, old, new)])
    assert "".join(piece.old for piece in row.pieces) == old
    assert "".join(piece.new for piece in row.pieces) == new


def test_numbers_are_marked_whole_and_who_is_told() -> None:
    (row,) = shown([Text("signatory", "王主任", "2026-09-12T09:30:00Z", "泊位412个", "泊位436个")])
    assert [tuple(piece) for piece in row.pieces if not piece.same] == [("412", "436")]
    assert (row.place, row.who) == ("签发人", "王主任 2026-09-12 09:30")


def test_long_texts_that_share_nothing_are_one_piece_at_once() -> None:
    rows = list(shown([Text("closing", "", None, "甲乙" * 50_000, "乙丙" * 50_000)] * 3))
    assert [len(row.pieces) for row in rows] == [1, 1, 1]
