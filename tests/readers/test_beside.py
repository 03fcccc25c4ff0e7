"""Nothing that a .docx holds beside its text is dropped without a word."""

import pytest

from drafting.checking.files import check_file
from drafting.findings import Severity
from drafting.letter.read import read
from drafting.readers import read_document
from tests.readers.files import LETTER, W, document, package, run

COMMENTS = f'<w:comments xmlns:w="{W}"><w:comment w:author="周某"><w:p>{run("请核实")}</w:p></w:comment></w:comments>'
NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"><w:p/></w:footnote>'
    f"<w:footnote><w:p>{run('据统计年鉴')}</w:p></w:footnote></w:footnotes>"
)
ENDNOTES = NOTES.replace("footnote", "endnote")
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握</w:t></w:r>"
BOX = f"<w:r><w:pict><w:txbxContent><w:p>{run('内部资料')}</w:p></w:txbxContent></w:pict></w:r>"
CONTROL = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击输入')}</w:sdtContent></w:sdt>"
FIELD = '<w:fldSimple w:instr="DATE"><w:r><w:t>2025年</w:t></w:r></w:fldSimple>'
FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>'
)
DELETED = '<w:del w:author="a"><w:r><w:delText>原三十盏</w:delText></w:r></w:del>'
CHANGED = f'<w:ins w:author="a">{run("新增四十盏")}</w:ins>{DELETED}'


def letter(inside: str = "", **parts: str) -> bytes:
    paragraphs = [run(line) for line in LETTER]
    paragraphs[6] += inside
    return package(document=document(*paragraphs), **parts)


CASES = {
    "changes": (letter(CHANGED), r"修订2处，按全部接受读入，删去的是：“原三十盏”"),
    "comments": (letter(comments=COMMENTS), r"批注1条，没有读入：“周某：请核实”"),
    "footnotes": (letter(footnotes=NOTES), r"脚注1条，没有读入：“据统计年鉴”"),
    "endnotes": (letter(endnotes=ENDNOTES), r"尾注1条，没有读入：“据统计年鉴”"),
    "hidden": (letter(HIDDEN), r"隐藏文字1处，打印时看不见，已读入：“内部掌握”"),
    "control": (letter(CONTROL), r"1个内容控件还没有填写"),
    "symbol": (letter('<w:r><w:sym w:char="F0FC"/></w:r>'), r"1个特殊字体的符号"),
    "object": (letter("<w:r><w:object/></w:r>"), r"1个嵌入的对象"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_beside_the_text_is_named(name, tmp_path):
    data, words = CASES[name]
    path = tmp_path / "旧答复.docx"
    path.write_bytes(data)
    pending = name in ("changes", "comments")
    (finding,) = [finding for finding in read(data).findings if finding.code in ("R008", "R009")]
    assert words in finding.message and (finding.severity is Severity.WARNING) == pending
    (finding,) = [finding for finding in check_file(path).findings if finding.code in ("R008", "R009")]
    assert words in finding.message and finding.file == str(path)
    assert finding.severity is (Severity.ERROR if pending else Severity.INFO)
    assert not [finding for finding in check_file(path, ignore=["R"]).findings if finding.code.startswith("R")]


@pytest.mark.parametrize("inside", [CHANGED, HIDDEN, BOX, CONTROL, FIELD, FORMULA])
def test_what_is_text_is_read(inside):
    text = "".join(paragraph.text for paragraph in read_document(letter(inside)))
    words = {CHANGED: "新增四十盏", HIDDEN: "内部掌握", BOX: "内部资料", CONTROL: "单击输入", FIELD: "2025年"}
    assert words.get(inside, "x=1") in text and "原三十盏" not in text


def test_a_plain_letter_has_no_notice():
    assert read_document(letter()).notices == ()
