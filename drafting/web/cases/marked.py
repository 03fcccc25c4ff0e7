"""The proposal's text in which the words that its fields were read from are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from drafting.model.fields import spoken

_START, _PARTS, _TRIES = 12, 6, 20
"""Characters by which a part of a demand is found; parts of a demand that are looked for, and places of a value."""
_ALONE = ("session", "number", "title", "host")


class Piece(NamedTuple):
    """Some of a line: its text, and the field that was read from it, "" for none, with its name and its number if it is
    a demand."""

    text: str
    path: str = ""
    name: str = ""


class _Span(NamedTuple):
    """A place in the whole text, and the field that was read from it."""

    start: int
    end: int
    path: str


def marked(lines: Sequence[str], values: Mapping[str, Any]) -> list[list[Piece]]:
    """The lines in pieces. Where two fields stand in one place, the one that begins first and is longest is marked."""
    spans = sorted(_spans("\n".join(lines), values), key=lambda span: (-span.start, span.end))
    made, begin = [], 0
    for line in lines:
        here = []
        while spans and spans[-1].start < begin + len(line):
            here.append(spans.pop())
        made.append(list(_pieces(line, [(span.start - begin, span.end - begin, span.path) for span in here])))
        begin += len(line) + 1
    return made


def lines_of(pieces: Sequence[Sequence[Piece]]) -> dict[str, int]:
    """The line, from 0, in which each field is marked first."""
    return {piece.path: at for at in reversed(range(len(pieces))) for piece in pieces[at] if piece.path}


def _pieces(line: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[Piece]:
    done = 0
    for start, end, path in spans:
        if start >= done:
            if start > done:
                yield Piece(line[done:start])
            yield Piece(line[start:end], path, _name(path))
            done = end
    if done < len(line):
        yield Piece(line[done:])


def _name(path: str) -> str:
    kind, _, row = path.removeprefix("proposal.").partition(".")
    return f"诉求{int(row) + 1}" if kind == "demands" else spoken(f"proposal.{kind}").partition("·")[2]


def _spans(text: str, values: Mapping[str, Any]) -> Iterator[_Span]:
    proposal = values.get("proposal") or {}
    for name in _ALONE:
        yield from _first(text, str(proposal.get(name) or ""), f"proposal.{name}")
    for row, one in enumerate(proposal.get("proposers") or ()):
        yield from _first(text, str(one.get("name") or ""), f"proposal.proposers.{row}")
    for row, unit in enumerate(proposal.get("cohosts") or ()):
        yield from _first(text, str(unit), f"proposal.cohosts.{row}")
    for row, demand in enumerate(proposal.get("demands") or ()):
        yield from _parts(text, str(demand), f"proposal.demands.{row}")


def _first(text: str, value: str, path: str) -> Iterator[_Span]:
    """The first place of a value that is no part of a longer number."""
    at = -1
    for _ in range(_TRIES if value and "\n" not in value else 0):
        at = text.find(value, at + 1)
        end = at + len(value)
        if at < 0:
            return
        if not (text[max(at - 1, 0) : at].isdigit() or text[end : end + 1].isdigit()):
            yield _Span(at, end, path)
            return


def _parts(text: str, demand: str, path: str) -> Iterator[_Span]:
    """The places of a demand: its first words, and what of it stands elsewhere, as where two were joined."""
    rest = demand
    for _ in range(_PARTS):
        rest = rest.lstrip(" 　。；;\n")
        start = re.split("[。；\n]", rest)[0][:_START]
        at = text.find(start) if start else -1
        if at < 0:
            return
        alike = takewhile(lambda pair: pair[0] == pair[1] != "\n", zip(text[at : at + len(rest)], rest, strict=False))
        length = sum(1 for _ in alike)
        yield _Span(at, at + length, path)
        rest = rest[length:]
