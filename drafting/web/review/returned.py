"""Reviewed letters that came back by the browser, kept in .drafting/NAME/returned/ until they are settled.

A letter is known by its digest. Beside it stands under what name and when it came, and what a person did not take.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from drafting.findings import DraftingError
from drafting.form import history
from drafting.form.load import read_text
from drafting.language.characters import fit
from drafting.output import replace as put

MOST = 20
"""Letters of a form that wait: of a letter that ten people see, all come back twice."""
_FILE = re.compile(r"([0-9a-f]{16})(\.[a-z]{2,5})?")
_LONGEST = 100  # characters of a file's name
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a letter beside its content: `when` it came is ISO text, `left` has the changes not taken."""

    name: str
    when: str
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter that came back, as it is kept. `key` is its digest."""

    key: str
    file: Path
    note: Note

    @property
    def name(self) -> str:
        """The name under which it came."""
        return self.note.name


def base_name(name: str | None) -> str:
    """The last part of a posted file's name, without what no name of a file has."""
    last = re.split(r"[/\\]", name or "")[-1]
    return _UNFIT.sub("", fit(last)).strip(". ")[-_LONGEST:] or "没有名字的文件"


def keep(form: Path, name: str, content: bytes, now: datetime, look: Callable[[Returned], object]) -> Returned:
    """Keep a letter; one that is there already stays as it is known.

    Raises DraftingError where too many wait, or what `look` raises at the sight of it: it is not kept then.
    """
    key, found = hashlib.sha256(content).hexdigest()[:16], waiting(form)
    suffix = Path(name).suffix.lower()
    file = _pile(form) / (key + (suffix if _FILE.fullmatch(key + suffix) else ""))
    for one in found:
        if one.file == file:
            return one
    if len(found) >= MOST:
        message, remedy = f"已有{len(found)}份改稿没有办完，没有收下", "先把前面的办完，或者删去不要的"
        raise DraftingError.of("Y005", message, file=name, remedy=remedy)
    one = Returned(key, file, Note(name, now.isoformat(timespec="seconds")))
    put(file, content)
    try:
        look(one)
    except DraftingError:
        file.unlink(missing_ok=True)
        raise
    _write(file, one.note)
    return one


def waiting(form: Path) -> list[Returned]:
    """The letters that are not settled, the last first."""
    pile = _pile(form)
    files = [file for file in pile.iterdir() if _FILE.fullmatch(file.name)] if pile.is_dir() else []
    found = [Returned(file.stem, file, _noted(file)) for file in files if file.is_file() and not file.is_symlink()]
    return sorted(found, key=lambda one: (one.note.when, one.key), reverse=True)


def named(form: Path, key: str) -> Returned:
    """The letter with this key. Raises DraftingError where there is none."""
    found = next((one for one in waiting(form) if one.key == key), None)
    if found is None:
        raise DraftingError.of("Y006", "没有这份改稿，或者已经办完", remedy="回到“送审和改稿”一页，重新选")
    return found


def leave(one: Returned, changes: Iterable[str]) -> None:
    """Note the changes that a person does not take, in the place of those noted before."""
    left = sorted(set(changes))
    if left != one.note.left:
        _write(one.file, replace(one.note, left=left))


def settle(one: Returned) -> None:
    """It is settled: the letter and what is known of it go."""
    one.file.unlink(missing_ok=True)
    _note_of(one.file).unlink(missing_ok=True)


def _pile(form: Path) -> Path:
    return history.place(form, "returned")


def _note_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.json")


def _write(file: Path, note: Note) -> None:
    put(_note_of(file), json.dumps(asdict(note), ensure_ascii=False).encode("utf-8", "replace"))


def _noted(file: Path) -> Note:
    """What is known of a letter; of one whose note a kill or another hand has spoilt, its name here and its time."""
    try:
        note = Note(**json.loads(read_text(_note_of(file))))
        if isinstance(note.name, str) and isinstance(note.when, str) and all(isinstance(one, str) for one in note.left):
            return note
    except (DraftingError, ValueError, TypeError, RecursionError):
        pass
    return Note(file.name, datetime.fromtimestamp(file.stat().st_mtime).astimezone().isoformat(timespec="seconds"))
