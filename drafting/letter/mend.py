"""What pages and hurried hands do to lines, undone: one that holds two parts is parted, torn ones are joined."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from drafting.document import HEADINGS
from drafting.language.headings import parse_heading
from drafting.language.labels import FIELDS
from drafting.language.names import HAN, OFFICE, PLACES, is_agency, is_office
from drafting.language.surnames import DOT
from drafting.language.width import width
from drafting.letter.blotted import unblotted
from drafting.letter.columns import uncolumned
from drafting.letter.flat import unflattened
from drafting.letter.lines import PAGE_NUMBER, WIDE, Line, tight
from drafting.letter.parting import parted, untabled
from drafting.letter.renumbered import renumbered
from drafting.letter.table import rows, unglued
from drafting.letter.unbroken import pieces
from drafting.letter.web import ends_letter
from drafting.letter.words import DEPUTY

_LONGEST_LABEL = 8
_NAME_ALONE = re.compile(
    rf"{HAN} {{0,4}}{HAN}{{1,3}}|{HAN}{{1,2}}[*＊×某]{{1,2}}|{HAN}{{1,10}}(?:{DOT}{HAN}{{1,10}}){{1,3}}"
)
_VALUES = {
    "signatory": _NAME_ALONE,
    "person": _NAME_ALONE,
    "result": re.compile(r"[（]?[A-Da-d甲乙丙丁][1-9]?[）]? ?类?[）]?"),
    "phone": re.compile(r"[（(]?\d[\d（）()—\-－*、/ ]{5,40}"),
    "unit": re.compile(rf"{HAN}{{2,30}}(?:{OFFICE})"),
    "document_number": re.compile(r"[\u4e00-\u9fff].{2,30}\d号?"),
    "cc": re.compile(rf"[{PLACES}].{{2,80}}"),
    "disclosure": re.compile("[同不]?意?(?:主动|依申请|不予|部分|对外|全文)?公开"),
}
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
_NO_START = re.compile("(?:已经?)?收悉|如下[：。]|[，。、；：！？》”]")
_OPEN_PHONE, _DIGITS_ON = re.compile(r"[：: 　-][\d*]{3,10}$"), re.compile(r"[\d*]{1,7}[）。]?")
_PLACE, _OF_PLACE = (
    re.compile(rf"{HAN}{{1,8}}[省市县区州旗盟]"),
    re.compile(rf"(?![省市县区州]){HAN}{{1,20}}(?:{OFFICE})"),
)
_TAIL = 3  # of an agency's name that was too long for its line: 管理委 above 员会
_BARE, _TEXT = re.compile(r"\d{1,2}"), 20
_INDENT = 4
_CLAUSE = 10  # shorter, what ends in a comma may be a row of names
_NARROW, _WIDE, _SLACK = 34, 130, 4  # widths in halves of a character: of a page that breaks lines, of its right edge


def mended(lines: list[Line]) -> list[Line]:
    """The lines of a page as its author had them, as far as their form says it."""
    whole = (part for line in lines for part in ([line] if "|" in line.plain else pieces(line)))
    lines = unblotted(unpaged(list(whole)))
    cells = (cell for line in uncolumned(unflattened(untabled(lines))) for row in rows(line) for cell in unglued(row))
    return joined(renumbered(relabelled([part for cell in cells for part in parted(cell)])))


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
                whole[-1] = _glued(whole[-1], line)
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


def relabelled(lines: list[Line]) -> list[Line]:
    """A label torn over two lines, or parted from its value, with what belongs to it."""
    whole: list[Line] = []
    for line in lines:
        if whole and (_is_torn_label(whole[-1], line) or _is_value(whole[-1], line)):
            whole[-1] = _glued(whole[-1], line)
        elif whole and _is_labelled(whole[-1], line):
            whole[-1] = _glued(replace(whole[-1], text=f"{whole[-1].text}：", plain=f"{whole[-1].plain}："), line)
        else:
            whole.append(line)
    return whole


def _is_torn_label(line: Line, below: Line) -> bool:
    """签发 above 人：冯远志."""
    start, rest = tight(line.plain), tight(below.plain)
    label, colon, _ = (start + rest).partition("：")
    return bool(colon) and len(start) < len(label) <= _LONGEST_LABEL and label in FIELDS and start not in _WORDS


_WORDS = ("附件", "附", "电话", "单位", "姓名")


def _is_value(line: Line, below: Line) -> bool:
    """签发人： above 冯远志: what stands below is such a value, and no label."""
    label, colon, value = line.plain.rpartition("：")
    field = FIELDS.get(tight(label)) or FIELDS.get(re.split("[ ，；]", label)[-1])
    form = _VALUES.get(field or "")
    return bool(colon and not value and form and form.fullmatch(below.plain)) and not (
        field in ("signatory", "person") and is_agency(tight(below.plain))
    )


def _is_labelled(line: Line, below: Line) -> bool:
    """签发人 above 冯远志, as the cells of a form stand below each other."""
    form = _VALUES.get(FIELDS.get(tight(line.plain), "")) if len(line.plain) > 1 else None
    return form is not None and form.fullmatch(below.plain) is not None and tight(below.plain) not in FIELDS


def _glued(line: Line, below: Line) -> Line:
    return replace(line, text=line.text + below.text, plain=line.plain + below.plain)


def joined(lines: list[Line]) -> list[Line]:
    """Paragraphs that a page broke at its right edge."""
    margin = _margin(lines)
    rights = [_right(line, margin) for line in lines]
    edge, ragged = _edge(lines, rights), _is_ragged(lines)
    whole: list[Line] = []
    last, fresh = 0, True
    for line, right in zip(lines, rights, strict=True):
        full = whole and edge and _is_full(whole[-1], last, edge, fresh) and not _is_of_foot(line)
        full = full or (ragged and whole and _is_prose(whole[-1].plain) and not _is_of_foot(line))
        if whole and ((full and _goes_on(whole[-1], line)) or _is_torn(whole[-1], line)):
            whole[-1] = _glued(whole[-1], line)
            fresh = False
        else:
            whole.append(line)
            fresh = True
        last = right
    return whole


def _is_full(line: Line, right: int, edge: int, fresh: bool) -> bool:
    """Whether a line reaches the page's edge; the first of a paragraph may have lost its indent."""
    indent = _INDENT if fresh and _SENTENCE.search(line.plain) else 0
    return edge - _SLACK - indent <= right <= edge + 2 * _SLACK


def _margin(lines: list[Line]) -> int:
    """How far to the right all long lines of a page begin."""
    return min((line.start for line in lines if 2 * len(line.text) >= _NARROW), default=0)


def _right(line: Line, margin: int) -> int:
    """How far to the right of the margin a line reaches, its indent counted."""
    indent = line.start - margin
    return width(line.text) + (indent if 0 < indent <= _INDENT else 0)


def _edge(lines: list[Line], rights: list[int]) -> int:
    """Where a page breaks all of its long lines; 0 where paragraphs stand as they were written."""
    prose = [(line, right) for line, right in zip(lines, rights, strict=True) if not line.plain.startswith("|")]
    wide = [(right, not line.plain.endswith(tuple(_ENDS))) for line, right in prose]
    broken = Counter(width for width, torn in wide if torn and _NARROW <= width <= _WIDE)
    near = {edge: sum(broken[edge - slack] for slack in range(_SLACK + 1)) for edge in broken}
    edge = max(near, key=lambda width: (near[width], -width), default=0)
    full = sum(width >= edge - _SLACK for width, _ in wide)
    if 3 * sum(width > edge + 2 * _SLACK for width, _ in wide) > near.get(edge, 0):
        return 0
    return edge if edge and near[edge] >= 4 and 2 * near[edge] > full and 5 * near[edge] > len(lines) else 0


def _is_torn(above: Line, line: Line) -> bool:
    """The sentence above has not ended: no paragraph begins so, or a quotation is open, or a comma stands last."""
    text = above.plain
    if (
        text.endswith(tuple("。！？；：|"))
        or line.plain.startswith("|")
        or line.role in HEADINGS
        or parse_heading(line.plain)
    ):
        return False
    if _CALLED.fullmatch(line.plain) and _NAMES.fullmatch(text):
        return True
    if _HALF_CALLED.fullmatch(line.plain) and text.endswith(("代", "委")) and len(line.plain) < len(text):
        return True
    alone = is_agency(line.plain) or is_office(line.plain)
    if len(line.plain) <= _TAIL and is_agency(text + line.plain) and not alone:
        return True
    if _PLACE.fullmatch(text) and _OF_PLACE.fullmatch(line.plain) and not is_agency(text):
        return True
    if _NO_START.match(line.plain) and not DEPUTY.search(text):
        return True
    if _is_torn_figure(text, line.plain) or (_YEARED.search(text) and _SERIAL.match(line.plain)):
        return True
    opened = any(text.rfind(a) > text.rfind(b) and b in line.plain[:60] for a, b in ("《》", "（）"))
    return opened or (
        text.endswith("，") and len(text) > _CLAUSE and not FIELDS.get(tight(line.plain.partition("：")[0]))
    )


def _is_torn_figure(text: str, below: str) -> bool:
    """A day or a telephone that goes on in the next line: 0417-6630 above 281."""
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
    fresh = _begins(line) or line.plain.startswith("|") or line.start > above.start
    ended = _ENDED.search(above.plain[-3:]) if _SENTENCE.search(above.plain) else above.plain.endswith(tuple(_ENDS))
    columns = WIDE.search(above.plain) is not None and not _SENTENCE.search(above.plain)
    columns = columns or not any(map(str.isalnum, above.plain))  # a rule
    return len(above.plain) <= _LONGEST and not (ended or fresh or columns)
