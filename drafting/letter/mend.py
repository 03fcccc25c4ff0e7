"""What pages and hurried hands do to lines, undone: one that holds two parts is parted, torn ones are joined."""

from __future__ import annotations

import re
from dataclasses import replace

from drafting.language.labels import FIELDS
from drafting.language.names import HAN, OFFICE, PLACES, is_agency
from drafting.language.surnames import DOT
from drafting.letter.blotted import unblotted
from drafting.letter.columns import uncolumned
from drafting.letter.dates import day_of
from drafting.letter.flat import unflattened
from drafting.letter.lines import Line, plain, tight
from drafting.letter.parting import parted, untabled
from drafting.letter.renumbered import renumbered
from drafting.letter.table import rows, unglued
from drafting.letter.torn import joined, unpaged
from drafting.letter.unbroken import pieces

_LONGEST_LABEL = 8
_FOOT = 12  # lines at the end among which agencies sign
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


def mended(lines: list[Line]) -> list[Line]:
    """The lines of a page as its author had them, as far as their form says it."""
    whole = (part for line in lines for part in ([line] if "|" in line.plain else pieces(line)))
    lines = unblotted(unpaged(unframed(list(whole))))
    cells = (cell for line in uncolumned(unflattened(untabled(lines))) for row in rows(line) for cell in unglued(row))
    return joined(renumbered(relabelled([part for cell in cells for part in parted(cell)])))


def unframed(lines: list[Line]) -> list[Line]:
    """The lines without the frame of a table in which several agencies sign side by side, the day below them."""
    for at in range(max(len(lines) - _FOOT, 0), len(lines) - 1):
        names, day = _cells(lines[at]), _cells(lines[at + 1])
        signed = len(names) > 1 and all(is_agency(tight(cell.plain)) for cell in names)
        if signed and len(day) == 1 and day_of(day[0].plain):
            text = "　　".join(cell.text for cell in names)
            return [*lines[:at], replace(lines[at], text=text, plain=plain(text)), day[0], *lines[at + 2 :]]
    return lines


def _cells(line: Line) -> list[Line]:
    """The cells of a table's row that hold something; none where the line is no row."""
    cells = [line.cut(*cell.span()) for cell in re.finditer(r"[^|]+", line.plain)] if line.plain[:1] == "|" else []
    return [cell for cell in cells if cell.text]


def relabelled(lines: list[Line]) -> list[Line]:
    """A label torn over two lines, or parted from its value, with what belongs to it."""
    whole: list[Line] = []
    for line in lines:
        if whole and (_is_torn_label(whole[-1], line) or _is_value(whole[-1], line)):
            whole[-1] = whole[-1].with_next(line)
        elif whole and _is_labelled(whole[-1], line):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text}：", plain=f"{whole[-1].plain}：").with_next(line)
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
