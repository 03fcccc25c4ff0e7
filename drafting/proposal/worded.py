"""The words of a demand: what an item says first, what it asks for below a heading, and what it asks for besides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import NamedTuple

from drafting.letter.lines import Line, plain
from drafting.proposal.asking import (
    LITTLE,
    SURE,
    acts,
    ask_start,
    asks,
    asks_somewhere,
    bare_start,
    begins_with_ask,
    cut_sentences,
    is_courtesy,
    says_how,
)
from drafting.proposal.clauses import by_bodies, by_further, is_done
from drafting.proposal.items import Item
from drafting.proposal.numbering import read_mark
from drafting.proposal.sheet import Text

_SHORTEST, _LONGEST = 30, 160
"""Characters of a sentence that says enough by itself, and of a demand."""
_SHORTEST_REASON = 20
"""Characters of a first sentence that gives a reason and is no heading."""
_ENDS = ("。", "！", "；")
_ENDED = (*_ENDS, "：")
_REACH = 4
"""Sentences under a heading among which the one that asks is looked for."""
_NAME = re.compile("[^。；，：！？“]{2,14}(?:：|——)")
"""A short name before what is to be done: 一站一机：在换乘站设置借阅机."""
_FEW, _LONGEST_NAME = 3, 6
"""Clauses of an item among which one says what is to be done (抱团，组建强村公司), and characters of the first one
where nothing counts it."""
_SIGNS = " 　。；;，,：:"


class Sentence(NamedTuple):
    """A sentence of an item, and the text in which it stands."""

    line: Line
    text: Text

    @property
    def plain(self) -> str:
        """With marks in full width, as a pattern reads it."""
        return self.line.plain


def worded(item: Item) -> Iterator[tuple[str, int]]:
    """The demands of an item in its own words, each with the place of its line."""
    said = _said(_sentences(item))
    if not said:
        return
    text = said[0].line.text
    for one in said[1:]:
        joint = "" if text.rstrip().endswith(("。", "！", "？", "；")) and one.text is said[0].text else "。"
        text = f"{text.rstrip('。：:') if joint else text}{joint}{one.line.text}"
    whole = text.strip(_SIGNS)
    place = said[0].text.place
    for first, last in by_bodies(plain(whole)) or _by_semicolons(plain(whole), len(_sentences(item)) > 1):
        clause = whole[first:last]
        parts = by_further(plain(clause)) or [(0, len(clause))]
        yield from ((part, place) for start, end in parts if (part := clause[start:end].strip(_SIGNS)))


def _by_semicolons(whole: str, headed: bool) -> list[tuple[int, int]]:
    """The parts between the semicolons of what stands under a heading, the heading with the first, where each asks."""
    parts = cut_sentences(whole, "；") if headed else []
    asked = all(is_done(whole[start:end], first=True) and not says_how(whole[start:end]) for start, end in parts[1:])
    return parts if len(parts) <= _FEW and asked and parts else [(0, len(whole))]


def asking(item: Item) -> float:
    """How much an item asks: by its first words, or by what stands below them where they are a heading."""
    first = asks(item.first.line.plain)
    if first >= SURE:
        return first
    said = _said(_sentences(item))
    name = _NAME.match(item.first.line.plain)
    first = max(first, asks(item.first.line.plain[name.end() :])) if name else first
    clauses = item.first.line.plain[:_LONGEST].split("，")
    if item.number or len(clauses[0]) <= _LONGEST_NAME:
        first = max(first, SURE * any(map(acts, clauses[1:_FEW])))
    return max([first, *(SURE * asks_somewhere(one.plain) for one in said)])


def mostly_ask(items: Collection[Item]) -> bool:
    """Whether half of the items and more are surely demands."""
    return sum(asking(item) >= SURE for item in items) * 2 >= len(items)


def _sentences(item: Item) -> list[Sentence]:
    """The sentences of an item: of its first text without the words of asking, and of what stands right below it, be it
    a list below a heading."""
    line = item.first.line
    found = list(_cut(item.first, line.cut(bare_start(line.plain))))
    if item.below and read_mark(item.below[0].line.plain) is None:
        return [*found, *_cut(item.below[0], item.below[0].line)]
    if line.plain.endswith(_ENDED):
        return found
    for text in item.below[:_REACH]:
        mark = read_mark(text.line.plain)
        found += _cut(text, text.line.cut(mark.length if mark else 0))
    return found


def _cut(text: Text, line: Line) -> Iterator[Sentence]:
    yield from (Sentence(line.cut(start, end), text) for start, end in cut_sentences(line.plain))


def _said(sentences: list[Sentence]) -> list[Sentence]:
    """Those that say what is asked for: the first, the one that asks where the first is a heading, and on while they
    ask."""
    if not sentences:
        return []
    head, rest = sentences[0], sentences[1:]
    if (at := _asked_at(sentences)) is not None:
        asked = sentences[at]._replace(line=sentences[at].line.cut(bare_start(sentences[at].plain)))
        return [asked, *_further(sentences[at + 1 :], len(asked.plain))]
    if not rest or _is_enough(head, rest[0]):
        return [head, *_further(rest, len(head.plain))] if rest and rest[0].text is head.text else [head]
    at = next((n for n, one in enumerate(rest[:_REACH]) if asks_somewhere(one.plain)), 0)
    start = ask_start(rest[at].plain)
    asked = rest[at]._replace(line=rest[at].line.cut(start + bare_start(rest[at].plain[start:])))
    said = [asked] if asks(head.plain) < 0 and asks_somewhere(rest[at].plain) else [head, asked]
    return [*said, *_further(rest[at + 1 :], sum(len(one.plain) for one in said))]


def _asked_at(sentences: list[Sentence]) -> int | None:
    """Where an item that begins with reasons asks outright; None where its first sentence is a heading, or asks."""
    head = sentences[0]
    if len(head.plain) < _SHORTEST_REASON or not head.plain.endswith(_ENDS) or asks_somewhere(head.plain):
        return None
    same = takewhile(lambda n: sentences[n].text is head.text, range(1, len(sentences)))
    return next((n for n in same if begins_with_ask(sentences[n].plain)), None)


def _is_enough(head: Sentence, following: Sentence) -> bool:
    """Whether a first sentence is a demand by itself and no heading over the next."""
    if len(head.plain) >= _SHORTEST:
        return True
    if following.text is head.text:
        return False
    ended = head.plain.endswith(_ENDS) and asks(head.plain) >= SURE
    return ended and (asks(following.plain) < LITTLE or begins_with_ask(following.plain))


def _further(sentences: list[Sentence], length: int) -> Iterator[Sentence]:
    """The sentences that go on asking, as far as a demand is long."""
    for one in sentences:
        length += len(one.plain)
        if length > _LONGEST or asks(one.plain) < SURE or is_courtesy(one.plain):
            return
        yield one
