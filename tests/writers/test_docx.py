"""The .docx as XML: what is written, in which style, byte for byte the same."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from drafting.document import Document, Layout, Paragraph, Role
from drafting.writers.docx import write

LAYOUTS = (Layout.RED_HEAD, Layout.LETTER, Layout.WHITE_HEAD, None)


def reply(layout: Layout | None = None, *more: Paragraph) -> Document:
    return Document(
        (
            Paragraph(Role.ISSUER_MARK, "云州市教育局文件"),
            Paragraph(Role.DOCUMENT_NUMBER, "云教函〔2026〕23号"),
            Paragraph(Role.SIGNATORY, "签发人：何维"),
            Paragraph(Role.RESULT, "办理结果：A"),
            Paragraph(Role.TITLE, "关于市政协五届三次会议第072号提案的答复"),
            Paragraph(Role.SALUTATION, "李明等委员："),
            Paragraph(Role.BODY, "您提出的提案收悉，现答复如下："),
            Paragraph(Role.HEADING_1, "一、关于学校食堂"),
            Paragraph(Role.HEADING_2, "（一）建好平台。今年建成12个平台。", lead=8),
            Paragraph(Role.HEADING_3, "1.公示菜单"),
            Paragraph(Role.HEADING_4, "（1）每周公示"),
            *more,
            Paragraph(Role.ATTACHMENT_NOTE, "附件：1.食堂名单"),
            Paragraph(Role.ATTACHMENT_NOTE, "2.采购办法"),
            Paragraph(Role.SIGNATURE, "云州市教育局"),
            Paragraph(Role.DATE, "2026年9月10日"),
            Paragraph(Role.NOTE, "（联系人：王芳，联系电话：0277-5555555）"),
            Paragraph(Role.CC, "抄送：市政协提案委（2份），市政府督查室。"),
            Paragraph(Role.PRINTED_BY, "云州市教育局办公室"),
            Paragraph(Role.PRINTED_ON, "2026年9月11日印发"),
        ),
        layout,
        ("校园餐", "食堂"),
    )


def opened(document: Document) -> docx.document.Document:
    return docx.Document(io.BytesIO(write(document)))


def outline(document: Document) -> list[str]:
    """Every paragraph that has text, those of the 版记 included, as style and text."""
    word = opened(document)
    styles = {style.style_id: style.name for style in word.styles}
    lines = []
    for paragraph in word.element.body.iter(qn("w:p")):
        text = "".join(node.text if node.tag == qn("w:t") else _mark(node) for node in paragraph.iter(*_TEXT))
        if text:
            lines.append(f"{styles[paragraph.style]}｜{text}")
    return lines


_TEXT = (qn("w:t"), qn("w:tab"), qn("w:br"))


def _mark(node) -> str:
    in_run = node.getparent().tag == qn("w:r")
    return {qn("w:tab"): "→", qn("w:br"): "↵"}[node.tag] if in_run else ""


def body_part(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(write(document))) as package:
        return package.read("word/document.xml").decode()


TEXT = [
    "公文标题｜关于市政协五届三次会议第072号提案的答复",
    "主送机关｜李明等委员：",
    "公文正文｜您提出的提案收悉，现答复如下：",
    "一级标题｜一、关于学校食堂",
    "公文正文｜（一）建好平台。今年建成12个平台。",
    "三级标题｜1.公示菜单",
    "四级标题｜（1）每周公示",
    "附件说明｜附件：1.食堂名单",
    "附件说明｜2.采购办法",
    "署名｜云州市教育局",
    "成文日期｜2026年9月10日",
    "附注｜（联系人：王芳，联系电话：0277-5555555）",
    "抄送｜抄送：市政协提案委（2份），市政府督查室。",
]
PRINTING = ["印发｜云州市教育局办公室→2026年9月11日印发"]
HEADS = {
    Layout.RED_HEAD: [
        "办理结果｜办理结果：A",
        "发文机关标志｜云州市教育局文件",
        "发文字号｜云教函〔2026〕23号→签发人：何维",
    ],
    Layout.LETTER: [
        "发文机关标志｜云州市教育局文件",
        "发文字号｜云教函〔2026〕23号",
        "办理结果｜办理结果：A",
        "签发人｜签发人：何维",
    ],
    Layout.WHITE_HEAD: [
        "发文机关标志｜云州市教育局文件",
        "发文字号｜云教函〔2026〕23号→签发人：何维",
        "办理结果｜办理结果：A",
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_outline(layout):
    head = HEADS[layout or Layout.WHITE_HEAD]
    assert [line.replace("↵", "") for line in outline(reply(layout))] == (
        head + TEXT + ([] if layout is Layout.LETTER else PRINTING)
    )


def test_corner_shares_lines_with_what_stands_at_the_right():
    corner = (Paragraph(Role.COPY_NUMBER, "000001"), Paragraph(Role.SECRECY, "秘密★1年"))
    red, letter = (outline(reply(layout, *corner)) for layout in (Layout.RED_HEAD, Layout.LETTER))
    assert red[:2] == ["份号｜000001→办理结果：A", "密级和保密期限｜秘密★1年"]
    assert letter[1:3] == ["份号｜000001→云教函〔2026〕23号", "密级和保密期限｜秘密★1年→办理结果：A"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_same_document_same_bytes(layout):
    assert write(reply(layout)) == write(reply(layout))


def test_headings_have_outline_levels():
    word = opened(reply())
    levels = {
        style.name: style.element.find(".//" + qn("w:outlineLvl")).get(qn("w:val"))
        for style in word.styles
        if style.element.find(".//" + qn("w:outlineLvl")) is not None
    }
    assert levels == {"一级标题": "0", "二级标题": "1", "三级标题": "2", "四级标题": "3"}


def test_run_in_heading_keeps_its_level_and_lends_its_type_to_its_lead():
    [paragraph] = [p for p in opened(reply()).paragraphs if p.text.startswith("（一）")]
    assert [(run.text, run.style.name) for run in paragraph.runs] == [
        ("（一）建好平台。", "二级标题 字符"),
        ("今年建成12个平台。", "Default Paragraph Font"),
    ]
    assert paragraph._p.find(".//" + qn("w:outlineLvl")).get(qn("w:val")) == "1"


def test_faces_are_east_asian():
    word = opened(reply())
    faces = {
        style.name: style.element.find(".//" + qn("w:rFonts")).get(qn("w:eastAsia"))
        for style in word.styles
        if style.element.find(".//" + qn("w:rFonts")) is not None
    }
    assert faces["公文标题"] == faces["发文机关标志"] == "方正小标宋简体"
    assert faces["公文正文"] == faces["抄送"] == "仿宋_GB2312"
    assert faces["二级标题"] == faces["签发人姓名"] == "楷体_GB2312"
    assert faces["一级标题"] == faces["密级和保密期限"] == "黑体"
    assert faces["页码单页"] == "宋体"


def test_quotes_and_dashes_are_set_in_the_east_asian_face():
    """They are in both scripts: without the hint Word sets them in the Latin face."""
    document = docx.Document(io.BytesIO(write(Document((Paragraph(Role.BODY, "推进“一网通办”——今年办结。"),)))))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if "“" in run.text]
    assert runs and all(run._r.rPr.rFonts.get(qn("w:hint")) == "eastAsia" for run in runs)


def test_signatory_name_has_its_own_type():
    [paragraph] = [p for p in opened(reply(Layout.LETTER)).paragraphs if p.text.startswith("签发人")]
    assert [(run.text, run.style.name) for run in paragraph.runs][1] == ("何维", "签发人姓名")


def test_core_properties():
    properties = opened(reply()).core_properties
    assert properties.title == "关于市政协五届三次会议第072号提案的答复"
    assert properties.author == "云州市教育局"
    assert properties.keywords == "校园餐；食堂"


def test_author_is_the_mark_without_its_last_word_where_nobody_signs():
    document = Document((Paragraph(Role.ISSUER_MARK, "云州市教育局文件"),), Layout.RED_HEAD)
    assert opened(document).core_properties.author == "云州市教育局"


HOSTILE = [
    "a < b && c > d \"quoted\" 'single'",
    "]]>&amp;<w:p/>{{ title }}{% if %}",
    "  前后有空格  ",
    "左\t右",
    "𠮷野家😀👨‍👩‍👧",
    "ﷺ עברית",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("role", [Role.BODY, Role.SIGNATURE, Role.SIGNATORY, Role.CC, Role.ATTACHMENT_NOTE])
def test_text_comes_through_as_typed(text, role):
    for layout in LAYOUTS:
        lines = outline(Document((Paragraph(role, text),), layout))
        assert [line.partition("｜")[2].replace("→", "\t") for line in lines] == [text]


def test_control_characters_never_reach_the_xml():
    text = "".join(map(chr, range(32))) + "\x7f\x85\ud800\ufffe尾"
    assert outline(Document((Paragraph(Role.BODY, text),))) == ["公文正文｜→↵↵尾"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_at_all_is_still_a_document(layout):
    assert outline(Document((), layout)) == []


def test_no_imprint_without_copies():
    document = Document((Paragraph(Role.BODY, "正文。"),))
    assert "<w:tbl>" not in body_part(document)
    assert "<w:tbl>" not in body_part(Document((Paragraph(Role.PRINTED_BY, "办公室"),), Layout.LETTER))


def test_first_paragraph_is_not_kept_with_the_signature():
    """The first page must show some of the text, GB/T 9704-2012, 7.3.3."""
    closing = (Paragraph(Role.SIGNATURE, "云州市教育局"), Paragraph(Role.DATE, "2026年9月10日"))
    texts = tuple(Paragraph(Role.BODY, f"第{number}段。") for number in range(4))
    word = opened(Document((*texts, *closing)))
    kept = [p._p.find(".//" + qn("w:keepNext")) is not None for p in word.paragraphs]
    assert kept == [False, False, True, True, True, False]


def test_long_signature_is_flush_right_and_a_short_one_centred_over_the_date():
    date = Paragraph(Role.DATE, "　年　月　日")
    for name, align in (("云州市教育局", "center"), ("云州市" * 7, "right")):
        signature = opened(Document((Paragraph(Role.SIGNATURE, name), date))).paragraphs[0]
        assert signature._p.find(".//" + qn("w:jc")).get(qn("w:val")) == align


def test_turned_lines_of_attachments_begin_under_the_name():
    notes = [p for p in opened(reply()).paragraphs if p.style.name == "附件说明"]
    first, second = (note._p.find(".//" + qn("w:ind")) for note in notes)
    assert first.get(qn("w:left")) == second.get(qn("w:left"))
    assert int(second.get(qn("w:hanging"))) < int(first.get(qn("w:hanging")))


def test_half_a_megabyte_in_one_paragraph_is_all_there():
    document = Document((Paragraph(Role.BODY, "某" * 500_000), Paragraph(Role.DATE, "2026年9月10日")))
    assert len(opened(document).paragraphs[0].text) == 500_000


def test_package_is_lean_and_names_no_form():
    with zipfile.ZipFile(io.BytesIO(write(reply()))) as package:
        assert package.testzip() is None
        assert sum(info.file_size for info in package.infolist()) < 60_000
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "custom" in name.lower()]


def test_a_table_repeats_its_head_and_parts_no_row():
    rows = (Paragraph(Role.TABLE_HEAD, "县区\t数"), *(Paragraph(Role.ROW, f"第{n}区\t{n}") for n in range(3)))
    [table] = opened(Document((Paragraph(Role.TABLE_TITLE, "表1：情况"), *rows))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows][:2] == [["县区", "数"], ["第0区", "0"]]
    headed = [row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows]
    assert headed == [True, False, False, False]
    assert all(row._tr.find(".//" + qn("w:cantSplit")) is not None for row in table.rows)
    aligned = [cell.paragraphs[0]._p.find(".//" + qn("w:jc")).get(qn("w:val")) for cell in table.rows[1].cells]
    assert aligned == ["left", "right"]


def test_a_heading_on_a_line_of_its_own_is_kept_with_what_is_below():
    heading = Paragraph(Role.HEADING_1, "一、关于照明")
    run_in = Paragraph(Role.HEADING_2, "（一）进展。已增加路灯。", lead=6)
    body = body_part(Document((heading, run_in, *(Paragraph(Role.BODY, "正文。") for _ in range(9)))))
    kept = [p for p in body.split("<w:p>") if "<w:keepNext/>" in p]
    assert ["关于照明" in p for p in kept] == [True]


def test_an_item_that_is_a_whole_sentence_is_not_kept():
    items = tuple(Paragraph(Role.HEADING_3, f"{n}.已更换路灯{n}盏。", lead=9) for n in range(1, 9))
    assert "<w:keepNext/>" not in body_part(Document((*items, Paragraph(Role.BODY, "正文。" * 20))))
