from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.archive import keeping, store
from drafting.archive.paper import Paper
from drafting.archive.place import Place
from tests.archive.composing import compose

FEW = 120


@pytest.fixture(scope="session")
def papers() -> list[Paper]:
    return [compose(seed) for seed in range(FEW)]


def _composed(place: Place, papers: list[Paper]) -> Place:
    with store.opened(place, new=True) as archive, archive.writing():
        for paper in papers:
            keeping.put(archive, paper)
        keeping.weigh(archive)
    return place


@pytest.fixture(scope="session")
def composed_file(papers: list[Paper], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a few composed letters in a file."""
    return _composed(tmp_path_factory.mktemp("archive") / "archive.sqlite", papers)


@pytest.fixture(scope="session", params=["file", "server"])
def composed(request: pytest.FixtureRequest, papers: list[Paper]) -> Place:
    """The same, in a file and on a server."""
    if request.param == "file":
        return request.getfixturevalue("composed_file")
    return _composed(request.getfixturevalue("new_city")().of(), papers)


@pytest.fixture
def archive(composed: Place) -> Iterator[store.Archive]:
    with store.opened(composed) as opened:
        yield opened
