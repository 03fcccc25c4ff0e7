"""What two hands wrote into one field, kept in .drafting/NAME/conflicts.json until a person chooses."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from drafting.findings import DraftingError, Finding, Severity
from drafting.model.fields import spoken
from drafting.output import replace
from drafting.web.merge import Clash


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that waits for a choice: what was posted and what the file held; `when` is a date and time."""

    path: str
    mine: Any
    theirs: Any
    base: Any
    when: str

    @property
    def key(self) -> str:
        """What tells it from another one of the same field."""
        text = json.dumps([self.path, self.mine])
        return hashlib.sha256(text.encode()).hexdigest()[:8]

    @property
    def texts(self) -> tuple[str, str]:
        """Mine and theirs, each whole."""
        return told(self.mine), told(self.theirs)


def told(value: Any) -> str:
    """A value as it is shown: an item or a field of a record on lines of its own."""
    if isinstance(value, dict):
        return "\n".join(told(each) for each in value.values() if each)
    if isinstance(value, list):
        return "\n".join(f"{number}. {told(each)}" for number, each in enumerate(value, 1))
    return value or "（空）"


def read(file: Path) -> list[Conflict]:
    """The conflicts that wait. Raises DraftingError where the file is not what was written."""
    if not file.is_file():
        return []
    try:
        return [Conflict(**each) for each in json.loads(file.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        message, remedy = "记着两边文字的文件读不出来", f"打开 {file.name} 看一看，再移走它"
        raise DraftingError.of("V008", message, file=file.name, remedy=remedy) from None


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
    """The values with mine in the place of theirs."""
    values = copy.deepcopy(values)
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
    if not rows or _at(values, steps) == conflict.theirs:
        return conflict.path
    before, after = steps[: rows[0]], steps[rows[0] + 1 :]
    count = len(_at(values, before) or ())
    places = [[*before, str(row), *after] for row in range(count)]
    same = [place for place in places if _at(values, place) == conflict.theirs]
    return ".".join(same[0] if len(same) == 1 else steps)


def _at(values: Any, steps: list[str]) -> Any:
    for step in steps:
        if isinstance(values, list):
            values = values[int(step)] if step.isdecimal() and int(step) < len(values) else None
        else:
            values = values.get(step) if isinstance(values, dict) else None
    return values


def findings(conflicts: Iterable[Conflict]) -> tuple[Finding, ...]:
    """One error at each field that waits."""
    message, remedy = "这一处两边都改了，还没有选用哪一份", "在这一栏选“用我写的”或“用已保存的”"
    found = []
    for path in dict.fromkeys(each.path for each in conflicts):
        place = path
        with suppress(Exception):
            place = spoken(path)
        found.append(Finding("V009", Severity.ERROR, message, path, place, remedy=remedy))
    return tuple(found)
