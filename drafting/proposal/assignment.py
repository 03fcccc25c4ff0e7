"""交办函: the letter that hands a proposal over, above the proposal's own text in one file."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.language.names import is_agency, part_names
from drafting.letter.dates import day_of
from drafting.letter.lines import Line, tight

_ORIGINAL = re.compile(
    r"附?件?\d?[：: ]?\S{0,12}(?:建议|提案|议案|来文)(?:原文|原件|全文|正文|内容)[：:]?|附件?\d?[：:]\S{0,8}原[文件]"
)
_YOURS = re.compile("[转交由][^。；]{0,12}你(?:单位|局|委|办|部门|们)?")
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:之?前|以前)")
_HELPED = re.compile(r"([\u4e00-\u9fff、]{3,60}?)(?:会办|协办)")
_MOST = 40  # lines of such a letter


class Assignment(NamedTuple):
    """What the letter says: where it ends, whom it is written to, who helps, by which day (ISO, "" for none).

    `helping`: it is written to one who helps; then `cohosts` has its name, and `host` another's or nobody's.
    """

    end: int = 0
    host: str = ""
    cohosts: tuple[str, ...] = ()
    due: str = ""


def read_assignment(lines: list[Line]) -> Assignment:
    """The letter above a line 附件：提案原文; an empty one where there is none."""
    marks = (at for at, line in enumerate(lines[:_MOST]) if at and _ORIGINAL.fullmatch(tight(line.plain)))
    end = next(marks, 0)
    said = " ".join(line.plain for line in lines[:end])
    if not end or not _YOURS.search(said):
        return Assignment()
    addressee = next((line.plain.rstrip("： ") for line in lines[:end] if line.plain.endswith("：")), "")
    addressee = addressee if is_agency(tight(addressee)) else ""
    helping = re.search("你(?:单位|局|委|办|部门)?(?:会办|协办)", said) is not None
    helped = _HELPED.search(re.sub("你(?:单位|局|委|办|部门)?(?:主办|会办|协办)", "，", said).replace("由", "，"))
    cohosts = tuple(name for name in part_names(helped[1]) if is_agency(name)) if helped else ()
    host = re.search(r"由([\u4e00-\u9fff]{3,20}?)主办", said)
    if helping:
        named = host[1] if host and not host[1].startswith("你") else ""
        return Assignment(end + 1, named, (addressee,) if addressee else (), _due(lines[:end], said))
    return Assignment(end + 1, addressee, cohosts, _due(lines[:end], said))


def _due(lines: list[Line], said: str) -> str:
    """The last day; its year is the letter's where none is typed."""
    match = _DAY.search(said)
    if match is None:
        return ""
    dates = (day for line in lines if (day := day_of(line.plain)))
    year = match[1] or next(dates, "")[:4]
    return day_of(f"{year}年{match[2]}月{match[3]}日") or "" if year else ""
