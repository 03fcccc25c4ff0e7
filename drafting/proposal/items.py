"""One item of a list: its first text and what stands below it; which of that is a demand of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drafting.proposal.asking import LITTLE, SURE, asks, cut_sentences
from drafting.proposal.numbering import Mark, read_mark
from drafting.proposal.sheet import Text

HEADING = 26
"""Characters of a line that is a heading over the paragraph below it."""
_TOPIC = re.compile("(?:方面|层面|环节|领域|上)：?$")
"""How a heading ends that only says what its items are about."""


@dataclass
class Item:
    """One demand: its first text, with its number cut off, and what stands below it. `number` is 0 for none."""

    first: Text
    below: list[Text] = field(default_factory=list)
    number: int = 0


def parts_of(item: Item) -> list[Item]:
    """The item and what is listed below it as a demand of its own, or in the place of its heading."""
    item = _with_head(item)
    return _counted_below(item) or _below_topic(item) or [item, *_nested(item)]


def is_heading(plain: str) -> bool:
    """Whether a text is short and no sentence, a heading over the paragraph below it."""
    return len(plain) <= HEADING and re.search("[。；，：]", plain) is None


def _with_head(item: Item) -> Item:
    """An item whose number stands on a line of its own begins with the next line."""
    if item.first.line.text:
        return item
    return Item(item.below[0], item.below[1:], item.number)


def _counted_below(item: Item) -> list[Item]:
    """What is counted below a heading with a semicolon behind each; none where they only say how it is done."""
    marks = [read_mark(text.line.plain) for text in item.below]
    listed = all(text.line.plain.endswith("；") for text in item.below[:-1])
    sentences = all(len(cut_sentences(text.line.plain, "。！？；")) == 1 for text in item.below)
    if len(marks) < 2 or not listed or not sentences or not is_heading(item.first.line.plain.rstrip("。")):
        return []
    bare = [_bare(text, mark) for text, mark in zip(item.below, marks, strict=True) if mark]
    told = sum(asks(text.line.plain) < LITTLE for text in bare)
    counted = [mark.number for mark in marks if mark] == list(range(1, len(marks) + 1))
    if not counted or len({mark.style for mark in marks if mark}) > 1 or told * 2 > len(bare):
        return []
    return [Item(text, [], item.number) for text in bare]


def _below_topic(item: Item) -> list[Item]:
    """What is numbered below a heading that only names a topic (资金保障方面), each with what explains it; none where
    the heading asks, or what stands below it does not."""
    head = item.first.line.plain
    if not item.below or not is_heading(head) or (not _TOPIC.search(head) and asks(head) >= LITTLE):
        return []
    found: list[Item] = []
    for text in item.below:
        mark = read_mark(text.line.plain)
        if mark and mark.number == len(found) + 1:
            found.append(Item(_bare(text, mark), [], item.number))
        elif not found or mark:
            return []
        else:
            found[-1].below.append(text)
    asked = sum(asks(one.first.line.plain) >= SURE for one in found)
    return found if len(found) > 1 and asked * 2 >= len(found) else []


def _nested(item: Item) -> Iterator[Item]:
    """What is numbered below an item that is whole by itself and asks: ……纳入定点； / 1．偏远村可由卫生室代购；"""
    if not item.first.line.plain.endswith("；") or asks(item.first.line.plain) < SURE:
        return
    for text in item.below:
        mark = read_mark(text.line.plain)
        if mark is None:
            return
        yield Item(_bare(text, mark), [], item.number)


def _bare(text: Text, mark: Mark) -> Text:
    """A text without its number."""
    return replace(text, line=text.line.cut(mark.length))
