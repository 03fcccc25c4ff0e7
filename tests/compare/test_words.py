"""Changed words are told apart as a person would say it, and long lines within bounds."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.compare.words import Piece, words

texts = st.text(alphabet="甲乙丙，。1２3.ab \n", max_size=60)


def _changed(old: str, new: str) -> list[tuple[str, str]]:
    return [tuple(piece) for piece in words(old, new) if not piece.same]


@given(texts, texts)
def test_the_pieces_are_both_texts_and_changes_are_apart(old: str, new: str) -> None:
    pieces = words(old, new)
    assert "".join(piece.old for piece in pieces) == old
    assert "".join(piece.new for piece in pieces) == new
    assert all(one.same != other.same for one, other in pairwise(pieces))


@given(texts)
def test_a_text_is_itself(text: str) -> None:
    assert words(text, text) == ([Piece(text, text)] if text else [])


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("新增泊位12个", "新增泊位13个", [("12", "13")]),
        ("占20.8%，", "占21.8%，", [("20.8%", "21.8%")]),
        ("电话：0551-5550163", "电话：0551-5550164", [("0551-5550163", "0551-5550164")]),
        ("云城管〔2026〕23号", "云城管〔2026〕123号", [("23", "123")]),
        ("乘坐K12路", "乘坐BRT12路", [("K", "BRT")]),
        ("已经完成。", "已经全部完成。", [("", "全部")]),
        ("将于11月底前完成改造", "计划在明年1月20日以前做完", [("将于11月底前完成改造", "计划在明年1月20日以前做完")]),
        ("甲。", "乙。", [("甲", "乙")]),
    ],
)
def test_what_is_changed_is_shown_whole(old: str, new: str, changed: list[tuple[str, str]]) -> None:
    assert _changed(old, new) == changed


def test_a_few_characters_that_agree_by_chance_are_among_the_changed() -> None:
    assert _changed("由市水利局的河道科负责", "由市交通局的运输处负责") == [("水利局的河道科", "交通局的运输处")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲乙" * 50_000, "乙甲" * 50_000),
        ("，" * 100_000, "。" * 60_000 + "，" * 30_000),
        ("甲，" * 50_000, "乙，甲，" * 25_000),
        ("1," * 50_000, "1;" * 50_000),
        ("甲" * 100_000, "乙" * 99_999),
        ("".join(f"{n}，" for n in range(20_000)), "".join(f"{n + n % 2 * 50_000}，" for n in range(20_000))),
        ("".join(f"甲{n}" for n in range(20_000)), "".join(f"乙{n}" for n in range(20_000))),
    ],
)
def test_long_lines_take_a_bounded_time(old: str, new: str) -> None:
    started = time.process_time()
    pieces = words(old, new)
    assert ("".join(piece.old for piece in pieces), "".join(piece.new for piece in pieces)) == (old, new)
    assert time.process_time() - started < 10  # a second where nothing else runs; hours if it were quadratic


def test_a_long_paragraph_is_still_compared_by_words() -> None:
    long = "".join(f"第{number}处停车场已经完成改造，新增泊位{number * 3}个。" for number in range(400))
    assert _changed(long, long.replace("第77处停车场", "第77处停车楼").replace("泊位900个", "泊位901个")) == [
        ("场", "楼"),
        ("900", "901"),
    ]
