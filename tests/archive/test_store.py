"""The archive's file: made once, told from others, and what is wrong with it said in words."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from drafting.archive import keeping, postgresql, sqlite, store
from drafting.archive.contents import contents, old_numbers
from drafting.archive.place import Place
from drafting.archive.searching import Filter, hits_of, search
from drafting.archive.tokens import indexed
from drafting.findings import DraftingError
from tests.archive.composing import compose


def refused(path: Path, new: bool = False) -> DraftingError:
    with pytest.raises(DraftingError) as caught, store.opened(path, new) as archive:
        contents(archive)
        search(archive, ["问题"], Filter(), 99)
    return caught.value


def test_there_is_none_yet(tmp_path: Path) -> None:
    error = refused(tmp_path / "库.sqlite")
    assert error.findings[0].code == "Q002" and "drafting archive add" in str(error)
    assert not (tmp_path / "库.sqlite").exists()


@pytest.mark.parametrize("content", [b"not a database at all" * 500, b"SQLite format 3\x00" + b"\xff" * 5000])
@pytest.mark.parametrize("new", [False, True])
def test_another_file_is_said_to_be_none_and_left(tmp_path: Path, content: bytes, new: bool) -> None:
    path = tmp_path / "库.sqlite"
    path.write_bytes(content)
    assert refused(path, new).findings[0].code == "Q001"
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left(tmp_path: Path) -> None:
    path = tmp_path / "库.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    before = path.read_bytes()
    assert "不是旧答复库" in str(refused(path, new=True))
    assert path.read_bytes() == before


def test_an_archive_of_another_version_says_how_to_make_it_anew(tmp_path: Path, composed_file: Path) -> None:
    path = tmp_path / "库.sqlite"
    path.write_bytes(composed_file.read_bytes())
    with sqlite3.connect(path) as changed:
        changed.execute("PRAGMA user_version = 999")
    changed.close()
    assert "drafting archive add" in str(refused(path))


def test_a_damaged_file_says_so_and_never_more(tmp_path: Path, composed_file: Path) -> None:
    path, whole, rng, told = tmp_path / "库.sqlite", composed_file.read_bytes(), random.Random(3), 0
    for turn in range(60):
        spoilt = bytearray(whole)
        if turn % 3 == 0:
            del spoilt[rng.randrange(100, len(spoilt)) :]
        else:
            for _ in range(turn * 20):
                spoilt[rng.randrange(200, len(spoilt))] = rng.randrange(256)
        path.write_bytes(spoilt)
        try:
            with store.opened(path) as archive, archive.writing():
                contents(archive)
                search(archive, ["问题"], Filter(), 99)
                keeping.put(archive, compose(5000 + turn))
                keeping.forget(archive, [1, 2])
                keeping.weigh(archive)
        except DraftingError as error:
            told += 1
            assert "drafting archive add" in str(error)
    assert told > 20


def test_a_writer_waits_for_another_and_says_so_at_last(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.05)
    monkeypatch.setattr(postgresql, "_PATIENCE", 0.05)
    with (
        store.opened(place, new=True) as first,
        first.writing(),
        pytest.raises(DraftingError) as caught,
        store.opened(place) as second,
        second.writing(),
    ):
        pass
    assert caught.value.findings[0].code == "Q004" and "过一会儿再试" in str(caught.value)


def test_what_is_read_is_of_one_moment(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that is taken out while another reads: it is there for that one, and nothing is said to be damaged."""
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.05)
    with store.opened(place, new=True) as archive, archive.writing():
        number, _ = keeping.put(archive, compose(1))
    with store.opened(place) as reader:
        found = list(reader.ranked(["问题"], *Filter().condition, 9))
        with suppress(DraftingError), store.opened(place) as archive, archive.writing():
            keeping.forget(archive, [number])
        assert [hit.paper for hit in hits_of(reader, found)] == [number] * len(found) != []
    with store.opened(place) as archive, archive.writing():
        keeping.forget(archive, old_numbers(archive, 9999, False))
        assert archive.execute("SELECT papers FROM total").fetchone() == (0,)


def test_frequent_words_are_counted_again_when_the_archive_has_grown(place: Place) -> None:
    papers = [*map(compose, range(12))]
    with store.opened(place, new=True) as archive, archive.writing():
        for paper in papers:
            keeping.put(archive, paper)
            keeping.weigh(archive)
        counted = dict(archive.execute("SELECT word, passages FROM common"))
        whole = archive.on_server
    held = [
        [{*indexed(f"{passage.text}\n{passage.about(paper.title)}").split()} for passage in paper.passages]
        for paper in papers
    ]
    units = [words for passages in held for words in ([set().union(*passages)] if whole else passages)]
    known = Counter(word for words in units for word in words)
    assert counted == {word: count for word, count in known.items() if count > 10 * whole}
