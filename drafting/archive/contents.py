"""What is in the archive: counted, and a paper shown whole."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from drafting.archive.keeping import passages_of
from drafting.archive.paper import Passage
from drafting.archive.searching import PLACE
from drafting.archive.store import GONE, REFUSED, Archive


@dataclass(frozen=True, slots=True)
class Contents:
    """How many papers of each sort there are, of each year, how files stand, and which were not taken in."""

    sorts: dict[str, int]
    years: dict[int, int]
    files: dict[str, int]
    refused: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, object]:
        """The shape of `--format json`."""
        return {**asdict(self), "refused": [{"file": path, "message": note} for path, note in self.refused]}


def contents(archive: Archive) -> Contents:
    """What there is."""
    years = "SELECT year, count(*) FROM paper WHERE year IS NOT NULL GROUP BY year ORDER BY year"
    refused = f"SELECT {PLACE}, note FROM file WHERE state = ? ORDER BY path"
    return Contents(
        dict(archive.execute("SELECT sort, count(*) FROM paper GROUP BY sort ORDER BY sort")),
        dict(archive.execute(years)),
        dict(archive.execute("SELECT state, count(*) FROM file GROUP BY state ORDER BY state")),
        tuple(archive.execute(refused, (archive.host, REFUSED))),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper whole: its fields under their names, the files that hold it (whether they are there), its passages."""

    number: int
    fields: dict[str, str]
    files: tuple[tuple[str, bool], ...]
    passages: tuple[Passage, ...]

    def as_json(self) -> dict[str, object]:
        """The shape of `--format json`."""
        files = [{"file": path, "gone": not there} for path, there in self.files]
        passages = [asdict(passage) for passage in self.passages]
        return {"paper": self.number, **self.fields, "files": files, "passages": passages}


_FIELDS = ("sort", "kind", "title", "session", "number", "proposers", "agency", "document_number", "class", "date")


def show(archive: Archive, number: int) -> Shown | None:
    """The paper of this number; None where there is none."""
    row = archive.execute(f"SELECT {', '.join(_FIELDS)} FROM paper WHERE id = ?", (number,)).fetchone()
    if row is None:
        return None
    query = f"SELECT {PLACE}, state FROM file WHERE paper = ? ORDER BY path"
    files = archive.execute(query, (archive.host, number))
    there = tuple((path, state != GONE) for path, state in files)
    return Shown(number, dict(zip(_FIELDS, row, strict=True)), there, passages_of(archive, number))


def numbers_of(archive: Archive, names: Sequence[str]) -> dict[str, list[int]]:
    """The papers that are meant by numbers, by document numbers or by files and folders; none where nothing fits."""
    return {name: _meant(archive, name) for name in names}


def _meant(archive: Archive, name: str) -> list[int]:
    if name.isdecimal() and len(name) < 16:
        found = archive.execute("SELECT id FROM paper WHERE id = ?", (int(name),))
    elif "〔" in name:
        found = archive.execute("SELECT id FROM paper WHERE document_number = ?", (name,))
    else:
        return held_below(archive, Path(name)) if name.strip() else []
    return [number for (number,) in found]


def held_below(archive: Archive, place: Path) -> list[int]:
    """The papers of a file, or of all files below a folder."""
    path = os.path.abspath(place)
    inside = os.path.join(path, "")
    return [number for (number,) in archive.execute(_HELD, (archive.host, path, len(inside), inside))]


_HELD = """
SELECT DISTINCT paper FROM file WHERE paper IS NOT NULL AND host = ? AND (path = ? OR substr(path, 1, ?) = ?)
ORDER BY paper"""


def old_numbers(archive: Archive, before: int | None, gone: bool) -> list[int]:
    """The papers of years before this one, or those that no file holds any more."""
    if before is not None:
        return [number for (number,) in archive.execute("SELECT id FROM paper WHERE year < ?", (before,))]
    query = "SELECT id FROM paper WHERE NOT EXISTS (SELECT 1 FROM file WHERE paper = paper.id AND state != ?)"
    return [number for (number,) in archive.execute(query, (GONE,))] if gone else []
