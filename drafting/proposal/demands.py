"""诉求: the places where a proposal may ask, each read as a list; the reading with the best evidence is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, groupby, islice
from typing import NamedTuple

from drafting.proposal.asking import (
    SURE,
    ask_start,
    asks,
    asks_further,
    bare_start,
    begins_with_ask,
    could_start,
    cut_sentences,
    is_appeal,
    is_courtesy,
    tells_to,
    want_start,
    wants,
)
from drafting.proposal.clauses import by_verbs
from drafting.proposal.items import Item
from drafting.proposal.lists import items_of
from drafting.proposal.numbering import inline, is_bullet, read_mark
from drafting.proposal.parallel import runs_of
from drafting.proposal.sheet import Text
from drafting.proposal.tables import Table
from drafting.proposal.worded import asking, mostly_ask, worded
from drafting.proposal.zones import HEADED, Zone, lesser_zones, zones_of

_SHORTEST_ASK = 5
"""Characters of a sentence that asks for something."""
_LABELLED = ("content", "demands", "reasons")
"""Under which labels one who writes without a title says what he wants."""
MOST_DEMANDS = 200
"""Demands that are read; a form is not to be made of a book."""
_ENOUGH = 1.6
"""The evidence below which only the title says what is asked for."""
_OUTRIGHT = 1.2
"""How much a sentence asks that says outright what is to be done."""
_EACH, _MOST_COUNTED = 0.15, 5
"""What each item that asks adds, and how many of them do."""
_FEWEST_LISTED = 2
"""Items of a list below which an appeal may stand."""
_NAMED = 1.5
"""What it adds that the numbers of a list say what is listed: 建议一：."""
_PUT_OFF = re.compile(
    "没(?:有)?想好|不再(?:另|单独)?提|不在(?:本|此)(?:建议|提案|议案|次)|(?:可以|可)?暂(?:缓|不)(?:提|列|考虑|要求|，|$)|不(?:再)?(?:作|做)要求"
)
"""What says of a sentence that just this is not asked for."""
_IN_TABLE = 2.4
"""How sure it is what stands in a table under 建议 and the like."""
_TURNS = 3
"""Headings over demands that take turns with what is wrong."""
_MOST_LISTS, _LONGEST_LIST = 30, 400
"""Lists of a proposal that are looked at, and texts of each."""
_TITLE = re.compile("^(?:关于|对|就)?(?:进一步)?(.{2,60}?)(?:工作)?(?:的(?:建议案|建议|提案|议案|意见))?$")


class Demand(NamedTuple):
    """What is asked for, in the proposal's words; the place of its line; why it may be wrong."""

    text: str
    at: int
    guess: str


class Reading(NamedTuple):
    """One way in which the whole may be read."""

    items: list[Item]
    strength: float
    guess: str


def demands_of(texts: list[Text], title: str, title_at: int, tables: Sequence[Table] = ()) -> list[Demand]:
    """The demands of a proposal by its text and its tables, or by its title alone."""
    readings = [
        *_tabled(tables),
        *_announced(texts),
        *_unannounced(texts),
        *_signed(texts),
        *_parallel(texts),
        *_series(texts),
        *_closing(texts),
        *_wanted(texts),
    ]
    best = max(readings, key=_score, default=None)
    if best is None or _score(best) < _ENOUGH:
        match = _TITLE.match(title)
        return [Demand(match[1], title_at, "文中没有读出诉求，取自题目")] if match else list(_plainly(texts))
    asked = [item for item in best.items if not _PUT_OFF.search(item.first.line.plain)]
    best = best._replace(items=asked or best.items)
    items = [*_counted_up(best.items), *_appeals(best)]
    found = (Demand(*said, guess or best.guess) for item, guess in items for said in worded(item))
    return list(islice(found, MOST_DEMANDS))


def _plainly(texts: list[Text]) -> Iterator[Demand]:
    """What a proposal without a title says in plain words under the label of its text."""
    for text in (text for text in texts if text.section in _LABELLED):
        for start, end in cut_sentences(text.line.plain, "。！？；"):
            if wants(text.line.plain[start:end].rstrip("。！？；")) and not is_courtesy(text.line.plain[start:end]):
                yield Demand(text.line.text[start:end].rstrip("。！；;"), text.place, "没有分条，按语气判断")


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


def _score(reading: Reading) -> float:
    """The evidence: how it is announced, how many of its items ask, whether they count on, how many there are."""
    scores = [asking(item) for item in reading.items]
    if not scores:
        return 0.0
    asked = sum(score >= SURE for score in scores) / len(scores)
    telling = sum(score < -0.4 for score in scores) / len(scores)
    numbers = [item.number for item in reading.items]
    counting = 0.4 * (len(numbers) > 1 and all(numbers) and numbers == sorted(numbers))
    several = 0.3 * (2 <= len(scores) <= 9) + _EACH * min(sum(score >= SURE for score in scores), _MOST_COUNTED)
    return reading.strength + asked - telling + counting + several


def _tabled(tables: Sequence[Table]) -> Iterator[Reading]:
    """What the columns of tables ask for, row by row."""
    if tables:
        heads = "”“".join(dict.fromkeys(table.head for table in tables))
        yield Reading([item for table in tables for item in table.items], _IN_TABLE, f"取自表格的“{heads}”一栏")


def _announced(texts: list[Text]) -> Iterator[Reading]:
    """What is listed behind 建议： and the like; several such places are one reading."""
    zones = list(zones_of(texts))
    lists = [(zone, _listed(zone)) for zone in zones]
    lists = [(zone, items) for zone, items in lists if any(not is_courtesy(item.first.line.plain) for item in items)]
    headed = [items for zone, items in lists if zone.strength == HEADED]
    if len(headed) >= _TURNS:
        yield Reading([item for items in headed for item in items], HEADED + 1, "")
    if lists:
        strength = max(zone.strength for zone, _ in lists)
        yield Reading([item for _, items in lists for item in items], strength, "")
        for zone, items in lists if len(lists) > 1 else ():
            yield Reading(items, zone.strength - 0.2, "")
    for zone in lesser_zones(texts):
        yield Reading(_listed(zone), zone.strength, "没有“建议”一类的标题，按条目判断")


def _listed(zone: Zone) -> list[Item]:
    """The items of a zone: as its numbers or its sentences part them, or its paragraphs of one build where they are
    more and ask."""
    items = [*map(Item, zone.before), *items_of(zone.texts, zone.parent)]
    run = next(runs_of(zone.texts), [])
    built = len(run) > len(items) and run[0].first is zone.texts[0] and not any(item.number for item in items)
    return run if built and mostly_ask(run) else items


def _unannounced(texts: list[Text]) -> Iterator[Reading]:
    """Numbered paragraphs that ask, though nothing announces them."""
    marks = [read_mark(text.line.plain) for text in texts]
    firsts = [n for n, mark in enumerate(marks) if mark and mark.number == 1 and mark.style != "alone"]
    for n in firsts[:_MOST_LISTS]:
        items = items_of(texts[n : n + _LONGEST_LIST])
        if len(items) > 1:
            named = _NAMED * (marks[n].style == "named")  # type: ignore[union-attr]
            yield Reading(items, 1.0 + named, "没有“建议”一类的标题，按条目判断")


def _signed(texts: list[Text]) -> Iterator[Reading]:
    """Lines with one sign before each that follow each other, though nothing announces them."""
    for sign, run in groupby(texts, key=lambda text: text.line.plain[:1]):
        if is_bullet(sign) and len(items := items_of(list(run))) > 1:
            yield Reading(items, 1.0, "没有“建议”一类的标题，按条目判断")


def _parallel(texts: list[Text]) -> Iterator[Reading]:
    """Paragraphs of one build, from the first that asks on, though no number counts them."""
    for run in runs_of(texts):
        items = list(dropwhile(lambda item: asking(item) < SURE, run))
        if len(items) > 1 and mostly_ask(items):
            yield Reading(items, 0.9, "没有“建议”一类的标题，按并列的段落判断")


def _closing(texts: list[Text]) -> Iterator[Reading]:
    """Sentences that begin with 建议, 恳请, 希望, wherever they stand, and below the first of them 应当……, 可以……."""
    items: list[Item] = []
    for text in texts:
        asked = False  # whether the sentence before asks
        for start, end in cut_sentences(text.line.plain):
            start += _start(text.line.plain[start:end], bool(items))
            clause = text.line.plain[start:end]
            asked = begins_with_ask(clause) or (asked and asks_further(clause)) or _goes_on(clause, items)
            if asked and len(clause) > _SHORTEST_ASK and not is_courtesy(clause) and not _PUT_OFF.search(clause):
                items += items_of([replace(text, line=text.line.cut(start, end))])
    if items:
        yield Reading(items, 1.0, "没有分条，取自文中“建议”“希望”一类的句子")


def _wanted(texts: list[Text]) -> Iterator[Reading]:
    """The sentences below the first third that say what is to be done, where no word of asking stands anywhere."""
    items = []
    for text in texts[len(texts) // 3 :]:
        asked = False  # whether the sentence before asks
        for start, end in cut_sentences(text.line.plain):
            clause = text.line.plain[start:end]
            asked = asks(clause) >= (SURE if asked else _OUTRIGHT) and not is_courtesy(clause)
            if asked:
                items.append(Item(replace(text, line=text.line.cut(start, end))))
    if items:
        yield Reading(items, 0.6, "没有分条，也没有“建议”一类的字样，按语气判断")


def _start(plain: str, below: bool) -> int:
    """Where a sentence begins to ask; `below`: others that do stand before it."""
    start = ask_start(plain) or could_start(plain)
    return start or ((want_start(plain) or 0) if below else 0)


def _goes_on(clause: str, items: list[Item]) -> bool:
    """Whether a clause asks by 应当 and the like, and others before it have asked outright."""
    return bool(items) and (want_start(clause) == 0 or tells_to(clause))


def _series(texts: list[Text]) -> Iterator[Reading]:
    """一要……；二要……, or another series, in a paragraph that nothing announces."""
    for text in texts:
        found = inline(text.line.plain)
        if len(found) > 1:
            wanted = 1.0 * ("要" in text.line.plain[found[0][0] : found[0][0] + 3])
            yield Reading(items_of([text]), 0.6 + wanted, "没有“建议”一类的标题，取自文中的“一、二、三”")
