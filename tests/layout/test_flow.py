"""What is known of the text's flow once, for the page on a screen and for Word."""

from __future__ import annotations

import pytest

from drafting import standard
from drafting.document import Role
from drafting.layout.flow import attachment_note, blank_lines_above, closing_start


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
