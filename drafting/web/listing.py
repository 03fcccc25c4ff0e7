"""The list of forms: what stands in each, read fast line by line, and the state of its findings, found behind."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import sleep

from drafting.findings import DraftingError, Severity
from drafting.form.load import read_text
from drafting.form.revise import values_of
from drafting.model.fields import chinese_names
from drafting.web import store
from drafting.web.draft import judge
from drafting.web.profile import office_of

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `state` is None while it has not been looked at."""

    name: str
    title: str
    kind: str
    number: str
    result: str
    changed: datetime
    state: State | None


@dataclass(frozen=True, slots=True)
class State:
    """How many errors and warnings a form has; `unreadable` is what keeps it from being opened."""

    errors: int = 0
    warnings: int = 0
    unreadable: str = ""


_states: dict[tuple[Path, str], tuple[tuple[Stamp, Stamp], State]] = {}
_heads: dict[tuple[Path, str], tuple[Stamp, dict[str, str]]] = {}
_looking: defaultdict[Path, Lock] = defaultdict(Lock)
_REST = 0.02
"""Seconds between two forms that are looked at, so that a page that is asked for meanwhile comes at once."""


def rows(folder: Path) -> list[Row]:
    """The forms of the folder, the last changed first."""
    return [_row(folder, name, stamp) for name, stamp in store.stamps(folder)]


def _row(folder: Path, name: str, stamp: Stamp) -> Row:
    known = _heads.get((folder, name))
    head = known[1] if known and known[0] == stamp else _head(folder / name)
    _heads[folder, name] = (stamp, head)
    state = _known(folder, name, stamp)
    changed = datetime.fromtimestamp(stamp[0] / 1e9)
    title = head.get("title") or Path(name).stem
    facts = (head.get(field, "") for field in ("kind", "number", "result"))
    return Row(name, title, *facts, changed, state)


_FIELDS = {
    field: "|".join(re.escape(name) for name in (field, chinese_names(record)[field]))
    for record, field in (("", "kind"), ("", "result"), ("proposal", "number"), ("proposal", "title"))
}
_LINE = {field: re.compile(rf'^(\s*)"?(?:{names})"?:[ \t]+(.+)$') for field, names in _FIELDS.items()}
_SECTION = re.compile(r"^\s*\"?(建议提案|proposal)\"?:")
_NEXT = re.compile(r"^\S")


def _head(path: Path) -> dict[str, str]:
    """A few facts of a form without parsing it: hundreds of forms are listed at once."""
    try:
        text = read_text(path)
    except DraftingError:
        return {}
    found: dict[str, str] = {}
    inside = False
    for line in text.split("\n"):
        if len(found) == len(_LINE):
            break
        inside = _SECTION.match(line) is not None or (inside and not _NEXT.match(line))
        for field in ("number", "title") if inside else ("kind", "result"):
            match = field not in found and _LINE[field].match(line)
            if match:
                found[field] = match[2].rstrip(",").strip("\"' ")
    return found


def _known(folder: Path, name: str, stamp: Stamp) -> State | None:
    """The state of a form as it stands now, if it has been looked at."""
    seen = _states.get((folder, name))
    return seen[1] if seen and seen[0] == (stamp, store.conflict_stamp(folder, name)) else None


def look(folder: Path) -> None:
    """Look at every form whose state is not known. Only one thread does so at a time in a folder."""
    if not _looking[folder].acquire(blocking=False):
        return
    try:
        for name, stamp in store.stamps(folder):
            if _known(folder, name, stamp) is None:
                stamps = stamp, store.conflict_stamp(folder, name)
                _states[folder, name] = (stamps, state_of(folder, name))
                sleep(_REST)
    finally:
        _looking[folder].release()


def state_of(folder: Path, name: str) -> State:
    """The state of one form's findings."""
    try:
        text = store.read(folder, name).text
        draft = judge(values_of(text), office_of(folder), text, folder).undecided(store.waiting(folder, name))
    except DraftingError as error:
        return State(unreadable=error.findings[0].message)
    except Exception:  # one form must not keep the others from being looked at
        logging.getLogger("drafting").exception("%s could not be looked at", name)
        return State(unreadable="检查这份表单时程序出错")
    return State(draft.count(Severity.ERROR), draft.count(Severity.WARNING))
