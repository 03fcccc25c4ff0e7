"""The rows of a list as they came in, kept beside the forms for the list that goes out: .drafting/list.json.

What a list holds and no form does, such as a telephone, stands here alone. Lost, the list goes out without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from drafting.ledger.entries import Entry
from drafting.ledger.identity import Identity

_MOST = 50_000_000


class Kept(NamedTuple):
    """The labels of a list's columns in their order, and each case's cells under them."""

    labels: tuple[str, ...]
    cells: Mapping[Identity, Mapping[str, str]]


def kept_rows(folder: Path) -> Kept:
    """What lists said that came into a folder; nothing where none did, or where the record is damaged."""
    path = _path(folder)
    try:
        if not path.is_file() or path.stat().st_size > _MOST:
            return Kept((), {})
        data = json.loads(path.read_text(encoding="utf-8"))
        cells = {(str(kind), str(session), str(number)): dict(row) for (kind, session, number), row in data["rows"]}
        return Kept(tuple(map(str, data["labels"])), cells)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Kept((), {})


def keep_rows(folder: Path, labels: Iterable[str], entries: Iterable[Entry]) -> None:
    """Keep a list's rows with those of the lists before it, new columns behind. Raises DraftingError."""
    from drafting.output import replace

    before = kept_rows(folder)
    rows = {**before.cells, **{entry.identity: entry.cells for entry in entries}}
    columns = [*before.labels, *(label for label in labels if label and label not in before.labels)]
    if columns == list(before.labels) and rows == before.cells:
        return
    data = {"labels": columns, "rows": [[list(identity), dict(cells)] for identity, cells in rows.items()]}
    replace(_path(folder), json.dumps(data, ensure_ascii=False, indent=0).encode())


def _path(folder: Path) -> Path:
    return folder / ".drafting" / "list.json"
