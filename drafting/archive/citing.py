"""What a paper cites, in three steps: find the titles, resolve the short ones, annotate what the text says of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from drafting.archive.paper import Paper
from drafting.language.citations import Cited, find
from drafting.language.names import HAN

ENDED, REVISED = "已废止", "已修订"

_GENERIC = 6
"""A title of so many characters is no document's own: 《意见》, 《实施意见》, 《工作方案》."""
_SHORT = re.compile(r"^[（(]?以下(?:统一)?(?:简称|称)(?:为)?[：:“]?《?([^《》”）)]{2,20})")
_ISSUED = re.compile(
    rf"({HAN}{{1,20}}?(?:人民政府办公厅|人民政府办公室|人民政府|政府办公厅|政府办公室|政府|国务院|办公厅|人大常委会|局|委|厅|部|院))"
    r"(?:联合|研究)?(?:印发|下发|出台|制定|发布|转发|颁布|修订)了?的?[“]?$"
)
_ENDS = re.compile(r"^[^。；《]{0,30}(?:废止|停止执行|失效)")
_REVISES = re.compile(r"^[^。；《]{0,20}(?:修订|修正)")
_UNTIL = re.compile(r"^[^。；《]{0,40}?有效期(?:为|至|到)?\s*(\d{1,2}\s*年|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)")
_LEADING = re.compile(".*(?:联合|会同|按照|根据|依据|落实|贯彻|今年|去年|[年月日和由经据])(?=.{2})")
"""What stands before the issuer in one run of characters."""
_ABOUT = re.compile("关于")
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as one passage cites it. `state` is 已废止 or 已修订 where the text says so; `until` its 有效期."""

    title: str
    number: str = ""
    issuer: str = ""
    state: str = ""
    until: str = ""
    nth: int = 0


def citations(paper: Paper) -> tuple[Citation, ...]:
    """The documents that a paper cites, once for each passage."""
    cited: dict[tuple[str, str, int], Citation] = {}
    short: dict[str, Cited] = {}
    for passage in paper.passages:
        for one in resolve(find(passage.text), passage.text, short):
            made = replace(annotated(one, passage.text), nth=passage.nth)
            before = cited.get((made.title, made.number, made.nth))
            cited[made.title, made.number, made.nth] = _joined(before, made) if before else made
    return tuple(cited.values())


def resolve(found: Iterable[Cited], text: str, short: dict[str, Cited]) -> Iterator[Cited]:
    """The documents under their whole titles: a short title is the one that it was made short for, in `short`.

    What is short and was made so for nothing is left out.
    """
    for one in found:
        if one.title in short:
            yield short[one.title]._replace(start=one.start, end=one.end)
            continue
        if len(one.title) > _GENERIC or one.number:
            yield one
            if match := _SHORT.match(text[one.end : one.end + _NEAR]):
                short[match[1].strip("“”")] = one


def annotated(one: Cited, text: str) -> Citation:
    """A document with what the text says beside it: its issuer, whether it is ended or revised, until when it holds."""
    behind, before = text[one.end : one.end + _NEAR], text[max(0, one.start - _NEAR) : one.start]
    state = ENDED if _ENDS.match(behind) else REVISED if _REVISES.match(behind) else ""
    until = (match := _UNTIL.match(behind)) and match[1].replace(" ", "")
    return Citation(one.title, one.number, _issuer(one.title, before), state, until or "")


def _issuer(title: str, before: str) -> str:
    """Who issued it: what stands before 关于 in its title, or before 印发 in the text."""
    head = _ABOUT.split(title, maxsplit=1)
    if len(head) == 2 and len(head[0]) > 2:
        return head[0].strip()
    issued = _ISSUED.search(before)
    return _LEADING.sub("", issued[1]) if issued else ""


def _joined(one: Citation, other: Citation) -> Citation:
    """What two places of one passage say of a document."""
    names = ("issuer", "state", "until")
    return replace(one, **{name: getattr(one, name) or getattr(other, name) for name in names})
