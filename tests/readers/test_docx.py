"""What a Word file has beside plain paragraphs: lists, tables, boxes, deleted text, breaks."""

import pytest

from drafting.readers.docx import read
from tests.readers.files import W, document, package, run

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _texts(*paragraphs, **parts):
    return [paragraph.text for paragraph in read(package(document=document(*paragraphs), **parts)).paragraphs]


def _levels(*levels):
    shown = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{shown}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )


def _listed(level, text):
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>{run(text)}'


def test_the_numbers_of_a_list_are_restored():
    numbering = _levels(("chineseCountingThousand", "%1、"), ("decimal", "%1.%2"))
    texts = _texts(_listed(0, "甲"), _listed(1, "乙"), _listed(1, "丙"), _listed(0, "丁"), numbering=numbering)
    assert texts == ["一、甲", "一.1乙", "一.2丙", "二、丁"]


def test_deleted_text_is_gone_and_inserted_text_is_there():
    changed = f"<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{run('新')}</w:ins>"
    assert _texts(changed + run("文")) == ["新文"]


def test_a_line_break_ends_a_line_of_its_paragraph():
    assert _texts(f"{run('上')}<w:r><w:br/></w:r>{run('下')}") == ["上", "下"]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent><w:p>{run('框内')}</w:p></w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f'<w:r><mc:AlternateContent xmlns:mc="{MC}">{both}</mc:AlternateContent></w:r>'
    assert _texts(both + run("框外")) == ["框外", "框内"]


def test_the_cells_of_a_row_are_one_line():
    cells = "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in ("届次", "市政协七届三次会议"))
    body = f'<w:document xmlns:w="{W}"><w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>'
    assert [paragraph.text for paragraph in read(package(document=body)).paragraphs] == ["届次\t市政协七届三次会议"]


def test_page_numbers_are_left_out():
    paragraphs = "".join(f"<w:p>{run(text)}</w:p>" for text in ("— 1 —", "第1页 共3页", "网址"))
    footer = f'<w:ftr xmlns:w="{W}">{paragraphs}</w:ftr>'
    assert _texts(run("文"), footer1=footer) == ["文", "网址"]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    gone = '<w:pPr><w:rPr><w:del w:id="1" w:author="科长"/></w:rPr></w:pPr>'
    assert _texts(gone + run("已经办"), gone + run("理"), run("完毕。"), run("另行")) == ["已经办理完毕。", "另行"]
    assert _texts(run("甲"), gone + run("乙")) == ["甲", "乙"]


@pytest.mark.parametrize("columns", [2, 3])
def test_a_deleted_row_is_gone(columns):
    cell = "<w:tc><w:p>{}</w:p></w:tc>".format
    rows = [(f"{name}{n}" for n in range(columns)) for name in ("栏", "甲", "乙")]
    gone = ("", '<w:trPr><w:del w:id="1" w:author="科长"/></w:trPr>', "")
    made = "".join(
        f"<w:tr>{mark}{''.join(cell(run(text)) for text in row)}</w:tr>" for mark, row in zip(gone, rows, strict=True)
    )
    main = document(run("代表：")).replace("</w:body>", f"<w:tbl>{made}</w:tbl></w:body>")
    lines = [paragraph.text for paragraph in read(package(document=main))]
    assert len(lines) == 3 and "甲" not in "".join(lines)
