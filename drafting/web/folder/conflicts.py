"""What two hands wrote into one field: kept until a person chooses, and put in its place then."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from drafting.findings import DraftingError
from drafting.form.merge import Clash
from drafting.form.undecided import Conflict, read
from drafting.model.fields import value_at
from drafting.output import replace
from drafting.web.folder.demands import listed, repointed


def keep(file: Path, clashes: Iterable[Clash]) -> None:
    """Add what clashed; what a hand typed on takes the place of what it had typed before."""
    kept = read(file)
    for clash in clashes:
        now = datetime.now().isoformat(timespec="seconds")
        new = Conflict(clash.path, clash.mine, clash.theirs, clash.base, now)
        kept = [each for each in kept if each.path != new.path or each.mine not in (new.base, new.mine)] + [new]
    _write(file, kept)


def drop(file: Path, conflict: Conflict) -> None:
    """It is decided."""
    _write(file, [each for each in read(file) if each != conflict])


def _write(file: Path, conflicts: list[Conflict]) -> None:
    if conflicts:
        replace(file, json.dumps([asdict(each) for each in conflicts], indent=1).encode())
    else:
        file.unlink(missing_ok=True)


def chosen(conflicts: Iterable[Conflict], wish: str) -> Conflict:
    """The conflict that `PATH` or `PATH KEY` names. Raises DraftingError where there is none."""
    path, _, key = wish.partition(" ")
    for each in conflicts:
        if each.path == path and key in ("", each.key):
            return each
    raise DraftingError.of("V004", "这一处已经选过了，没有改动", remedy="看一看现在的内容")


def taken(values: dict[str, Any], conflict: Conflict) -> dict[str, Any]:
    """The values with mine in the place of theirs; numbers of demands are those of the demands that it leaves."""
    after = _placed(copy.deepcopy(values), conflict)
    return after if listed(after) == listed(values) else repointed(values, after)


def _placed(values: dict[str, Any], conflict: Conflict) -> dict[str, Any]:
    *steps, last = _place(values, conflict).split(".")
    try:
        holder: Any = values
        for step in steps:
            holder = holder[int(step)] if isinstance(holder, list) else holder.setdefault(step, {})
        if isinstance(holder, list):
            holder[int(last)] = conflict.mine
        elif conflict.mine is None:
            holder.pop(last, None)
        else:
            holder[last] = conflict.mine
    except (IndexError, ValueError, TypeError, AttributeError):
        message = "这一处所在的条目已经没有了，您写的还留着"
        raise DraftingError.of("V004", message, remedy="先撤销删去它的那一步") from None
    return values


def _place(values: dict[str, Any], conflict: Conflict) -> str:
    """Where its field stands now: a row that has moved is known by what the file held there."""
    steps = conflict.path.split(".")
    rows = [at for at, step in enumerate(steps) if step.isdecimal()]
    if not rows or value_at(values, conflict.path) == conflict.theirs:
        return conflict.path
    before, after = steps[: rows[0]], steps[rows[0] + 1 :]
    held = value_at(values, ".".join(before))
    places = (".".join((*before, str(row), *after)) for row in range(len(held) if isinstance(held, list) else 0))
    same = [place for place in places if value_at(values, place) == conflict.theirs]
    return same[0] if len(same) == 1 else conflict.path
