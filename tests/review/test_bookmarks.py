"""A letter for review tells of each line which field it is of, and of which text of the form it was made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from drafting.document import Document, Layout, Paragraph, Role
from drafting.form.history import keep, kept, version_of
from drafting.form.load import load_text
from drafting.layout.imprint import unprinted
from drafting.readers import read_document
from drafting.review.bookmarks import base_of, bookmarked, fields_at
from drafting.wording.word import word
from drafting.writers.docx import write
from tests.readers.files import document, package, run
from tests.review.marked import body, parts, text
from tests.review.saved import saved

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
VERSION = "0123456789abcdef"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paper(path: Path, layout: Layout) -> Document:
    reply = load_text(path.read_text(encoding="utf-8"), str(path))
    return word(reply.model_copy(update={"layout": layout}))


def lines_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_document(data).paragraphs]


def bare(said: str) -> str:
    """A line as it is printed, of a picture its caption, without blanks and the bars of tables."""
    return re.sub(r"^【图：\S+|】$|[\s|]", "", said)


def names_of(data: bytes) -> list[str]:
    return [mark.get(f"{W}name") for mark in body(data).iter(f"{W}bookmarkStart")]


def mark(name: str, inside: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_line_of_a_letter_tells_its_field_and_the_letter_is_the_same(example, layout, tmp_path):
    made = paper(example, layout)
    before = write(made)
    after = bookmarked(before, made, VERSION)
    lines = lines_of(after)
    at = fields_at(after, lines)
    sources = {paragraph.source for paragraph in made if paragraph.source}
    hidden = {paragraph.source for paragraph in unprinted(made)}
    beside = {"copy_number", "document_number", "signatory", "result", "secrecy", "urgency", "printed_by", "printed_on"}
    assert sources - hidden - beside <= set(at.values()) <= sources
    for number, line in enumerate(lines):
        of = "".join(paragraph.text for paragraph in made if paragraph.source == at.get(number, "issuer"))
        assert bare(line) in bare(of) or at[number] in beside  # which share a line of the head or the foot
    assert text(after, taken=True) == text(before, taken=True)
    assert [name for name in parts(after) if parts(after)[name] != parts(before)[name]] == ["word/document.xml"]
    names = names_of(after)
    assert len(set(names)) == len(names) and all(re.fullmatch("_[a-z0-9_]{1,39}", name) for name in names)
    file = tmp_path / "letter.docx"
    file.write_bytes(after)
    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []


def test_the_letter_that_goes_out_has_none():
    assert names_of(write(paper(EXAMPLES[0], Layout.RED_HEAD))) == []


def test_a_field_in_two_places_has_two_bookmarks_of_one_field():
    made = Document(
        tuple(
            Paragraph(Role.BODY, said, source) for said, source in (("甲", "issuer"), ("乙", "date"), ("丙", "issuer"))
        )
    )
    after = bookmarked(write(made), made, VERSION)
    assert names_of(after) == [f"_df_base_{VERSION}", "_df_issuer", "_df_date", "_df2_issuer"]
    assert fields_at(after, lines_of(after)) == {0: "issuer", 1: "date", 2: "issuer"}


def test_new_lines_inside_a_fields_bookmark_are_the_fields():
    start, end = '<w:bookmarkStart w:id="1" w:name="_df_responses__0__body"/>', '<w:bookmarkEnd w:id="1"/>'
    data = package(document=document(run("前"), start + run("甲"), run("新"), run("乙") + end, run("后")))
    assert fields_at(data, lines_of(data)) == {number: "responses.0.body" for number in (1, 2, 3)}


def test_a_picture_without_words_between_two_lines_of_a_field_is_the_fields():
    data = package(document=document(mark("_df_opening", run("甲")), run("乙"), mark("_df_opening", run("丙"), 2)))
    assert fields_at(data, ["甲", "【图：图1.png】", "乙", "丙"]) == {
        0: "opening",
        1: "opening",
        2: "opening",
        3: "opening",
    }


def test_a_line_that_reaches_into_two_fields_is_of_the_one_of_which_it_has_more():
    data = package(document=document(mark("_df_title", run("甲")) + mark("_df_opening", run("乙丙"), 2)))
    assert fields_at(data, lines_of(data)) == {0: "opening"}


@pytest.mark.parametrize(
    "name", ["_GoBack", "df_title", "_df_", "_df_base_" + VERSION, "_df_Title", "_df_a___b", "_df_" + "a" * 9999]
)
def test_other_bookmarks_say_nothing(name):
    data = package(document=document(mark(name, run("甲"))))
    assert fields_at(data, lines_of(data)) == {}


NAMES = st.from_regex("_df[0-9]?_[a-z_0-9]{0,30}", fullmatch=True)
EVENTS = st.one_of(
    st.builds('<w:bookmarkStart w:id="{}" w:name="{}"/>'.format, st.integers(0, 3), NAMES),
    st.builds('<w:bookmarkEnd w:id="{}"/>'.format, st.integers(0, 3)),
    st.sampled_from([run("甲"), run("乙丙")]),
)


@given(st.lists(st.lists(EVENTS, max_size=6).map("".join), max_size=5))
def test_whatever_the_bookmarks_are_each_line_has_one_field_or_none(paragraphs):
    data = package(document=document(*paragraphs))
    lines = lines_of(data)
    at = fields_at(data, lines)
    assert set(at) <= set(range(len(lines))) and all(re.fullmatch("[a-z0-9_.]+", path) for path in at.values())


def test_the_text_that_a_letter_was_made_of_is_found_by_the_letter(tmp_path):
    form = tmp_path / "表单.yaml"
    base = "文种: 提案答复\r\n"
    data = package(document=document(mark(f"_df_base_{version_of(base)}", "") + run("甲")))
    assert base_of(data, form) is None
    assert keep(form, base) == version_of(base)
    assert base_of(data, form) == base
    assert base_of(package(document=document(run("甲"))), form) is None
    (tmp_path / ".drafting" / form.name / "kept" / f"{version_of(base)}.yaml").write_text("改过", encoding="utf-8")
    assert base_of(data, form) is None
    assert kept(form, "../../x") is None


@pytest.mark.slow
def test_libreoffice_keeps_every_bookmark(tmp_path):
    papers = {f"{path.stem}-{layout.name}": paper(path, layout) for path in EXAMPLES for layout in Layout}
    made = {name: bookmarked(write(letter), letter, VERSION) for name, letter in papers.items()}
    for name, after in saved(made, tmp_path).items():
        lines = lines_of(after)
        assert lines == lines_of(made[name])
        assert fields_at(after, lines) == fields_at(made[name], lines)
        assert any(VERSION in mark for mark in names_of(after))
