"""Attachments with their content: listed below the text, then each on its own page before the 版记."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from drafting import load, word
from drafting.document import Document, Role
from drafting.findings import DraftingError
from drafting.layout.pages import pages
from drafting.writers import write

FORM = """\
文种: 提案答复
版式: {layout}
建议提案: {{届次: 市政协五届三次会议, 编号: 0076, 提出人: 陈知远}}
答复:
  - 内容: 已经办理。
附件:
{attachments}
发文机关: 云州市交通运输局
成文日期: 2026-09-10
抄送: [市政协提案委员会]
印发机关: 云州市交通运输局办公室
印发日期: 2026-09-11
"""
TWO = """\
  - 标题: 线网优化计划表
    内容: |
      （一）先行线路
      先行两条。
      | 线路 | 班次 |
      | 甲线 | 31 |
  - 只列名称的附件
  - {title: 站点清单, body: 站点共九处。}
"""
TYPED = ("（一）先行线路", "先行两条。", "甲线", "31", "站点清单", "只列名称的附件", "站点共九处。")


def worded(attachments: str = TWO, layout: str = "文件") -> Document:
    return word(load(FORM.format(attachments=attachments, layout=layout)))


def test_the_titles_are_listed_and_the_contents_stand_before_the_imprint() -> None:
    document = worded()
    assert [p.text for p in document.of(Role.ATTACHMENT_NOTE)] == [
        "附件：1.线网优化计划表",
        "2.只列名称的附件",
        "3.站点清单",
    ]
    assert [p.text for p in document.of(Role.ATTACHMENT_NUMBER)] == ["附件1", "附件3"]
    assert [p.text for p in document.of(Role.ATTACHMENT_TITLE)] == ["线网优化计划表", "站点清单"]
    roles = [p.role for p in document]
    assert roles.index(Role.DATE) < roles.index(Role.ATTACHMENT_NUMBER) < roles.index(Role.CC)
    heading = next(p for p in document if p.text == "（一）先行线路")
    assert (heading.role, heading.source) == (Role.HEADING_2, "attachments.0.body")


def test_an_only_attachment_has_no_number() -> None:
    assert worded("  - {标题: 清单, 内容: 共九处。}").text(Role.ATTACHMENT_NUMBER) == "附件"


@pytest.mark.parametrize("layout", ["文件", "信函", "白头"])
def test_every_typed_character_is_in_every_format(layout: str) -> None:
    document = worded(layout=layout)
    with ZipFile(BytesIO(write(document, "docx"))) as package:
        made = [package.read("word/document.xml").decode()]
        assert package.read("word/styles.xml").decode().count("<w:pageBreakBefore/>") == 1
    made += [write(document, name).decode() for name in ("html", "txt")]
    for text in made:
        assert [typed for typed in TYPED if typed not in text] == []
        assert text.index("2026年9月10日") < text.rindex("站点共九处。") < text.index("抄送：")


def test_each_content_begins_a_page_with_its_title_on_the_third_line() -> None:
    made = pages(worded(layout="白头"))
    assert [page.number for page in made] == list(range(1, len(made) + 1))
    assert [(page.lines[0].text, page.lines[2].text) for page in made[-2:]] == [
        ("附件1", "线网优化计划表"),
        ("附件3", "站点清单"),
    ]
    assert made[-1].imprint and not made[-2].imprint


@pytest.mark.parametrize("wrong", ["  - {内容: 没有标题。}", "  - {标题: 清单, 正文: 共九处。}", "  - {标题: ''}"])
def test_a_map_without_a_title_or_with_another_key_is_refused(wrong: str) -> None:
    with pytest.raises(DraftingError) as refused:
        worded(wrong)
    assert refused.value.findings[0].where.startswith("attachments.0")
