"""Paragraphs that a page tore, at its foot, at its right edge or once: they are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafting.document import HEADINGS
from drafting.language.headings import parse_heading
from drafting.language.labels import FIELDS
from drafting.language.names import HAN, OFFICE, is_agency, is_office
from drafting.language.pairs import BRACKETS
from drafting.language.width import width
from drafting.letter.closing import is_courtesy
from drafting.letter.lines import PAGE_NUMBER, WIDE, Line, tight
from drafting.letter.web import ends_letter
from drafting.letter.words import DEPUTY

_ENDS = "。！？；：…”》）"
_LABELLED = re.compile(rf"[（ ]*{HAN}{{2,8}}[：]|(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日$")
_ENDED, _SENTENCE = re.compile("[。！？；：…][”》）]*$"), re.compile("[，。]")
_PROSE, _LONGEST, _RAGGED = 28, 3000, 12
_YEARED, _SERIAL = re.compile(r"[〔\[【（]\d{4}[〕\]】）]$"), re.compile(r"第?\d{1,5}号")  # 发文字号 over two lines
_NAMES, _CALLED = re.compile(rf"{HAN}{{2,4}}(?:[、，]{HAN}{{2,4}})*"), re.compile("(?:代表|委员)们?[：；]")
_HALF_CALLED = re.compile("[表员](?:们|同志)?[：；]")
_HALF_DAY, _DAY_ON = (
    re.compile(r"(?:^|\D)(?:19|20)\d\d(?:年(?:\d{1,2}(?:月\d{0,2})?)?)?$"),
    re.compile(r"[年月日]|\d{1,2}[月日]"),
)
_NO_START = re.compile("(?:已经?)?收悉|复?如下 ?[：。]|[，。、；：！？》”]")
_COUNTED = re.compile(r"\d[\d. ]{0,8}[万亿余多]{0,2} ?[个处家户人名套座辆次元吨公平米亩条项台张所株册场栋％%]")
"""A number and what it counts, with which no paragraph begins below a sentence that has no end."""
_OPEN_PHONE, _DIGITS_ON = re.compile(r"[：: 　-][\d*]{3,10}$"), re.compile(r"[\d*]{1,7}[）。]?")
_PLACE, _OF_PLACE = (
    re.compile(rf"{HAN}{{1,8}}[省市县区州旗盟]"),
    re.compile(rf"(?![省市县区州]){HAN}{{1,20}}(?:{OFFICE})"),
)
_TAIL = 3  # of an agency's name that was too long for its line: 管理委 above 员会
_BARE, _TEXT = re.compile(r"\d{1,2}"), 20
_INDENT = 4
_CLAUSE = 10  # shorter, what ends in a comma may be a row of names
_REACH = 200  # characters of a paragraph's end in which is what its next line goes on with
_SCRAP = 10  # characters of an end of a sentence that is no paragraph
_UNFINISHED = re.compile("(?:[的和将每各被最不未而且按给]|(?<!参)与|(?<![普涉顾])及|(?<![存所现内])在|按照|关于|以及)$")
"""Words with which no sentence ends."""
_NARROW, _WIDE, _SLACK = 34, 130, 4  # widths in halves of a character: of a page that breaks lines, of its right edge


def unpaged(lines: list[Line]) -> list[Line]:
    """The lines without numbers of pages and what stands above each page, a sentence whole that goes on behind them."""
    whole: list[Line] = []
    seen: set[str] = set()
    turned = False
    for at, line in enumerate(lines):
        if PAGE_NUMBER.fullmatch(line.plain) or _is_bare_number(lines, at):
            turned = True
        elif not (turned and line.plain in seen):
            open_ended = turned and whole and _SENTENCE.search(whole[-1].plain) and _goes_on(whole[-1], line)
            if open_ended and not _is_of_foot(line):
                whole[-1] = whole[-1].with_next(line)
            else:
                whole.append(line)
            seen.add(line.plain)
            turned = False
    return whole


def _is_bare_number(lines: list[Line], at: int) -> bool:
    """A number alone between two paragraphs of text, as no cell of a table stands."""
    near = (lines[at - 1], lines[at + 1]) if 0 < at < len(lines) - 1 else ()
    return _BARE.fullmatch(lines[at].plain) is not None and len(near) == 2 and all(map(_is_long_text, near))


def _is_long_text(line: Line) -> bool:
    return len(line.plain) > _TEXT and _SENTENCE.search(line.plain) is not None


def joined(lines: list[Line]) -> list[Line]:
    """Paragraphs that a page broke at its right edge."""
    margin = _margin(lines)
    rights = [_right(line, margin) for line in lines]
    edge, ragged = _edge(lines, rights), _is_ragged(lines)
    whole: list[Line] = []
    last, fresh = 0, True
    for line, right in zip(lines, rights, strict=True):
        full = whole and edge and _is_full(whole[-1], last, edge, fresh) and not _is_of_foot(line)
        hangs = full and _is_hanging(whole[-1], line)
        full = full or (ragged and whole and _is_prose(whole[-1].plain) and not _is_of_foot(line))
        if whole and (hangs or (full and _goes_on(whole[-1], line)) or _is_torn(whole[-1], line)):
            whole[-1] = whole[-1].with_next(line)
            fresh = False
        else:
            whole.append(line)
            fresh = True
        last = right
    return whole


def _is_full(line: Line, right: int, edge: int, fresh: bool) -> bool:
    """Whether a line reaches the page's edge; the first of a paragraph may have lost its indent.

    What is longer and has no end is of two pages.
    """
    indent = _INDENT if fresh and _SENTENCE.search(line.plain) else 0
    return edge - _SLACK - indent <= right and (right <= edge + 2 * _SLACK or _is_prose(line.plain))


def _is_hanging(above: Line, line: Line) -> bool:
    """Whether a line begins at the margin, under a paragraph that is indented."""
    indent = above.start - line.start if above.number != line.number else 0
    return 0 < indent <= 2 * _INDENT and not _begins(line) and _SENTENCE.search(above.plain) is not None


def _margin(lines: list[Line]) -> int:
    """How far to the right all long lines of a page begin."""
    return min((line.start for line in lines if 2 * len(line.text) >= _NARROW), default=0)


def _right(line: Line, margin: int) -> int:
    """How far to the right of the margin a line reaches, its indent counted."""
    indent = line.start - margin
    return width(line.text) + (indent if 0 < indent <= _INDENT else 0)


def _edge(lines: list[Line], rights: list[int]) -> int:
    """Where a page breaks all of its long lines; 0 where paragraphs stand as they were written."""
    wide = [
        (right, first, not line.plain.endswith(tuple(_ENDS)))
        for line, right, first in zip(lines, rights, _firsts(lines), strict=True)
        if not line.plain.startswith("|") and not _is_of_foot(line)
    ]
    broken = [(right, right + _INDENT * first) for right, first, torn in wide if torn]
    edges = {edge for reaches in broken for edge in reaches if _NARROW <= edge <= _WIDE}
    near = {edge: _near(broken, edge) for edge in edges}
    edge = max(near, key=lambda width: (near[width], -width), default=0)
    full = sum(right + _INDENT * first >= edge - _SLACK for right, first, _ in wide)
    if 3 * sum(right > edge + 2 * _SLACK for right, *_ in wide) > near.get(edge, 0):
        return 0
    return edge if edge and near[edge] >= 4 and 2 * near[edge] > full and 5 * near[edge] > len(lines) else 0


def _firsts(lines: list[Line]) -> Iterator[bool]:
    """Of each line whether it begins a paragraph, whose indent may be lost: the one above ended, or is short."""
    above = ""
    for line in lines:
        yield bool(_SENTENCE.search(line.plain)) and (above.endswith(tuple(_ENDS)) or width(above) < _NARROW)
        above = line.plain


def _near(broken: Sequence[tuple[int, int]], edge: int) -> int:
    """How many broken lines reach an edge."""
    return sum(any(edge - _SLACK <= right <= edge for right in reaches) for reaches in broken)


def _is_torn(above: Line, line: Line) -> bool:
    """Whether the line above has not ended: no paragraph begins as this one does, or what was open goes on in it."""
    text, below = above.plain[-_REACH:], line.plain
    if text.endswith(tuple("。！？；|")) or below.startswith("|") or _begins(line):
        return False
    if text.endswith("："):
        return _is_closed_by(text, below)
    return (
        _is_torn_name(text, below)
        or (_NO_START.match(below) is not None and not DEPUTY.search(text))
        or _is_torn_figure(text, below)
        or _is_closed_by(text, below)
        or (_is_unfinished(text, below) and not _stands_apart(above, line))
    )


def _stands_apart(above: Line, line: Line) -> bool:
    """Whether a line is of the foot, a label with its value, or stands far to the right."""
    indented = line.number != above.number and line.start > above.start + _INDENT
    return indented or _is_of_foot(line) or tight(line.plain.partition("：")[0]) in FIELDS


def _is_torn_name(text: str, below: str) -> bool:
    """Names above 代表：, and an agency's name over two lines."""
    if _CALLED.fullmatch(below) and _NAMES.fullmatch(text):
        return True
    if _HALF_CALLED.fullmatch(below) and text.endswith(("代", "委")) and len(below) < len(text):
        return True
    if len(below) <= _TAIL and is_agency(text + below) and not (is_agency(below) or is_office(below)):
        return True
    return bool(_PLACE.fullmatch(text) and _OF_PLACE.fullmatch(below)) and not is_agency(text)


def _is_unfinished(text: str, below: str) -> bool:
    """Whether a comma or a word stands last that ends nothing, or below what begins no paragraph."""
    if text.endswith(("，", "、")) or (_UNFINISHED.search(text[-_TAIL:]) and _SENTENCE.search(text)):
        return len(text) > _CLAUSE
    scrap = len(below) <= _SCRAP and below.endswith(("。", "！", "？")) and not is_courtesy(below)
    return (scrap or _COUNTED.match(below) is not None) and _is_prose(text)


def _is_closed_by(text: str, below: str) -> bool:
    """Whether a text opens what the next line closes before it opens anything of the kind."""
    return any(
        0 <= below.find(closing, 0, 60) < (below + opening).find(opening) and text.rfind(opening) > text.rfind(closing)
        for closing, opening in BRACKETS.items()
    )


def _is_torn_figure(text: str, below: str) -> bool:
    """A day, a number or a telephone that goes on in the next line: 0417-6630 above 281."""
    if _YEARED.search(text) and _SERIAL.match(below):
        return True
    if _HALF_DAY.search(text) and _DAY_ON.match(below):
        return True
    return _DIGITS_ON.fullmatch(below) is not None and _OPEN_PHONE.search(text) is not None


def _is_prose(text: str) -> bool:
    """A long line of a sentence that has no end."""
    return (
        _PROSE <= len(text) <= _LONGEST and _SENTENCE.search(text) is not None and not text.endswith((*_ENDS, "如下"))
    )


def _is_ragged(lines: list[Line]) -> bool:
    """Whether a page breaks its sentences, several of them, where it is as wide."""
    widths = [width(line.text) for line in lines if _is_prose(line.plain) and not _is_of_foot(line)]
    return len(widths) > 1 and max(widths) - min(widths) <= _RAGGED


def _is_of_foot(line: Line) -> bool:
    return is_agency(tight(line.plain)) or _LABELLED.match(line.plain) is not None or ends_letter(line)


def _begins(line: Line) -> bool:
    return line.role in HEADINGS or parse_heading(line.plain) is not None


def _goes_on(above: Line, line: Line) -> bool:
    if len(above.plain) > _LONGEST:
        return False
    fresh = _begins(line) or line.plain.startswith("|") or line.start > above.start
    ended = _ENDED.search(above.plain[-3:]) if _SENTENCE.search(above.plain) else above.plain.endswith(tuple(_ENDS))
    columns = WIDE.search(above.plain) is not None and not _SENTENCE.search(above.plain)
    columns = columns or not any(map(str.isalnum, above.plain))  # a rule
    return not (ended or fresh or columns)
