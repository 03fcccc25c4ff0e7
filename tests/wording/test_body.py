"""Each line of an answer as a paragraph: its role, its line in the field, how much of it leads, its file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drafting.document import Role
from drafting.model.reply import Attachment, Response
from drafting.wording.body import Part, answer, attached
from drafting.wording.lines import Line, lines, one_line


def parts(*responses: dict[str, str]) -> Iterator[Part]:
    return answer([Response(**response) for response in responses], lambda _, line: (line,))


BODY = "responses.0.body"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("已建成。", Part(Role.BODY, "已建成。", BODY, 1)),
        ("（一）座椅。已建成。", Part(Role.HEADING_2, "（一）座椅。已建成。", BODY, 1, 6)),
        ("1.座椅。已建成。", Part(Role.HEADING_3, "1.座椅。已建成。", BODY, 1, 5)),
        ("（1）座椅。已建成。", Part(Role.HEADING_4, "（1）座椅。已建成。", BODY, 1, 6)),
        ("（一）如下：", Part(Role.HEADING_2, "（一）如下：", BODY, 1, 6)),
        ("（一）座椅", Part(Role.HEADING_2, "（一）座椅", BODY, 1, 0)),
        ("一、座椅。", Part(Role.BODY, "一、座椅。", BODY, 1)),
        ("【图：a b.PNG 图1 现场】", Part(Role.FIGURE, "图1 现场", BODY, 1, 0, "a b.PNG")),
        ("【图:a.jpg】", Part(Role.FIGURE, "", BODY, 1, 0, "a.jpg")),
        ("【图：现场】", Part(Role.FIGURE, "", BODY, 1, 0, "现场")),
        ("见【图：a.png】", Part(Role.BODY, "见【图：a.png】", BODY, 1)),
    ],
)
def test_a_line_is_what_its_form_says(line: str, part: Part) -> None:
    assert list(parts({"body": f"首段。\n{line}\n末段。"})) == [
        Part(Role.BODY, "首段。", BODY),
        part,
        Part(Role.BODY, "末段。", BODY, 2),
    ]


def test_points_are_numbered_by_place_once_each() -> None:
    made = parts(
        {"heading": "关于座椅", "body": "甲。"}, {"body": "乙。\n丙。"}, {"heading": "三、照明", "body": "丁。"}
    )
    assert [(part.role, part.text, part.source, part.line) for part in made] == [
        (Role.HEADING_1, "一、关于座椅", "responses.0.heading", 0),
        (Role.BODY, "甲。", "responses.0.body", 0),
        (Role.BODY, "二、乙。", "responses.1.body", 0),
        (Role.BODY, "丙。", "responses.1.body", 1),
        (Role.HEADING_1, "三、照明", "responses.2.heading", 0),
        (Role.BODY, "丁。", "responses.2.body", 0),
    ]
    typed = parts({"body": "一、甲。"}, {"body": "（一）乙。"})
    assert [part.text for part in typed] == ["一、甲。", "二、（一）乙。"]


@pytest.mark.parametrize("head", ["【图：a.png 现场】", "| 甲 | 乙 |\n| 1 | 2 |"])
def test_what_stands_above_the_first_line_of_text_has_no_number(head: str) -> None:
    made = list(parts({"body": "首段。"}, {"body": f"{head}\n（一）次段。\n末段。"}))
    above = [Part(Role.FIGURE, "现场", "responses.1.body", 0, 0, "a.png")]
    if head.startswith("|"):
        above = [Part(Role.TABLE_HEAD, "甲\t乙", "responses.1.body"), Part(Role.ROW, "1\t2", "responses.1.body", 1)]
    assert made == [
        Part(Role.BODY, "一、首段。", BODY),
        *above,
        Part(Role.BODY, "二、（一）次段。", "responses.1.body", len(above)),
        Part(Role.BODY, "末段。", "responses.1.body", len(above) + 1),
    ]


def test_a_point_of_pictures_alone_has_its_number_behind_them() -> None:
    made = [part.text for part in parts({"body": "首段。"}, {"body": "【图：a.png 现场】"}, {"body": ""})]
    assert made == ["一、首段。", "现场", "二、", "三、"]


def test_an_attachment_has_headings_of_the_first_level() -> None:
    made = attached([Attachment(title="清单", body="一、总体\n一、总体。先行两处。"), Attachment(title="表")])
    assert [(part.role, part.lead) for part in made][2:] == [(Role.HEADING_1, 0), (Role.HEADING_1, 5)]


def test_an_only_point_has_no_number() -> None:
    assert [part.text for part in parts({"heading": "关于座椅", "body": "甲。"})] == ["关于座椅", "甲。"]


def test_lines_are_those_that_are_not_blank_by_their_place() -> None:
    assert lines("　甲 \n\n \n乙") == [Line(0, "甲"), Line(3, "乙")]
    assert lines(None) == lines("") == []
    assert (one_line(" 甲\n乙 "), one_line(""), one_line(None)) == ("甲乙", "", None)


def test_of_a_table_the_first_row_is_its_head() -> None:
    made = list(parts({"body": "如下。\n| 项目 | 数量 |\n| 座椅 | 20 |\n| 路灯 | 12 |\n以上。"}))
    assert [(part.role, part.text, part.line) for part in made] == [
        (Role.BODY, "如下。", 0),
        (Role.TABLE_HEAD, "项目\t数量", 1),
        (Role.ROW, "座椅\t20", 2),
        (Role.ROW, "路灯\t12", 3),
        (Role.BODY, "以上。", 4),
    ]
