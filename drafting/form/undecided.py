"""What two hands wrote into one field of a form, kept in .drafting/NAME/conflicts.json until a person chooses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafting.findings import DraftingError, Finding, Severity
from drafting.form.load import read_text
from drafting.form.shape import Origin, shape
from drafting.model.fields import spoken

HISTORY = ".drafting"
"""The folder beside the forms in which the browser keeps what they were before, and this."""


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


def file_of(form: Path) -> Path:
    """Where the conflicts of a form are kept."""
    return form.parent / HISTORY / form.name / "conflicts.json"


def lock_of(form: Path) -> Path:
    """The file whose lock a program holds that changes a form."""
    return form.parent / HISTORY / form.name / "lock"


def read(file: Path) -> list[Conflict]:
    """The conflicts that wait. Raises DraftingError where the file is not what was written."""
    if not file.is_file():
        return []
    try:
        found = [Conflict(**each) for each in json.loads(read_text(file))]
        if all(isinstance(each.path, str) for each in found):
            return found
    except (DraftingError, ValueError, TypeError, RecursionError):
        pass
    message, remedy = "记着两边文字的文件读不出来", f"打开 {file.name} 看一看，再移走它"
    raise DraftingError.of("V008", message, file=file.name, remedy=remedy)


def undecided(
    conflicts: Iterable[Conflict], origin: Origin | None = None, remedy: str = "在这一栏选“用我写的”或“用已保存的”"
) -> tuple[Finding, ...]:
    """One error at each field that waits."""
    message = "这一处两边都改了，还没有选用哪一份"
    found = []
    for path in dict.fromkeys(each.path for each in conflicts):
        place = path
        with suppress(Exception):
            place = spoken(path)
        file, line, column = origin.locate(path) if origin else ("", 0, 0)
        found.append(Finding("V009", Severity.ERROR, message, path, place, file, line, column, remedy))
    return tuple(found)


def undecided_in(form: Path, text: str) -> tuple[Finding, ...]:
    """One error at each field of a form's file, which holds this text, that waits for a choice in the browser."""
    file, origin = file_of(form), None
    try:
        conflicts = read(file)
    except DraftingError as error:
        return error.findings
    with suppress(DraftingError):
        origin = shape(text, str(form))[2] if conflicts else None
    remedy = f"用 drafting serve 打开这份表单，选用其中一份；两份文字都在 {file}，文件里已经改定的，移走它"
    return undecided(conflicts, origin, remedy)
