"""Papers into the archive and out of it, each with its words in the index: whole, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from drafting.archive.citing import citations
from drafting.archive.paper import Paper, Passage, packed, unpacked
from drafting.archive.store import FORGOTTEN, GONE
from drafting.archive.tokens import indexed
from drafting.language.citations import plain_title

_COLUMNS = "id digest sort rank kind title session number proposers agency document_number class date year"
_PUT = f"INSERT INTO paper ({', '.join(_COLUMNS.split())}) VALUES ({', '.join('?' * len(_COLUMNS.split()))})"
_RARE = 500
"""A word that stands in fewer than one of so many passages is not counted: it is rare."""


def put(archive: sqlite3.Connection, paper: Paper) -> tuple[int, bool]:
    """Keep a paper: its number, and whether it is new. One that is kept already stays, unless more is known of it."""
    known = archive.execute("SELECT id, rank FROM paper WHERE digest = ?", (paper.digest,)).fetchone()
    if known is None:
        return _insert(archive, paper, None), True
    number, rank = known
    if rank < paper.rank:
        drop(archive, number)
        _insert(archive, paper, number)
    return number, False


def _insert(archive: sqlite3.Connection, paper: Paper, number: int | None) -> int:
    values = (getattr(paper, "class_" if name == "class" else name) for name in _COLUMNS.split()[1:])
    number = archive.execute(_PUT, (number, *values)).lastrowid
    archive.execute("INSERT INTO content VALUES (?, ?)", (number, packed(paper.passages)))
    for passage in paper.passages:
        added = archive.execute("INSERT INTO passage (paper, nth) VALUES (?, ?)", (number, passage.nth))
        words = _words(passage, paper.title)
        archive.execute("INSERT INTO words (rowid, text, title) VALUES (?, ?, ?)", (added.lastrowid, *words))
    for one in citations(paper):
        row = (number, one.nth, one.title, plain_title(one.title), one.number, one.issuer, one.state, one.until)
        archive.execute("INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    return number


def _words(passage: Passage, title: str) -> tuple[str, str]:
    """What the index has of a passage: its text, and what it is about."""
    about = (title, passage.heading, passage.demand)
    return indexed(passage.text), indexed("\n".join(text for text in about if text))


def drop(archive: sqlite3.Connection, number: int) -> None:
    """Take a paper out, with its words."""
    (title,) = archive.execute("SELECT title FROM paper WHERE id = ?", (number,)).fetchone()
    passages = archive.execute("SELECT id, nth FROM passage WHERE paper = ? ORDER BY id", (number,)).fetchall()
    for (passage, _), kept in zip(passages, passages_of(archive, number), strict=True):
        words = _words(kept, title)
        archive.execute("INSERT INTO words (words, rowid, text, title) VALUES ('delete', ?, ?, ?)", (passage, *words))
    archive.execute("DELETE FROM citation WHERE paper = ?", (number,))
    archive.execute("DELETE FROM passage WHERE paper = ?", (number,))
    archive.execute("DELETE FROM content WHERE paper = ?", (number,))
    archive.execute("DELETE FROM paper WHERE id = ?", (number,))


def passages_of(archive: sqlite3.Connection, number: int) -> tuple[Passage, ...]:
    """The passages of a paper. Raises DatabaseError where they are damaged."""
    row = archive.execute("SELECT packed FROM content WHERE paper = ?", (number,)).fetchone()
    return unpacked(row[0] if row else b"")


def forget(archive: sqlite3.Connection, numbers: Iterable[int]) -> int:
    """Take papers out; how many there were. Their files are not touched, and not read again as they are."""
    count = 0
    for number in numbers:
        archive.execute("DELETE FROM file WHERE paper = ? AND state = ?", (number, GONE))
        archive.execute("UPDATE file SET paper = NULL, state = ? WHERE paper = ?", (FORGOTTEN, number))
        drop(archive, number)
        count += 1
    return count


def weigh(archive: sqlite3.Connection) -> None:
    """Count in how many passages the frequent words stand, where the archive has changed by a tenth since."""
    papers = archive.execute("SELECT count(*) FROM paper").fetchone()[0]
    (counted,) = archive.execute("SELECT papers FROM counted").fetchone() or (0,)
    if abs(papers - counted) * 10 <= counted:
        return
    least = archive.execute("SELECT count(*) FROM passage").fetchone()[0] // _RARE
    archive.execute("DELETE FROM common")
    archive.execute("INSERT INTO common SELECT term, doc FROM vocabulary WHERE doc > ?", (least,))
    archive.execute("DELETE FROM counted")
    archive.execute("INSERT INTO counted VALUES (?)", (papers,))
