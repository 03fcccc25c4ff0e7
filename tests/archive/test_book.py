"""What is cited: found, resolved, annotated; the book of it; and what check says with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.archive import keeping, store
from drafting.archive.book import Book, cite
from drafting.archive.citing import ENDED, REVISED, Citation, citations
from drafting.archive.paper import DOCUMENT, LETTER, Paper, Passage
from drafting.archive.place import Place
from drafting.checking.run import check
from drafting.language.citations import find
from drafting.model.office import Office
from tests.checking.letters import letter

PLAN, NUMBER = "云州市公园建设三年行动计划", "云政办〔2025〕18号"


def cited(text: str) -> list[tuple[str, str]]:
    return [(one.title, one.number) for one in citations(Paper(LETTER, (Passage(1, text),)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"按照《{PLAN}》（{NUMBER}）推进", [(PLAN, NUMBER)]),
        (f"按照《{PLAN}》(云政办[2025]第18号)推进", [(PLAN, NUMBER)]),
        ("《关于增设座椅的建议》收悉", []),
        ("《人民日报》报道，《云州市公园管理条例》施行", [("云州市公园管理条例", "")]),
        ("《云州市  公园管理办法》（试行）", [("云州市 公园管理办法", "")]),
        ("《甲", []),
    ],
)
def test_documents_are_found_by_number_or_by_how_their_title_ends(text: str, found: list) -> None:
    assert [(one.title, one.number) for one in find(text)] == found


def test_a_short_title_is_the_one_that_it_was_made_short_for() -> None:
    text = f"依据《{PLAN}》（{NUMBER}）（以下简称《行动计划》）。《行动计划》要求……《意见》另行公布。"
    assert cited(text) == [(PLAN, NUMBER)]
    paper = Paper(LETTER, (Passage(1, text), Passage(2, "落实《行动计划》。")))
    assert [(one.title, one.nth) for one in citations(paper)] == [(PLAN, 1), (PLAN, 2)]


@pytest.mark.parametrize(
    ("text", "issuer", "state", "until"),
    [
        ("云州市人民政府印发了《云州市公园管理办法》", "云州市人民政府", "", ""),
        ("去年3月我局会同市发改委印发了《云州市公园管理办法》", "市发改委", "", ""),
        ("今年市政府办公室印发《云州市公园管理办法》", "市政府办公室", "", ""),
        ("《云州市人民政府关于公园建设的实施意见》", "云州市人民政府", "", ""),
        ("《云州市公园管理办法》（云政〔2015〕3号）同时废止", "", ENDED, ""),
        ("《云州市公园管理办法》已于2024年修订", "", REVISED, ""),
        ("《云州市公园管理办法》自印发之日起施行，有效期5年", "", "", "5年"),
        ("《云州市公园管理办法》有效期至2027年12月31日", "", "", "2027年12月31日"),
        ("《云州市公园管理办法》。《旧办法》废止", "", "", ""),
    ],
)
def test_what_the_text_says_of_a_document_is_kept(text: str, issuer: str, state: str, until: str) -> None:
    (first, *_) = citations(Paper(LETTER, (Passage(1, text),)))
    assert (first.issuer, first.state, first.until) == (issuer, state, until)


def test_citing_is_linear() -> None:
    for part in ("《", "《甲》", "《甲法》（", "局印发了", "《甲乙丙丁法》（以下简称《"):
        citations(Paper(LETTER, (Passage(1, part * 20_000),)))


@pytest.fixture
def path(place: Place) -> Place:
    texts = {
        "云园〔2023〕1号": ("2023-05-01", f"依据《{PLAN}》（{NUMBER}）建成。"),
        "云园〔2024〕2号": ("2024-05-01", f"市政府办公室印发了《{PLAN}》（{NUMBER}），《{PLAN}》要求增设座椅。"),
        "云园〔2025〕3号": ("2025-05-01", f"依据《{PLAN}》和《云州市公园收费办法》（云政〔2015〕3号）。"),
    }
    with store.opened(place, new=True) as archive, archive.writing():
        for number, (date, text) in texts.items():
            keeping.put(archive, Paper(LETTER, (Passage(1, text),), document_number=number, date=date))
        ended = "《云州市公园收费办法》（云政〔2015〕3号）同时废止。"
        keeping.put(archive, Paper(DOCUMENT, (Passage(1, ended),), title="云州市公园管理办法"))
    return place


def test_the_exact_citation_with_how_often_when_and_from_where(path: Place) -> None:
    with store.opened(path) as archive:
        numbered, bare = cite(archive, "公园 行动计划")
        assert [entry.text for entry in cite(archive, "云政办[2025]18号")] == [f"《{PLAN}》（{NUMBER}）"]
        assert cite(archive, "没有") == cite(archive, "，") == []
    assert (numbered.text, numbered.count, numbered.years) == (f"《{PLAN}》（{NUMBER}）", 2, (2023, 2024))
    assert numbered.issuer == "市政府办公室"
    assert [place.source for place in numbered.places] == ["云园〔2024〕2号", "云园〔2023〕1号"]
    assert (bare.text, bare.count) == (f"《{PLAN}》", 2)
    content = numbered.as_json()
    assert (content["source"], content["date"], content["text"]) == ("云园〔2024〕2号", "2024-05-01", numbered.text)


def test_what_is_dropped_is_cited_no_more(path: Place) -> None:
    with store.opened(path) as archive, archive.writing():
        keeping.forget(archive, [1, 2, 3, 4])
        assert cite(archive, "公园") == []


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (f"按照《云州市绿化实施细则》（{NUMBER}）推进。", "C101", PLAN),
        (f"按照《{PLAN}》（云政办〔2025〕81号）推进。", "C102", NUMBER),
        ("按照《云州市公园收费办法》（云政〔2015〕3号）执行。", "C103", "废止"),
        ("按照《云州市公园建设三年行功计划》推进。", "C104", PLAN),
    ],
)
def test_check_asks_the_book(path: Place, text: str, code: str, said: str) -> None:
    office = Office(name="云州市园林管理局")
    office._book = Book(path)
    found = {finding.code: finding.message for finding in check(letter(f"正文：{text}"), office)}
    assert said in found[code]
    assert not {"C101", "C102", "C103", "C104"} & {finding.code for finding in check(letter(f"正文：{text}"))}


@pytest.mark.parametrize(
    "text",
    [
        f"按照《{PLAN}》（{NUMBER}）推进。",
        f"按照《市政府办公室关于印发{PLAN}》（{NUMBER}）推进。",
        "《云州市公园收费办法》（云政〔2015〕3号）已经废止。",
        "按照《云州市公园建设五年行动计划》推进。",
        "按照《另一份没有引过的办法》（云园〔2025〕9号）推进。",
    ],
)
def test_what_the_book_has_nothing_against_is_silent(path: Place, text: str) -> None:
    office = Office(name="云州市园林管理局")
    office._book = Book(path)
    assert not {f.code for f in check(letter(f"正文：{text}"), office)} & {"C101", "C102", "C103", "C104"}


def test_what_has_ended_is_known_by_its_number_whatever_it_is_called(place: Place) -> None:
    text = "《云州市公园座椅管理办法》（云政办〔2015〕3号）已废止。"
    with store.opened(place, new=True) as archive, archive.writing():
        keeping.put(archive, Paper(LETTER, (Passage(1, text),)))
    assert Book(place).has_ended("公园座椅办法", "云政办〔2015〕3号")
    assert not Book(place).has_ended("云州市公园座椅管理办法", "云政办〔2025〕3号")


def test_a_book_that_cannot_be_read_knows_nothing(tmp_path: Path) -> None:
    (tmp_path / "坏.sqlite").write_bytes(b"nothing" * 500)
    for name in ("坏.sqlite", "没有.sqlite"):
        book = Book(tmp_path / name)
        known = (book.titles_of(NUMBER), book.numbers_of(PLAN), book.has_ended(PLAN, NUMBER), book.near(PLAN))
        assert known == ((), (), False, "")


def test_a_citation_is_plain_data() -> None:
    assert Citation("甲").number == ""
