"""A table of contacts in columns is read row by row under its labels."""

from __future__ import annotations

import pytest

from drafting.letter.columns import uncolumned
from drafting.letter.contacts import read_contacts
from drafting.letter.lines import line_of
from tests.letter.test_doubt import LETTER


def _texts(*texts: str) -> list[str]:
    return [line.text for line in uncolumned([line_of(number, text) for number, text in enumerate(texts)])]


@pytest.mark.parametrize("gap", ["\t", " | ", "　　"])
def test_each_row_is_a_contact(gap: str) -> None:
    rows = ("承办单位 职务 姓名 办公电话", "云州市水利局 科长 周明 5550123", "规划科 科员 何维 5550124")
    lines = uncolumned([line_of(number, row.replace(" ", gap)) for number, row in enumerate(rows)])
    contacts = read_contacts([line for line in lines if "：" in line.plain])
    assert contacts == [
        {"unit": "云州市水利局", "person": "周明", "phone": "5550123"},
        {"unit": "规划科", "person": "何维", "phone": "5550124"},
    ]
    assert [line.text for line in lines[1:] if "：" not in line.plain] == ["科长", "科员"]


@pytest.mark.parametrize(
    "texts",
    [
        ("姓名\t职务", "周明\t科长"),
        ("姓名\t电话\t周明", "何维\t5550124"),
        ("序号\t单位", "1\t水利局"),
        ("姓名：周明\t电话：5550123",),
        ("序号\t电话", "1\t5550123"),
        ("姓名\t电话", "周明\t5550123\t副科长"),
        ("姓名\t单位\t电话", "满意\t基本满意\t不满意"),
    ],
)
def test_another_table_is_left(texts: tuple[str, ...]) -> None:
    assert _texts(*texts) == list(texts)


def test_the_table_ends_where_a_row_is_no_row():
    assert _texts("姓名\t电话", "周明\t5550123", "抄送：市政府办公室", "何维\t5550124") == [
        "姓名\t电话",
        "姓名：周明　　电话：5550123",
        "抄送：市政府办公室",
        "何维\t5550124",
    ]


def test_a_letter_with_such_a_table_has_its_contacts():
    from drafting.letter.read import read

    line = "联系人：规划科 周明　联系电话：0551-5550123"
    table = "承办情况表\n承办科室\t姓名\t联系电话\n规划科\t周明\t5550123\n建设科\t何维\t5550124"
    record = read(LETTER.replace(line, table).encode()).record
    assert [contact["unit"] for contact in record["contacts"]] == ["规划科", "建设科"]


def test_a_table_of_offices_needs_no_names():
    assert _texts("科室\t电话", "规划科\t5550123")[1:] == ["规划科\t5550123"]
    assert _texts("承办科室\t电话", "规划科\t5550123")[1:] == ["承办科室：规划科　　电话：5550123"]
