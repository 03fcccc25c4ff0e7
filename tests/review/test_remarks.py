"""A reviewer's comments come with who, when, what, and the words that they stand on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.findings import DraftingError, Finding, Severity
from drafting.form.load import load
from drafting.readers import read_document
from drafting.review import remarks
from drafting.review.comments import commented
from drafting.review.remarks import MAX_WORDS, Remark, remarks_of
from drafting.wording.word import word
from drafting.writers.docx import write
from tests.readers.files import W, document, package, run
from tests.review.saved import saved
from tests.review.test_comments import NOW, TYPES, with_parts

EXAMPLE = Path(__file__).parents[2] / "examples" / "motion-elderly.yaml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
POINT = '<w:r><w:commentReference w:id="{}"/></w:r>'.format
DELETED = '<w:del w:id="90" w:author="科长"><w:r><w:delText>{}</w:delText></w:r></w:del>'.format
SIGNED = 'w:author="科长" w:date="2026-09-01T10:20:00Z"'


def on(number: int, inside: str) -> str:
    """What a comment stands on."""
    return f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>{POINT(number)}'


def note(number: int, *lines: str, signed: str = SIGNED) -> str:
    """A comment of these paragraphs, the last with a key."""
    said = "".join(f'<w:p w14:paraId="0000000{number}">{run(line)}</w:p>' for line in lines)
    return f'<w:comment w:id="{number}" {signed}>{said}</w:comment>'


def letter(*paragraphs: str, notes: str = "", **parts: str) -> bytes:
    comments = f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{notes}</w:comments>'
    return package(document=document(*paragraphs), comments=comments, **parts)


def found(data: bytes) -> tuple[Remark, ...]:
    return remarks_of(data, [paragraph.text for paragraph in read_document(data).paragraphs])


def test_a_comment_has_its_author_its_time_and_its_words():
    data = letter(
        run("甲"), run("新增") + on(1, run("车位") + run("三百")) + run("个。"), notes=note(1, "请核实", "有出处吗")
    )
    assert found(data) == (Remark("科长", "2026-09-01T10:20:00Z", "请核实\n有出处吗", "车位三百", 1, (2, 6)),)


def test_words_may_go_on_over_paragraphs():
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>' + POINT(1)
    (remark,) = found(
        letter(run("甲") + start + run("乙"), run("丙"), run("丁") + end + run("戊"), notes=note(1, "删"))
    )
    assert (remark.words, remark.line, remark.span) == ("乙\n丙\n丁", 0, (1, 2))


@pytest.mark.parametrize("mark", [POINT(1), on(1, "")])
def test_a_comment_at_a_point_is_about_its_line(mark):
    (remark,) = found(letter(run("第一段"), run("第二") + mark + run("段"), notes=note(1, "这一段重写")))
    assert (remark.words, remark.line, remark.span) == ("第二段", 1, (0, 3))


def test_deleted_words_are_quoted_where_a_comment_stands_on_nothing_else():
    (remark,) = found(letter(run("第一段") + on(1, DELETED("，重复")) + run("。"), notes=note(1, "删去")))
    assert (remark.words, remark.line, remark.span) == ("，重复", 0, (0, 4))
    (remark,) = found(letter(on(1, run("新") + DELETED("旧") + run("词")), notes=note(1, "换词")))
    assert remark.words == "新词"


def test_a_comment_that_stands_nowhere_is_not_lost():
    assert found(letter(run("甲"), notes=note(1, "全文再校"))) == (
        Remark("科长", "2026-09-01T10:20:00Z", "全文再校", "", None, (0, 0)),
    )


def test_replies_and_what_is_done():
    threads = "".join(
        f'<w15:commentEx w15:paraId="0000000{number}" w15:done="{done}" {parent}/>'
        for number, done, parent in (
            (1, 1, ""),
            (2, 0, 'w15:paraIdParent="00000001"'),
            (3, 0, 'w15:paraIdParent="00000003"'),
        )
    )
    extended = f'<w15:commentsEx xmlns:w15="{W15}">{threads}</w15:commentsEx>'
    data = letter(
        on(3, run("后")), on(1, on(2, run("前"))),
        notes=note(1, "问") + note(2, "答") + note(3, "另"), commentsExtended=extended,
    )  # fmt: skip
    assert [(one.text, one.answers, one.done) for one in found(data)] == [
        ("另", None, False),
        ("问", None, True),
        ("答", 1, True),
    ]


def test_the_programs_own_comments_are_left_out():
    data = with_parts(letter(on(1, run("甲乙")), notes=note(1, "好")), {"[Content_Types].xml": TYPES})
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
        "</Relationships>"
    )
    data = with_parts(data, {"word/_rels/document.xml.rels": relation})
    made = commented(data, [Finding("W001", Severity.INFO, "错", "paragraph.0", span=(0, 1))], ["甲乙"], NOW)
    assert [remark.text for remark in found(made)] == ["好"]


def test_cells_and_numbers_of_lists_have_their_words():
    cells = "".join(f"<w:tc><w:p>{inside}</w:p></w:tc>" for inside in (run("项目"), run("进度")))
    marked = f"<w:tc><w:p>{run('充电桩')}</w:p></w:tc><w:tc><w:p>{on(1, run('已完成'))}</w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{marked}</w:tr></w:tbl>"
    main = document(run("代表：")).replace("</w:body>", f"{table}</w:body>")
    comments = f'<w:comments xmlns:w="{W}">{note(1, "哪年")}</w:comments>'.replace(' w14:paraId="00000001"', "")
    (remark,) = found(package(document=main, comments=comments))
    assert (remark.words, remark.line) == ("已完成", 2)


@pytest.mark.parametrize("date", ["", "昨天", "2026-13-01T00:00:00Z", "1" * 5000])
def test_a_date_that_is_none_is_none(date):
    (remark,) = found(letter(on(1, run("甲")), notes=note(1, "好", signed=f'w:date="{date}"')))
    assert (remark.author, remark.date) == ("", None)


def test_long_words_are_quoted_from_their_beginning():
    (remark,) = found(letter(on(1, run("长" * 9000)), notes=note(1, "太长")))
    assert remark.words == "长" * MAX_WORDS and remark.span == (0, 9000)


def test_more_comments_than_a_letter_has_are_refused(monkeypatch):
    monkeypatch.setattr(remarks, "MAX_REMARKS", 1)
    with pytest.raises(DraftingError, match="有 2 条批注"):
        found(letter(run("甲"), notes=note(1, "一") + note(2, "二")))


def test_many_comments_on_all_of_a_long_letter_take_no_square_of_time():
    many = range(2000)
    starts, ends = (f'<w:commentRange{side} w:id="{n}"/>' for side in ("Start", "End") for n in ["{}"])
    inside = (
        "".join(map(starts.format, many))
        + run("字" * 100) * 400
        + run("长" * 200_000)
        + "".join(map(ends.format, many))
    )
    made = found(
        letter(inside, notes="".join(f'<w:comment w:id="{n}"><w:p>{run("好")}</w:p></w:comment>' for n in many))
    )
    assert len(made) == 2000 and {remark.words for remark in made} == {"字" * MAX_WORDS}


@pytest.mark.slow
def test_comments_come_back_from_libreoffice_on_their_words(tmp_path, monkeypatch):
    monkeypatch.setattr("drafting.review.comments.NAME", "科长")
    letter = write(word(load(EXAMPLE)))
    lines = [paragraph.text for paragraph in read_document(letter).paragraphs]
    marks = [
        Finding("W001", Severity.INFO, f"第{number}段", f"paragraph.{number}", span=(1, 6))
        for number in range(len(lines))
    ]
    before = found(commented(letter, marks, lines, NOW))
    after = found(saved({"letter": commented(letter, marks, lines, NOW)}, tmp_path)["letter"])
    assert len(before) == len(lines) and [one.author for one in after] == ["科长"] * len(lines)
    assert [(one.text, one.words, one.line, one.span) for one in after] == [
        (one.text, one.words, one.line, one.span) for one in before
    ]


MARKS = st.sampled_from(
    [
        run("甲"),
        run("乙丙"),
        DELETED("丁"),
        POINT(1),
        '<w:commentRangeStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/>',
    ]
)


@given(st.lists(st.lists(MARKS, max_size=6).map("".join), max_size=5))
def test_wherever_the_marks_stand_the_words_are_those_of_the_line(paragraphs):
    data = letter(*paragraphs, notes=note(1, "看"))
    lines = [paragraph.text for paragraph in read_document(data).paragraphs]
    (remark,) = remarks_of(data, lines)
    start, end = remark.span
    if remark.line is not None:
        assert 0 <= start <= end <= len(lines[remark.line])
        assert remark.words.startswith(lines[remark.line][start:end]) or set(remark.words) == {"丁"}
