"""How many comments of reviewers are open in each form of a folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from drafting.findings import DraftingError
from drafting.review import trail


def open_in(folder: Path) -> Mapping[str, int]:
    """The stem of each form that has a trail -> its open comments; one whose trail cannot be read has none."""
    with os.scandir(folder) as found:
        trails = [(one.name.removesuffix(trail.SUFFIX), one.stat()) for one in found if one.name.endswith(trail.SUFFIX)]
    return {stem: _open(folder / f"{stem}.yaml", (at.st_mtime_ns, at.st_size)) for stem, at in trails}


@lru_cache(5_000)
def _open(form: Path, _: tuple[int, int]) -> int:
    try:
        return len(trail.read(form).open)
    except DraftingError:
        return 0
