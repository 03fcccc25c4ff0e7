"""Demands that nothing announces and no number counts: paragraphs of one build that follow each other, a short sentence
or a heading first and below it what is to be done (政府搭台。人社部门要建立台账。)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from drafting.proposal.asking import SURE, cut_sentences
from drafting.proposal.items import Item
from drafting.proposal.lists import is_end
from drafting.proposal.numbering import read_mark
from drafting.proposal.sheet import Text
from drafting.proposal.worded import asking

_LONGEST_HEAD = 26
"""Characters of a short sentence or a heading over what follows."""
_NAMED = re.compile("[^。；，：！？“]{2,14}(?:：|——)(?=[^“]{6})")
_FEWEST = 2
_NO_HEAD = ("：", "？")


class Build(Enum):
    """How an item of such a run is built."""

    HEADED = "a short sentence, and more in the same paragraph"
    NAMED = "a short name and a colon, and more in the same paragraph"
    HEADING = "a heading on a line of its own, and a paragraph"
    ASKING = "a paragraph that begins to ask"


def runs_of(texts: list[Text]) -> Iterator[list[Item]]:
    """The runs of two and more items of one build; a paragraph that asks may end a run of another."""
    run: list[Item] = []
    build: Build | None = None
    at = 0
    while at < len(texts):
        found = _item(texts, at)
        also = found is not None and (build is None or found[1] in (build, Build.ASKING))
        if found is None or not also:
            if len(run) >= _FEWEST:
                yield run
            run, build = [], None
        if found:
            item, kind = found
            build = build or kind
            run.append(item)
            at += len(item.below)
        at += 1
    if len(run) >= _FEWEST:
        yield run


def _item(texts: list[Text], at: int) -> tuple[Item, Build] | None:
    """The item that begins with a text, and its build; None where none does."""
    text, plain = texts[at], texts[at].line.plain
    if read_mark(plain) is not None or is_end(plain):
        return None
    spans = cut_sentences(plain)
    short = 0 < len(plain[slice(*spans[0])]) <= _LONGEST_HEAD if spans else False
    if len(spans) > 1 and short and not plain[slice(*spans[0])].endswith(_NO_HEAD):
        return Item(text), Build.HEADED
    if _NAMED.match(plain):
        return Item(text), Build.NAMED
    below = texts[at + 1] if at + 1 < len(texts) else None
    if short and len(spans) == 1 and not plain.endswith(("。", "；", *_NO_HEAD)) and below is not None:
        ended = below.line.plain.endswith(("。", "；")) and read_mark(below.line.plain) is None
        return (Item(text, [below]), Build.HEADING) if ended and len(below.line.plain) > len(plain) else None
    return (Item(text), Build.ASKING) if spans and asking(Item(text)) >= SURE else None
