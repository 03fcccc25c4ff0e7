"""The foot: 附件说明, 署名, 成文日期, 附注, 联系人, 抄送, 印发, in whatever order an office has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from drafting.document import HEADINGS, Role
from drafting.language.headings import parse_heading
from drafting.language.names import INNER, is_agency
from drafting.letter.cc import LABEL as CC
from drafting.letter.closing import is_short_courtesy
from drafting.letter.dates import day_of, is_torn
from drafting.letter.disclosure import LABEL as DISCLOSURE_LABEL
from drafting.letter.disclosure import disclosed, way_behind
from drafting.letter.element import Element
from drafting.letter.foot_kinds import (
    ATTACHMENT,
    ITEM,
    PRINTED,
    SEAL,
    SEAL_LABEL,
    goes_on,
    kind_of,
    signature,
    unsealed,
)
from drafting.letter.head import read_labelled
from drafting.letter.lines import Line, plain, tight
from drafting.letter.table import keyed
from drafting.letter.title import join
from drafting.letter.web import is_page_line

_NEXT_ITEM = re.compile(r"(?:[；;。]|\s{2,})(?=\d{1,2}[.．、])")
_SEALED = re.compile(r"([\u4e00-\u9fff]{4,40})（(?:盖章|公章|印章|章)）")
_WAY_BEHIND = re.compile(r"(?<=[\d，；（ ])(?:此件|本件)?(?:可以|可|同意|主动|依申请|不予)?(?:对外)?公开(?=[）。]*$)")
_ENDED = ("。", "！", "？", "；", "：")


def foot_start(lines: list[Line]) -> int:
    """Where the foot begins among the lines behind the opening; their number where there is none.

    It is the end of the letter that looks most like one: each line of a foot's form speaks for it, each line of text
    against it, and a line of no form that stands between does neither, so that it takes nothing with it.
    """
    kinds = ["" if _is_sentence(line) else kind_of(line) for line in lines]
    listed = _listed(lines)
    start, best, total = len(lines), _LEAST, 0.0
    for at in range(len(lines) - 1, -1, -1):
        total += _weight(lines[at], kinds[at], at in listed)
        if total > best:
            start, best = at, total
    signed = next((at for at, pair in enumerate(pairwise(kinds)) if pair == ("agency", "date")), start)
    return min(start, signed)


def _is_sentence(line: Line) -> bool:
    """Text at the first look, which the most lines are."""
    text = line.plain
    return len(text) > 40 and text[-1] in "。！；" and "：" not in text[:20] and "抄" not in text


_NEAR = 40  # more lines than any foot has
_LONG_TEXT, _TEXT, _COURTESY, _UNKNOWN, _LEAST = -9.0, -4.0, -1.0, 0.001, 0.9
_BRIEF = 8
_SET_IN, _NAMES = 2, re.compile("[、，]")
"""Blanks before a recipient that is set in, and what parts recipients."""
_WEIGHTS = {"agency": 2.0, "page": 1.0, "courtesy": _COURTESY}


def _weight(line: Line, kind: str, listed: bool) -> float:
    """How much a line speaks for a foot, or against it."""
    text = line.plain
    if line.role in HEADINGS or (parse_heading(text) and kind != "contact"):
        return _UNKNOWN if listed else _LONG_TEXT
    if kind:
        return _WEIGHTS.get(kind, 3.0)
    if is_short_courtesy(line):
        return _COURTESY
    if len(text) <= _BRIEF and text.endswith("："):
        return _UNKNOWN
    if text.startswith(("|", "【图", "表")) or len(text) > 60:
        return _LONG_TEXT
    return _TEXT if text.endswith(_ENDED) or "，" in text else _UNKNOWN


def _listed(lines: list[Line]) -> set[int]:
    """The numbered titles below 附件：."""
    found: set[int] = set()
    below = False
    for at, line in enumerate(lines):
        if parse_heading(line.plain):
            found |= {at} if below and len(line.plain) < 60 else set()
        else:
            below = ATTACHMENT.match(line.plain) is not None
    return found


def read_foot(lines: list[Line]) -> tuple[Element, ...]:
    """What each line of the foot is, in page order; courtesies that stand among them have the field closing."""
    found: list[Element] = []
    at = 0
    while at < len(lines):
        kind = kind_of(lines[at])
        if kind in ("cc", "attachment"):
            signed = tuple(str(element.value) for element in found[-_NEAR:] if element.field == "issuer")
            end = _list_end(kind, lines, at + 1, signed)
            found += [Element(line, *_LISTS[kind]) for line in lines[at:end]]
        else:
            end = at + 1
            found += _READERS[kind](lines[at], found) if kind else [_unplaced(lines[at])]
        at = end
    return tuple(found)


_LISTS = {"cc": (Role.CC, "cc"), "attachment": (Role.ATTACHMENT_NOTE, "attachments")}


def _list_end(kind: str, lines: list[Line], at: int, signed: tuple[str, ...]) -> int:
    """The index behind the lines that go on with 抄送 or 附件：, below what these agencies have signed."""
    label = (CC if kind == "cc" else ATTACHMENT).match(lines[at - 1].plain)
    last = lines[at - 1].text[label.end() if label else 0 :].strip()
    alone = not last
    while at < len(lines) and (
        goes_on(kind, lines[at], last)
        or (kind == "cc" and _is_recipient(lines[at : at + 2], last, alone) and not _is_of(signed, lines[at]))
    ):
        last = lines[at].text
        at += 1
    return at


def _is_recipient(lines: list[Line], last: str, alone: bool) -> bool:
    """Whether the first of these lines is a further recipient: below 抄送： `alone`, set in, or with the rest of a name
    that the line above breaks off; who signs has the date below."""
    if kind_of(lines[0]) != "agency":
        return False
    signs = len(lines) > 1 and kind_of(lines[1]) == "date"
    set_in = lines[0].start >= _SET_IN and not last.endswith("。")
    return alone or (not signs and (set_in or _is_torn_name(last, lines[0].plain)))


def _is_of(signed: tuple[str, ...], line: Line) -> bool:
    """Whether a line names an office of who has signed: 云州市水利局办公室, which prints the letter."""
    return tight(line.plain).startswith(signed)


def _is_torn_name(above: str, below: str) -> bool:
    """Whether two lines break inside of an agency's name: 区卫 / 生健康局、区红十字会."""
    end, start = _NAMES.split(above)[-1], _NAMES.split(below)[0]
    return not is_agency(end) and is_agency(f"{end}{start}")


def attachments_of(elements: Sequence[Element]) -> list[str]:
    """The titles in the lines of 附件说明; on one line they are divided where the next number begins."""
    lines = [element.line for element in elements if element.field == "attachments"]
    if not lines:
        return []
    texts = [_unlabelled(ATTACHMENT, lines[0]), *(line.text for line in lines[1:])]
    parts = (part for text in texts for part in _NEXT_ITEM.split(text) if part.strip())
    return [_untitled(part) for part in parts]


def _unlabelled(label: re.Pattern[str], line: Line) -> str:
    return line.text[label.match(line.plain).end() :].strip()


def _untitled(text: str) -> str:
    found = ITEM.match(plain(text))
    return text[found.end() if found else 0 :].strip(" 。；;")


def unit_above(contacts: list[Line]) -> str | None:
    """The agency that a foot without signature names at the contacts: sealed, or before the first label."""
    sealed = next(filter(None, (_SEALED.search(line.plain) for line in contacts)), None)
    lead = sealed[1] if sealed else contacts[0].plain.split(" ")[0]
    return lead if is_agency(lead) and lead[-1] not in INNER else None


def _contact(line: Line, _: list[Element]) -> list[Element]:
    """A line of contacts, and the 公开方式 that an office puts at its end."""
    found = DISCLOSURE_LABEL.search(line.plain) or _WAY_BEHIND.search(line.plain)
    if not found or not found.start():
        return [Element(line, Role.NOTE, "contacts")]
    parts = Element(line.cut(0, found.start()), None, "contacts"), disclosed(line.cut(found.start()))
    return [Element(line, Role.NOTE), *(replace(part, role=None) for part in parts)]


def _date(line: Line, above: list[Element]) -> list[Element]:
    day = day_of(line.plain)
    if day is None and (signed := signature(line)):
        agency, date = signed
        return [*_agency(agency, above), *_date(date, above)]
    if day is None or any(element.field == "date" and element.value for element in above):
        return [Element(line, Role.DATE, left="落款中多出的日期")]
    if not day and re.search(r"\d月|年.*\d", tight(line.plain)):
        return [Element(line, Role.DATE, left="落款的日期不全")]
    return [Element(line, Role.DATE, "date", day, "日期缺字" if is_torn(line.plain) else "")]


def _agency(line: Line, above: list[Element]) -> list[Element]:
    """署名; below the date another agency is 印发机关."""
    sealed = SEAL.search(line.plain) or SEAL_LABEL.match(line.plain)
    name = (unsealed(tight(line.text)) if sealed else line.text).strip("（）()")
    name = "、".join(line.text.split()) if _is_shared(line) else name
    near = above[-_NEAR:]
    signed = [element.value for element in near if element.field == "issuer"]
    dated = any(element.field == "date" and element.value for element in near)
    other = signed and dated and tight(name) not in signed
    return [Element(line, Role.PRINTED_BY if other else Role.SIGNATURE, "printed_by" if other else "issuer", name)]


def _is_shared(line: Line) -> bool:
    """Whether several agencies sign on one line."""
    parts = line.plain.split()
    return len(parts) > 1 and all(len(part) > 3 and is_agency(part) for part in parts)


def _printed(line: Line, _: list[Element]) -> list[Element]:
    found = PRINTED.fullmatch(line.plain)
    agency, day = line.cut(*found.span(1)), line.cut(found.end(1))
    named = [Element(agency, Role.PRINTED_BY, "printed_by", agency.text)] if agency.text else []
    return [*named, Element(day, Role.PRINTED_ON, "printed_on", day_of(found[2]))]


def _title(line: Line, _: list[Element]) -> list[Element]:
    way = way_behind(line.plain)
    told = [Element(line, None, "disclosure", way, "取自标题末尾的括号")] if way else []
    return [Element(line, Role.TITLE, "title", join([line]), "标题在落款之后"), *told]


def _signed(line: Line, _: list[Element]) -> list[Element]:
    bracketed = line.plain.startswith("（")
    elements, rest = read_labelled(line.cut(1, len(line.text) - line.plain.endswith("）")) if bracketed else line)
    return [*elements, *(Element(part, Role.BODY, left="落款中没有归入任何字段的文字") for part in rest)]


def _page(line: Line, _: list[Element]) -> list[Element]:
    return [Element(line, left="网页上的文字，不是答复的内容", page=True)]


def _unplaced(line: Line) -> Element:
    if is_short_courtesy(line):
        return Element(line, Role.BODY, "closing", line.text)
    if is_page_line(line):
        return _page(line, [])[0]
    role = Role.NOTE if line.plain.startswith("（") else Role.BODY
    return Element(line, role, left="落款中没有归入任何字段的文字")


_READERS = {
    "contact": _contact,
    "date": _date,
    "agency": _agency,
    "sent": lambda line, _: [Element(line, Role.CC, left="主送，即称谓")],
    "keyed": lambda line, _: [keyed(line)],
    "title": _title,
    "number": _signed,
    "printed": _printed,
    "disclosure": lambda line, _: [disclosed(line)],
    "signed": _signed,
    "page": _page,
}
