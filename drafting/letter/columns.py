"""A table of contacts in columns: 承办单位 | 姓名 | 电话 above the rows that it heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafting.language.labels import FIELDS
from drafting.letter.lines import Line, segments, tight

_LONGEST = 160  # of a row
_OURS = ("unit", "person", "phone")


def uncolumned(lines: list[Line]) -> list[Line]:
    """The rows below such a head, each cell behind its label; a cell of another column is a line of its own."""
    whole: list[Line] = []
    head: list[Line] = []
    for line in lines:
        cells = segments(line) if len(line.plain) <= _LONGEST else [line]
        if head and len(cells) == len(head) and _has_telephone(head, cells):
            whole += _labelled(head, cells)
            continue
        head = cells if _heads(cells) else []
        whole.append(line)
    return whole


def _heads(cells: list[Line]) -> bool:
    """Whether cells are labels, two of those of a contact among them."""
    fields = {FIELDS.get(tight(cell.plain)) for cell in cells}
    return len(cells) > 1 and len(fields & {*_OURS}) > 1


def _has_telephone(head: list[Line], cells: list[Line]) -> bool:
    return any(
        FIELDS.get(tight(label.plain)) == "phone" and re.search(r"\d{3}", cell.plain)
        for label, cell in zip(head, cells, strict=True)
    )


def _labelled(head: list[Line], cells: list[Line]) -> Iterator[Line]:
    known = [pair for pair in zip(head, cells, strict=True) if FIELDS.get(tight(pair[0].plain)) in _OURS]
    text = "　　".join(f"{tight(label.text)}：{cell.text}" for label, cell in known)
    yield replace(cells[0], text=text, plain="  ".join(f"{tight(label.plain)}：{cell.plain}" for label, cell in known))
    taken = {cell for _, cell in known}
    yield from (cell for cell in cells if cell not in taken)
