"""A printed line in pieces, each with the field whose characters it is: a click on the page finds its words by them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from drafting.document import Span
from drafting.layout.pages import Line


class Piece(NamedTuple):
    """Characters that stand together, and the field's that they are; None for what no field holds."""

    text: str
    span: Span | None


def pieces(text: str, spans: Iterable[Span], start: int = 0) -> Iterator[Piece]:
    """A text in pieces; `spans` count from `start` characters before it."""
    at = 0
    for span in spans:
        if span.start - start >= len(text):
            break
        part = span.moved(-start).within(at, len(text))
        if part is None:
            continue
        begin, end = at + part.start, at + part.end
        if begin > at:
            yield Piece(text[at:begin], None)
        yield Piece(text[begin:end], part)
        at = end
    if at < len(text):
        yield Piece(text[at:], None)


def cells(row: Line) -> Iterator[list[list[Piece]]]:
    """The cells of a table's row, each with its lines in pieces."""
    ends, at = [span.end for span in row.spans], 0
    for cell in row.cells:
        made = []
        for part in cell:
            made.append(list(pieces(part, islice(row.spans, bisect_right(ends, at), None), at)))
            at += len(part)
        yield made
        at += 1
