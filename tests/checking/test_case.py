"""A case as the rules see it: a form and the letter worded from it are one case; facts are derived once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from drafting.checking.case import Case, Salutation
from drafting.checking.files import check_text
from drafting.checking.run import case_of
from drafting.document import Document, Paragraph, Role
from drafting.form.load import load_text
from drafting.letter.recognise import by_roles
from drafting.wording.word import word

FORM = """\
文种: 提案答复
建议提案: {届次: 市政协五届三次会议, 编号: 76, 提出人: [陈知远, 林若溪], 标题: 关于增设座椅的提案}
引言: 收悉答复
答复:
  - {标题: 关于座椅, 内容: 已增设座椅20把。}
  - {标题: 关于路灯, 内容: 路灯已修好。}
结语: 感谢监督
发文机关: 云州市园林管理局
成文日期: 2026-09-10
"""


def addressed(text: str) -> Case:
    return case_of(Document((Paragraph(Role.SALUTATION, text), Paragraph(Role.BODY, "已增设座椅。"))))


def texts(placed) -> list[str]:
    return [paragraph.text for _, paragraph in placed]


def test_a_form_and_its_letter_are_one_case() -> None:
    reply = load_text(FORM)
    made, read = case_of(reply), Case.of_letter(by_roles(word(reply)))
    assert texts(made.opening) == texts(read.opening) == ["你们提出的《关于增设座椅的提案》收悉。现答复如下："]
    assert len(made.closing) == 1 and texts(made.closing) == texts(read.closing)
    wanted = [["一、关于座椅", "已增设座椅20把。"], ["二、关于路灯", "路灯已修好。"]]
    assert [texts(part) for part in made.parts] == [texts(part) for part in read.parts] == wanted
    assert texts(made.answer) == texts(read.answer) == [*wanted[0], *wanted[1]]
    for case in (made, read):
        assert (case.subject, case.chamber, case.person, case.cohandled) == ("提案", "政协", "委员", False)
        assert (case.date, case.result, case.persons) == (date(2026, 9, 10), "", 2)
        assert all(case.document.paragraphs[at] is paragraph for at, paragraph in (*case.opening, *case.answer))
        assert texts(case.prose) == texts((*case.opening, *case.answer, *case.closing))


@pytest.mark.parametrize(
    ("text", "salutation", "persons", "to_organisation"),
    [
        ("陈知远委员：", Salutation(("陈知远",), "委员", None), 1, False),
        ("陈知远、林若溪委员：", Salutation(("陈知远", "林若溪"), "委员", None), 2, False),
        ("陈知远等5名委员：", Salutation(("陈知远",), "委员", 5), 5, False),
        ("陈知远等委员：", Salutation(("陈知远",), "委员", 0), 2, False),
        ("民盟云州市委会：", Salutation(("民盟云州市委会",), "", None), 1, True),
        ("：", Salutation((), "", None), None, False),
    ],
)
def test_who_is_spoken_to(text: str, salutation: Salutation, persons: int | None, to_organisation: bool) -> None:
    case = addressed(text)
    assert (case.salutation, case.persons, case.to_organisation) == (salutation, persons, to_organisation)


@pytest.mark.parametrize(("text", "day"), [("2026年2月30日", None), ("", None), ("2026年9月1日", date(2026, 9, 1))])
def test_the_day_is_one_of_the_calendar(text: str, day: date | None) -> None:
    assert case_of(Document((Paragraph(Role.DATE, text),))).date == day


def test_what_stands_in_a_quotation_is_scanned_where_it_is_wanted() -> None:
    case = case_of(Document((Paragraph(Role.BODY, "座椅《座椅》“座椅”座椅"), Paragraph(Role.NOTE, "座椅"))))
    seat = re.compile("座椅")
    assert [(at, match.start()) for at, match in case.scan(seat)] == [(0, 0), (0, 10)]
    assert [match.start() for _, match in case.scan(seat, quoted=True)] == [0, 3, 7, 10]
    assert [at for at, _ in case.scan(seat, (Role.NOTE,))] == [1]
    assert [case.quoted(0, at) for at in (1, 3, 4, 7, 10)] == [False, True, True, True, False]
    assert case.quotations == ([(2, 6), (6, 10)], [])


def test_the_place_in_a_typed_letter_counts_its_indent() -> None:
    head = "关于市政协五届三次会议第76号提案的答复\n陈知远委员：\n"
    letter = f"{head}您提出的《关于座椅的提案》收悉。现答复如下：\n　　已布署。\n"
    (found,) = (f for f in check_text(letter, "信.txt").findings if f.code == "W001")
    assert (found.file, found.line, found.column, found.place) == ("信.txt", 4, 4, "第4段")
