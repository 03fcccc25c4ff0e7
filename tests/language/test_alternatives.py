"""A pattern of many words finds what the words one by one would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.language.alternatives import one_of

words = st.lists(st.text(alphabet="甲乙丙.", min_size=1, max_size=4), min_size=1, max_size=8)


@given(words, st.text(alphabet="甲乙丙.", max_size=12))
def test_the_longest_of_the_words_is_found_at_each_place(known: list[str], text: str) -> None:
    pattern = re.compile(one_of(known))
    for at in range(len(text)):
        wanted = max((word for word in known if text.startswith(word, at)), key=len, default=None)
        found = pattern.match(text, at)
        assert (found and found[0]) == wanted


@pytest.mark.parametrize("known", [[], [""]])
def test_no_words_are_found_nowhere(known: list[str]) -> None:
    assert re.search(one_of(known), "甲乙") is None
