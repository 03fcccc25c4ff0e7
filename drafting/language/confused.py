"""Words that are written for others: of the wrong sound or shape (别字), or not as official writing has them (用语).

One more word is one more line in confused.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Confused(NamedTuple):
    """A word found in a text: where, as written, as meant."""

    start: int
    written: str
    meant: str


class _Row(NamedTuple):
    meant: str
    not_before: tuple[str, ...]
    not_behind: tuple[str, ...]
    behind: tuple[str, ...]


_CONDITIONS = ("前非", "后非", "后")


def find_confused(text: str, section: str) -> Iterator[Confused]:
    """The words of a section (别字 or 用语) in a text, those left out that stand where they are right."""
    pattern, rows = _section(section)
    for found in pattern.finditer(text):
        row = rows[found[0]]
        left, end = text[max(0, found.start() - 4) : found.start()], found.end()
        wrong_here = (
            not left.endswith(row.not_before)
            and not text.startswith(row.not_behind, end)
            and (not row.behind or text.startswith(row.behind, end))
        )
        if wrong_here:
            yield Confused(found.start(), found[0], row.meant)


@cache
def _section(name: str) -> tuple[re.Pattern[str], dict[str, _Row]]:
    lines = Path(__file__).with_name("confused.txt").read_text(encoding="utf-8").splitlines()
    start = lines.index(f"[{name}]") + 1
    end = next((n for n in range(start, len(lines)) if lines[n].startswith("[")), len(lines))
    rows = dict(_row(line) for line in lines[start:end] if line)
    words = sorted(rows, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), rows


def _row(line: str) -> tuple[str, _Row]:
    written, meant, *conditions = line.split()
    given = dict(condition.split(":", 1) for condition in conditions)
    return written, _Row(meant, *(tuple(filter(None, given.get(name, "").split("|"))) for name in _CONDITIONS))
