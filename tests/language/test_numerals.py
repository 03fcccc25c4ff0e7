"""Numerals, dates and document numbers: what is formatted reads back the same, what is wrong is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.language.numerals import (
    DIGITS,
    DocumentNumber,
    format_date,
    format_number,
    ordinal,
    parse_date,
    parse_document_number,
    parse_number,
)

HAN_WORDS = st.text("云州政数水函办发教民", min_size=1, max_size=6)
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@given(st.integers(1, 9999))
def test_a_numeral_reads_back(number: int) -> None:
    assert parse_number(format_number(number)) == number


@given(st.integers(0, 10**9))
def test_digits_of_any_kind_read_the_same(number: int) -> None:
    digits = str(number)
    assert parse_number(digits) == number
    assert parse_number(digits.translate({48 + n: 0xFF10 + n for n in range(10)})) == number
    assert parse_number(digits.translate({48 + n: DIGITS[n] for n in range(10)})) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numerals_as_headings_write_them(number: int, written: str) -> None:
    assert format_number(number) == written


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_numerals_outside_of_the_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError):
        format_number(number)


@pytest.mark.parametrize("text", ["", "甲", "1十", "十1", "12a", "１2", "一二 三", "-1", "1.5", "²", "壹"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_number(text)


@given(DAYS)
def test_a_date_reads_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(day.isoformat()) == day


@given(DAYS)
def test_a_date_in_chinese_numerals_reads_back(day: date) -> None:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    assert parse_date(f"{year}年{format_number(day.month)}月{format_number(day.day)}日") == day


def test_a_date_is_not_padded() -> None:
    assert format_date(date(2026, 9, 5)) == "2026年9月5日"


@pytest.mark.parametrize(
    "text", ["2026-9-5", " 2026年09月05日 ", "２０２６年９月５日", "2026 年 9 月 5 号", "二○二六年九月五日"]
)
def test_dates_that_people_type(text: str) -> None:
    assert parse_date(text) == date(2026, 9, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "2026-13-01",
        "2026年2月30日",
        "0000-01-01",
        "2026年4月三十一日",
        "明天",
        "",
        "2026/9/5",
        "26-9-5",
        "2026年9月",
        "20260905",
        "2026-09-05T00:00",
        "2026年九月1十日",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_date(text)


@given(HAN_WORDS, st.integers(1000, 9999), st.integers(1, 99999))
def test_a_document_number_reads_back(code: str, year: int, serial: int) -> None:
    number = DocumentNumber(code, year, serial)
    assert parse_document_number(str(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "云政数[2026]23号",
        "云政数【2026】23号",
        "云政数（2026）23号",
        "云政数(2026)23号",
        "云政数〔26〕23号",
        "云政数〔2026〕第23号",
        "云政数〔2026〕023号",
        "云政数〔2026〕23",
        "〔2026〕23号",
        "云政数〔2026〕0号",
        "云政数 〔2026〕23号",
        " 云政数〔2026〕23号",
        "",
    ],
)
def test_a_document_number_of_wrong_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_document_number(text)


@pytest.mark.parametrize("text", ["一一一一一", "9" * 5000, "９" * 5000, "一" * 5000, "0", "〇", "", "10000"])
def test_what_counts_nothing_is_none(text: str) -> None:
    assert ordinal(text) is None


@pytest.mark.parametrize(("text", "number"), [("9999", 9999), ("１２", 12), ("五百零一", 501)])
def test_what_counts(text: str, number: int) -> None:
    assert ordinal(text) == number


@pytest.mark.parametrize("text", ["9" * 13, "一" * 13, "9" * 5000])
def test_a_number_too_long_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="数字过长"):
        parse_number(text)
