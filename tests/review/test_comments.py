"""A commented copy has each finding on its very words, each safe mend as a tracked change, and all else as it was."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from drafting.checking.files import check_file
from drafting.document import Layout
from drafting.findings import DraftingError, Finding, Fix, Severity
from drafting.form.load import load
from drafting.readers.docx import read
from drafting.review.comments import commented
from drafting.wording.word import word
from drafting.writers.docx import write
from tests.readers.files import W, document, package, run
from tests.review.marked import body, comments, parts, text

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
NOW = datetime(2026, 9, 10, 8, 30, tzinfo=UTC)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SLIPS = (("，", ","), ("。", "."), ("您", "您们"), ("作出", "做出"), ("〔", "["), ("〕", "]"))


def _package(*paragraphs: str, **more: str) -> bytes:
    """A .docx with these paragraphs, each the inside of a w:p, and more parts in word/."""
    return with_parts(package(document=document(*paragraphs), **more), {"[Content_Types].xml": TYPES})


def with_parts(data: bytes, more: dict[str, str]) -> bytes:
    """The package with more parts, by their whole names."""
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as file:
        for name, content in more.items():
            file.writestr(name, content)
    return made.getvalue()


def _marked(data: bytes, *findings: Finding) -> bytes:
    return commented(data, findings, [paragraph.text for paragraph in read(data)], NOW)


def _finding(line: int, start: int, end: int, fix: Fix | None = None) -> Finding:
    return Finding("W001", Severity.WARNING, "写错了", f"paragraph.{line}", remedy="改正", span=(start, end), fix=fix)


def _faulty(path: Path, layout: Layout) -> bytes:
    """An example as a letter, with slips that the rules find."""
    paper = word(load(path))
    slipped = []
    for paragraph in paper.paragraphs:
        said = paragraph.text
        for right, wrong in SLIPS:
            said = said.replace(right, wrong, 1)
        slipped.append(type(paragraph)(paragraph.role, said, lead=min(paragraph.lead, len(said))))
    return write(type(paper)(tuple(slipped), layout))


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_finding_of_a_letter_stands_on_its_words(example, layout, tmp_path):
    file = tmp_path / "letter.docx"
    file.write_bytes(_faulty(example, layout))
    report = check_file(file)
    made = commented(file.read_bytes(), report.findings, report.lines, NOW)
    said = {(text.partition("\n")[0], "".join(words.split())) for _, text, words in comments(made)}
    placed = [one for one in report.findings if one.span and one.span[0] < one.span[1]]
    assert len(placed) > 3
    for finding in placed:
        words = "".join(report.line_of(finding)[slice(*finding.span)].split())
        assert any(finding.code in head and finding.message in head and words == on for head, on in said), finding
    assert len(comments(made)) == len(report.findings)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_changes_refused_give_the_letter_as_it_was_and_all_other_parts_are_the_same(example, tmp_path):
    file = tmp_path / "letter.docx"
    file.write_bytes(before := _faulty(example, Layout.WHITE_HEAD))
    report = check_file(file)
    made = commented(before, report.findings, report.lines, NOW)
    assert text(made, taken=False) == text(before, taken=False)
    assert text(made, taken=True) != text(before, taken=False)
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name: content for name, content in parts(made).items() if parts(before).get(name) != content}.keys() == {
        *changed,
        "word/comments.xml",
    }
    file.write_bytes(made)
    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []


def test_a_copy_with_its_changes_taken_is_free_of_what_they_mend(tmp_path):
    file = tmp_path / "letter.docx"
    file.write_bytes(_package(run("王志远代表："), run("您们提出的建议收悉，我局作了研究,现答复如下：")))
    report = check_file(file)
    made = commented(file.read_bytes(), report.findings, report.lines, NOW)
    assert text(made, taken=True) == ["王志远代表：", "您提出的建议收悉，我局作了研究，现答复如下："]
    assert [paragraph.text for paragraph in read(made)] == text(made, taken=True)


def test_words_over_several_runs_are_marked_as_one():
    made = _marked(_package(run("甲") + run("乙丙") + run("丁")), _finding(0, 0, 4, Fix(0, "甲乙丙丁", "戊", True)))
    assert comments(made) == [("核稿助手", "警告 W001：写错了\n处理：“甲乙丙丁”改为“戊”", "甲乙丙丁")]
    assert (text(made, taken=True), text(made, taken=False)) == (["戊"], ["甲乙丙丁"])


def test_overlapping_findings_each_have_their_words_and_the_first_mend_is_tracked():
    fixes = Fix(1, "乙丙", "己", True), Fix(2, "丙丁", "庚", True)
    made = _marked(_package(run("甲乙丙丁戊")), _finding(0, 1, 3, fixes[0]), _finding(0, 2, 4, fixes[1]))
    assert [words for _, _, words in comments(made)] == ["乙丙", "丙丁"]
    assert text(made, taken=True) == ["甲己丁戊"]


def test_what_is_put_in_stands_behind_the_words_before_it():
    made = _marked(_package(run("王志远代表")), _finding(0, 5, 5, Fix(5, "", "：", True)))
    assert comments(made) == [("核稿助手", "警告 W001：写错了\n处理：添上“：”", "表")]
    assert (text(made, taken=True), text(made, taken=False)) == (["王志远代表："], ["王志远代表"])


def test_an_offered_mend_is_said_and_not_made():
    made = _marked(_package(run("甲乙")), _finding(0, 0, 1, Fix(0, "甲", "丙", False)))
    assert text(made, taken=True) == ["甲乙"] and "“甲”改为“丙”" in comments(made)[0][1]


def test_another_persons_marks_stay_and_their_words_are_not_changed_again():
    ins = f'<w:ins w:id="7" w:author="科长" w:date="2026-09-01T00:00:00Z">{run("乙,丙")}</w:ins>'
    old = '<w:comment w:id="3" w:author="科长"><w:p><w:r><w:t>请再核</w:t></w:r></w:p></w:comment>'
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
        "</Relationships>"
    )
    ranged = '<w:commentRangeStart w:id="3"/>' + run("甲") + '<w:commentRangeEnd w:id="3"/>'
    data = _package(ranged + ins, comments=f'<w:comments xmlns:w="{W}">{old}</w:comments>')
    data = with_parts(data, {"word/_rels/document.xml.rels": relation})
    made = _marked(data, _finding(0, 2, 3, Fix(2, ",", "，", True)))
    assert comments(made) == [
        ("科长", "请再核", "甲"),
        ("核稿助手", "警告 W001：写错了\n处理：“,”改为“，”", ","),
    ]
    assert text(made, taken=True) == ["甲乙,丙"]


def test_words_in_a_text_box_and_in_a_header_are_said_where_a_comment_can_be():
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('内部资料')}</w:p></w:txbxContent></w:pict></w:r>"
    header = f'<w:hdr xmlns:w="{W}"><w:p>{run("云水市数据局")}</w:p></w:hdr>'
    data = _package(run("正文") + box, header1=header)
    lines = [paragraph.text for paragraph in read(data)]
    assert sorted(lines) == sorted(["云水市数据局", "正文", "内部资料"])
    made = _marked(data, *(_finding(lines.index(line), 0, 2) for line in ("云水市数据局", "内部资料")))
    (_, header_said, on), (_, _, in_box) = comments(made)
    assert "所指：“云水”" in header_said and on == "正文"
    assert in_box == "内部资料"
    assert not [
        one for one in body(made).iter(f"{{{W}}}commentReference") if list(one.iterancestors(f"{{{W}}}txbxContent"))
    ]


def test_a_finding_without_a_place_stands_on_the_first_line():
    made = _marked(_package(run("甲"), run("乙")), Finding("E006", Severity.INFO, "没有联系人"))
    assert [(said, on) for _, said, on in comments(made)] == [("提示 E006：没有联系人", "甲")]


def test_a_number_that_a_list_gives_is_not_looked_for_in_the_words():
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' + run("一件事")
    data = _package(listed, listed, numbering=numbering)
    assert [paragraph.text for paragraph in read(data)] == ["一、一件事", "二、一件事"]
    assert [on for _, _, on in comments(_marked(data, _finding(1, 2, 4), _finding(0, 2, 5)))] == ["一件事", "一件"]


def test_the_cells_of_tables_are_told_apart():
    cells = ("项目", "进度", "甲|乙", "已完成")
    row = "<w:tr>{}</w:tr>".format
    cell = [f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in cells]
    table = f"<w:tbl>{row(cell[0] + cell[1])}{row(cell[2] + cell[3])}</w:tbl>"
    main = document(run("代表：")).replace("</w:body>", f"{table}</w:body>")
    data = with_parts(package(document=main), {"[Content_Types].xml": TYPES})
    lines = [paragraph.text for paragraph in read(data)]
    assert lines[2] == "| 甲\\|乙 | 已完成 |"
    at = lines[2].index("已完成")
    assert [on for _, _, on in comments(_marked(data, _finding(2, at, at + 3), _finding(2, 2, 6)))] == [
        "甲|乙",
        "已完成",
    ]


def test_what_stands_around_words_in_their_run_keeps_its_place():
    inside = (
        '<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:tab/><w:t xml:space="preserve">乙 丙</w:t><w:br/><w:t>丁</w:t></w:r>'
    )
    data = _package(inside)
    lines = [paragraph.text for paragraph in read(data)]
    made = _marked(data, _finding(0, 2, 3), _finding(1, 0, 1))
    assert [paragraph.text for paragraph in read(made)] == lines == ["甲\t乙 丙", "丁"]
    assert [on for _, _, on in comments(made)] == ["乙", "丁"]
    assert all(
        one.find(f"{{{W}}}rPr/{{{W}}}b") is not None
        for one in body(made).iter(f"{{{W}}}r")
        if one.find(f"{{{W}}}t") is not None
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package(document=document(run("甲"))), "缺少部件"),
        (
            with_parts(
                package(document=document(run("甲")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")),
                {"[Content_Types].xml": TYPES},
            ),
            "Strict",
        ),
    ],
)
def test_a_package_that_cannot_be_copied_whole_is_refused(data, said):
    with pytest.raises(DraftingError, match=said):
        _marked(data, _finding(0, 0, 1))


def test_a_package_that_inflates_beyond_measure_is_refused(monkeypatch):
    monkeypatch.setattr("drafting.review.package.MAX_COPIED", 5_000)
    data = with_parts(_package(run("甲")), {"word/media/image1.png": "0" * 6_000})
    with pytest.raises(DraftingError, match="超过"):
        _marked(data, _finding(0, 0, 1))
