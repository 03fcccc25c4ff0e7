"""The archive in one file: an SQLite database, made when it is first written to, told from any other by its marks.

Its index is FTS5 over the words that `tokens` makes, which needs no knowledge of the language; the text of a paper is
kept packed.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from drafting.archive.paper import Paper, Passage, packed, unpacked
from drafting.archive.store import RARE, TABLES, VERSION, Damaged, sendable
from drafting.archive.tokens import indexed, sought
from drafting.findings import DraftingError, reason_of

_MARK = 0x44524146
_PAGE = 8192
"""Bytes of a page of a new file: packed letters leave less of it empty than of the usual 4096."""
_CACHE = 65_536
"""KiB of the file that are held in memory at most."""
_PATIENCE = 30.0
"""Seconds to wait while another program writes."""

_KINDS = {
    "id": "INTEGER PRIMARY KEY",
    "bytes": "BLOB",
    "length": "",
    "own": "",
    "alone": "",
    "owner": "",
    "of_paper": ", FOREIGN KEY (paper) REFERENCES paper (id)",
    "of_own_paper": ", FOREIGN KEY (paper) REFERENCES paper (id)",
    "whole": " WITHOUT ROWID",
}
_SCHEMA = f"""{TABLES.format(**_KINDS).strip()};
CREATE TABLE content (paper INTEGER PRIMARY KEY REFERENCES paper (id), packed BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (text, title, content='', tokenize='ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row)"""


class Sqlite:
    """An opened file: see `store.Archive`."""

    host = ""
    on_server = False
    unit = "id"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        self.close = self._file.close

    def execute(self, query: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """One statement, with `?` for values."""
        return self._file.execute(query, [*map(sendable, values)])

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written within it, or nothing; another writer waits."""
        if self._file.in_transaction:
            self.execute("COMMIT")
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def fits(self, paper: Paper) -> bool:
        """FTS5 holds any words."""
        return True

    def put_passages(self, paper: int, title: str, passages: Sequence[Passage]) -> None:
        """The passages of a paper, with their words in the index."""
        self.execute("INSERT INTO content (paper, packed) VALUES (?, ?)", (paper, packed(passages)))
        for passage in passages:
            row = (paper, passage.nth)
            (number,) = self.execute("INSERT INTO passage (paper, nth) VALUES (?, ?) RETURNING id", row).fetchone()
            self.execute("INSERT INTO words (rowid, text, title) VALUES (?, ?, ?)", (number, *_words(passage, title)))

    def drop_passages(self, paper: int, title: str) -> None:
        """The same out of it."""
        numbers = dict(self.execute("SELECT nth, id FROM passage WHERE paper = ?", (paper,)))
        try:
            rows = [(numbers[passage.nth], *_words(passage, title)) for passage in self.contents([paper])[paper]]
        except KeyError:
            raise Damaged from None
        for row in rows:
            self.execute("INSERT INTO words (words, rowid, text, title) VALUES ('delete', ?, ?, ?)", row)
        self.execute("DELETE FROM passage WHERE paper = ?", (paper,))
        self.execute("DELETE FROM content WHERE paper = ?", (paper,))

    def contents(self, papers: Collection[int]) -> Mapping[int, Iterable[Passage]]:
        """The passages of these papers. Raises Damaged where they are not what was put there."""
        marks = ", ".join("?" * len(papers))
        rows = self.execute(f"SELECT paper, packed FROM content WHERE paper IN ({marks})", [*papers])
        return {paper: unpacked(content) for paper, content in rows}

    def ranked(self, words: Sequence[str], condition: str, values: Sequence[object], most: int) -> Iterable[int]:
        """The passages with all of these words, by BM25; of more than `most` the last that were added."""
        rows = self.execute(
            "SELECT words.rowid, bm25(words, 1.0, 0.5) FROM words JOIN passage ON passage.id = words.rowid"
            " JOIN paper ON paper.id = passage.paper"
            f" WHERE words MATCH ? AND {condition} ORDER BY words.rowid DESC LIMIT ?",
            (" AND ".join(map(phrase, words)), *values, most),
        )
        return [number for number, _ in sorted(rows, key=itemgetter(1))]

    def holders(self, word: str) -> list[int]:
        """The passages with one word of the index."""
        rows = self.execute("SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"',))
        return [number for (number,) in rows]

    def settle(self) -> None:
        """Nothing waits."""

    def count_words(self) -> None:
        """Count anew how many passages have the words that are not rare; and all that there is."""
        (passages,) = self.execute("SELECT passages FROM total").fetchone()
        self.execute("DELETE FROM common")
        self.execute("INSERT INTO common SELECT term, doc FROM vocabulary WHERE doc > ?", (passages // RARE,))
        self.execute("DELETE FROM counted")
        self.execute("INSERT INTO counted SELECT papers, passages FROM total")

    def is_shared(self, paper: int) -> bool:
        """Nobody else is there."""
        return False

    def share(self, papers: Iterable[int]) -> None:
        """Raises DraftingError: a file is one office's."""
        remedy = "与别的单位共用，要用服务器上的库：postgresql://…"
        raise DraftingError.of("Q009", "文件里的旧答复库没有“共用”", file=str(self._path), remedy=remedy)

    def size(self) -> int:
        """Bytes of the file."""
        return os.stat(self._path).st_size


def _words(passage: Passage, title: str) -> tuple[str, str]:
    """What the index has of a passage: its text, and what it is about."""
    return indexed(passage.text), indexed(passage.about(title))


def phrase(text: str) -> str:
    """A text as a phrase of the index's query language, all of it quoted; "" where it has no word."""
    words, is_open = sought(text)
    return f'"{" ".join(words)}"' + " *" * is_open if words else ""


@contextlib.contextmanager
def opened(path: Path, new: bool = False) -> Iterator[Sqlite]:
    """See `store.opened`."""
    if not new and not path.exists():
        remedy = "先用 drafting archive add 文件夹 收入旧答复"
        raise DraftingError.of("Q002", "还没有旧答复库", file=str(path), remedy=remedy)
    with _explained(path):
        if new:
            path.parent.mkdir(parents=True, exist_ok=True)
        archive = Sqlite(path)
        try:
            _prepare(archive, path, new)
            if not new:
                archive.execute("BEGIN")
            yield archive
        finally:
            archive.close()


def _prepare(archive: Sqlite, path: Path, new: bool) -> None:
    """Look at the marks of the file, and make the tables where it is an empty one."""
    for pragma in ("trusted_schema = OFF", f"page_size = {_PAGE}", f"cache_size = {-_CACHE}"):
        archive.execute(f"PRAGMA {pragma}")
    if new:
        with archive.writing():
            if not archive.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in _SCHEMA.split(";\n"):
                    archive.execute(statement)
                archive.execute(f"PRAGMA application_id = {_MARK}")
                archive.execute(f"PRAGMA user_version = {VERSION}")
    if archive.execute("PRAGMA application_id").fetchone()[0] != _MARK:
        raise DraftingError.of("Q001", "这个文件不是旧答复库", file=str(path), remedy="换一个文件名")
    if archive.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        raise DraftingError.of("Q001", "旧答复库是别的版本建的", file=str(path), remedy=_ANEW)


_ANEW = "删去这个文件，再用 drafting archive add 重新收入；原来的答复文件不受影响"
_DAMAGED = "先核对文件名；确是旧答复库的，用 drafting archive add 重新收入以前把它删去，原来的答复文件不受影响"


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What the database refuses, in words."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _refused(error, path) from None
    except (sqlite3.DatabaseError, Damaged, UnicodeDecodeError):
        raise DraftingError.of("Q001", "旧答复库已损坏，或不是旧答复库", file=str(path), remedy=_DAMAGED) from None
    except OSError as error:
        raise DraftingError.of("Q003", f"用不了旧答复库：{reason_of(error)}", file=str(path)) from None


_REFUSALS = {
    sqlite3.SQLITE_BUSY: ("Q004", "旧答复库正被别的程序写入", "过一会儿再试"),
    sqlite3.SQLITE_LOCKED: ("Q004", "旧答复库正被别的程序写入", "过一会儿再试"),
    sqlite3.SQLITE_FULL: ("Q003", "用不了旧答复库：磁盘已满", "清理磁盘后再试"),
    sqlite3.SQLITE_READONLY: ("Q003", "旧答复库是只读的", "检查文件和文件夹的权限"),
    sqlite3.SQLITE_CANTOPEN: ("Q003", "打不开旧答复库", "检查文件名、文件夹和权限"),
    sqlite3.SQLITE_IOERR: ("Q003", "用不了旧答复库：磁盘读写出错", "检查磁盘或网络"),
}


def _refused(error: sqlite3.OperationalError, path: Path) -> DraftingError:
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    said = _REFUSALS.get(code, ("Q001", "旧答复库已损坏", _ANEW))
    return DraftingError.of(said[0], said[1], file=str(path), remedy=said[2])
