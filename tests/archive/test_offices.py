"""A city's archive: each office sees its own letters and the shared ones, and no password is ever shown."""

from __future__ import annotations

import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from drafting.archive import keeping, refusals, store
from drafting.archive.paper import LETTER, Paper, Passage
from drafting.archive.place import Server
from drafting.archive.searching import Filter, search
from drafting.archive.similar import similar
from drafting.findings import DraftingError
from tests.archive.composing import compose
from tests.servers import PARKS, PASSWORD, STRANGER, WATER, City

SAID = asdict(Passage(1, "已增设座椅。"))


def _put(place: Server, *papers: Paper, shared: bool = False) -> None:
    with store.opened(place) as archive, archive.writing():
        for paper in papers:
            number, _ = keeping.put(archive, paper)
            if shared:
                archive.share([number])


def _seen(place: Server) -> list[str]:
    with store.opened(place) as archive:
        found = sorted(hit.source for hit in search(archive, ["座椅"], Filter(), 99))
        assert found == sorted(near.hit.source for near in similar(archive, "座椅"))
        assert len(found) == archive.execute("SELECT count(*) FROM passage").fetchone()[0]
    return found


def _letter(number: str, text: str) -> Paper:
    return Paper(LETTER, (Passage(1, text),), document_number=number, date="2014-05-01")


def test_each_office_sees_its_own_and_what_is_shared(city: City) -> None:
    _put(city.of(PARKS), _letter("甲1", "已增设座椅一把。"))
    _put(city.of(PARKS), _letter("甲2", "已增设座椅两把。"), shared=True)
    _put(city.of(WATER), _letter("乙1", "河边已增设座椅。"))
    assert _seen(city.of(PARKS)) == ["甲1", "甲2"]
    assert _seen(city.of(WATER)) == ["乙1", "甲2"]


def test_no_office_writes_what_is_another_s(city: City) -> None:
    _put(city.of(PARKS), _letter("甲2", "已增设座椅两把。"), shared=True)
    with store.opened(city.of(WATER)) as archive:
        for change in ("DELETE FROM paper", "UPDATE content SET said = '[]'", "UPDATE paper SET title = '改'"):
            archive.execute(change)
        with archive.writing():
            assert archive.execute("SELECT count(*) FROM paper").fetchone() == (0,)
    _put(city.of(WATER), _letter("甲2", "已增设座椅两把。"))
    assert _seen(city.of(PARKS)) == ["甲2"]


def test_a_letter_of_which_more_becomes_known_stays_shared(city: City) -> None:
    paper = _letter("甲1", "已增设座椅一把。")
    _put(city.of(PARKS), paper, shared=True)
    _put(city.of(PARKS), replace(paper, document_number="甲2", rank=1))
    assert _seen(city.of(WATER)) == ["甲2"]


def test_several_writers_lose_nothing_and_make_no_doubles(city: City) -> None:
    papers = [*map(compose, range(12))]
    with ThreadPoolExecutor(4) as hands:
        list(hands.map(lambda n: _put(city.of(PARKS), *papers[n * 2 : n * 2 + 6]), range(4)))
    with store.opened(city.of(PARKS)) as archive:
        assert archive.execute("SELECT count(*) FROM paper").fetchone() == (12,)


@pytest.mark.parametrize(
    ("role", "password", "database", "code"),
    [
        (PARKS, "错", "", "Q008"),
        (PARKS, PASSWORD, "没有这个库", "Q008"),
        (PARKS, PASSWORD, "postgres", "Q002"),
        (STRANGER, PASSWORD, "", "Q008"),
    ],
)
def test_what_the_server_refuses_is_said_without_the_password(
    city: City, role: str, password: str, database: str, code: str
) -> None:
    with pytest.raises(DraftingError) as caught, store.opened(city.of(role, password, database)):
        pass
    finding = caught.value.findings[0]
    assert (finding.code, bool(finding.remedy)) == (code, True)
    assert "口令" not in str(caught.value) and "%" not in str(finding.file)


@pytest.mark.parametrize(
    "url",
    ["u:geheim@h/d", "u:ge/heim@h/d", "u:ge?heim@h/d", "h/d?password=geheim", "h/d?password=a@geheim", "u:1?geheim@h"],
)
def test_no_password_is_shown(url: str) -> None:
    place = Server(f"postgresql://{url}")
    assert not any(part in f"{place} {place!r}" for part in ("geheim", "heim", ":1"))


def test_a_server_that_is_not_there_is_said(city: City) -> None:
    with pytest.raises(DraftingError) as caught, store.opened(Server("postgresql://u:geheim@127.0.0.1:1/d")):
        pass
    assert caught.value.findings[0].code == "Q007" and "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.ProgramLimitExceeded(), "出错（54000）"),
        (errors.AdminShutdown(), "连接断了"),
        (psycopg.OperationalError(), "连接断了"),
    ],
)
def test_a_lost_server_is_told_from_one_that_refuses(error: psycopg.Error, said: str) -> None:
    with pytest.raises(DraftingError, match=said), refusals.explained(Server("postgresql://u@h/d")):
        raise error


def test_no_office_hears_of_a_word_that_few_letters_have(city: City) -> None:
    papers = [_letter(f"甲{number}", f"{number}处座椅，{'机密' if number < 10 else '公开'}。") for number in range(12)]
    _put(city.of(PARKS), *papers)
    with store.opened(city.of(WATER)) as archive:
        archive.count_words()
        assert dict(archive.execute("SELECT word, passages FROM common")) == {"处座": 12, "座椅": 12, "椅": 12}


@pytest.mark.parametrize("said", [{}, [1], [{"nth": "一"}], [{"nth": 1, "text": "座椅"}], [{**SAID, "due": 5}]])
def test_no_office_shares_what_the_others_cannot_read(city: City, said: object) -> None:
    with store.opened(city.of(PARKS)) as archive:
        row = "VALUES ('', '答复', 0, '', '', '', '', '', '', '', '', '', true) RETURNING id"
        columns = "digest, sort, rank, kind, title, session, number, proposers, agency, document_number, class, date"
        (number,) = archive.execute(f"INSERT INTO paper ({columns}, shared) {row}").fetchone()
        query = "INSERT INTO content (paper, title, others, said, shared) VALUES (?, '', '', ?, true)"
        with pytest.raises(psycopg.Error, match=r"is_said|content_said_check"):
            archive.execute(query, (number, json.dumps(said)))


def test_an_office_of_another_name_is_given_what_it_had(city: City) -> None:
    """By what the manual has for the administrator."""
    _put(city.of(PARKS), _letter("甲1", "已增设座椅一把。"))
    with store.opened(city.of(PARKS)) as archive, archive.writing():
        archive.execute(
            "INSERT INTO file (host, path, size, changed, digest, paper, state, note)"
            " VALUES ('机', '甲', 0, 0, '', 1, '在库', '')"
        )
    manual = Path(__file__).parents[2].joinpath("README.zh-CN.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"`(BEGIN; .* COMMIT;)`", manual)
    with psycopg.connect(city.administrator, autocommit=True) as server:
        server.execute(told.replace("旧名", PARKS).replace("新名", WATER))
    assert (_seen(city.of(PARKS)), _seen(city.of(WATER))) == ([], ["甲1"])


def test_without_its_driver_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DraftingError) as caught, store.opened(Server("postgresql://u:geheim@h/d")):
        pass
    finding = caught.value.findings[0]
    assert (finding.code, "pip install" in finding.remedy, "[archive]" in finding.remedy) == ("Q007", True, True)


def test_a_server_that_only_reads_answers_and_says_that_it_takes_nothing(city: City) -> None:
    _put(city.of(PARKS), _letter("甲1", "已增设座椅一把。"))
    with psycopg.connect(city.administrator, autocommit=True) as server:
        server.execute(f"ALTER DATABASE {server.info.dbname} SET default_transaction_read_only = on")
    assert _seen(city.of(PARKS)) == ["甲1"]
    for change in (keeping.weigh, lambda archive: keeping.forget(archive, [1]), lambda a: keeping.put(a, compose(1))):
        with pytest.raises(DraftingError) as caught, store.opened(city.of(PARKS)) as archive, archive.writing():
            change(archive)
        assert caught.value.findings[0].code == "Q003" and "只读" in str(caught.value)
    assert _seen(city.of(PARKS)) == ["甲1"]
