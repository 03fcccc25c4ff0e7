"""What a form was before, in .drafting/NAME/: the texts to keep, those that pages began from, to undo, and undone."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from drafting.findings import DraftingError
from drafting.form.load import read_text
from drafting.form.undecided import HISTORY
from drafting.output import replace

KEPT = 200
"""Versions of a form that are kept for undo."""

_LEFT, _AUTHORS = "left", "authors"
_VERSION = re.compile("[0-9a-f]{16}")


def version_of(text: str) -> str:
    """What changes with every change of a form's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def keep(form: Path, text: str) -> str:
    """Keep a text of a form for good, and name its version."""
    _keep(place(form, "kept"), text)
    return version_of(text)


def kept(form: Path, version: str) -> str | None:
    """The text that was kept as this version; None where it is not there any more, or not what it was."""
    file = place(form, "kept") / f"{version}.yaml"
    if not _VERSION.fullmatch(version) or not file.is_file():
        return None
    text = read_text(file)
    return text if version_of(text) == version else None


def begin(form: Path, text: str) -> str:
    """Keep the text that a page begins from, and name its version: a later change is told from it by that."""
    pile = place(form, "begun")
    if _keep(pile, text):
        oldest = sorted(pile.glob("*.yaml"), key=lambda file: file.stat().st_mtime_ns)
        for file in oldest[: max(len(oldest) - 2 * KEPT, 0)]:
            file.unlink()
    return version_of(text)


def begun(form: Path, version: str, text: str) -> str | None:
    """The text that a page began from, where the file now holds `text`; None where it is not known."""
    if not version or version == version_of(text):
        return text
    file = place(form, "begun") / f"{version}.yaml"
    if _VERSION.fullmatch(version) and file.is_file():
        return read_text(file)
    return None if text else ""


def write(form: Path, old: bytes, new: str) -> bool:
    """Put a new text in the place of the old, which is kept; no where the file holds something else by now."""
    past = place(form, "past")
    for file in _files(place(form, "undone")):
        _push(past, file.read_bytes())
        file.unlink()
    if old:
        _push(past, old)
    return replace(form, new.encode("utf-8"), old)


def step(form: Path, held: bytes, back: bool) -> None:
    """Undo the last change of a form that holds this, or (back=False) take the undoing back."""
    source, target = (place(form, pile) for pile in (("past", "undone") if back else ("undone", "past")))
    for file in reversed(_files(source)):
        content = file.read_bytes()
        if content != held:  # else it was kept for a change that did not come about
            _push(target, held)
            if replace(form, content, held):
                file.unlink()
            break
        file.unlink()


def steps(form: Path) -> tuple[int, int]:
    """How many changes can be undone, and how many undone ones taken back."""
    return len(_files(place(form, "past"))), len(_files(place(form, "undone")))


def sign(form: Path, text: str, author: str) -> None:
    """Note who has made this the form's text."""
    notes = [one for one in _signed(form) if one[0] != version_of(text)][-2 * KEPT :]
    lines = (f"{version} {name}\n" for version, name in (*notes, (version_of(text), author)))
    replace(place(form, _AUTHORS), "".join(lines).encode("utf-8"))


def author_of(form: Path, version: str) -> str:
    """Who has made this version the form's text; empty where nobody is named."""
    return dict(_signed(form)).get(version, "")


def _signed(form: Path) -> list[tuple[str, str]]:
    """The versions that somebody has made, and who."""
    file = place(form, _AUTHORS)
    lines = read_text(file).splitlines() if file.is_file() else []
    return [(version, name) for version, _, name in (line.partition(" ") for line in lines) if name]


class Earlier(NamedTuple):
    """A text that a form had: until when, how many seconds it stood, and who made it; its version names it."""

    version: str
    until: datetime
    stood: float
    text: str
    author: str = ""


def earlier(form: Path) -> list[Earlier]:
    """What a form was before, the last first; the first of them is what was last seen of it here, if that is known.

    A file that cannot be read any more is passed over.
    """
    pile = place(form, "begun")
    seen = sorted(pile.glob("*.yaml"), key=lambda file: file.stat().st_mtime_ns)[-1:] if pile.is_dir() else []
    found: dict[str, Earlier] = {}
    before, authors = 0.0, dict(_signed(form))
    for file in (*_files(place(form, "past")), *seen):
        with suppress(DraftingError):
            text, changed = read_text(file), file.stat().st_mtime
            version = version_of(text)
            found.pop(version, None)
            found[version] = Earlier(
                version, datetime.fromtimestamp(changed), changed - before, text, authors.get(version, "")
            )
            before = changed
    return [*reversed(found.values())]


def named(form: Path, version: str) -> Earlier:
    """The text that a form had at a version. Raises DraftingError where it is not kept any more."""
    for each in earlier(form):
        if each.version == version:
            return each
    raise DraftingError.of("V011", "没有这一版了", file=form.name, remedy="回到上一页，重新选")


def home(form: Path) -> Path:
    """Where all of it is kept. Raises DraftingError where that leads out of the folder."""
    return inside(form.parent / HISTORY / form.name, form.parent)


def parts(home: Path) -> list[Path]:
    """What there is of a form's history, without the lock and without where the form went."""
    return [part for part in home.iterdir() if part.name not in ("lock", _LEFT)] if home.is_dir() else []


def leave(form: Path, target: str) -> None:
    """Note where a form went that is not here any more: the name it has now, or another word; "" once it is here."""
    if target:
        replace(home(form) / _LEFT, target.encode("utf-8"))
    else:
        (home(form) / _LEFT).unlink(missing_ok=True)


def left(form: Path) -> str:
    """Where a form went that was renamed or put away in the browser; empty where it is here, or nothing is known."""
    note = home(form) / _LEFT
    return read_text(note).strip() if not form.exists() and note.is_file() else ""


def place(form: Path, name: str) -> Path:
    """Where something of a form is kept. Raises DraftingError where that leads out of the folder."""
    return inside(home(form) / name, form.parent)


def inside(path: Path, folder: Path) -> Path:
    """The path. Raises DraftingError where it leads out of the folder."""
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise DraftingError.of("V001", f"{HISTORY} 指到了文件夹之外", remedy=f"删去名为 {HISTORY} 的链接")
    return path


def _keep(pile: Path, text: str) -> bool:
    """Have a text in a pile under its version. Whether it was not there yet."""
    file = pile / f"{version_of(text)}.yaml"
    return not file.is_file() and replace(file, text.encode("utf-8"))


def _files(pile: Path) -> list[Path]:
    """The texts of a pile by their numbers; what else is there is none of ours."""
    return sorted(file for file in pile.glob("*.yaml") if re.fullmatch("[0-9]{8}", file.stem)) if pile.is_dir() else []


def _push(pile: Path, content: bytes) -> None:
    files = _files(pile)
    number = int(files[-1].stem) + 1 if files else 1
    replace(pile / f"{number:08}.yaml", content)
    for file in files[: max(len(files) + 1 - KEPT, 0)]:
        file.unlink()
