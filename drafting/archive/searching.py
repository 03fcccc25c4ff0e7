"""Passages that hold all the words of a query, the best first; what was typed is text, whatever signs it has."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from drafting.archive import keeping
from drafting.archive.paper import LETTER, SORTS, Passage
from drafting.archive.store import GONE, Archive, Damaged
from drafting.archive.tokens import fold, is_exact, sought

_QUOTED = re.compile(r'["“”「]([^"“”「」]*)["“”」]|([^\s"“”「」]+)')
_MOST_WORDS = 20
_RANKED = 500
"""Where more passages than these hold the words, the last that were added are ranked."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked at: sort of paper, kind of letter, first and last year, class, part of the agency's name."""

    sort: str = LETTER
    kind: str = ""
    years: tuple[int, int] | None = None
    class_: str = ""
    agency: str = ""

    @classmethod
    def of(cls, kind: str, years: tuple[int, int] | None, class_: str, agency: str) -> Filter:
        """The filter as a person names it: `kind` is a kind of letter or another sort of paper."""
        sort = kind if kind in SORTS else LETTER
        return cls(sort, "" if kind == sort else kind, years, class_.upper(), agency)

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
    return tuple(dict.fromkeys(word.strip() for word in found if sought(word)[0]))[:_MOST_WORDS]


def search(archive: Archive, words: Sequence[str], where: Filter, most: int) -> list[Hit]:
    """The passages with all of these words, the best first: no more than `most`."""
    unsure = [fold(word) for word in words if not is_exact(word)]
    found: list[Hit] = []
    for hit in hits_of(archive, archive.ranked(words, *where.condition, max(_RANKED, most))):
        if all(any(word in fold(text) for text in hit.said) for word in unsure):
            found.append(hit)
        if len(found) == most:
            break
    return found


_HITS = """
SELECT passage.id, paper.id, paper.document_number, paper.session, paper.number, paper.title, paper.date, paper.kind,
  paper.sort, paper.class, paper.agency
FROM passage JOIN paper ON paper.id = passage.paper WHERE passage.id IN ({})"""
_TOGETHER = 60


def hits_of(archive: Archive, numbers: Iterable[int]) -> Iterator[Hit]:
    """The passages of these numbers, with their papers, in their order. Raises Damaged where one is not there."""
    waiting, read = iter(numbers), dict[int, Mapping[int, Passage]]()
    while some := [*islice(waiting, _TOGETHER)]:
        rows = {row[0]: row[1:] for row in archive.execute(_HITS.format(", ".join("?" * len(some))), some)}
        passages = keeping.passages(archive, some, read)
        files = files_of(archive, {row[0] for row in rows.values()})
        for number in some:
            if number not in rows:
                raise Damaged
            yield _hit(rows[number], passages[number], *files[rows[number][0]])


def _hit(row: tuple, passage: Passage, file: str, gone: bool) -> Hit:
    paper, own, session, case, title, date, kind, sort, class_, agency = row
    source = own or (f"{session}第{case}号" if case else "") or os.path.basename(file) or title
    return Hit(paper, source, date, title, kind or sort, class_, agency, file, gone, passage)


def hit_named(archive: Archive, name: str) -> Hit | None:
    """The passage that is called 12.3: the third answer of paper 12; None where there is none."""
    paper, _, nth = name.partition(".")
    if not (paper.isdecimal() and nth.isdecimal() and len(name) < 18):
        return None
    row = archive.execute("SELECT id FROM passage WHERE paper = ? AND nth = ?", (int(paper), int(nth))).fetchone()
    return next(hits_of(archive, [row[0]])) if row else None


PLACE = "CASE host WHEN ? THEN path ELSE host || ':' || path END"
"""Where a file is: its path, behind the name of the machine where that is another one."""


def files_of(archive: Archive, papers: Collection[int]) -> dict[int, tuple[str, bool]]:
    """A file that holds each paper, one that is there before one that is not; whether all that held it have gone.

    What another office holds has no file here, and has not gone.
    """
    marks = ", ".join("?" * len(papers))
    query = f"SELECT paper, {PLACE}, state FROM file WHERE paper IN ({marks}) ORDER BY state = ?, path"
    held: dict[int, tuple[str, bool]] = {}
    for paper, path, state in archive.execute(query, (archive.host, *papers, GONE)):
        held.setdefault(paper, (path, state == GONE))
    return {paper: held.get(paper, ("", False)) for paper in papers}
