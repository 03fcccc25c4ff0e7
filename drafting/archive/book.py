"""The citation book: every document that the archive cites, how often, when, from where, and what is said of it."""

from __future__ import annotations

import contextlib
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafting.archive.citing import ENDED
from drafting.archive.place import Place
from drafting.archive.searching import files_of
from drafting.archive.store import Archive, opened
from drafting.findings import DraftingError
from drafting.language.citations import NUMBER, plain_number, plain_title, same_case, slips

_SOURCES = 3
_MOST_ROWS = 20_000
_OFTEN, _LONG = 3, 8
"""How often a title stands that another may be a slip of, and how many characters it has at least."""


class Source(NamedTuple):
    """Where a document was cited: the letter's number, or its file's name, and its date."""

    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document. `places` are the last that cite it; `count` is how many passages do."""

    title: str
    number: str
    count: int
    issuer: str
    state: str
    until: str
    places: tuple[Source, ...]
    years: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The citation as it is to be copied."""
        return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")

    def as_json(self) -> dict[str, object]:
        """The shape of `--format json`."""
        last = self.places[0]
        known = {name: getattr(self, name) for name in ("title", "number", "count", "issuer", "state", "until")}
        years = {"first": self.years and self.years[0], "last": self.years and self.years[1]}
        sources = [place._asdict() for place in self.places]
        return {"source": last.source, "date": last.date, "text": self.text, **known, **years, "sources": sources}


_ROWS = """
SELECT citation.title, citation.number, citation.issuer, citation.state, citation.until,
  paper.id, paper.document_number, paper.session, paper.number, paper.date, paper.year
FROM citation JOIN paper ON paper.id = citation.paper WHERE {}
ORDER BY paper.date DESC, paper.id DESC, citation.nth LIMIT ?"""


def cite(archive: Archive, query: str) -> list[Entry]:
    """The documents with this number, or else with all of these words in their title, the most often cited first."""
    if NUMBER.fullmatch(query.strip()):
        return _entries(archive, "citation.number = ?", [plain_number(query.strip())])
    words = [plain for word in query.split() if (plain := plain_title(word))]
    if not words:
        return []
    return _entries(archive, " AND ".join(["instr(citation.plain, ?)"] * len(words)), words)


def _entries(archive: Archive, condition: str, values: Sequence[object]) -> list[Entry]:
    rows = archive.execute(_ROWS.format(condition), (*values, _MOST_ROWS))
    groups: dict[tuple[str, str], list[tuple]] = {}
    for row in rows:
        groups.setdefault((plain_title(row[0]), row[1]), []).append(row)
    made = (_entry(archive, group) for group in groups.values())
    return sorted(made, key=lambda entry: (-entry.count, not entry.number, entry.title))


def _entry(archive: Archive, rows: Sequence[tuple]) -> Entry:
    title = Counter(row[0] for row in rows).most_common(1)[0][0]
    issuer, state, until = (next((row[at] for row in rows if row[at]), "") for at in (2, 3, 4))
    years = [row[10] for row in rows if row[10]]
    places = (_place(archive, row) for row in {row[5]: row for row in reversed(rows)}.values())
    last = tuple(place for place, _ in zip(reversed([*places]), range(_SOURCES), strict=False))
    return Entry(title, rows[0][1], len(rows), issuer, state, until, last, (min(years), max(years)) if years else None)


def _place(archive: Archive, row: tuple) -> Source:
    paper, own, session, case, date = row[5:10]
    return Source(
        own or (f"{session}第{case}号" if case else "") or os.path.basename(files_of(archive, [paper])[paper][0]), date
    )


class Book(NamedTuple):
    """The book of an archive, as the rules ask it. An archive that cannot be asked knows nothing: see `trouble`."""

    place: Place

    def titles_of(self, number: str) -> tuple[str, ...]:
        """The titles under a number, the most frequent first."""
        return self._asked("SELECT title FROM citation WHERE number = ?", plain_number(number))

    def numbers_of(self, title: str) -> tuple[str, ...]:
        """The numbers behind a title, the most frequent first."""
        return self._asked("SELECT number FROM citation WHERE plain = ? AND number != ''", plain_title(title))

    def has_ended(self, title: str, number: str) -> bool:
        """Whether a text of the archive says that a document has ended: by its number, or by its title alone."""
        column, key = ("number", plain_number(number)) if number else ("plain", plain_title(title))
        return bool(self._asked(f"SELECT state FROM citation WHERE {column} = ? AND state = '{ENDED}'", key))

    def near(self, title: str) -> str:
        """A title that stands often and differs from this one, which stands nowhere, by a character; "" for none."""
        known, near = _frequent(self.place, _stamp(self.place))
        if plain_title(title) in known:
            return ""
        found = {other for slip in slips(title) for other in near.get(slip, ()) if same_case(title, other)}
        return min(found, default="")

    def trouble(self) -> DraftingError | None:
        """Why a server's archive cannot be asked; None where it can."""
        return None if isinstance(self.place, Path) else _trouble(self.place, _stamp(self.place))

    def _asked(self, query: str, key: str) -> tuple[str, ...]:
        """What a query says, the most frequent first."""
        rows = _answer(self.place, _stamp(self.place), query, key)
        return tuple(value for value, _ in Counter(rows).most_common())


_FRESH = 60
"""Seconds for which the answers of a server are taken for what it would say."""


def _stamp(place: Place) -> int:
    """Another number where the archive may have changed."""
    if not isinstance(place, Path):
        return int(time.monotonic() // _FRESH)
    with contextlib.suppress(OSError):
        return place.stat().st_mtime_ns
    return 0


@lru_cache(4)
def _trouble(place: Place, _: int) -> DraftingError | None:
    """Asked once, so that a server which does not answer is not waited for at every citation."""
    try:
        with opened(place):
            return None
    except DraftingError as error:
        return error


@contextlib.contextmanager
def _asking(place: Place, stamp: int) -> Iterator[Archive]:
    """The archive. Raises DraftingError where it cannot be asked."""
    if not isinstance(place, Path) and (trouble := _trouble(place, stamp)):
        raise trouble
    with opened(place) as archive:
        yield archive


@lru_cache(4096)
def _answer(place: Place, stamp: int, query: str, key: str) -> tuple[str, ...]:
    with contextlib.suppress(DraftingError), _asking(place, stamp) as archive:
        return tuple(value for (value,) in archive.execute(f"{query} ORDER BY paper, nth", (key,)))
    return ()


@lru_cache(4)
def _frequent(place: Place, stamp: int) -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """All titles without marks, and those that stand often, each under its slips."""
    query = "SELECT plain, min(title), count(*) FROM citation GROUP BY plain"
    known, near = set(), defaultdict(list)
    with contextlib.suppress(DraftingError), _asking(place, stamp) as archive:
        for plain, title, count in archive.execute(query):
            known.add(plain)
            for slip in slips(title) if count >= _OFTEN and len(plain) >= _LONG else ():
                near[slip].append(title)
    return frozenset(known), {slip: tuple(titles) for slip, titles in near.items()}
