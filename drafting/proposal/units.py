"""主办, 会办 units and the days: from labels, and from what the review says (由市交通局主办、市财政局会办)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafting.language.names import is_agency, part_names
from drafting.letter.dates import day_of
from drafting.letter.lines import plain, tight
from drafting.proposal.assignment import Assignment
from drafting.proposal.sheet import Sheet

_AGENCIES = r"([\u4e00-\u9fff（）]{2,24}?(?:[、和及][\u4e00-\u9fff（）]{2,24}?){0,6}?)"
_HOSTS = re.compile(
    rf"(?:由|交|转|请|送|建议由|为)?{_AGENCIES}(?:负责)?(?:主办|承办|牵头|办理|研究|阅处|研处|处理|答复|落实)"
)
_HELPS = re.compile(rf"(?:由|交|请|会同|会|，|；|、)?{_AGENCIES}(?:会办|协办|配合|协助|参与|分办)")
_LEAD = re.compile("^(?:同意立案|立案|同意|经审查|建议|转|请|由|交|送|会同)+[，：:、]?")


@dataclass
class Units:
    """Who is to answer and who helps, and the days that are named (ISO)."""

    host: str = ""
    cohosts: list[str] = field(default_factory=list)
    guess: str = ""
    received: str = ""
    due: str = ""


def units_of(sheet: Sheet, assigned: Assignment) -> Units:
    """What the letter of assignment and the sheet say of the handling."""
    units = Units(assigned.host, list(assigned.cohosts), "取自交办函" if assigned.end else "", due=assigned.due)
    for entry in sheet.values("host"):
        names = _names(entry.value.text)
        units.host = units.host or (names[0] if names else "")
        units.cohosts += names[1:]
    for entry in sheet.values("cohosts"):
        units.cohosts += _names(entry.value.text)
    if not units.host:
        for entry in sheet.values("review"):
            if not units.host:
                _of_review(units, plain(entry.value.text))
    for name in ("received", "due"):
        for entry in sheet.values(name):
            setattr(units, name, getattr(units, name) or day_of(entry.value.plain) or "")
    units.cohosts = [name for name in dict.fromkeys(units.cohosts) if name != units.host]
    return units


def _names(text: str) -> list[str]:
    """The agencies in a value, in order."""
    bare = re.sub(r"（(?:主办|承办|会办|协办)[^（）]*）|\d", "", plain(text))
    parts = [tight(_LEAD.sub("", part)).strip("。：") for part in re.split(r"[、，,；;。]|\s{1,}", bare)]
    return [part for part in parts if 2 < len(part) <= 30 and not re.search("□|☑|√|无$", part)]


def _of_review(units: Units, text: str) -> None:
    """The units that a review names; what it says of no unit is left."""
    bare = re.sub("^(?:同意立案|立案|同意|经审查|建议)[，。；：]*", "", tight(text))
    if match := _HOSTS.search(bare):
        names = _agencies(match[1])
        if names:
            units.host, units.guess = names[0], "取自审查意见"
            units.cohosts += names[1:]
        bare = bare[match.end() :]
    if match := _HELPS.search(bare):
        units.cohosts += _agencies(match[1])


def _agencies(text: str) -> list[str]:
    return [name for name in part_names(_LEAD.sub("", text)) if is_agency(name)]


def is_ours(name: str, *ours: str | None) -> bool:
    """Whether a unit is one of these names: the same, its end, or shortened (市交通局 for 云州市交通运输局)."""
    return any(_is_short_for(tight(name), tight(own)) for own in ours if own)


def _is_short_for(short: str, whole: str) -> bool:
    if len(short) < 3 or short[-1] != whole[-1]:
        return short == whole
    signs = iter(whole)
    return whole.endswith(short) or (len(short) > 3 and all(sign in signs for sign in short))
