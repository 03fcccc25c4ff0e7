"""The folder of forms: list, read, save whole or not at all, merge two hands' changes, undo.

A form is a file of the folder, known by its name alone. What it was before is kept in .drafting/NAME/, newest last.
Nothing is ever overwritten that is not kept there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import sleep

from drafting.findings import DraftingError
from drafting.form import history
from drafting.form.load import decode, read_text
from drafting.form.merge import Clash
from drafting.form.revise import revise, values_of
from drafting.form.undecided import HISTORY, Conflict, lock_of
from drafting.form.undecided import file_of as conflicts_of
from drafting.form.undecided import read as undecided
from drafting.lock import locked
from drafting.model.fields import FORM_SUFFIXES
from drafting.model.office import FILE
from drafting.web.access import author
from drafting.web.folder import conflicts, demands

_TRIES, _PATIENT, _PAUSE = 50, 5, 0.02
"""How often a save is tried, how many of them wait for a file that is not whole, and how many seconds each."""

_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands on disk. `version` changes with every change of its text."""

    name: str
    text: str
    changed: datetime
    folder: Path

    @property
    def version(self) -> str:
        """Changes with the text."""
        return history.version_of(self.text)

    @property
    def title(self) -> str:
        """The file's name without its suffix."""
        return Path(self.name).stem


@dataclass(frozen=True, slots=True)
class Saved:
    """A form after a change, the version of the text that the page which asked for it now shows, and what clashed."""

    form: Form
    shown: str
    clashes: tuple[Clash, ...] = ()


def stamps(folder: Path) -> list[tuple[str, tuple[int, int]]]:
    """The names of the folder's forms, the last changed first, each with what tells that its file has changed."""
    statuses = [(file.name, file.stat()) for file in folder.iterdir() if _is_utf8(file.name) and _is_form(file)]
    found = [(name, (status.st_mtime_ns, status.st_size)) for name, status in statuses]
    return sorted(found, key=lambda form: (-form[1][0], form[0]))


def _is_utf8(name: str) -> bool:
    """Whether a file can be asked for: an address is UTF-8, a name on disk need not be."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _is_form(file: Path) -> bool:
    if file.suffix.lower() not in FORM_SUFFIXES or file.name.startswith(".") or file.name == FILE or not file.is_file():
        return False
    return not file.is_symlink() or file.resolve().parent == file.parent.resolve()


def path_of(folder: Path, name: str) -> Path:
    """Where a form stands. Raises DraftingError for what is no name of a form in the folder itself."""
    path = folder / name
    fit = name == path.name and not name.startswith(".") and name != FILE and path.suffix.lower() in FORM_SUFFIXES
    if not fit or _UNFIT.search(name):
        raise DraftingError.of("V001", "没有这份表单", remedy="回到表单列表重新选择")
    if path.exists() and path.resolve().parent != folder.resolve():
        raise DraftingError.of("V001", "这份表单在文件夹之外", file=name, remedy="把表单放进打开的文件夹")
    return path


def read(folder: Path, name: str) -> Form:
    """A form as it stands on disk. Raises DraftingError where it is not there or cannot be read."""
    path = path_of(folder, name)
    text = read_text(path)
    return Form(name, text, datetime.fromtimestamp(path.stat().st_mtime), folder)


def stem_of(wish: str) -> str:
    """A name that is wished for as every system can have it in a file's; empty where nothing is left."""
    return _UNFIT.sub("", wish).strip(". ")[:60]


def save(folder: Path, name: str, version: str, change: Callable[[str], str]) -> Saved:
    """Change a form that was read at this version.

    Where it has been changed since by another hand, both changes are merged, field by field. Where both changed one
    field, the other's stays, and this one is kept until a person chooses (see waiting). A form that was removed
    meanwhile is written again, unless it was renamed or put into the bin.
    """
    path = path_of(folder, name)
    with held(path):
        if history.left(path):
            raise DraftingError.of(
                "V001", "这份表单已经改名或者删去了，没有保存", file=name, remedy="打开现在的一份再改"
            )
        return _saved(folder, path, version, change)


def _saved(folder: Path, path: Path, version: str, change: Callable[[str], str]) -> Saved:
    """What `save` does once the form is ours."""
    name = path.name
    for tried in range(_TRIES):
        raw = _raw(path)
        text = decode(raw, name)
        if raw and tried < _PATIENT and not _is_whole(text):
            sleep(_PAUSE)  # another program may be writing it just now
            continue
        base = history.begun(path, version, text)
        mine = change(text if base is None else base)
        made, clashes = _merged(path, base, text, mine)
        if made != text:
            values_of(made)  # what cannot be read again is not written
        if clashes:
            conflicts.keep(_waiting(path), clashes)
        if made == text or _written(path, raw, made):
            form = read(folder, name)
            begin(folder, form)
            return Saved(form, history.begin(path, mine), tuple(clashes))
    raise DraftingError.of("V007", "别的程序一直在改写这份表单，没有保存", file=name, remedy="关闭那个程序后再试")


def _written(path: Path, old: bytes, new: str) -> bool:
    """Put a new text in the place of the old, under the name of whoever asks; no where the file is another by now."""
    done = history.write(path, old, new)
    if done:
        signed(path, new)
    return done


def signed(path: Path, text: str) -> None:
    """Keep who has made this the form's text, where that is known."""
    if name := author():
        history.sign(path, text, name)


def _raw(path: Path) -> bytes:
    """What a form's file holds, at most one byte more than is read; nothing where there is none."""
    if not path.exists():
        return b""
    read_text(path)
    return path.read_bytes()


def _is_whole(text: str) -> bool:
    try:
        return bool(values_of(text))
    except DraftingError:
        return False


def _merged(path: Path, base: str | None, theirs: str, mine: str) -> tuple[str, list[Clash]]:
    """The text with both changes, and what clashed. Raises DraftingError where the other's text cannot be read."""
    if not theirs or theirs in (base, mine):
        return mine, []
    if mine == base:
        return theirs, []
    try:
        values = values_of(theirs)
    except DraftingError:
        where = f"您填的在 {HISTORY}/{path.name}/begun/{history.begin(path, mine)}.yaml，改好文件后再保存"
        raise DraftingError.of("V008", "别的程序改过的文件读不懂，没有写进去", file=path.name, remedy=where) from None
    made, clashes = demands.merged(_values(base), values, values_of(mine))
    return revise(theirs, made), clashes


def _values(text: str | None) -> dict[str, object]:
    try:
        return values_of(text or "")
    except DraftingError:
        return {}


def waiting(folder: Path, name: str) -> list[Conflict]:
    """The fields of a form that two hands changed and a person has yet to choose."""
    return undecided(_waiting(path_of(folder, name)))


def conflict_stamp(folder: Path, name: str) -> tuple[int, int]:
    """What tells that other fields of a form wait for a choice; zeros where none does."""
    try:
        status = os.stat(conflicts_of(folder / name))
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def _waiting(path: Path) -> Path:
    return history.inside(conflicts_of(path), path.parent)


def choose(folder: Path, name: str, action: str) -> Form:
    """Take `mine PATH` or leave `theirs PATH` of a field that waits."""
    verb, _, wish = action.partition(" ")
    path = path_of(folder, name)
    with held(path):
        conflict = conflicts.chosen(undecided(_waiting(path)), wish)
        form = read(folder, name)
        if verb == "mine":
            form = _saved(folder, path, form.version, lambda text: _taken(text, conflict)).form
        conflicts.drop(_waiting(path), conflict)
        return form


def _taken(text: str, conflict: Conflict) -> str:
    return revise(text, conflicts.taken(values_of(text), conflict))


def begin(folder: Path, form: Form) -> str:
    """Keep the text that a page begins from, and name its version."""
    return history.begin(path_of(folder, form.name), form.text)


def step(folder: Path, name: str, back: bool) -> Form:
    """Undo the last change of a form, or (back=False) take the undoing back. Without one it stays as it is."""
    path = path_of(folder, name)
    with held(path):
        history.step(path, _raw(path), back)
        form = read(folder, name)
        signed(path, form.text)
        return form


def kept(folder: Path, name: str) -> list[history.Earlier]:
    """What a form was before, the last first; whether its file is still there or not."""
    return history.earlier(path_of(folder, name))


def restore(folder: Path, name: str, version: str) -> Form:
    """Put an earlier text of a form in its place again; what stands there now is kept. Raises DraftingError."""
    path = path_of(folder, name)
    with held(path):
        text = history.named(path, version).text
        if not _written(path, path.read_bytes() if path.exists() else b"", text):
            raise DraftingError.of("V007", "别的程序刚刚改写了这份表单，没有恢复", file=name, remedy="再试一次")
        history.leave(path, "")
        return read(folder, name)


def steps(folder: Path, name: str) -> tuple[int, int]:
    """How many changes can be undone, and how many undone ones taken back."""
    return history.steps(path_of(folder, name))


def held(path: Path) -> AbstractContextManager[None]:
    """One hand at a time on a form."""
    return locked(history.inside(lock_of(path), path.parent))
