"""Two records differ where their fields do, each told once and at its place."""

from __future__ import annotations

from random import Random

import pytest

from drafting.compare.differences import Difference, differences
from tests.compare.composed import EXAMPLES, edited, record_of

FIRST, SECOND = "今年已新增公交车12辆，早高峰加密。", "夜间班次延长到22时，方便市民出行。"
BASE = {
    "document_number": "云交运〔2026〕41号",
    "opening": "您提出的建议收悉，现答复如下：",
    "responses": [{"heading": "关于公交", "body": f"{FIRST}\n{SECOND}", "unit": "公交公司"}],
    "attachments": ["线路表", {"title": "站点表", "body": "站点共九处。"}],
    "contacts": [{"unit": "运输科", "person": "周明", "phone": "0551-5550123"}],
    "cc": [{"recipient": "市政协提案委", "copies": 2}],
}


def _found(**fields: object) -> list[tuple[str, str, str]]:
    return [(one.where, one.old, one.new) for one in differences(BASE, BASE | fields)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, []),
        ({"document_number": "云交运〔2026〕42号"}, [("document_number", "云交运〔2026〕41号", "云交运〔2026〕42号")]),
        ({"signatory": "何维"}, [("signatory", "", "何维")]),
        ({"document_number": None}, [("document_number", "云交运〔2026〕41号", "")]),
        (
            {"contacts": [{"unit": "运输科", "person": "周明", "phone": "0551-5550124"}]},
            [("contacts.0.phone", "0551-5550123", "0551-5550124")],
        ),
        ({"cc": None}, [("cc", "市政协提案委（2份）", "")]),
        (
            {"cc": [{"recipient": "市督查室"}, {"recipient": "市政协提案委", "copies": 3}]},
            [("cc.0", "", "市督查室"), ("cc.1.copies", "2", "3")],
        ),
        (
            {"responses": [{"heading": "关于公交", "body": f"{FIRST}\n{SECOND}", "unit": "市公交公司"}]},
            [("responses.0.unit", "公交公司", "市公交公司")],
        ),
        (
            {"responses": [{"heading": "关于公交车", "body": FIRST, "unit": "公交公司"}]},
            [("responses.0.heading", "关于公交", "关于公交车"), ("responses.0.body", SECOND, "")],
        ),
        (
            {"responses": [*BASE["responses"], {"heading": "关于路灯", "body": "路灯已换新。"}]},
            [("responses.1.heading", "", "关于路灯"), ("responses.1.body", "", "路灯已换新。")],
        ),
        (
            {"attachments": [{"title": "线路表"}, {"title": "站点表", "body": "站点共十处。"}]},
            [("attachments.1.body", "站点共九处。", "站点共十处。")],
        ),
    ],
)
def test_each_field_is_told_at_its_place(fields: dict[str, object], found: list[tuple[str, str, str]]) -> None:
    assert _found(**fields) == found


def test_a_paragraph_that_is_parted_is_one_difference() -> None:
    first, second = FIRST.split("，")
    body = f"{first}。\n{second}\n{SECOND}"
    assert _found(responses=[{**BASE["responses"][0], "body": body}]) == [
        ("responses.0.body", FIRST, f"{first}。\n{second}")
    ]


def test_a_paragraph_that_moved_is_gone_at_one_place_and_new_at_another() -> None:
    new = [{"heading": "关于公交", "body": FIRST, "unit": "公交公司"}, {"heading": "关于夜间班次", "body": SECOND}]
    (heading, moved) = differences(BASE, BASE | {"responses": new})[-2:]
    assert heading.new == "关于夜间班次" and moved.where == "responses.1.body"
    told = Difference("responses.1.body", SECOND, SECOND, "responses.0.body").as_json()
    assert told == [
        {"where": "responses.0.body", "old": SECOND, "new": ""},
        {"where": "responses.1.body", "old": "", "new": SECOND},
    ]


def test_tables_are_compared_row_by_row_however_they_are_typed() -> None:
    typed = "| 片区 | 小区 |\n|---|---|\n| 城东   | 17 |"
    tidy = "| 片区 | 小区 |\n| 城东 | 17 |"
    one, other = ({"responses": [{"body": body}]} for body in (typed, tidy))
    assert differences(one, other) == []
    other["responses"][0]["body"] = tidy.replace("17", "18")
    assert differences(one, other) == [Difference("responses.0.body", "| 城东 | 17 |", "| 城东 | 18 |")]


@pytest.mark.parametrize("number", range(24))
def test_every_edit_of_a_form_is_told(number: int) -> None:
    random = Random(number)
    record = record_of(EXAMPLES[number % len(EXAMPLES)])
    new, kinds = edited(record, random, 1 + number % 6)
    if new != record:
        assert differences(record, new), kinds
        assert differences(new, record), kinds
    assert differences(new, new) == []
