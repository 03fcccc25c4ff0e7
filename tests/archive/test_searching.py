"""Search finds what a scan finds, best first, within its filters; what is typed is text."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.archive import keeping, store
from drafting.archive.book import cite
from drafting.archive.contents import numbers_of
from drafting.archive.paper import DOCUMENT, LETTER, Paper, Passage
from drafting.archive.searching import Filter, hit_named, search, words_of
from drafting.archive.snippets import snippet
from drafting.archive.store import Archive
from drafting.archive.tokens import fold
from tests.archive.composing import texts

ALL = 100_000


def found(archive: Archive, query: str, where: Filter | None = None) -> set[tuple[str, int]]:
    hits = search(archive, words_of(query), where or Filter(), ALL)
    return {(hit.source, hit.passage.nth) for hit in hits}


def scanned(papers: list[Paper], word: str) -> set[tuple[str, int]]:
    return {
        (paper.document_number, passage.nth)
        for paper in papers
        for passage, text in zip(paper.passages, texts(paper), strict=True)
        if word in text
    }


def phrases(papers: list[Paper], count: int) -> list[str]:
    """Pieces of the papers' texts: runs of Han characters, one to eight of them."""
    rng, taken = random.Random(7), []
    while len(taken) < count:
        run = rng.choice(re.findall("[一-龥]+", rng.choice(rng.choice(papers).passages).text))
        start, length = rng.randrange(len(run)), rng.randint(1, 8)
        taken.append(run[start : start + length])
    return taken


@pytest.mark.slow
def test_a_phrase_is_found_where_a_scan_finds_it(archive: Archive, papers: list[Paper]) -> None:
    for phrase in phrases(papers, 200):
        assert found(archive, phrase) == scanned(papers, phrase), phrase


def test_a_phrase_with_figures_and_signs_is_found_where_it_stands(archive: Archive, papers: list[Paper]) -> None:
    pieces = [re.search(r"[一-龥]{2}\d+[一-龥，]{2}", paper.passages[0].text) for paper in papers]
    for piece in (match[0] for match in pieces if match):
        assert found(archive, f"“{piece}”") == scanned(papers, piece), piece


def test_all_words_must_stand_in_one_answer(archive: Archive, papers: list[Paper]) -> None:
    assert found(archive, "问题 万元") == scanned(papers, "问题") & scanned(papers, "万元")
    assert found(archive, "问题 没有这样的话") == set()


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        (Filter(kind="提案答复"), lambda paper: paper.kind == "提案答复"),
        (Filter(years=(2012, 2013)), lambda paper: paper.date[:4] in ("2012", "2013")),
        (Filter(class_="B"), lambda paper: paper.class_ == "B"),
        (Filter(agency="水利"), lambda paper: "水利局" in paper.agency),
        (Filter(sort=DOCUMENT), lambda paper: False),
    ],
)
def test_filters(archive: Archive, papers: list[Paper], where: Filter, holds) -> None:
    kept = [paper for paper in papers if holds(paper)]
    assert found(archive, "问题", where) == scanned(kept, "问题")


def test_a_letter_of_many_answers_is_read_once(place, monkeypatch: pytest.MonkeyPatch) -> None:
    passages = tuple(Passage(nth, f"第{nth}处座椅已增设。") for nth in range(1, 301))
    with store.opened(place, new=True) as archive:
        with archive.writing():
            for number in ("甲", "乙"):
                keeping.put(archive, Paper(LETTER, passages, document_number=number, number=number))
        read, contents = [], archive.contents
        monkeypatch.setattr(archive, "contents", lambda papers: read.extend(papers) or contents(papers))
        assert len(search(archive, ["座椅"], Filter(), 999)) == 600
        assert sorted(read) == [1, 2]


def test_the_fewest_and_the_densest_come_first(place) -> None:
    texts = {"疏": "公园里有座椅。" + "各处都修好了。" * 20, "密": "座椅已增设，座椅已刷新。", "题": "都已办好。"}
    with store.opened(place, new=True) as archive, archive.writing():
        for name, text in texts.items():
            title = "关于座椅的建议" if name == "题" else "关于其他的建议"
            keeping.put(archive, Paper(LETTER, (Passage(1, text),), title=title, document_number=name))
        assert [hit.source for hit in search(archive, ["座椅"], Filter(), 9)] == ["密", "题", "疏"]
        assert len(search(archive, ["座椅"], Filter(), 2)) == 2


@given(st.text(alphabet="充电桩a9 \"'“”();:*^-+{}[]NEARORNOT\x00\ud800", max_size=30))
def test_whatever_is_typed_is_text(composed, query: str) -> None:
    with store.opened(composed) as archive:
        words = words_of(query)
        if words:
            search(archive, words, Filter(), 5)
        search(archive, ["问题"], Filter(class_=query, agency=query), 5)
        assert hit_named(archive, query) is None and cite(archive, query) == []
        assert not any(numbers_of(archive, [query]).values()) or query.isdecimal()


def test_words_are_parted_by_space_and_held_by_quotation_marks() -> None:
    assert words_of('老旧小区  充电 “smart city” "a b" 充电 ，') == ("老旧小区", "充电", "smart city", "a b")


def test_a_snippet_marks_the_words_where_most_of_them_stand() -> None:
    text = "座椅。" + "甲" * 200 + "充电桩在座椅旁。" + "乙" * 200
    made = snippet(text, ["充电", "座椅"])
    assert made.shown() == f"…{'甲' * 16}[充电]桩在[座椅]旁。{'乙' * 56}…"
    assert [made.text[start:end] for start, end in made.marks] == ["充电", "座椅"]
    assert snippet("一行\n二行", ["三"]).shown() == "一行 二行"


def test_a_snippet_shows_the_beginning_of_a_text_without_the_words() -> None:
    assert snippet("甲" * 100, ["乙"]).text == "甲" * 80 + "…"
    assert snippet("", ["乙"]).text == ""


@given(st.text(alphabet="充电桩座椅甲乙Ａ5，\n", max_size=400), st.lists(st.sampled_from(["充电", "电桩", "a", "５"])))
def test_marks_are_where_the_words_are(text: str, words: list[str]) -> None:
    made = snippet(text, words)
    assert all(fold(made.text[start:end]) in {fold(word) for word in words} for start, end in made.marks)
