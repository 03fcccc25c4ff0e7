"""Files beside the form as the content of attachments: taken in whole, or refused at their place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from drafting.document import Role
from drafting.findings import DraftingError
from drafting.form.load import load
from drafting.wording.attached import MAX_ROWS, content_text
from drafting.wording.word import word

FORM = """\
文种: 提案答复
建议提案: {{届次: 市政协五届三次会议, 编号: 76, 提出人: 陈知远}}
答复:
  - 内容: 已办，详见附件。
附件:
  - 标题: 泊位一览表
    文件: {name}
"""


def workbook(*sheets: list[list[object]]) -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    for number, rows in enumerate(sheets):
        sheet = book.active if not number else book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(content)
    return content.getvalue()


def letter(marked: bool = False) -> bytes:
    document, content = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph("各处情况如下。")
    table = document.add_table(2, 2)
    for number, text in enumerate("甲乙丙丁"):
        table.cell(number // 2, number % 2).text = text
    if marked:
        document.add_comment(paragraph.runs, "再核", "沈岚", "沈")
    document.save(content)
    return content.getvalue()


def refused(name: str, content: bytes) -> str:
    with pytest.raises(DraftingError) as caught:
        content_text(name, content, {"where": "attachments.0.file"})
    (finding,) = caught.value.findings
    assert (finding.code, finding.where) == ("F018", "attachments.0.file")
    return finding.message


def test_a_sheet_is_a_table() -> None:
    rows = [["序号", "名称", "泊位"], [1, "鼓楼|街", 412.0], [None, None, None], [2, "清波巷", 38.5]]
    text = content_text("表.xlsx", workbook(rows), {})
    assert text.split("\n") == ["| 序号 | 名称 | 泊位 |", "| 1 | 鼓楼\\|街 | 412 |", "| 2 | 清波巷 | 38.5 |"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_a_table_in_either_encoding(encoding: str) -> None:
    assert content_text("表.csv", "名称,数量\n座椅,20\n".encode(encoding), {}) == "| 名称 | 数量 |\n| 座椅 | 20 |"


def test_a_word_file_gives_its_text_and_its_tables_in_their_order() -> None:
    assert content_text("说明.docx", letter(), {}).split("\n") == ["各处情况如下。", "| 甲 | 乙 |", "| 丙 | 丁 |"]


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("说明.docx", letter(marked=True), "修订、批注"),
        ("说明.docx", b"PK\x03\x04", "已损坏"),
        ("说明.docx", bomb(), "过大"),
        ("表.xlsx", bomb(), "过大"),
        ("表.xlsx", workbook([["甲", 1]], [["乙", 2]]), "2张表"),
        ("表.xlsx", workbook([["甲", "乙"]] * (MAX_ROWS + 1)), "超过"),
        ("表.xlsx", workbook([]), "没有文字"),
        ("表.csv", b"\xff\xff\xff", "不是完好"),
        ("说明.odt", b"", "不会取用"),
    ],
)
def test_what_cannot_be_taken_in_whole_is_refused(name: str, content: bytes, said: str) -> None:
    assert said in refused(name, content)


def test_a_file_stands_in_the_letter_and_one_from_outside_does_not(tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text(FORM.format(name="表.csv"), "utf-8")
    (tmp_path / "表.csv").write_text("名称,数量\n座椅,20\n", "utf-8")
    document = word(load(form))
    assert [p.text for p in document.of(Role.TABLE_HEAD, Role.ROW)] == ["名称\t数量", "座椅\t20"]
    for name in ("../表.csv", "/etc/hosts", "没有.csv"):
        form.write_text(FORM.format(name=name), "utf-8")
        with pytest.raises(DraftingError) as caught:
            word(load(form))
        assert caught.value.findings[0].where == "attachments.0.file"


def test_text_and_file_at_once_are_refused(tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text(FORM.format(name="表.csv") + "    内容: 甲\n", "utf-8")
    with pytest.raises(DraftingError, match="既有内容又有文件"):
        word(load(form))
