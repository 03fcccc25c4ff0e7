"""Programs that are ended in the middle, and several that add at once: a letter is in or out, never half."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drafting.archive import adding, keeping, store
from drafting.archive.contents import numbers_of
from drafting.archive.keeping import passages_of
from drafting.archive.paper import Paper
from drafting.archive.place import Place, Server
from drafting.archive.searching import Filter, search
from drafting.archive.store import Archive
from drafting.findings import DraftingError
from tests.archive.test_adding import FORM
from tests.servers import PARKS, City

_LETTERS, _KILLS = 24, 20
_ADD = "from drafting.archive import adding; adding._MOST = 2; from drafting.cli import cli; cli()"
"""The command as it is, with fewer letters made fast together, so that a kill finds it between them."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    for number in range(_LETTERS):
        path = tmp_path / "旧" / f"{number % 3}" / f"{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FORM.replace("编号: 0076", f"编号: {number + 1}"), encoding="utf-8")
    return tmp_path / "旧"


def _adding(place: Place, *folders: Path) -> subprocess.Popen[bytes]:
    address = place.url if isinstance(place, Server) else str(place)
    command = [sys.executable, "-X", "utf8", "-c", _ADD, "archive", "add", "--archive", address, *map(str, folders)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)


def _look(archive: Archive) -> int:
    """How many letters there are. Each has its text, its words and a file, and no words are of none."""
    numbers = [number for (number,) in archive.execute("SELECT id FROM paper")]
    assert {number for (number,) in archive.execute("SELECT paper FROM file WHERE state = '在库'")} == {*numbers}
    assert {number for (number,) in archive.execute("SELECT paper FROM passage")} == {*numbers}
    hits = search(archive, ["路灯将于"], Filter(), 99)
    assert sorted(hit.paper for hit in hits) == sorted(numbers)
    for number in numbers:
        kept = archive.execute("SELECT count(*) FROM passage WHERE paper = ?", (number,)).fetchone()[0]
        assert kept == len(passages_of(archive, number))
    return len(numbers)


@pytest.mark.slow
def test_one_that_is_killed_leaves_whole_letters_and_the_next_ends_right(place: Place, old: Path) -> None:
    rng, seen = random.Random(1), set()
    with store.opened(place, new=True):
        pass
    for _ in range(_KILLS):
        with _adding(place, old) as running, store.opened(place, new=True) as archive:
            until = rng.randrange(_LETTERS)
            while running.poll() is None and archive.execute("SELECT count(*) FROM paper").fetchone()[0] < until:
                time.sleep(0.002)
            running.kill()
        with store.opened(place) as archive:
            seen.add(_look(archive))
            if rng.random() < 0.5:
                with archive.writing():
                    keeping.forget(archive, numbers_of(archive, [str(old)])[str(old)])
                    archive.execute("DELETE FROM file")
    with _adding(place, old) as running:
        said = running.stderr.read().decode("utf-8")
    assert running.returncode == 0, said
    with store.opened(place) as archive:
        assert _look(archive) == _LETTERS
    assert len(seen) > 3


@pytest.mark.slow
def test_several_that_add_overlapping_folders_lose_nothing_and_make_no_doubles(place: Place, old: Path) -> None:
    with store.opened(place, new=True):
        pass
    folders = [[old / "0", old / "1"], [old / "1", old / "2"], [old], [old / "2", old / "0"]]
    running = [_adding(place, *some) for some in folders]
    said = [one.communicate()[1].decode("utf-8") for one in running]
    assert [one.returncode for one in running] == [0] * len(folders), said
    with store.opened(place) as archive:
        assert _look(archive) == _LETTERS


def _add_here(city: City, old: Path, end_after: int | None = None) -> None:
    """Adds as the command does; the administrator ends the connection before the letter `end_after` is put."""
    import psycopg

    put, left = keeping.put, [end_after]

    def put_one(archive: Archive, paper: Paper) -> tuple[int, bool]:
        if left[0] == 0:
            with psycopg.connect(city.administrator, autocommit=True) as server:
                server.execute(_END, (PARKS,))
        left[0] = None if left[0] is None else left[0] - 1
        return put(archive, paper)

    with pytest.MonkeyPatch.context() as patch, store.opened(city.of()) as archive:
        patch.setattr(keeping, "put", put_one)
        patch.setattr(adding, "_MOST", 2)
        plan = adding.plan(archive, [old])
        made = (adding.read_source(source, lambda path: None) for source in plan.sources)
        for _ in adding.keep(archive, plan.sources, made, adding.Tally()):
            pass


_END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = %s"


@pytest.mark.parametrize("after", [0, 1, 7, _LETTERS - 1])
def test_a_connection_that_the_server_ends_is_said_and_the_next_add_ends_right(
    city: City, old: Path, after: int
) -> None:
    with pytest.raises(DraftingError) as caught:
        _add_here(city, old, after)
    assert caught.value.findings[0].code == "Q003" and "再运行一次" in str(caught.value)
    with store.opened(city.of()) as archive:
        assert _look(archive) == after // 2 * 2
    _add_here(city, old)
    with store.opened(city.of()) as archive:
        assert _look(archive) == _LETTERS
