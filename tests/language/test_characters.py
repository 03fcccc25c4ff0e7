"""One definition of what a text may hold."""

from __future__ import annotations

import pytest

from drafting.language.characters import UNFIT, fit, has_unfit, plain_breaks


@pytest.mark.parametrize(
    "code",
    [
        *b"\0\7\v\f\x1f\x7f\x85\x9f",
        0x2028,
        0x2029,
        0xD800,
        0xDFFF,
        0xFDD0,
        0xFDEF,
        0xFEFF,
        0xFFFE,
        0xFFFF,
        0x1FFFE,
        0x10FFFF,
    ],
)
def test_what_no_text_may_hold(code: int) -> None:
    assert has_unfit(f"甲{chr(code)}乙")
    assert fit(f"甲{chr(code)}乙") == "甲乙"


def test_of_all_characters_these_many_are_unfit() -> None:
    """All controls but tab and line breaks, separators of lines, surrogates, noncharacters, U+FEFF."""
    assert sum(UNFIT.match(chr(code)) is not None for code in range(0x110000)) == 62 + 2 + 2048 + 66 + 1


@pytest.mark.parametrize("text", ["甲\t乙\n丙", "\u3000〔2026〕", "𠮷😀\U0010fffd", "é\u200b\u00a0"])
def test_what_is_kept(text: str) -> None:
    assert fit(text) is text


def test_line_breaks_are_one_kind() -> None:
    assert plain_breaks("甲\r\n乙\r丙\n") == "甲\n乙\n丙\n"
