"""What is typed in one line though it belongs on several: a whole proposal, as it leaves a database or a message,
parted where its labels, the parts of its head and its numbered headings begin; and labels with values run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafting.language.sheets import FIELDS, PEOPLE
from drafting.letter.lines import Line, tight
from drafting.proposal.numbering import read_mark
from drafting.proposal.persons import is_plain_name

_SHORTEST = 80
"""Characters of such a line; a shorter one is a row of labels."""
_TEXTS = frozenset(("reasons", "content", "demands"))
_BEHIND_TEXT = frozenset(("demands", "review", "answer", "host", "cohosts", "received", "due", *PEOPLE))
"""What a label in the text may name; 原因： and 说明： there are words of the text."""
_FEWEST, _LONGEST = 3, max(map(len, FIELDS))
_BOUNDARY = " 。；！？）”"
_TITLE = re.compile("关于[^。；！？ ]{4,60}(?:建议|提案|议案)(?= )")
_END_OF_HEAD = re.compile("[。；！？，]")
_NUMBERED = re.compile("(?<=[ 。；：！？])[一二三四五六七八九十]{1,2}、")
_KINDS = ("建议", "提案", "议案")
_LONGEST_CHAIN, _SHORTEST_WORD = 160, 2
_IN_VALUES = re.compile("[。；，：]")


def parted(line: Line, alone: bool) -> list[Line]:
    """The parts of such a line, or the line itself. `alone`: the file has no other lines to speak of."""
    if len(line.text) < _SHORTEST:
        return [line]
    cuts = list(_labels(line.plain))
    if not cuts and alone and (title := _TITLE.search(line.plain[:_SHORTEST])):
        cuts = [*_head(line.plain, title), *_headings(line.plain)]
    places = sorted({0, *cuts, len(line.text)})
    return [part for start, end in pairwise(places) if (part := line.cut(start, end)).text]


def _labels(plain: str) -> Iterator[int]:
    """Where labels with a colon begin; nowhere unless three and more fields are named, text and people among them."""
    found: list[tuple[int, str]] = []
    end = 0
    told: int | None = None  # where the first sentence under a label of text ends
    for colon in re.finditer(" ?：", plain):
        start, field = _label_before(plain, end, colon.start())
        if field and (told is None or start <= told or (field in _BEHIND_TEXT and plain[start - 1] in _BOUNDARY)):
            found.append((start, field))
            end = colon.end()
            if field in _TEXTS and told is None:
                sentence = plain.find("。", end)
                told = sentence if sentence >= 0 else len(plain)
    fields = {field for _, field in found}
    if len(fields) >= _FEWEST and fields & _TEXTS and fields & {"title", *PEOPLE}:
        yield from (start for start, _ in found)


def _label_before(plain: str, least: int, end: int) -> tuple[int, str]:
    """The longest label that ends here and where it begins, no further back than `least`; "" for none."""
    for start in range(max(least, end - 2 * _LONGEST), end - 1):
        titled = plain[start - 1] == "的" and plain.startswith(_KINDS, start)  # ……的提案类别：城建
        if plain[start] != " " and not titled and (field := FIELDS.get(tight(plain[start:end]))):
            return start, field
    return 0, ""


def _head(plain: str, title: re.Match[str]) -> Iterator[int]:
    """The parts of the head around the title, set apart by blanks, up to the first that reads as text."""
    yield title.start()
    at = title.end()
    while at < len(plain):
        end = plain.find(" ", at + 1)
        yield at + 1
        if end < 0 or _END_OF_HEAD.search(plain[at:end]):
            return
        at = end


def _headings(plain: str) -> Iterator[int]:
    """Numbers 一、二、 that count on from one."""
    wanted = 1
    for match in _NUMBERED.finditer(plain):
        mark = read_mark(match[0])
        if mark and mark.number in (wanted, 1):
            yield match.start()
            wanted = mark.number + 1


def chain_of(plain: str) -> list[tuple[int, int, str]]:
    """Labels with their values right behind them and no colon (领衔代表罗平代表团双桥镇电话13900001234): where each
    begins, where it ends, its word. None unless three and more are named, and a person stands behind each of people."""
    if len(plain) > _LONGEST_CHAIN or _IN_VALUES.search(plain):
        return []
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(plain):
        if word := _word_at(plain, at):
            found.append((at, at + len(word), word))
        elif not found:
            return []
        at += len(word) or 1
    if len(found) < _FEWEST:
        return []
    ends = [*(start for start, _, _ in found[1:]), len(plain)]
    values = [(FIELDS[word], plain[start:end]) for (_, start, word), end in zip(found, ends, strict=True)]
    named = [is_plain_name(value) for field, value in values if field in PEOPLE and value]
    return found if named and all(named) else []


def _word_at(plain: str, at: int) -> str:
    """The longest label that begins here; "" for none."""
    words = (plain[at : at + length] for length in range(_LONGEST, _SHORTEST_WORD - 1, -1))
    return next((word for word in words if word in FIELDS), "")
