"""Passages that hold all the words of a query, the best first; what was typed is text, whatever signs it has."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from drafting.archive.keeping import passages_of
from drafting.archive.paper import LETTER, Passage
from drafting.archive.store import GONE
from drafting.archive.tokens import fold, is_exact, phrase

_QUOTED = re.compile(r'["“”「]([^"“”「」]*)["“”」]|([^\s"“”「」]+)')
_MOST_WORDS = 20
_RANKED = 3_000
"""Where more passages than these hold the words, the last that were added are ranked."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked at: sort of paper, kind of letter, first and last year, class, part of the agency's name."""

    sort: str = LETTER
    kind: str = ""
    years: tuple[int, int] | None = None
    class_: str = ""
    agency: str = ""

    @property
    def condition(self) -> tuple[str, list[object]]:
        """The same for the database."""
        equal = {"sort": self.sort, "kind": self.kind, "class": self.class_}
        parts = [(f"paper.{name} = ?", [value]) for name, value in equal.items() if value]
        if self.years:
            parts.append(("paper.year BETWEEN ? AND ?", [*self.years]))
        if self.agency:
            parts.append(("instr(paper.agency, ?)", [self.agency]))
        return " AND ".join(part for part, _ in parts) or "1", [value for _, values in parts for value in values]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its paper. `source` is the letter's number, or its case's, or a file; `gone`: no file holds it."""

    paper: int
    source: str
    date: str
    title: str
    kind: str
    class_: str
    agency: str
    file: str
    gone: bool
    passage: Passage

    @property
    def said(self) -> tuple[str, ...]:
        """All that the index has of it."""
        return self.passage.text, self.title, self.passage.heading, self.passage.demand

    def as_json(self, text: str) -> dict[str, object]:
        """The shape of `--format json`, with the text that is shown of it."""
        own = {name: getattr(self.passage, name) for name in ("nth", "heading", "demand", "disposition", "due")}
        paper = {"paper": self.paper, "title": self.title, "kind": self.kind, "class": self.class_}
        rest = {"agency": self.agency, "file": self.file, "gone": self.gone}
        return {"source": self.source, "date": self.date, "text": text, **paper, **own, **rest}


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query: white space parts them, quotation marks hold them together."""
    found = (match[1] or match[2] or "" for match in _QUOTED.finditer(query))
    return tuple(dict.fromkeys(word.strip() for word in found if phrase(word)))[:_MOST_WORDS]


def matching(words: Sequence[str]) -> str:
    """The words as a query of the index; each of them quoted."""
    return " AND ".join(phrase(word) for word in words)


def search(archive: sqlite3.Connection, words: Sequence[str], where: Filter, most: int) -> list[Hit]:
    """The passages with all of these words, the best first: no more than `most`."""
    unsure = [fold(word) for word in words if not is_exact(word)]
    found: list[Hit] = []
    for number in _ranked(archive, words, where, max(_RANKED, most)):
        hit = hit_of(archive, number)
        if all(any(word in fold(text) for text in hit.said) for word in unsure):
            found.append(hit)
        if len(found) == most:
            break
    return found


def _ranked(archive: sqlite3.Connection, words: Sequence[str], where: Filter, most: int) -> Iterator[int]:
    """The numbers of passages that hold the words, or their pairs, the best first."""
    condition, values = where.condition
    rows = archive.execute(
        "SELECT words.rowid, bm25(words, 1.0, 0.5) FROM words JOIN passage ON passage.id = words.rowid"
        " JOIN paper ON paper.id = passage.paper"
        f" WHERE words MATCH ? AND {condition} ORDER BY words.rowid DESC LIMIT ?",
        (matching(words), *values, most),
    )
    yield from (number for number, _ in sorted(rows, key=itemgetter(1)))


_HIT = """
SELECT paper.id, paper.sort, paper.document_number, paper.session, paper.number, paper.title, paper.date, paper.kind,
  paper.class, paper.agency, passage.nth
FROM passage JOIN paper ON paper.id = passage.paper WHERE passage.id = ?"""


def hit_of(archive: sqlite3.Connection, number: int) -> Hit:
    """The passage of this number, with its paper."""
    row = archive.execute(_HIT, (number,)).fetchone()
    if row is None:
        raise sqlite3.DatabaseError
    paper, sort, own, session, case, title, date, kind, class_, agency, nth = row
    file, gone = file_of(archive, paper)
    source = own or (f"{session}第{case}号" if case else "") or os.path.basename(file)
    passage = {passage.nth: passage for passage in passages_of(archive, paper)}.get(nth)
    if passage is None:
        raise sqlite3.DatabaseError
    return Hit(paper, source, date, title, kind or sort, class_, agency, file, gone, passage)


def hit_named(archive: sqlite3.Connection, name: str) -> Hit | None:
    """The passage that is called 12.3: the third answer of paper 12; None where there is none."""
    paper, _, nth = name.partition(".")
    if not (paper.isdecimal() and nth.isdecimal() and len(name) < 18):
        return None
    row = archive.execute("SELECT id FROM passage WHERE paper = ? AND nth = ?", (int(paper), int(nth))).fetchone()
    return hit_of(archive, row[0]) if row else None


def file_of(archive: sqlite3.Connection, paper: int) -> tuple[str, bool]:
    """A file that holds a paper, one that is there before one that is not; whether none is."""
    rows = archive.execute("SELECT path, state FROM file WHERE paper = ? ORDER BY path", (paper,)).fetchall()
    there = [path for path, state in rows if state != GONE]
    return (there or [path for path, _ in rows] or [""])[0], not there
