"""Text to the words of the index, and a query to a phrase that has no syntax of its own."""

from __future__ import annotations

import pytest

from drafting.archive.sqlite import phrase
from drafting.archive.tokens import fold, indexed, is_exact, pairs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("充电桩", "充电 电桩 桩"),
        ("豫政办〔2020〕27号", "豫政 政办 办 2020 27 号"),
        ("５Ｇ基站，wifi", "5g 基站 站 wifi"),
        ("〇三〇", "〇三 三〇 〇"),
        ("。！？《》", ""),
        ("9" * 80, "9" * 64),
    ],
)
def test_a_text_is_pairs_of_han_characters_and_whole_words(text: str, words: str) -> None:
    assert indexed(text) == words


def test_folding_keeps_every_character_in_its_place() -> None:
    text = "Ａbİ，５G　ﬁ㎡"
    assert fold(text) == "abİ，5g　ﬁ㎡"
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("充电桩", '"充电 电桩"'),
        ("电", '"电" *'),
        ("27号", '"27 号" *'),
        ("第27号令", '"第 27 号令"'),
        ('" OR "x', '"or x"'),
        ("text: NEAR(a b)*", '"text near a b"'),
        ("^*\"'();--", ""),
    ],
)
def test_a_query_is_a_phrase_whatever_signs_it_has(text: str, query: str) -> None:
    assert phrase(text) == query


def test_only_a_run_of_han_characters_is_found_exactly_by_its_pairs() -> None:
    assert [is_exact(text) for text in ("充电", "电", "充，电", "5G", "")] == [True, True, False, False, False]


def test_likeness_is_of_pairs_and_words_without_single_characters() -> None:
    assert pairs("新建5处充电桩，桩") == ["新建", "5", "处充", "充电", "电桩"]
