"""Heading numerals: made from level and number, read back in full and half width, not mistaken for text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.language.headings import Heading, first_sentence, numeral, parse_heading


@given(st.integers(1, 4), st.integers(1, 99), st.text("建好平台。（）", max_size=8))
def test_a_numeral_reads_back(level: int, number: int, rest: str) -> None:
    written = numeral(level, number)
    assert parse_heading(written + rest) == Heading(level, number, len(written))


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、关于停车", Heading(1, 1, 2)),
        ("十二、其他", Heading(1, 12, 3)),
        ("(三)盘活用房", Heading(2, 3, 3)),
        ("（三)盘活用房", Heading(2, 3, 3)),
        ("2．扩容", Heading(3, 2, 2)),
        ("(4)乡镇", Heading(4, 4, 3)),
    ],
)
def test_typed_numerals(line: str, heading: Heading) -> None:
    assert parse_heading(line) == heading


@pytest.mark.parametrize(
    "line",
    [
        "",
        "1.8万个泊位",
        "1、停车",
        "一是建好平台",
        "（2026年）",
        "（一",
        "一 、停车",
        "2026年",
        "123.甲",
        "（甲）",
        "“（一）”",
        "第一、",
    ],
)
def test_text_is_no_heading(line: str) -> None:
    assert parse_heading(line) is None


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("建好平台。今年以来，", "建好平台。"),
        ("（依据《办法》。）建好平台！好。", "（依据《办法》。）建好平台！"),
        ("“问题？”已解决；其余", "“问题？”已解决；"),
        ("没有句末点号", ""),
        ("", ""),
        ("）。甲", "）。"),
    ],
)
def test_first_sentence(line: str, first: str) -> None:
    assert line[: first_sentence(line)] == first
