"""What the rules ask of a paragraph's text. Everything is linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

HAN = "一-鿿〇𠀀-𯿿"
QUOTATIONS = {"”": "“", "’": "‘", "》": "《", "〉": "〈"}
BRACKETS = QUOTATIONS | {"）": "（", "〕": "〔", "】": "【", "」": "「", "』": "『"}
_SENTENCE = re.compile(r"[^。！？；：!?;:]+")


class Pairs(NamedTuple):
    """The marks of a text that come in pairs: closed spans (start, end), and the positions of those left alone."""

    closed: list[tuple[int, int]]
    alone: list[int]


def pair(text: str, marks: dict[str, str]) -> Pairs:
    """Match closing marks with opening ones; an opening mark left behind by an outer close stands alone."""
    openers = set(marks.values())
    waiting: dict[str, int] = dict.fromkeys(openers, 0)
    stack: list[int] = []
    closed, alone = [], []
    for found in _any_of("".join((*marks, *openers))).finditer(text):
        position, character = found.start(), found[0]
        if character in openers:
            stack.append(position)
            waiting[character] += 1
        else:
            if not waiting[marks[character]]:
                alone.append(position)
                continue
            while text[stack[-1]] != marks[character]:
                waiting[text[stack[-1]]] -= 1
                alone.append(stack.pop())
            waiting[marks[character]] -= 1
            closed.append((stack.pop(), position + 1))
    return Pairs(closed, sorted(alone + stack))


@cache
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def mask(length: int, closed: list[tuple[int, int]]) -> bytes:
    """Not 0 for each character of a text inside one of these spans."""
    inside, reach = bytearray(length), 0
    for start, end in sorted(closed):
        if end > reach:
            inside[max(start, reach) : end] = b"\1" * (end - max(start, reach))
            reach = end
    return bytes(inside)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences and clauses between 。！？；：, without their end marks, with where each begins."""
    for match in _SENTENCE.finditer(text):
        yield match.start(), match[0]


def short(text: str, most: int = 20) -> str:
    """A text cut to at most so many characters, for a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
