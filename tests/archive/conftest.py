from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.archive import keeping, store
from drafting.archive.paper import Paper
from tests.archive.composing import compose

FEW = 120


@pytest.fixture(scope="session")
def papers() -> list[Paper]:
    return [compose(seed) for seed in range(FEW)]


@pytest.fixture(scope="session")
def composed(papers: list[Paper], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a few composed letters."""
    path = tmp_path_factory.mktemp("archive") / "archive.sqlite"
    with store.opened(path, new=True) as archive, store.writing(archive):
        for paper in papers:
            keeping.put(archive, paper)
        keeping.weigh(archive)
    return path


@pytest.fixture
def archive(composed: Path) -> Iterator[sqlite3.Connection]:
    with store.opened(composed) as opened:
        yield opened
