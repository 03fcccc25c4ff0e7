"""Document: a sequence of paragraphs, each with a role named in GB/T 9704's own words.

Readers make one, wording makes one, checks look at one, writers print one. It knows nothing of how it looks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Layout(StrEnum):
    """版式: how the first page is made."""

    RED_HEAD = "文件"  # GB/T 9704-2012, 7
    LETTER = "信函"  # GB/T 9704-2012, 10.1
    WHITE_HEAD = "白头"  # without a red head: pre-printed paper, published text


class Role(StrEnum):
    """What a paragraph is, in the standard's words. The order is that of the page."""

    COPY_NUMBER = "份号"
    SECRECY = "密级和保密期限"
    URGENCY = "紧急程度"
    ISSUER_MARK = "发文机关标志"
    DOCUMENT_NUMBER = "发文字号"
    SIGNATORY = "签发人"
    RESULT = "办理结果"
    TITLE = "标题"
    SALUTATION = "主送机关"
    BODY = "正文"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    TABLE_TITLE = "表题"
    TABLE_HEAD = "表头"
    ROW = "表格行"
    FIGURE = "图"
    ATTACHMENT_NOTE = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    ATTACHMENT_NUMBER = "附件顺序号"
    ATTACHMENT_TITLE = "附件标题"
    CC = "抄送"
    PRINTED_BY = "印发机关"
    PRINTED_ON = "印发日期"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


class Span(NamedTuple):
    """Characters of a paragraph that are a field's: from `start` to `end`, and where they begin in the field's value.

    `source` is the field, `line` the line of its value from 0, `offset` the character in that line from 0.
    """

    start: int
    end: int
    source: str
    line: int
    offset: int

    def moved(self, by: int) -> Span:
        """The same characters in a text that has `by` more before them."""
        return self._replace(start=self.start + by, end=self.end + by)

    def within(self, start: int, end: int) -> Span | None:
        """What is left of it in the part of the text from `start` to `end`."""
        first, last = max(self.start, start), min(self.end, end)
        if first >= last:
            return None
        return Span(first - start, last - start, self.source, self.line, self.offset + first - self.start)

    def without(self, positions: Sequence[int]) -> Iterator[Span]:
        """What is left of it where single characters (positions in order) are taken out."""
        first, inside = self.start, slice(bisect_left(positions, self.start), bisect_left(positions, self.end))
        for position in (*positions[inside], self.end):
            if first < position:
                yield Span(first, position, self.source, self.line, self.offset + first - self.start)
            first = position + 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file: its bytes, what they are (png, jpeg), and its size in pixels."""

    content: bytes = field(repr=False)
    kind: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it is printed: labels, numerals and end marks are part of `text`; it holds no line break.

    Tabs part the cells of a row. Rows (表格行) behind a 表头 are a table of columns, a 表题 above it its caption. Other
    consecutive rows are a table of labels and values by turns; a row of two cells with nothing in the second is room
    to write.

    `source` is the field it came from, in English keys counted from 0 (`responses.0.body`), or empty.
    `line` is the line of that field's value, from 0, blank lines counted.
    `lead` is how many leading characters are the heading where text runs on behind it; 0: all of a heading is heading.
    `picture` stands above the caption that is the text of a 图; a caption alone has none.
    `spans` are the characters that are a field's, in order; only what is worded with places has them.
    """

    role: Role
    text: str
    source: str = ""
    line: int = 0
    lead: int = 0
    spans: tuple[Span, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What a file holds beside its paragraphs. `pending`: changes or comments of reviewers, who are not done."""

    message: str
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A reply as a page has it. `layout` is None where it was read and its head says nothing.

    `notices` say what the file it was read from holds beside its paragraphs.
    """

    paragraphs: tuple[Paragraph, ...]
    layout: Layout | None = None
    keywords: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs)

    def of(self, *roles: Role) -> tuple[Paragraph, ...]:
        """The paragraphs with one of these roles, in order."""
        return tuple(p for p in self.paragraphs if p.role in roles)

    def text(self, role: Role) -> str:
        """The text of this role, its paragraphs joined; empty where there is none."""
        return "".join(p.text for p in self.of(role))
