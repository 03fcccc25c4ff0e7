"""公开方式: a line of its own, behind a label, or beside the number in the head."""

from __future__ import annotations

import re

from drafting.document import Role
from drafting.language.labels import alternatives
from drafting.letter.element import Element
from drafting.letter.lines import Line, tight
from drafting.letter.ticked import ticked

LABEL = re.compile(f"(?:{alternatives('disclosure')}) ?[：；]")
_WAY = re.compile(
    r"(?:此件|本件|该件|本(?:复函|答复))?((?:同意|不同意|可以|可|主动|全文|依申请|不予|不宜|不|部分)(?:对外|全文|主动)?公开)(?:发布|选项)?"
)
_BEHIND = re.compile(r"（([^（）]{2,10}公开)）$")
_PUBLIC = re.compile("(?:此件|本件)?(?:对外)?公开(?:发布)?")
_AROUND = "（）。；【】[]“” "
_YES, _NO = ("是", "同意", "可以", "√", "可", "能"), ("否", "不同意", "不可以")


def way_in(text: str) -> tuple[str, str] | None:
    """The way in which a plain text says that a letter is made public, and why it is a guess ("" where it is none)."""
    bare = tight(text).strip(_AROUND)
    bare = re.sub("^(?:附?注)：", "", bare).strip(_AROUND)
    label = LABEL.match(bare)
    value = bare[label.end() :] if label else bare
    value = ticked(value) or value
    if found := _WAY.fullmatch(value):
        return found[1], ""
    if _PUBLIC.fullmatch(value):
        return (value, "") if label else ("主动公开", f"原文写作“{bare}”")
    if label and value in _YES + _NO:
        return "同意公开" if value in _YES else "不同意公开", f"原文写作“{bare}”"
    return (value, "") if label else None


def way_behind(title: str) -> str | None:
    """The way in brackets behind a plain title; None where there is none."""
    found = _BEHIND.search(title)
    way = way_in(found[1]) if found else None
    return way[0] if way else None


def says_disclosure(text: str) -> bool:
    """Whether a plain line says nothing else."""
    return LABEL.match(text.strip("（ ")) is not None or (len(text) < 20 and way_in(text) is not None)


def disclosed(line: Line) -> Element:
    """What such a line says."""
    value, guess = way_in(line.plain) or (line.text, "")
    return Element(line, Role.NOTE, "disclosure", value, guess)
