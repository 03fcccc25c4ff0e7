"""A server's ranking: the newest blocks first, among what an office sees, in the order of a file's archive."""

from __future__ import annotations

import random
from pathlib import Path

import psycopg
import pytest

from drafting.archive import keeping, postgresql, ranking, searching, store
from drafting.archive.paper import LETTER, Paper, Passage
from drafting.archive.place import Place
from drafting.archive.searching import Filter, search
from tests.archive.composing import compose
from tests.servers import PARKS, WATER, City

_FAR = [0, 3, 256, 260, 1_000, 25_000, 26_000, 100_000, 4_991_997, 4_991_998, 5_000_000]
"""Numbers of papers, near and far from one another, and on both sides of where the blocks of the last end."""


def _letter(number: int, text: str) -> Paper:
    return Paper(LETTER, (Passage(1, text),), number=f"{number}", document_number=f"云园〔2025〕{number}号")


def _put(place: Place, *papers: Paper, shared: bool = False) -> None:
    with store.opened(place, new=True) as archive, archive.writing():
        for paper in papers:
            number, _ = keeping.put(archive, paper)
            if shared:
                archive.share([number])


def _found(place: Place, *words: str, most: int = 999) -> list[str]:
    with store.opened(place) as archive:
        return [hit.source for hit in search(archive, words, Filter(), most)]


def _scattered(city: City, *papers: Paper) -> None:
    """The papers, each added after as many as its number says."""
    with psycopg.connect(city.administrator, autocommit=True) as server:
        for far, paper in zip(_FAR, papers, strict=True):
            server.execute("SELECT setval('drafting.paper_id_seq', %s)", (far + 1,))
            _put(city.of(PARKS), paper)


@pytest.mark.parametrize("few", [1, 2_000])
def test_what_stands_far_back_is_found_and_the_newest_are_ranked(
    city: City, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(ranking, "_FEW", few)
    papers = [_letter(number, "公园已增设座椅。" * (1 + number % 3)) for number, _ in enumerate(_FAR)]
    _scattered(city, *papers)
    newest = [paper.document_number for paper in reversed(papers)]
    for words in (["座椅"], ["增设座椅"], ["座"], ["公园", "增设座椅"]):
        assert sorted(_found(city.of(PARKS), *words)) == sorted(newest)
        for ranked in (1, 2, 5, 9):
            monkeypatch.setattr(searching, "_RANKED", ranked)
            assert sorted(_found(city.of(PARKS), *words, most=ranked)) == sorted(newest[:ranked])


def test_an_office_finds_its_own_among_many_of_another(city: City) -> None:
    _scattered(city, *(_letter(number, "公园已增设座椅。") for number, _ in enumerate(_FAR)))
    _put(city.of(WATER), _letter(99, "河边已增设座椅。"))
    assert _found(city.of(WATER), "座椅") == ["云园〔2025〕99号"]
    _put(city.of(PARKS), _letter(100, "湖边已增设座椅。"), shared=True)
    assert _found(city.of(WATER), "增设座椅") == ["云园〔2025〕100号", "云园〔2025〕99号"]


def test_the_order_is_that_of_a_file(city: City, tmp_path: Path) -> None:
    rng = random.Random(4)
    texts = [
        "".join(rng.choices("甲乙丙，ab1 Ａ１", (5, 3, 2, 1, 1, 1, 1, 1, 1, 1), k=rng.randint(5, 90)))
        for _ in range(150)
    ]
    papers = [_letter(number, text) for number, text in enumerate(texts)]
    file, server = tmp_path / "archive.sqlite", city.of()
    _put(file, *papers)
    _put(server, *papers)
    for words in (
        ["甲"],
        ["甲甲"],
        ["甲甲甲"],
        ["甲乙甲乙"],
        ["甲乙甲"],
        ["甲，乙"],
        ["甲乙，甲"],
        ["a"],
        ["甲a"],
        ["Ａ"],
        ["ab"],
        ["1甲"],
        ["b甲"],
        ["甲甲", "乙"],
    ):
        assert (found := _found(file, *words)) == _found(server, *words), words
        assert found


def test_of_two_words_the_rarer_weighs_more(place: Place) -> None:
    others = (_letter(number, "公园已刷新。") for number in range(3, 40))
    _put(place, *others, _letter(1, "公园座椅，座椅，座椅。"), _letter(2, "座椅公园，公园，公园。"))
    assert _found(place, "公园", "座椅") == ["云园〔2025〕1号", "云园〔2025〕2号"]


@pytest.mark.parametrize(
    "long", ["甲" * 300, "甲乙" * 150, "a" * 300, "甲，" * 150, "甲a，" * 100 + "乙", "乙，" + "1" * 300]
)
def test_a_long_word_is_found_where_it_stands(place: Place, long: str) -> None:
    _put(place, _letter(1, f"公园{long}座椅"), _letter(2, f"公园{long[:250]}座椅"), _letter(3, f"{long}。{long}"))
    assert _found(place, long) == ["云园〔2025〕3号", "云园〔2025〕1号"]


def test_of_many_passages_one_in_several_is_counted(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "_COUNTED", 14)
    monkeypatch.setattr(postgresql, "RARE", 4)
    counting = "CREATE FUNCTION count_words" + postgresql.set_up().split("CREATE FUNCTION count_words")[1]
    counting = counting.partition("END $$;")[0] + "END $$"
    with psycopg.connect(city.administrator, autocommit=True) as server:
        server.execute("SET search_path = drafting")
        server.execute(counting.replace("CREATE", "CREATE OR REPLACE", 1))
    papers = [*map(compose, range(60))]
    _put(city.of(PARKS), *papers)
    with store.opened(city.of(PARKS)) as archive:
        archive.count_words()
        counted = dict(archive.execute("SELECT word, passages FROM common"))
        assert archive.execute("SELECT papers, passages FROM counted").fetchone() == (60, 60)
    texts = ["\n".join(passage.text for passage in paper.passages) for paper in papers]
    often = {word: sum(word in text for text in texts) for word in ("问题", "单位", "年底", "下一", "一步")}
    assert all(count % 5 == 0 for count in counted.values()) and min(counted.values()) > 60 // 4
    assert all(0.7 < counted[word] / count < 1.3 for word, count in often.items())


@pytest.mark.parametrize(
    ("text", "overlaps"),
    [("甲甲", True), ("甲乙", False), ("甲乙甲", True), ("a a", True), ("a，a", True), ("2025年", False), ("a", False)],
)
def test_places_that_overlap_are_counted_each(text: str, overlaps: bool) -> None:
    assert str(ranking._Asked(text).counted[0]).startswith("(?=") == overlaps


def test_an_office_of_any_name_is_asked_for_by_it(city: City) -> None:
    """Whatever signs a role has in its name: they stand in the query of the index, and are none of its own."""
    name = "o'\\名 &|!:*"
    with psycopg.connect(city.administrator, autocommit=True) as server:
        server.execute("SET search_path = drafting")
        server.execute(f'CREATE ROLE "{name}" IN ROLE drafting_office')
        for role, text in ((name, "own"), (PARKS, "other")):
            server.execute(f'SET ROLE "{role}"')
            row = f"VALUES (DEFAULT, '{text}', '', 0, '', '', '', '', '', '', '', '', '') RETURNING id"
            (number,) = server.execute(f"INSERT INTO paper {row}").fetchone()
            server.execute(
                "INSERT INTO content (paper, title, others, said) VALUES (%s, '', %s, '[]')", (number, f"{text}_")
            )
        server.execute(f'SET ROLE "{name}"')
        (count,) = server.execute("SELECT count(*) FROM holding('own_ | other_', NULL)").fetchone()
        server.execute("RESET ROLE")
        server.execute(f'DROP ROLE "{name}"')
    assert count == 1


def test_a_filter_that_nothing_fits_finds_nothing_though_the_word_is_common(city: City) -> None:
    _scattered(city, *(_letter(number, "公园已增设座椅。") for number, _ in enumerate(_FAR)))
    with store.opened(city.of(PARKS)) as archive:
        assert search(archive, ["座椅"], Filter(class_="D"), 20) == []
        assert len(search(archive, ["座椅"], Filter(), 20)) == len(_FAR)
