"""What is known of the text's flow once, for the page on a screen and for Word."""

from __future__ import annotations

import pytest

from drafting import standard
from drafting.document import Paragraph, Role
from drafting.language.headings import first_sentence
from drafting.layout.flow import attachment_note, blank_lines_above, closing_start, heads
from drafting.layout.tables import Table

TABLE = Table(None, (Paragraph(Role.TABLE_HEAD, "县区\t数"),))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("附件：1.清单", ("附件：", "1.", "清单")),
        ("12．清单：其二", ("", "12．", "清单：其二")),
        ("附件：关于甲：乙的清单", ("附件：", "", "关于甲：乙的清单")),
        ("2026年计划", ("", "", "2026年计划")),
        ("附件", ("", "", "附件")),
        ("", ("", "", "")),
    ],
)
def test_a_line_of_the_attachment_note(text: str, parts: tuple[str, str, str]) -> None:
    assert attachment_note(text) == parts


def test_blank_lines_are_where_another_element_begins() -> None:
    assert blank_lines_above(Role.ATTACHMENT_NOTE, Role.BODY) == standard.ATTACHMENTS_BELOW_TEXT
    assert blank_lines_above(Role.SIGNATURE, Role.BODY) == standard.SEAL_LINES
    assert blank_lines_above(Role.DATE, None) == standard.SEAL_LINES
    assert blank_lines_above(Role.DATE, Role.SIGNATURE) == blank_lines_above(Role.BODY, Role.TITLE) == 0


def test_the_closing_is_the_last_of_signature_date_and_note() -> None:
    assert closing_start([Role.BODY, Role.NOTE, Role.BODY, "", "", Role.SIGNATURE, Role.DATE, Role.NOTE]) == 3
    assert closing_start([Role.BODY]) == 1
    assert closing_start([]) == 0


@pytest.mark.parametrize(
    ("text", "below", "expected"),
    [
        ("（一）加强管理", Role.BODY, True),
        ("（一）加强管理", Role.HEADING_2, True),
        ("（一）下一步安排如下：", Role.HEADING_3, True),
        ("（一）加强管理，压实责任。", Role.BODY, True),
        ("（一）加强管理。", Role.HEADING_3, True),
        ("（一）更换路灯12盏。", Role.HEADING_2, False),
        ("（一）更换路灯12盏；", Role.HEADING_2, False),
        ("（一）更换路灯12盏。", Role.HEADING_1, False),
        ("（一）更换路灯12盏。", Role.SIGNATURE, False),
        ("（一）更换路灯12盏。", None, False),
        ("（一）已完成青石里、柳荫巷等十二个老旧小区的改造，惠及居民四千三百余户。", Role.BODY, False),
        ("（一）加强管理。已增设路灯12盏。", Role.BODY, False),
    ],
)
def test_a_heading_belongs_to_what_is_below_and_a_whole_sentence_is_text(
    text: str, below: Role | None, expected: bool
) -> None:
    item = Paragraph(Role.HEADING_2, text, lead=first_sentence(text))
    assert heads(item, below and Paragraph(below, "下面一段。")) is expected


def test_a_heading_with_a_mark_over_a_table_is_one() -> None:
    assert heads(Paragraph(Role.HEADING_3, "1.分县区情况。", lead=8), TABLE)
    assert not heads(Paragraph(Role.BODY, "分县区情况。"), TABLE)


def test_what_a_form_has_as_a_heading_is_one_whatever_its_end() -> None:
    typed = "一、您提出的在城东片区小学周边增设校车停靠点并延长护学时段的建议收悉。"
    assert heads(Paragraph(Role.HEADING_1, typed), Paragraph(Role.HEADING_1, "二、关于照明"))
