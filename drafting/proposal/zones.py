"""Where demands are announced: the texts behind each heading or sentence that leads to them, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafting.proposal.announcing import colon_of, counted_of, heading_before_colon, is_heading, lead_of
from drafting.proposal.asking import begins_with_ask, cut_sentences, is_courtesy
from drafting.proposal.numbering import Mark, read_mark
from drafting.proposal.sheet import Text

HEADED, _LED, _COUNTED, _BEHIND_COLON = 3.0, 2.6, 1.6, 0.9
"""How sure it is what stands behind a heading, a sentence that leads to demands, one that says how many things, a
colon."""
_TROUBLE = re.compile(r"(?:问题|困难|现状|症结|表现|[堵难痛卡]点|短板)[一二三四五六七八九十\d]{0,2}：")
"""What begins a text that tells of the next trouble, where troubles and demands take turns."""
_MOST, _MOST_TEXTS = 6, 60
"""Parts of the lesser kinds that are looked at, and texts of each."""


class Zone(NamedTuple):
    """Where demands are announced: its texts, the number of the heading above them, how sure the announcement is, and
    what is asked for in the paragraph of the announcing sentence before it."""

    texts: list[Text]
    parent: Mark | None
    strength: float
    before: Sequence[Text] = ()


class _Start(NamedTuple):
    """Where a zone begins: the place of the first text behind, what of the announcing one is in it."""

    place: int
    rest: Text | None
    strength: float
    parent: Mark | None
    before: Sequence[Text] = ()


def zones_of(texts: list[Text]) -> Iterator[Zone]:
    """The parts of a proposal that are announced as demands."""
    starts = list(_starts(texts))
    for n, start in enumerate(starts):
        zone = _zone(texts, start, starts[n + 1].place if n + 1 < len(starts) else len(texts))
        if zone.texts:
            yield zone


def lesser_zones(texts: list[Text]) -> Iterator[Zone]:
    """The parts of which it is only said how many things they are (可以从以下几方面着手。), or that a colon opens."""
    last: Mark | None = None
    found = 0
    for n, text in enumerate(texts):
        last = read_mark(text.line.plain) or last
        if text.section == "demands" or found == _MOST:
            continue
        end = min(len(texts), n + 1 + _MOST_TEXTS)
        counted = counted_of(text.line)
        colon = colon_of(text.line, texts[n + 1].line.plain if n + 1 < len(texts) else "")
        if counted is not None:
            yield _zone(texts, _Start(n + 1, _rest(text, counted), _COUNTED, last), end)
        if colon is not None:
            yield _behind_colon(texts, n, _rest(text, colon), last, end)
        found += counted is not None or colon is not None


def _behind_colon(texts: list[Text], at: int, rest: Text | None, last: Mark | None, end: int) -> Zone:
    """What stands behind a colon on its line, else below it."""
    return Zone([rest], last, _BEHIND_COLON) if rest else _zone(texts, _Start(at + 1, None, _BEHIND_COLON, last), end)


def _zone(texts: list[Text], start: _Start, end: int) -> Zone:
    section = texts[start.place].section if start.place < len(texts) else ""
    rest = [start.rest] if start.rest else []
    below = _until(texts[start.place : end], section, start.parent)
    lead = lead_of(below[0].line) if below and section == "demands" else None
    before = start.before if lead is None else list(_asked_before(below[0], lead))
    return Zone([*rest, *below], start.parent, start.strength, before)


def _until(texts: list[Text], section: str, parent: Mark | None) -> list[Text]:
    """The texts of a zone: as far as its section goes, and not beyond the next heading of the rank above."""
    found: list[Text] = []
    styles: set[str] = set()  # of the numbers in it
    for text in texts:
        mark = read_mark(text.line.plain)
        beyond = mark and parent and mark.style == parent.style and mark.number == parent.number + 1
        if (
            (beyond and found and mark.style not in styles)
            or (found and _TROUBLE.match(text.line.plain))
            or (text.head and text.section == "reasons" and found)
            or (section == "demands" and text.section != section)
        ):
            break
        found.append(text)
        styles |= {mark.style} if mark else set()
    return found


def _starts(texts: list[Text]) -> Iterator[_Start]:
    last: Mark | None = None
    reasons = False  # whether a label of reasons stands above
    for n, text in enumerate(texts):
        mark = read_mark(text.line.plain)
        bare = text.line.cut(mark.length) if mark else text.line
        reasons = reasons or text.section == "reasons"
        if text.section == "demands" and text.head:
            yield _Start(n, None, HEADED, last)
        elif text.section == "content" and text.head and reasons and lead_of(text.line) is None:
            yield _Start(n, None, _COUNTED, last)
        elif is_heading(bare.plain):
            yield _Start(n + 1, None, HEADED, mark or last)
        elif mark and (end := heading_before_colon(bare.plain)):
            yield _Start(n + 1, replace(text, line=bare.cut(end)), HEADED, mark)
        elif text.section != "demands" and (lead := lead_of(text.line)) is not None:
            yield _Start(n + 1, _rest(text, lead), _LED, mark or last, list(_asked_before(text, lead)))
        last = mark or last


def _asked_before(text: Text, lead: int) -> Iterator[Text]:
    """The sentences of a text that ask outright before the one that announces: 请……列入计划。主要内容如下：."""
    for start, end in cut_sentences(text.line.plain[:lead])[:-1]:
        if begins_with_ask(text.line.plain[start:end]) and not is_courtesy(text.line.plain[start:end]):
            yield replace(text, line=text.line.cut(start, end))


def _rest(text: Text, start: int) -> Text | None:
    """What of a text stands behind its announcing words."""
    rest = text.line.cut(start)
    return replace(text, line=rest) if rest.text else None
