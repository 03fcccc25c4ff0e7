"""Answers go on pointing at their demands by number, whichever hand moves, removes or adds demands."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.web.fields.posted import act
from drafting.web.folder import conflicts
from drafting.web.folder.demands import listed, merged


def form(demands: str, numbers: str, **more: Any) -> dict[str, Any]:
    """Demands of a letter each, and an answer for each number; - is an answer without one."""
    links = [{} if number == "-" else {"demand": number} for number in numbers]
    responses = [{"body": f"答复{row}", **link} for row, link in enumerate(links)]
    return {"proposal": {"demands": list(demands)}, "responses": responses, **more}


def pointed_at(values: dict[str, Any]) -> list[str]:
    """The demand of each answer, in words."""
    demands = listed(values)
    numbers = [response.get("demand", "-") for response in values["responses"]]
    return [demands[int(number) - 1] if number.isdecimal() else number for number in numbers]


BASE = form("abc", "123")


@pytest.mark.parametrize(
    "theirs, mine, told",
    [
        (form("cab", "231"), form("abc", "123", signatory="沈岚"), "abc"),
        (form("cab", "231"), form("abc", "12-"), "ab-"),
        (form("cab", "231"), form("abc", "122"), "abb"),
        (form("bc", "-12"), form("abcd", "124"), "-bd"),
        (form("bc", "-12"), form("abc", "121"), "-ba"),
        (form("Xabc", "234"), form("abcY", "12-"), "ab-"),
        (form("Xabc", "231"), form("abcY", "12-"), "ab"),
        (form("aBc", "123"), form("bac", "213"), "aBc"),
        (form("abc", "123"), form("", "---"), "---"),
    ],
)
def test_a_number_is_that_of_the_same_demand(theirs: dict[str, Any], mine: dict[str, Any], told: str) -> None:
    for one, other in ((theirs, mine), (mine, theirs)):
        made, clashes = merged(BASE, one, other)
        assert "".join(pointed_at(made))[: len(told)] == told
        assert {clash.path for clash in clashes} <= {"responses.2.demand"}
        assert all(type(text) is str for text in listed(made))


def test_lists_that_cannot_be_merged_are_a_conflict_and_the_numbers_follow_what_is_chosen() -> None:
    theirs, mine = form("cab", "231"), form("bca", "312", signatory="沈岚")
    made, (clash,) = merged(BASE, theirs, mine)
    assert (clash.path, clash.mine, listed(made)) == ("proposal.demands", list("bca"), list("cab"))
    assert pointed_at(made) == list("abc")
    conflict = conflicts.Conflict(clash.path, clash.mine, clash.theirs, clash.base, "")
    chosen = conflicts.taken(made, conflict)
    assert (listed(chosen), pointed_at(chosen)) == (list("bca"), list("abc"))


def test_a_demand_that_is_not_in_the_list_any_more_is_named_in_words() -> None:
    chosen = conflicts.taken(form("abc", "123"), conflicts.Conflict("proposal.demands", ["c"], list("abc"), None, ""))
    assert [response["demand"] for response in chosen["responses"]] == ["a", "b", "1"]


def test_a_number_keeps_the_way_it_was_typed_and_what_is_no_number_stays() -> None:
    base = form("ab", "１x")
    made, clashes = merged(base, form("abX", "１x"), form("ab", "１x", signatory="沈岚"))
    assert ([response["demand"] for response in made["responses"]], clashes) == (["１", "x"], [])


@pytest.mark.parametrize("step", ["up proposal.demands.2", "down proposal.demands.0", "remove proposal.demands.1"])
def test_a_step_in_one_window_and_words_in_the_other(step: str) -> None:
    theirs = act(BASE, step, {})
    mine = form("abc", "123")
    mine["responses"][0]["body"] = mine["responses"][2]["body"] = "新写的"
    made, clashes = merged(BASE, theirs, mine)
    told = pointed_at(made)
    assert (told[0], told[2], clashes) == ("a", "c", [])


def test_long_lists_are_merged_in_their_length_squared_at_most() -> None:
    rows = [str(row) for row in range(1000)]
    base = {"proposal": {"demands": rows}, "responses": [{"demand": str(row + 1)} for row in range(1000)]}
    new = [each for row in rows for each in (row, f"新{row}")][:1000]
    made, _ = merged(base, {**base, "proposal": {"demands": rows[::-1]}}, {**base, "proposal": {"demands": new}})
    assert len(made["responses"]) == 1000
