"""Two hands on one form: different fields merge, and one field is never decided in silence."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.form.merge import merge

BASE = {
    "signatory": "何维",
    "proposal": {"number": "76", "session": "五届三次会议"},
    "responses": [{"heading": "甲", "body": "一"}, {"heading": "乙", "body": "二"}],
    "cc": "政协抄送",
}


@pytest.mark.parametrize(
    "theirs, mine, made",
    [
        ({"signatory": "沈岚"}, {"issuer": "市水利局"}, {"signatory": "沈岚", "issuer": "市水利局"}),
        ({"signatory": None}, {"cc": None}, {"signatory": None, "cc": None}),
        ({"signatory": "沈岚"}, {"signatory": "沈岚"}, {"signatory": "沈岚"}),
        (
            {"proposal": {"number": "77", "session": "五届三次会议"}},
            {"proposal": {"number": "76", "session": "五届四次会议"}},
            {"proposal": {"number": "77", "session": "五届四次会议"}},
        ),
        (
            {"responses": [{"heading": "甲", "body": "新"}, {"heading": "乙", "body": "二"}]},
            {"responses": [{"heading": "丙", "body": "一"}, {"heading": "乙", "body": "改"}]},
            {"responses": [{"heading": "丙", "body": "新"}, {"heading": "乙", "body": "改"}]},
        ),
        (
            {"responses": [{"heading": "乙", "body": "二"}]},
            {"cc": None},
            {"responses": BASE["responses"][1:], "cc": None},
        ),
    ],
)
def test_different_fields_keep_both_changes(theirs: Any, mine: Any, made: Any) -> None:
    whole = [
        {name: value for name, value in (BASE | change).items() if value is not None} for change in (theirs, mine, made)
    ]
    assert merge(BASE, whole[0], whole[1]) == (whole[2], [])
    assert merge(BASE, whole[1], whole[0]) == (whole[2], [])


@pytest.mark.parametrize(
    "theirs, mine",
    [
        ({"signatory": "沈岚"}, {"signatory": "林若溪"}),
        ({"signatory": "沈岚"}, {"signatory": ""}),
        ({"responses": BASE["responses"][1:]}, {"responses": [{"body": "新"}, BASE["responses"][1]]}),
        ({"cc": [{"recipient": "市政协"}]}, {"cc": "人大抄送"}),
    ],
)
def test_one_field_changed_by_both_is_a_conflict(theirs: Any, mine: Any) -> None:
    for one, other in ((theirs, mine), (mine, theirs)):
        made, (clash,) = merge(BASE, BASE | one, BASE | other)
        assert made == BASE | one
        assert (clash.theirs, clash.mine) == (one[clash.path], other[clash.path])


@pytest.mark.parametrize(
    "theirs, mine, made",
    [
        ("abcX", "abcY", "abcXY"),
        ("Xabc", "abcY", "XabcY"),
        ("bc", "abcY", "bcY"),
        ("cab", "abcY", "cabY"),
        ("ac", "ab", "a"),
        ("acb", "abc", "acb"),
        ("aXc", "abcY", "aXcY"),
        ("abcX", "abcX", "abcX"),
    ],
)
def test_lists_are_merged_by_what_their_items_are(theirs: str, mine: str, made: str) -> None:
    assert merge(list("abc"), list(theirs), list(mine)) == (list(made), [])


@pytest.mark.parametrize("theirs, mine", [("cab", "bca"), ("ac", "aXc")])
def test_lists_that_cannot_be_merged_are_one_field(theirs: str, mine: str) -> None:
    made, (clash,) = merge({"demands": list("abc")}, {"demands": list(theirs)}, {"demands": list(mine)})
    assert (made, clash.path, clash.mine) == ({"demands": list(theirs)}, "demands", list(mine))
