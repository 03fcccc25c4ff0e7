"""Plain text: what the page says in its order, with the blank lines that part it."""

from __future__ import annotations

import pytest

from drafting.document import Document, Paragraph, Role
from drafting.writers.txt import write

FULL = (
    Paragraph(Role.SECRECY, "秘密★1年"),
    Paragraph(Role.DOCUMENT_NUMBER, "云水〔2026〕8号"),
    Paragraph(Role.SIGNATORY, "签发人：秦岚"),
    Paragraph(Role.RESULT, "办理结果：B"),
    Paragraph(Role.TITLE, "关于停车的答复"),
    Paragraph(Role.SALUTATION, "陈知远委员："),
    Paragraph(Role.BODY, "您提出的提案收悉。"),
    Paragraph(Role.HEADING_1, "一、关于停车"),
    Paragraph(Role.BODY, "甲。"),
    Paragraph(Role.ATTACHMENT_NOTE, "附件：1.甲表"),
    Paragraph(Role.ATTACHMENT_NOTE, "2.乙表"),
    Paragraph(Role.SIGNATURE, "云州市水利局"),
    Paragraph(Role.DATE, "2026年9月4日"),
    Paragraph(Role.NOTE, "（联系人：周明）"),
    Paragraph(Role.CC, "抄送：市政协提案委。"),
    Paragraph(Role.PRINTED_BY, "云州市水利局办公室"),
    Paragraph(Role.PRINTED_ON, "2026年9月5日印发"),
)
PRINTED = """\
秘密★1年
云水〔2026〕8号　　　　签发人：秦岚
办理结果：B

关于停车的答复

陈知远委员：
　　您提出的提案收悉。
　　一、关于停车
　　甲。

　　附件：1.甲表
　　2.乙表

云州市水利局
2026年9月4日
　　（联系人：周明）

抄送：市政协提案委。
云州市水利局办公室　　　　2026年9月5日印发
"""


def test_a_whole_letter() -> None:
    assert write(Document(FULL)).decode("utf-8") == PRINTED


def test_a_letter_without_a_salutation() -> None:
    document = Document((Paragraph(Role.TITLE, "关于停车的答复"), Paragraph(Role.BODY, "甲。")))
    assert write(document).decode("utf-8") == "关于停车的答复\n\n　　甲。\n"


def test_a_signatory_without_a_number_has_its_own_line() -> None:
    assert write(Document((Paragraph(Role.SIGNATORY, "签发人："),))).decode("utf-8") == "签发人：\n"


def test_an_empty_document() -> None:
    assert write(Document(())) == b"\n"


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "<w:p/>", "A&B 公司 <试点>", "😀𠮷", "云" * 170_000])
def test_text_stands_as_typed(text: str) -> None:
    assert write(Document((Paragraph(Role.BODY, text),))).decode("utf-8") == f"　　{text}\n"


def test_a_long_title_is_broken_and_nothing_is_lost() -> None:
    title = "云州市民政局关于市政协五届三次会议第88号提案《关于支持社会力量参与居家养老服务体系建设的提案》的答复"
    lines = write(Document((Paragraph(Role.TITLE, title),))).decode("utf-8").splitlines()
    assert len(lines) > 1 and "".join(lines) == title
