"""The answers at a glance: number, name, state, length; the demands that nobody has answered yet."""

from __future__ import annotations

from typing import Any

from drafting.web.drafts.draft import judge
from drafting.web.drafts.outline import DONE, EMPTY, WRONG, outline

PROPOSAL = {
    "session": "市政协五届三次会议",
    "number": "76",
    "proposers": [{"name": "陈知远"}],
    "demands": ["增设座椅", "修好路灯", "清理河道"],
}
WRITTEN = {"heading": "关于增设座椅", "demand": "1", "disposition": "采纳", "body": "已增设 40把。\n并已编号。"}


def of(*responses: dict[str, str]) -> Any:
    values = {"kind": "提案答复", "proposal": PROPOSAL, "responses": list(responses)}
    draft = judge(values, None)
    return draft, outline(draft)


def test_an_answer_is_told_by_its_heading_or_demand_its_state_and_its_characters() -> None:
    _, made = of(WRITTEN, {"demand": "2", "body": "  "}, {"heading": "", "demand": "另一件事", "body": "已办。"})
    assert [(one.path, one.name, one.disposition, one.state, one.length) for one in made.points[:2]] == [
        ("responses.0", "关于增设座椅", "采纳", DONE, 12),
        ("responses.1", "修好路灯", "", EMPTY, 0),
    ]
    assert (made.points[2].name, made.points[2].length) == ("另一件事", 3)


def test_an_answer_with_something_that_must_be_mended_is_wrong_until_that_is_held_back() -> None:
    draft, made = of({**WRITTEN, "due": "某天"})
    assert made.points[0].state == WRONG
    assert outline(draft, held=draft.findings).points[0].state == DONE


def test_demands_without_an_answer_are_told_with_their_numbers() -> None:
    _, made = of(WRITTEN)
    assert made.open == ((2, "修好路灯"), (3, "清理河道"))
    _, made = of(WRITTEN, {"demand": "二", "body": "已办。"}, {"demand": "清理河道", "body": "已办。"})
    assert made.open == ()
