"""Where old letters are kept: one file (`sqlite`), or a server for many offices (`postgresql`), with the same tables.

A paper is a letter, a proposal or another document, once, however many files hold it. It is kept in passages (an
answer, or what stands around the answers), apart from what is known of it; the index holds the words of each passage in
a file, those of each paper on a server. What the two say in one way is SQL, with `?` for values; what they say each in
its own, as how text is kept, is `Archive`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from drafting.archive.place import Place

if TYPE_CHECKING:
    from drafting.archive.paper import Paper, Passage

KEPT, EMPTY, REFUSED, GONE, FORGOTTEN = "在库", "不必收", "未收", "已不在", "已删"
"""How a file stands: its paper is kept; it has none to keep; it could not be read; it is no longer there; its paper was
taken out, and stays out until the file changes."""

VERSION = 2

TABLES = """
CREATE TABLE paper (
  id {id}, digest {bytes} NOT NULL, sort TEXT NOT NULL, rank INTEGER NOT NULL,
  kind TEXT NOT NULL, title TEXT NOT NULL, session TEXT NOT NULL, number TEXT NOT NULL, proposers TEXT NOT NULL,
  agency TEXT NOT NULL, document_number TEXT NOT NULL, class TEXT NOT NULL, date TEXT NOT NULL, year INTEGER{own},
  UNIQUE ({owner}digest));
CREATE INDEX paper_year ON paper (year);
CREATE TABLE file (
  host TEXT NOT NULL, path TEXT NOT NULL, size BIGINT NOT NULL, changed BIGINT NOT NULL, digest {bytes} NOT NULL,
  paper BIGINT, state TEXT NOT NULL, note TEXT NOT NULL{alone}, PRIMARY KEY ({owner}host, path){of_own_paper}){whole};
CREATE INDEX file_paper ON file (paper);
CREATE TABLE passage (id {id}, paper BIGINT NOT NULL, nth INTEGER NOT NULL{length}{own}{of_paper});
CREATE INDEX passage_paper ON passage (paper);
CREATE TABLE citation (
  paper BIGINT NOT NULL, nth INTEGER NOT NULL, title TEXT NOT NULL, plain TEXT NOT NULL,
  number TEXT NOT NULL, issuer TEXT NOT NULL, state TEXT NOT NULL, until TEXT NOT NULL{own}{of_paper});
CREATE INDEX citation_paper ON citation (paper);
CREATE INDEX citation_plain ON citation (plain);
CREATE INDEX citation_number ON citation (number);
CREATE TABLE common (word TEXT PRIMARY KEY, passages BIGINT NOT NULL){whole};
CREATE TABLE counted (papers BIGINT NOT NULL, passages BIGINT NOT NULL);
CREATE VIEW total AS SELECT (SELECT count(*) FROM paper) AS papers, (SELECT count(*) FROM passage) AS passages
"""
"""`common` has the frequent words, as they were when there were so many papers and passages as `counted` says; where
the index has papers, both count those."""


RARE = 500
"""A word that stands in fewer than one of so many units is not counted: it is rare."""


class Damaged(Exception):
    """What is stored is not what was put there."""


def sendable(value: object) -> object:
    """A value as a database takes it: a text without the characters that no text of it can have."""
    if not isinstance(value, str):
        return value
    return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


class Rows(Protocol):
    """What a query gives."""

    def __iter__(self) -> Iterator[Any]: ...
    def fetchone(self) -> Any:
        """The next row; None behind the last."""

    def fetchall(self) -> list[Any]:
        """All that are left."""


class Archive(Protocol):
    """An opened archive. `host` is the machine whose files are meant, where an archive has those of several; `unit` the
    column of `passage` that says what the index has as one: a passage, or a paper whole."""

    host: str
    on_server: bool
    unit: str

    def execute(self, query: str, values: Sequence[object] = ()) -> Rows:
        """One statement, with `?` for values."""

    def writing(self) -> AbstractContextManager[None]:
        """All that is written within it, or nothing; others wait. On a server an office sees its own letters alone."""

    def fits(self, paper: Paper) -> bool:
        """Whether the index can hold the words of a paper."""

    def put_passages(self, paper: int, title: str, passages: Sequence[Passage]) -> None:
        """The passages of a paper, with their words in the index."""

    def drop_passages(self, paper: int, title: str) -> None:
        """The same out of it."""

    def contents(self, papers: Collection[int]) -> Mapping[int, Iterable[Passage]]:
        """The passages of these papers. Raises Damaged where they are not what was put there."""

    def ranked(self, words: Sequence[str], condition: str, values: Sequence[object], most: int) -> Iterable[int]:
        """The passages with all of these words, by BM25; of more than `most` the last that were added."""

    def holders(self, word: str) -> list[int]:
        """The units with one word of the index."""

    def settle(self) -> None:
        """Bring what was added, and waits beside the index, into it."""

    def count_words(self) -> None:
        """Count anew in how many units the words stand that are not rare; and all that there is."""

    def is_shared(self, paper: int) -> bool:
        """Whether other offices see a paper."""

    def share(self, papers: Iterable[int]) -> None:
        """Let other offices see these papers."""

    def size(self) -> int:
        """Bytes that it takes."""


@contextmanager
def opened(place: Place, new: bool = False) -> Iterator[Archive]:
    """The archive in a file or on a server, closed at the end; `new`: a file is made where there is none.

    Until it is written to, all that is read is of one moment, whatever others write meanwhile; of a `new` one, which is
    read between many writings, each answer is.

    Raises DraftingError where there is none, where it is something else or damaged, or cannot be used.
    """
    if isinstance(place, Path):
        from drafting.archive import sqlite

        with sqlite.opened(place, new) as archive:
            yield archive
    else:
        from drafting.archive import postgresql

        with postgresql.opened(place, new) as archive:
            yield archive
