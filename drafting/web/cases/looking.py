"""Forms are looked at behind the list: how many faults each has, judged as its page judges it when it is opened."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import sleep

from drafting.findings import DraftingError, Severity
from drafting.form.revise import values_of
from drafting.web.drafts.awaited import awaited
from drafting.web.drafts.draft import judge
from drafting.web.folder import store
from drafting.web.profile import office_of

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class State:
    """How many errors and warnings a form has; `held` fields are only not filled in yet; `unreadable` is what keeps it
    from being opened."""

    errors: int = 0
    warnings: int = 0
    held: int = 0
    unreadable: str = ""


_states: dict[tuple[Path, str], tuple[tuple[Stamp, Stamp], State]] = {}
_looking: defaultdict[Path, Lock] = defaultdict(Lock)
_REST = 0.02
"""Seconds between two forms that are looked at, so that a page that is asked for meanwhile comes at once."""


def known(folder: Path, name: str, stamp: Stamp) -> State | None:
    """The state of a form as it stands now, if it has been looked at."""
    seen = _states.get((folder, name))
    return seen[1] if seen and seen[0] == (stamp, store.conflict_stamp(folder, name)) else None


def look(folder: Path, first: Iterable[str] = ()) -> None:
    """Look at every form whose state is not known, these `first`. Only one thread does so at a time in a folder."""
    if not _looking[folder].acquire(blocking=False):
        return
    try:
        wanted = set(first)
        for name, stamp in sorted(store.stamps(folder), key=lambda form: form[0] not in wanted):
            if known(folder, name, stamp) is None:
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
    held = awaited(draft.findings, draft.values, ())
    counted = [finding.severity for finding in draft.findings if finding not in held]
    return State(counted.count(Severity.ERROR), counted.count(Severity.WARNING), len(held))
