"""By when a letter promises something, as far as a day is sure."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.language.promises import deadline, promises

WRITTEN = date(2026, 9, 10)


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("将于2026年12月20日前启用。", "2026-12-20", "2026年12月20日"),
        ("计划2026年12月底前建成。", "2026-12-31", "2026年12月底"),
        ("拟于2027年2月建成。", "2027-02-28", "2027年2月"),
        ("争取在11月中旬完成。", "2026-11-20", "11月中旬"),
        ("将在12月前完成。", "2026-11-30", "12月前"),
        ("将在2027年1月以前完成。", "2026-12-31", "2027年1月以前"),
        ("将于年底前完成。", "2026-12-31", "年底"),
        ("争取年内办结。", "2026-12-31", "年内"),
        ("计划明年上半年开工，明年年底建成。", "2027-12-31", "明年年底"),
        ("计划明年6月建成。", "2027-06-30", "明年6月"),
        ("力争2027年第三季度通车。", "2027-09-30", "2027年第三季度"),
        ("下一步，我局将抓紧施工，确保今年四季度投用。", "2026-12-31", "今年四季度"),
        ("拟在2028年建成。", "2028-12-31", "2028年"),
        ("将于10月开工。计划2027年5月底建成。", "2027-05-31", "2027年5月底"),
        ("已于6月底完成一期，二期将于11月底完成。", "2026-11-30", "11月底"),
    ],
)
def test_the_last_day_that_is_promised(text: str, day: str, words: str) -> None:
    found = deadline(text, WRITTEN)
    assert found is not None and (found.day.isoformat(), found.words) == (day, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "将尽快完成。",
        "已于2026年12月底前建成。",
        "将按照2025年的规划推进。",
        "将于6月底完成。",
        "将于2026年13月完成。",
        "将于2026年11月31日完成。",
        "将投入2026万元，新增12个月的补贴。",
        "按2027年预算，路灯12盏已装好。",
        "将继续推进，原计划2026年12月完工的项目除外。",
        "将按照2027年预算安排执行。",
    ],
)
def test_what_is_not_sure_is_no_deadline(text: str) -> None:
    assert deadline(text, WRITTEN) is None


def test_a_long_text_is_read_in_a_moment() -> None:
    assert deadline("将于2026年" * 40_000, WRITTEN) is not None
    assert deadline("将于明年底前完成", date(9999, 1, 1)) is None
    assert deadline("将" + "1" * 100_000, WRITTEN) is None


def test_the_sentences_that_promise() -> None:
    assert promises("已办。将于2027年办成。拟再研究。") == ("将于2027年办成。",)
