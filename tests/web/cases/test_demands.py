"""The demands of a proposal sorted out, and the answers that go with them."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.web.cases.demands import sorted_out

LINES = ["一、修路。", "二、补灯。", "三、栽树。", "四、设站。"]


def form(*bodies: str, demands: tuple[str, ...] = ("修路", "补灯", "栽树")) -> dict[str, Any]:
    responses = [{"demand": str(number), "body": body} for number, body in enumerate(bodies, 1)]
    return {"kind": "提案答复", "proposal": {"number": "7", "demands": list(demands)}, "responses": responses}


def step(values: dict[str, Any], action: str, *places: int) -> tuple[list[str], list[tuple[str, str]]]:
    made = sorted_out(values, action, LINES, places or (0, 1, 2))
    assert made["proposal"]["number"] == "7"
    told = [(one.get("demand", ""), one["body"]) for one in made["responses"]]
    return made["proposal"].get("demands", []), told


BLANK = [("1", ""), ("2", ""), ("3", "")]


def test_a_demand_is_added_and_gets_an_answer() -> None:
    assert step(form("", "", ""), "add") == (["修路", "补灯", "栽树", ""], [*BLANK, ("4", "")])


def test_what_is_joined_is_one_demand_with_both_answers() -> None:
    demands, told = step(form("路修了。", "灯补了。", "树栽了。"), "join 1")
    assert demands == ["修路；补灯", "栽树"]
    assert told == [("1", "路修了。\n灯补了。"), ("2", "树栽了。")]
    assert step(form("", "", ""), "join 0") == (["修路", "补灯", "栽树"], BLANK)


@pytest.mark.parametrize(("action", "order"), [("up 2", "修栽补"), ("down 0", "补修栽"), ("up 0", "修补栽")])
def test_answers_move_with_their_demands(action: str, order: str) -> None:
    demands, told = step(form("修", "补", "栽"), action)
    assert "".join(demand[0] for demand in demands) == "".join(body for _, body in told) == order
    assert [number for number, _ in told] == ["1", "2", "3"]


def test_a_removed_demand_takes_an_empty_answer_with_it_and_leaves_a_written_one() -> None:
    assert step(form("", "", ""), "remove 0") == (["补灯", "栽树"], BLANK[:2])
    assert step(form("路修了。", "", ""), "remove 0") == (["补灯", "栽树"], [*BLANK[:2], ("", "路修了。")])


def test_a_line_is_taken_where_it_stands() -> None:
    values = form("修", "栽", demands=("修路", "栽树"))
    demands, told = step(values, "take 1", 0, 2)
    assert (demands, told) == (["修路", "二、补灯。", "栽树"], [("1", "修"), ("2", ""), ("3", "栽")])
    assert step(values, "take 3", 0, 2)[0][-1] == "四、设站。"


def test_empty_demands_go_before_it_is_answered() -> None:
    assert step(form("修", "", "", demands=("修路", "", " ")), "tidy") == (["修路"], [("1", "修")])
    demands, told = step(form("", demands=()), "tidy")
    assert (demands, told) == ([], [("", "")])


def test_answers_that_say_no_demand_are_left_as_they_are() -> None:
    values = form() | {"responses": [{"body": "一并答复。"}]}
    assert step(values, "tidy") == (["修路", "补灯", "栽树"], [("", "一并答复。")])


@pytest.mark.parametrize("action", ["jump 1", "up 9", "take 99", "join x", "remove 3"])
def test_there_is_no_other_step(action: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        step(form("", "", ""), action)
