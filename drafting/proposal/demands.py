"""诉求: the places where a proposal may ask, each read as a list; the reading with the best evidence is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from drafting.letter.lines import Line
from drafting.proposal.asking import (
    ASK,
    ask_start,
    asks_further,
    bare_start,
    begins_with_ask,
    cut_sentences,
    is_appeal,
    is_courtesy,
)
from drafting.proposal.clauses import by_verbs
from drafting.proposal.lists import Item, items_of
from drafting.proposal.numbering import Mark, inline, read_mark
from drafting.proposal.sheet import Text
from drafting.proposal.worded import asking, worded

_WORD = "建议|对策|措施|办法|意见|诉求|请求|思路|举措|要求"
_HEADING = re.compile(
    r"(?:该|应该|应当)?(?:怎样|如何|怎么)[\u4e00-\u9fff]{1,10}[？：]?|怎么办[？：]?|(?:破解|解决)之[策道][：]?|"
    rf"(?:解决|具体|议案|工作)?方案[：]?|(?:关于)?(?:[\u4e00-\u9fff、]{{0,14}}?)(?:{_WORD})(?:(?:和|与|及|、|或)?(?:[\u4e00-\u9fff]{{0,4}})(?:{_WORD}))?(?:(?:如下|是)[：。]?|：)?"
)
_LEAD = re.compile(
    rf"(?:^|(?<=[。；！，]))(?:[^。；！：]{{0,60}}?)(?:{ASK}|提出[^。；：]{{0,16}}(?:{_WORD}|提案)|(?:{_WORD}|提案)如下|如下(?:{_WORD})|以下(?:[几\u4e00-\u9fff]{{0,6}})(?:{_WORD})|着手|入手|做起|我们?认为|下一步|今后|应当|应该|必须|要做到)"
    rf"[^。；：，！]{{0,20}}(?:，(?:请予?|敬请|供|望)[^。；：，！]{{1,10}})?："
)
_LEAD_END = re.compile(
    rf"(?:^|(?<=[。；！，：]))[^。；！：]{{0,60}}?(?:(?:提出|提)[^。；：]{{0,14}}(?:{_WORD})|(?:几|[一二三四五六七八九十\d])[点条个项]方?面?的?(?:{_WORD})|(?:{_WORD})如下|(?:为此|因此|特此|现)建议)[。：，]?$"
)
_SHORTEST_ASK = 5
"""Characters of a sentence that asks for something."""
_LONGEST_HEADING, _LONGEST_BARE = 24, 8
"""Characters of a heading, and of one that begins with 建议."""
MOST = 200
"""Demands that are read; a form is not to be made of a book."""
_SURE = 0.8
"""How much an item asks that is surely a demand."""
_FEWEST_LISTED = 2
"""Items of a list below which an appeal may stand."""
_NAMED = 1.5
"""What it adds that the numbers of a list say what is listed: 建议一：."""
_MOST_LISTS = 30
"""Lists of a proposal that are looked at."""
_TITLE = re.compile("^(?:关于|对|就)?(?:进一步)?(.{2,60}?)(?:工作)?(?:的(?:建议案|建议|提案|议案|意见))?$")


class Demand(NamedTuple):
    """What is asked for, in the proposal's words; the place of its line; why it may be wrong."""

    text: str
    at: int
    guess: str


class Zone(NamedTuple):
    """Where demands are announced: its texts, the number of the heading above them, how sure the announcement is."""

    texts: list[Text]
    parent: Mark | None
    strength: float


class Reading(NamedTuple):
    """One way in which the whole may be read."""

    items: list[Item]
    strength: float
    guess: str


def demands_of(texts: list[Text], title: str, title_at: int) -> list[Demand]:
    """The demands of a proposal by its text, or by its title alone."""
    readings = [*_announced(texts), *_unannounced(texts), *_series(texts), *_closing(texts)]
    best = max(readings, key=_score, default=None)
    if best is None or _score(best) < 1.5:
        match = _TITLE.match(title)
        return [Demand(match[1], title_at, "文中没有读出诉求，取自题目")] if match else []
    items = [*_counted_up(best.items), *_appeals(best)]
    found = (Demand(*said, guess or best.guess) for item, guess in items for said in worded(item))
    return list(islice(found, MOST))


def _counted_up(items: list[Item]) -> list[tuple[Item, str]]:
    """The items, each with a guess of its own or none: a single one that counts up what is to be done is several."""
    line = items[0].first.line
    parts = by_verbs(line.plain, bare_start(line.plain)) if len(items) == 1 else []
    if not parts:
        return [(item, "") for item in items]
    return [(Item(replace(items[0].first, line=line.cut(*part))), "一句话里的几件事，逐件分开") for part in parts]


def _appeals(reading: Reading) -> Iterator[tuple[Item, str]]:
    """What is asked for below a list that was announced, in a sentence that names who is to do it and what."""
    if reading.guess or len(reading.items) < _FEWEST_LISTED or not reading.items[-1].number:
        return
    for text in reading.items[-1].below:
        for start, end in cut_sentences(text.line.plain):
            sentence = text.line.plain[start:end]
            if read_mark(text.line.plain) is None and is_appeal(sentence):
                yield Item(replace(text, line=text.line.cut(start, end))), "写在各条之后"


def begins_list(plain: str) -> bool:
    """Whether a line announces demands: 我是人大代表某某，提几条建议："""
    return _LEAD.search(plain) is not None or _LEAD_END.search(plain) is not None


def _score(reading: Reading) -> float:
    """The evidence: how it is announced, how many of its items ask, whether they count on, how many there are."""
    scores = [asking(item) for item in reading.items]
    if not scores:
        return 0.0
    asked = sum(score >= _SURE for score in scores) / len(scores)
    telling = sum(score < -0.4 for score in scores) / len(scores)
    numbers = [item.number for item in reading.items]
    counting = 0.4 * (len(numbers) > 1 and all(numbers) and numbers == sorted(numbers))
    return reading.strength + asked - telling + counting + 0.3 * (2 <= len(scores) <= 9)


def _announced(texts: list[Text]) -> Iterator[Reading]:
    """What is listed behind 建议： and the like; several such places are one reading."""
    zones = list(_zones(texts))
    lists = [(zone, items_of(zone.texts, zone.parent)) for zone in zones]
    lists = [(zone, items) for zone, items in lists if any(not is_courtesy(item.first.line.plain) for item in items)]
    if lists:
        strength = max(zone.strength for zone, _ in lists)
        yield Reading([item for _, items in lists for item in items], strength, "")
        for zone, items in lists if len(lists) > 1 else ():
            yield Reading(items, zone.strength - 0.2, "")


def _zones(texts: list[Text]) -> Iterator[Zone]:
    starts = list(_starts(texts))
    for n, (place, text, strength, parent) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(texts)
        rest = [text] if text else []
        inside = [*rest, *_until(texts[place:end], texts[place].section if place < len(texts) else "", parent)]
        if inside:
            yield Zone(inside, parent, strength)


def _until(texts: list[Text], section: str, parent: Mark | None) -> list[Text]:
    """The texts of a zone: as far as its section goes, and not beyond the next heading of the rank above."""
    found: list[Text] = []
    styles: set[str] = set()  # of the numbers in it
    for text in texts:
        mark = read_mark(text.line.plain)
        beyond = mark and parent and mark.style == parent.style and mark.number == parent.number + 1
        if (
            (beyond and found and mark.style not in styles)
            or (text.head and text.section == "reasons" and found)
            or (section == "demands" and text.section != section)
        ):
            break
        found.append(text)
        styles |= {mark.style} if mark else set()
    return found


def _starts(texts: list[Text]) -> Iterator[tuple[int, Text | None, float, Mark | None]]:
    """Where demands are announced: the place of the first text behind, what of the announcing one is among them."""
    last: Mark | None = None
    for n, text in enumerate(texts):
        mark = read_mark(text.line.plain)
        bare = text.line.cut(mark.length) if mark else text.line
        if text.section == "demands" and text.head:
            yield n, None, 3.0, last
            last = mark or last
            continue
        if _is_heading(bare.plain):
            yield n + 1, None, 3.0, mark or last
        elif mark and (colon := bare.plain.find("：", 0, _LONGEST_HEADING)) > 0 and _is_heading(bare.plain[:colon]):
            yield n + 1, replace(text, line=bare.cut(colon + 1)), 3.0, mark
        elif text.section != "demands" and (lead := _lead(text.line)) is not None:
            rest = text.line.cut(lead)
            yield n + 1, replace(text, line=rest) if rest.text else None, 2.6, mark or last
        last = mark or last


def _is_heading(plain: str) -> bool:
    """Whether a line is the heading over demands, and asks for nothing itself."""
    plain = plain.rstrip("—")
    asking = plain.startswith("关于") or (len(plain) > _LONGEST_BARE and begins_with_ask(plain))
    return len(plain) <= _LONGEST_HEADING and not asking and _HEADING.fullmatch(plain) is not None


def _lead(line: Line) -> int | None:
    """Where a sentence that announces demands ends; None where none does."""
    plain = f"{line.plain.rstrip('—')}：" if line.plain.endswith("——") else line.plain
    if match := _LEAD.search(plain):
        return match.end()
    return len(line.text) if _LEAD_END.search(plain) else None


def _unannounced(texts: list[Text]) -> Iterator[Reading]:
    """Numbered paragraphs that ask, though nothing announces them."""
    marks = [read_mark(text.line.plain) for text in texts]
    firsts = [n for n, mark in enumerate(marks) if mark and mark.number == 1 and mark.style != "alone"]
    for n in firsts[:_MOST_LISTS]:
        items = items_of(texts[n:])
        if len(items) > 1:
            named = _NAMED * (marks[n].style == "named")  # type: ignore[union-attr]
            yield Reading(items, 1.0 + named, "没有“建议”一类的标题，按条目判断")


def _closing(texts: list[Text]) -> Iterator[Reading]:
    """Sentences that begin with 建议, 恳请, 希望, wherever they stand."""
    items = []
    for text in texts:
        asked = False  # whether the sentence before asks
        for start, end in cut_sentences(text.line.plain):
            start += ask_start(text.line.plain[start:end])
            clause = text.line.plain[start:end]
            asked = begins_with_ask(clause) or (asked and asks_further(clause))
            if asked and len(clause) > _SHORTEST_ASK and not is_courtesy(clause):
                items += items_of([replace(text, line=text.line.cut(start, end))])
    if items:
        yield Reading(items, 1.2, "没有分条，取自文中“建议”“希望”一类的句子")


def _series(texts: list[Text]) -> Iterator[Reading]:
    """一要……；二要……, or another series, in a paragraph that nothing announces."""
    for text in texts:
        found = inline(text.line.plain)
        if len(found) > 1:
            wanted = 1.0 * ("要" in text.line.plain[found[0][0] : found[0][0] + 3])
            yield Reading(items_of([text]), 0.6 + wanted, "没有“建议”一类的标题，取自文中的“一、二、三”")
