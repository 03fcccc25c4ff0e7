"""Heading numerals: made from level and number, read back in full and half width, not mistaken for text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.language.headings import Heading, first_sentence, numeral, parse_heading, with_ones


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


@pytest.mark.parametrize("dash", "—–－ー-")
@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        (("{}、水源", "已清淤。", "二、人员"), {0: "一、水源"}),
        (("（{}）水源", "(二)人员"), {0: "（一）水源"}),
        (
            ("一、水源", "（{}）水质", "（二）水量", "二、人员", "（{}）编制", "（二）经费"),
            {1: "（一）水质", 4: "（一）编制"},
        ),
        (("十、水源", "　十{}、人员", "十二、经费"), {1: "　十一、人员"}),
        (("{}、水源", "三、人员"), {}),
        (("{}、水源", "（二）人员"), {}),
        (("{}、水源",), {}),
        (("十{}、水源", "二、人员"), {}),
        (("二、水源", "{}、人员"), {}),
        (("{0}{0}、水源", "二、人员"), {}),
        (("{}是水源", "二是人员"), {}),
    ],
)
def test_a_dash_for_a_one_is_told_by_the_order_of_the_numerals(
    dash: str, lines: tuple[str, ...], meant: dict[int, str]
) -> None:
    assert with_ones(line.format(dash) for line in lines) == meant


def test_many_dashes_are_looked_at_once() -> None:
    assert with_ones(["—" * 40_000, " " * 40_000, *["—、水源"] * 40_000]) == {}
