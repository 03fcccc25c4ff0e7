"""附件: the pages behind the date that hold what the note below the text names; and both as one field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from drafting.document import Role
from drafting.findings import Severity
from drafting.language.headings import parse_heading
from drafting.language.numerals import ordinal
from drafting.language.pictures import parse_picture
from drafting.language.tables import is_row
from drafting.letter.foot_kinds import is_imprint, is_signed, kind_of, tail_start
from drafting.letter.lines import Line, tight
from drafting.letter.record import GUESS, Record

_NUMBER = re.compile(r"附 ?件 ?(\d{1,2}|[一二三四五六七八九十])?[：]?")
_TITLED = re.compile(r"附 ?件 ?(\d{1,2}|[一二三四五六七八九十])?： ?([^：。；]{1,60})")
_RULE = re.compile("─{8,}")
"""What parts one page from the next in a plain text."""
_MOST_TITLE_LINES, _LONGEST_TITLE = 5, 60
_TEXT_ENDS = ("。", "；", "：", "，", "！", "？")


class Attached(NamedTuple):
    """One attachment: the line of its number (附件1), the number or 0, the lines of its title and of its content.

    `marked`: the page itself says that it is one, by its styles or by a rule above.
    """

    head: Line
    number: int
    title: tuple[Line, ...]
    body: tuple[Line, ...]
    marked: bool


def part(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the pages of attachments begin and end among the lines; both their number where there are none.

    They begin behind the date, at 附件1 behind the note, or where the page says so, and end at 署名 where that follows,
    else at the 版记 or at a web page's own lines. A title behind its number (附件1：清单) begins one where the note has
    been before.
    """
    dated = noted = False
    for at in range(len(lines)) if any(line.plain.startswith("附") for line in lines) else ():
        kind = kind_of(lines[at])
        begins = _NUMBER.fullmatch(lines[at].plain) or (noted and _TITLED.fullmatch(lines[at].plain))
        known = dated or (noted and _NUMBER.fullmatch(lines[at].plain))
        marked = _is_marked(lines, at)
        if marked or (known and at + 1 < len(lines) and begins):
            return at - (at > 0 and _is_rule(lines[at - 1])), _end(lines, at, dated or marked)
        dated, noted = dated or kind == "date", noted or kind == "attachment"
    return len(lines), len(lines)


def _is_marked(lines: Sequence[Line], at: int) -> bool:
    if lines[at].role is Role.ATTACHMENT_NUMBER:
        return True
    return at > 0 and _is_rule(lines[at - 1]) and _NUMBER.fullmatch(lines[at].plain) is not None


def _is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None


def _end(lines: Sequence[Line], start: int, dated: bool) -> int:
    """The index behind the last line of the attachments; where the letter is signed behind them, of what is above."""
    if not dated:
        signed = (at for at in range(start + 1, len(lines) - 1) if is_signed(lines[at], lines[at + 1]))
        if (end := next(signed, None)) is not None:
            return end
    tail = tail_start(lines)
    last = max((at for at in range(start, tail) if _is_content(lines[at])), default=start)
    behind = range(max(last, start) + 1, len(lines))
    cut = (at for at in behind if kind_of(lines[at]) == "page" or (at >= tail and is_imprint(lines[at])))
    return next(cut, len(lines))


def _is_content(line: Line) -> bool:
    """Whether a line is surely no web page's own, nor of the 版记."""
    text = line.plain
    return bool((len(text) > 60 and text.endswith("。")) or is_row(text) or _NUMBER.fullmatch(text))


def divide(lines: Sequence[Line], noted: Sequence[str]) -> tuple[Attached, ...]:
    """The attachments on their pages; `noted` are the titles in the note below the text."""
    marked = [at for at in range(len(lines)) if _is_marked(lines, at)]
    heads = marked or _heads(lines)
    pages = (lines[start:end] for start, end in pairwise([*heads, len(lines)]))
    return tuple(_page(page, noted, bool(marked)) for page in pages)


def _page(lines: Sequence[Line], noted: Sequence[str], marked: bool) -> Attached:
    """The lines of one attachment, its number first."""
    head, *below = (line for line in lines if not _is_rule(line))
    number = _number(head)
    if titled := _TITLED.fullmatch(head.plain):
        return Attached(head.cut(0, titled.start(2)), number, (head.cut(titled.start(2)),), tuple(below), marked)
    known = noted[max(number, 1) - 1] if max(number, 1) <= len(noted) else ""
    length = _title_length(below, known)
    return Attached(head, number, tuple(below[:length]), tuple(below[length:]), marked)


def _heads(lines: Sequence[Line]) -> list[int]:
    """The lines of a number, as far as they count on."""
    found, last = [], -1
    for at, line in enumerate(lines):
        if (_NUMBER.fullmatch(line.plain) or _TITLED.fullmatch(line.plain)) and _number(line) > last:
            found.append(at)
            last = _number(line)
    return found


def _number(line: Line) -> int:
    found = _NUMBER.fullmatch(line.plain) or _TITLED.fullmatch(line.plain)
    return (ordinal(found[1]) or 0) if found and found[1] else 0


def _title_length(lines: Sequence[Line], noted: str) -> int:
    """How many lines the title takes: by what the note says, by the page's styles, or by its look."""
    for count in range(1, min(_MOST_TITLE_LINES, len(lines)) + 1):
        if noted and tight(_joined(lines[:count])) == tight(noted):
            return count
    by_style = next((n for n, line in enumerate(lines) if line.role is not Role.ATTACHMENT_TITLE), len(lines))
    return by_style or int(bool(lines) and _is_title(lines[0].plain))


def _is_title(text: str) -> bool:
    plain_text = text.endswith(_TEXT_ENDS) or len(text) > _LONGEST_TITLE
    return not (plain_text or is_row(text) or parse_heading(text) or parse_picture(text))


def _joined(lines: Sequence[Line]) -> str:
    return "".join(line.text for line in lines)


def read_attachments(noted: Sequence[str], pages: Sequence[Attached], record: Record) -> None:
    """The titles of the note, each with its content where it has a page of its own."""
    values: list[str | dict[str, str]] = list(noted)
    for page in pages:
        place = _place(page, values)
        path = f"attachments.{place}"
        said = values[place] if place < len(values) else ""
        title = _joined(page.title) or str(said) or page.head.text
        if place >= len(values):
            values.append(title)
            record.note(GUESS, "推断所得：附件说明中没有，取自另页的附件", path, Severity.INFO, "请对照原文核对")
        elif tight(title) != tight(str(said)):
            record.note(GUESS, f"推断所得：标题取自附件的页，附件说明写作“{said}”", path, do="请对照原文核对")
        elif not page.marked:
            record.note(GUESS, "推断所得：内容取自落款之后", path, Severity.INFO, "请对照原文核对")
        body = "\n".join(line.text for line in page.body)
        values[place] = {"title": title, "body": body} if body else title
    if values:
        record.put("attachments", values)


def _place(page: Attached, values: Sequence[str | dict[str, str]]) -> int:
    """Which of the attachments a page is: by its number, or the next without content."""
    free = [at for at, value in enumerate(values) if isinstance(value, str)]
    if page.number and page.number - 1 in free:
        return page.number - 1
    return len(values) if page.number or not free else free[0]
