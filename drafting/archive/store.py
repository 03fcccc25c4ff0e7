"""The archive's file: one SQLite database, made when it is first written to, told from any other by its marks.

A paper is a letter, a proposal or another document, once, however many files hold it. Its text is kept packed, apart
from what is known of it; the index holds the words of each passage (an answer, or what stands around the answers) and
where they stand.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from drafting.findings import DraftingError, reason_of

KEPT, EMPTY, REFUSED, GONE, FORGOTTEN = "在库", "不必收", "未收", "已不在", "已删"
"""How a file stands: its paper is kept; it has none to keep; it could not be read; it is no longer there; its paper was
taken out, and stays out until the file changes."""

_MARK = 0x44524146
_VERSION = 1
_PAGE = 8192
"""Bytes of a page of a new file: packed letters leave less of it empty than of the usual 4096."""
_CACHE = 65_536
"""KiB of the file that are held in memory at most."""
_PATIENCE = 30.0
"""Seconds to wait while another program writes."""

_SCHEMA = """
CREATE TABLE paper (
  id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, sort TEXT NOT NULL, rank INTEGER NOT NULL,
  kind TEXT NOT NULL, title TEXT NOT NULL, session TEXT NOT NULL, number TEXT NOT NULL, proposers TEXT NOT NULL,
  agency TEXT NOT NULL, document_number TEXT NOT NULL, class TEXT NOT NULL, date TEXT NOT NULL, year INTEGER);
CREATE TABLE content (paper INTEGER PRIMARY KEY REFERENCES paper (id), packed BLOB NOT NULL);
CREATE INDEX paper_year ON paper (year);
CREATE TABLE file (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, digest BLOB NOT NULL,
  paper INTEGER REFERENCES paper (id), state TEXT NOT NULL, note TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX file_paper ON file (paper);
CREATE TABLE passage (id INTEGER PRIMARY KEY, paper INTEGER NOT NULL REFERENCES paper (id), nth INTEGER NOT NULL);
CREATE INDEX passage_paper ON passage (paper);
CREATE TABLE citation (
  paper INTEGER NOT NULL REFERENCES paper (id), nth INTEGER NOT NULL, title TEXT NOT NULL, plain TEXT NOT NULL,
  number TEXT NOT NULL, issuer TEXT NOT NULL, state TEXT NOT NULL, until TEXT NOT NULL);
CREATE INDEX citation_paper ON citation (paper);
CREATE INDEX citation_plain ON citation (plain);
CREATE INDEX citation_number ON citation (number);
CREATE VIRTUAL TABLE words USING fts5 (text, title, content='', tokenize='ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
CREATE TABLE common (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE counted (papers INTEGER NOT NULL);
"""


@contextlib.contextmanager
def opened(path: Path, new: bool = False) -> Iterator[sqlite3.Connection]:
    """The archive in a file, closed at the end; `new`: it is made where there is none.

    Raises DraftingError where there is none, where the file is something else or damaged, or cannot be used.
    """
    if not new and not path.exists():
        remedy = "先用 drafting archive add 文件夹 收入旧答复"
        raise DraftingError.of("Q002", "还没有旧答复库", file=str(path), remedy=remedy)
    with explained(path):
        if new:
            path.parent.mkdir(parents=True, exist_ok=True)
        archive = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            archive.execute("PRAGMA trusted_schema = OFF")
            archive.execute(f"PRAGMA page_size = {_PAGE}")
            archive.execute(f"PRAGMA cache_size = {-_CACHE}")
            _prepare(archive, path, new)
            yield archive
        finally:
            archive.close()


def _prepare(archive: sqlite3.Connection, path: Path, new: bool) -> None:
    """Look at the marks of the file, and make the tables where it is an empty one."""
    if new:
        with writing(archive):
            if not archive.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in _SCHEMA.split(";\n"):
                    archive.execute(statement)
                archive.execute(f"PRAGMA application_id = {_MARK}")
                archive.execute(f"PRAGMA user_version = {_VERSION}")
    if archive.execute("PRAGMA application_id").fetchone()[0] != _MARK:
        raise DraftingError.of("Q001", "这个文件不是旧答复库", file=str(path), remedy="换一个文件名")
    if archive.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        raise DraftingError.of("Q001", "旧答复库是别的版本建的", file=str(path), remedy=_ANEW)


_ANEW = "删去这个文件，再用 drafting archive add 重新收入；原来的答复文件不受影响"


@contextlib.contextmanager
def writing(archive: sqlite3.Connection) -> Iterator[None]:
    """All that is written within it, or nothing."""
    archive.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            archive.execute("ROLLBACK")
        raise
    archive.execute("COMMIT")


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """What the database refuses, in words."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _refused(error, path) from None
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        raise DraftingError.of("Q001", "旧答复库已损坏，或不是旧答复库", file=str(path), remedy=_ANEW) from None
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
