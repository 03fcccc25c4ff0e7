"""The page that stands alone: well formed, without script or network, text as typed, headings as headings."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from drafting.document import Document, Layout, Paragraph, Role
from drafting.writers.html import write

VOID = {"meta", "br", "col"}


class Page(HTMLParser):
    """The blocks of a page as (tag, class, text); complains of tags that do not match."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.blocks: list[list[str]] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("p|h[1-6]|title", tag):
            self.blocks.append([tag, dict(attrs).get("class") or "", ""])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"p", "title", "h1", "h2", "h3", "h4", "h5"} & set(self.open):
            self.blocks[-1][2] += data


def page(*paragraphs: Paragraph, layout: Layout | None = None, keywords: tuple[str, ...] = ()) -> Page:
    return Page(write(Document(paragraphs, layout, keywords)))


def test_every_role_is_printed_once_with_its_name_as_class() -> None:
    roles = [role for role in Role if role not in (Role.TABLE_HEAD, Role.ROW)]
    made = page(*(Paragraph(role, f"这是{role}") for role in roles), layout=Layout.RED_HEAD)
    blocks = [block for block in made.blocks if block[0] != "title"]
    assert [block[2] for block in blocks] == [f"这是{role}" for role in roles]
    assert [block[1].split()[-1] for block in blocks] == [role.value for role in roles]


def test_headings_are_headings() -> None:
    levels = (Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)
    made = page(*(Paragraph(role, "甲") for role in levels))
    assert [block[0] for block in made.blocks] == ["title", "h1", "h2", "h3", "h4", "h5"]


def test_a_run_in_heading_is_a_paragraph_with_its_lead_set_off() -> None:
    content = write(Document((Paragraph(Role.HEADING_2, "（一）甲。乙。", lead=5),))).decode("utf-8")
    assert '<p class="正文 二级标题"><b>（一）甲。</b><span>乙。</span></p>' in content


def test_a_numbered_sentence_is_a_paragraph_and_a_heading_with_a_mark_a_heading() -> None:
    texts = (Paragraph(Role.HEADING_3, "1.甲。", lead=4), Paragraph(Role.HEADING_3, "2.乙。", lead=4))
    made = page(*texts, Paragraph(Role.BODY, "丙。"))
    assert [block[0] for block in made.blocks] == ["title", "p", "h4", "p"]


def test_it_stands_alone() -> None:
    content = write(Document(tuple(Paragraph(role, role.value) for role in Role), Layout.LETTER)).decode("utf-8")
    assert not re.search(r"<script|<link|<img|https?:|@import|url\(", content)
    assert 'lang="zh-CN"' in content and '<meta charset="utf-8">' in content


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% include 'x' %}",
        "<script>alert(1)</script>",
        "</p><h1>",
        "A&B 公司 <试点>",
        "&lt;",
        "\"'",
        "@标题",
        "😀👨\u200d👩\u200d👧",
        "𠮷",
        "甲  乙",
    ],
)
def test_text_stands_as_typed(text: str) -> None:
    paragraphs = (Paragraph(Role.TITLE, text), Paragraph(Role.BODY, text), Paragraph(Role.CC, text))
    made = page(*paragraphs, Paragraph(Role.HEADING_3, text + "乙", lead=len(text)), keywords=(text,))
    assert [block[2] for block in made.blocks] == [text, text, text, f"{text}乙", text]
    assert made.tags <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "p",
        "b",
        "span",
        "footer",
        "br",
    }
    assert ("content", text) in made.attributes


def test_half_a_megabyte_in_one_paragraph() -> None:
    assert page(Paragraph(Role.BODY, "云" * 170_000)).blocks[-1][2] == "云" * 170_000


def test_the_same_document_gives_the_same_bytes() -> None:
    document = Document((Paragraph(Role.TITLE, "关于停车的答复"),))
    assert write(document) == write(document)
