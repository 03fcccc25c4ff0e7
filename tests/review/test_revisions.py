"""A reviewer's tracked changes come with who, when, what kind and which words, in their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.findings import DraftingError
from drafting.readers import read_document
from drafting.review.revisions import Kind, Revision, revisions_of
from tests.readers.files import W, document, package, run
from tests.review.marked import text

SIGNED = 'w:id="1" w:author="{}" w:date="2026-09-01T10:20:00Z"'.format
DATE = "2026-09-01T10:20:00Z"


def ins(words: str, author: str = "科长", tag: str = "ins") -> str:
    return f"<w:{tag} {SIGNED(author)}>{run(words)}</w:{tag}>"


def gone(words: str, author: str = "科长", tag: str = "del") -> str:
    kind = "delText" if tag == "del" else "t"
    return f"<w:{tag} {SIGNED(author)}><w:r><w:{kind}>{words}</w:{kind}></w:r></w:{tag}>"


def end(tag: str, author: str = "科长") -> str:
    """The properties of a paragraph whose end was put in or taken out."""
    return f"<w:pPr><w:rPr><w:{tag} {SIGNED(author)}/></w:rPr></w:pPr>"


def found(data: bytes) -> list[tuple[str, Kind, str, int | None]]:
    lines = [paragraph.text for paragraph in read_document(data).paragraphs]
    made = revisions_of(data, lines)
    assert revisions_of(data) == tuple(Revision(one.author, one.date, one.kind, one.text) for one in made)
    assert {one.date for one in made} <= {DATE}
    return [(one.author, one.kind, one.text, one.line) for one in made]


def test_words_put_in_and_taken_out():
    data = package(document=document(run("甲"), run("新增") + gone("二") + ins("三") + run("百个")))
    assert found(data) == [("科长", Kind.DELETED, "二", 1), ("科长", Kind.INSERTED, "三", 1)]


def test_adjacent_runs_of_one_author_are_one_and_of_two_are_two():
    data = package(document=document(ins("甲") + ins("乙") + ins("丙", "局长") + run("丁") + ins("戊", "局长")))
    assert found(data) == [
        ("科长", Kind.INSERTED, "甲乙", 0),
        ("局长", Kind.INSERTED, "丙", 0),
        ("局长", Kind.INSERTED, "戊", 0),
    ]


def test_a_paragraph_put_in_or_taken_out_whole_has_its_end():
    data = package(document=document(run("甲"), end("ins") + ins("乙"), end("del") + gone("丙"), run("丁")))
    assert found(data) == [("科长", Kind.INSERTED, "乙\n", 1), ("科长", Kind.DELETED, "丙\n", None)]


def test_a_split_and_a_joined_paragraph():
    assert found(package(document=document(end("ins") + run("甲"), run("乙")))) == [("科长", Kind.INSERTED, "\n", 0)]
    joined = package(document=document(end("del") + run("甲"), run("乙")))
    assert [paragraph.text for paragraph in read_document(joined).paragraphs] == ["甲乙"]
    assert found(joined) == [("科长", Kind.DELETED, "\n", 0)]


def test_what_was_moved_is_told_where_it_went_and_where_it_came():
    data = package(document=document(gone("甲", tag="moveFrom") + run("乙") + ins("甲", tag="moveTo")))
    assert found(data) == [("科长", Kind.MOVED_AWAY, "甲", 0), ("科长", Kind.MOVED_HERE, "甲", 0)]


def test_words_that_another_took_out_again_are_taken_out():
    data = package(document=document(run("甲") + f"<w:ins {SIGNED('科长')}>{run('乙')}{gone('丙', '局长')}</w:ins>"))
    assert found(data) == [("科长", Kind.INSERTED, "乙", 0), ("局长", Kind.DELETED, "丙", 0)]


@pytest.mark.parametrize(("tag", "kind"), [("ins", Kind.INSERTED), ("del", Kind.DELETED)])
def test_a_row_put_in_or_taken_out(tag, kind):
    row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>".format
    marked = row(f"<w:trPr><w:{tag} {SIGNED('科长')}/></w:trPr>", run("丙"), run("丁"))
    table = f"<w:tbl>{row('', run('甲'), run('乙'))}{marked}</w:tbl>"
    data = package(document=document(run("代表：")).replace("</w:body>", f"{table}</w:body>"))
    assert [(one, said) for _, one, said, _ in found(data)] == [(kind, "丙\n丁\n")]


def test_signs_and_headers_count_and_the_look_does_not():
    look = f"<w:r><w:rPr><w:b/><w:rPrChange {SIGNED('科长')}><w:rPr/></w:rPrChange></w:rPr><w:t>粗</w:t></w:r>"
    tab = f"<w:ins {SIGNED('科长')}><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/></w:r></w:ins>"
    header = f'<w:hdr xmlns:w="{W}"><w:p>{ins("内部")}</w:p></w:hdr>'
    assert found(package(document=document(look + tab), header1=header)) == [
        ("科长", Kind.INSERTED, "内部", 0),
        ("科长", Kind.INSERTED, "甲\t乙\n", 1),
    ]


def test_what_is_no_letter_is_refused():
    with pytest.raises(DraftingError):
        revisions_of(b"PK\x03\x04")


RUNS = st.sampled_from([run("甲"), run("乙丙"), ins("丁"), ins("戊", "局长"), gone("己"), gone("庚", "局长")])


@given(st.lists(st.lists(RUNS, max_size=6).map("".join), max_size=5))
def test_what_was_put_in_and_taken_out_is_the_difference(paragraphs):
    data = package(document=document(*paragraphs))
    made = revisions_of(data)
    taken, refused = ("".join(text(data, taken=which)) for which in (True, False))
    put_in = "".join(one.text for one in made if one.kind is Kind.INSERTED)
    out = "".join(one.text for one in made if one.kind is Kind.DELETED)
    assert sorted(taken + out) == sorted(refused + put_in)
