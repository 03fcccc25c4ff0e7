"""The answer's paragraphs: its points numbered by place, and what a line of a point's text is.

A line's grammar is a list of small functions: one more kind of line is one more of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from drafting.blocks.placed import joined
from drafting.document import HEADINGS, Role
from drafting.language.headings import Heading, first_sentence, numeral, parse_heading
from drafting.language.pictures import parse_picture
from drafting.language.tables import parse_table
from drafting.model.reply import Attachment, Response
from drafting.wording.lines import Line, lines, one_line

_ANSWERS = "responses."


class Part(NamedTuple):
    """One paragraph of the answer, as Paragraph has it; `file` is the name of a picture beside the form."""

    role: Role
    text: str
    source: str
    line: int = 0
    lead: int = 0
    file: str = ""


Expand = Callable[[str, Line], Sequence[Line]]
"""Makes a line of a field into those that it stands for: itself, or the text of the block that it calls."""


def answer(responses: Sequence[Response], expand: Expand) -> Iterator[Part]:
    """The paragraphs of the answer. Level 1 is numbered by place where there are several points."""
    for position, response in enumerate(responses):
        number = numeral(1, position + 1) if len(responses) > 1 else ""
        source = f"responses.{position}"
        if heading := one_line(response.heading):
            typed = parse_heading(heading)
            yield Part(Role.HEADING_1, heading if typed else number + heading, f"{source}.heading")
            number = ""
        body = [part for line in lines(response.body) for part in expand(f"{source}.body", line)]
        yield from _body(body, f"{source}.body", number)


def attached(attachments: Sequence[Attachment | str]) -> Iterator[Part]:
    """The attachments that have content, each from its number on (GB/T 9704-2012, 7.3.7)."""
    for position, attachment in enumerate(attachments):
        if isinstance(attachment, Attachment) and attachment.body and attachment.body.strip():
            source, number = f"attachments.{position}", position + 1 if len(attachments) > 1 else ""
            yield Part(Role.ATTACHMENT_NUMBER, f"附件{number}", source)
            yield Part(Role.ATTACHMENT_TITLE, attachment.title, f"{source}.title")
            yield from prose(attachment.body, f"{source}.body")


def prose(text: str, source: str = "") -> Iterator[Part]:
    """A text of its own: headings of all levels as they are typed, tables, pictures, paragraphs."""
    return _body(lines(text), source, "")


def _body(body: Sequence[Line], source: str, number: str) -> Iterator[Part]:
    """The paragraphs of one point. Where it has no heading its number stands before its first line of text."""
    at = 0
    while at < len(body):
        parts, at = next(taken for take in _KINDS if (taken := take(body, at, source)))
        first, *others = parts
        if number and first.role in (Role.BODY, *HEADINGS):
            typed = parse_heading(first.text)
            first = first._replace(role=Role.BODY, text=first.text if _is_first(typed) else number + first.text, lead=0)
            number = ""
        yield from (first, *others)
    if number:
        yield Part(Role.BODY, number, source)


def _is_first(heading: Heading | None) -> bool:
    return heading is not None and heading.level == 1


Taken = tuple[Sequence[Part], int] | None
"""What some lines are, and the index behind the last of them; None where they are something else."""


def _heading(body: Sequence[Line], at: int, source: str) -> Taken:
    """A heading by its numeral's form. In an answer 一、 is none: the points of level 1 are the form's."""
    line, text = body[at]
    heading = parse_heading(text)
    if heading is None or (heading.level == 1 and source.startswith(_ANSWERS)):
        return None
    lead = len(text) if text.endswith(("；", "：", "，")) else first_sentence(text)
    return (Part(HEADINGS[heading.level - 1], text, source, line, lead),), at + 1


def _table(body: Sequence[Line], at: int, source: str) -> Taken:
    """A table of columns, the caption above it included."""
    table = parse_table(body[place].text for place in range(at, len(body)))
    if table is None:
        return None
    parts = [Part(Role.TABLE_TITLE, table.caption, source, body[at].line)] if table.caption else []
    for row, place in zip(table.rows, table.places, strict=True):
        role = Role.ROW if place > table.places[0] else Role.TABLE_HEAD
        parts.append(Part(role, _row(body[at + place].text, row), source, body[at + place].line))
    return parts, at + table.lines


def _row(typed: str, cells: Sequence[str]) -> str:
    """The cells of a row, parted by tabs; each is cut out of what was typed, so that its place is known."""
    found, at = [], 0
    for cell in cells:
        start = typed.find(cell, at)
        at = max(at, start + len(cell))
        found.append(typed[start : start + len(cell)] if start >= 0 else cell)
    return joined("\t", found)


def _picture(body: Sequence[Line], at: int, source: str) -> Taken:
    """【图：file.png 题注】, which is its line; of one that names no file the caption is taken for its name."""
    line, text = body[at]
    if not (called := parse_picture(text)):
        return None
    file, caption = (called.file, called.caption) if called.file else (called.caption, "")
    return (Part(Role.FIGURE, caption, source, line, 0, file),), at + 1


def _text(body: Sequence[Line], at: int, source: str) -> Taken:
    line, text = body[at]
    return (Part(Role.BODY, text, source, line),), at + 1


_KINDS = (_table, _picture, _heading, _text)
"""What the next lines of a body may be, in this order."""
