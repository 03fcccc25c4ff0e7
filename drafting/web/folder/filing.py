"""Forms as files of the folder: made under a name that is free, renamed, put into the bin and taken out again.

What belongs to a form goes where it goes: the proposal's text, the opinions and the trail beside it, and what it was
before.
The bin is .drafting/bin/; nothing in it is ever thrown away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from drafting.findings import DraftingError, reason_of
from drafting.form import history
from drafting.form.opinions import folder_of
from drafting.form.undecided import HISTORY
from drafting.lock import locked
from drafting.model.fields import FORM_SUFFIXES
from drafting.model.office import FILE
from drafting.output import create as create_file
from drafting.output import replace
from drafting.proposal.form import text_beside
from drafting.review import trail
from drafting.web.folder import store
from drafting.web.folder.store import Form

_UNNUMBERED = "未编号"
BIN, _WHEN = "bin", "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Discarded:
    """A form in the bin: what names it there, its file's name, and when it was put there."""

    key: str
    name: str
    when: datetime


def name_of(values: Mapping[str, Any]) -> str:
    """What a form of these values is called, without a suffix: its kind, and the paper that it answers."""
    proposal = values.get("proposal") or {}
    number = proposal.get("number")
    return f"{values.get('kind', '')}-" + (f"{proposal.get('session') or ''}第{number}号" if number else _UNNUMBERED)


def is_outgrown(form: Form, values: Mapping[str, Any]) -> bool:
    """Whether a form is still called 未编号 though its case has a number by now."""
    return _UNNUMBERED in form.title and _UNNUMBERED not in name_of(values)


def create(folder: Path, wish: str, text: str) -> Form:
    """A new form under the name that is wished for, or one near it that is free."""
    with _naming(folder):
        path = _free(folder, wish)
        replace(path, text.encode("utf-8"))
        return _begun(path)


def create_with(
    folder: Path, wish: str, made: Callable[[Path], str], beside: Callable[[Path], Path], text: str
) -> Form:
    """A new form as `made` for its path, and a text in the place `beside` it; neither is put over a file."""
    with _naming(folder):
        path = _free(folder, wish)
        create_file(beside(path), text.encode("utf-8"))
        replace(path, made(path).encode("utf-8"))
        return _begun(path)


def _begun(path: Path) -> Form:
    history.leave(path, "")
    form = store.read(path.parent, path.name)
    store.signed(path, form.text)
    return form


def rename(folder: Path, name: str, wish: str) -> str:
    """Give a form another name, or one near it that is free; its new name. The old one goes on leading to it."""
    path = store.path_of(folder, name)
    wish = wish.strip().removesuffix(path.suffix)
    with _naming(folder), store.held(path):
        store.read(folder, name)
        if store.stem_of(wish) == path.stem:
            return name
        target = _free(folder, wish, path.suffix)
        _move(path, target, history.home(target))
        history.leave(path, target.name)
        return target.name


def discard(folder: Path, name: str) -> None:
    """Put a form into the bin. Raises DraftingError where it is not there."""
    path = store.path_of(folder, name)
    with _naming(folder), store.held(path):
        if not path.is_file():
            raise DraftingError.of("V001", "没有这份表单", remedy="回到表单列表重新选择")
        place = _new_place(folder)
        _move(path, place / name, place / HISTORY)
        history.leave(path, BIN)


def discarded(folder: Path) -> list[Discarded]:
    """The forms in the bin, the last put there first."""
    places = sorted(_bin(folder).iterdir(), reverse=True) if _bin(folder).is_dir() else []
    return [made for place in places if (made := _discarded(place))]


def take_back(folder: Path, key: str) -> str:
    """Take a form out of the bin, under its own name or one near it that is free; its name. Raises DraftingError."""
    with _naming(folder):
        found = next((each for each in discarded(folder) if each.key == key), None)
        if found is None:
            raise DraftingError.of("V012", "回收站里没有这一份", remedy="回到回收站重新选择")
        place = _bin(folder) / key
        target = _free(folder, Path(found.name).stem, Path(found.name).suffix)
        _move(place / found.name, target, history.home(target), place / HISTORY)
        place.rmdir()
        return target.name


def _naming(folder: Path) -> AbstractContextManager[None]:
    """One at a time takes a free name in a folder."""
    return locked(history.inside(folder / HISTORY / "lock", folder))


def _free(folder: Path, wish: str, suffix: str = ".yaml") -> Path:
    """The path of a form of this name or one near it, where no form is, nor anything that belongs to one."""
    stem = store.stem_of(wish) or "答复"
    stem = f"{stem}-答复" if f"{stem}.yaml".lower() == FILE else stem
    for number in count(1):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        if not any(os.path.lexists(each) for each in (path, *_beside(path))) and not history.earlier(path):
            break
    return path


def _beside(path: Path) -> tuple[Path, ...]:
    """What stands beside a form and goes where it goes, in the order of all forms."""
    return text_beside(path), folder_of(path), trail.file_of(path)


def _bin(folder: Path) -> Path:
    return history.inside(folder / HISTORY / BIN, folder)


def _new_place(folder: Path) -> Path:
    """A place of its own in the bin."""
    stamp = datetime.now().strftime(_WHEN)
    for number in count(1):
        place = _bin(folder) / f"{stamp}-{number:02}"
        with suppress(FileExistsError):
            place.mkdir(parents=True)
            break
    return place


def _discarded(place: Path) -> Discarded | None:
    """What a place of the bin holds; None where that is no form."""
    names = [file.name for file in place.iterdir()] if place.is_dir() and not place.is_symlink() else []
    forms = [name for name in names if Path(name).suffix.lower() in FORM_SUFFIXES]
    try:
        when = datetime.strptime(place.name[:15], _WHEN)
    except ValueError:
        return None
    return Discarded(place.name, forms[0], when) if len(forms) == 1 else None


def _move(path: Path, target: Path, past: Path, before: Path | None = None) -> None:
    """A form, what belongs to it, and what it was `before`, to another place, where `past` is what it was.

    Raises DraftingError where something of it cannot be moved; all of it is in its old place then.
    """
    beside = zip(_beside(path), _beside(target), strict=True)
    moves = [(path, target), *((each, there) for each, there in beside if os.path.lexists(each))]
    moves += [(each, past / each.name) for each in history.parts(before or history.home(path))]
    done = []
    try:
        past.mkdir(parents=True, exist_ok=True)
        for each, there in moves:
            _rename(each, there)
            done.append((each, there))
        history.leave(target, "")
    except OSError as error:
        for each, there in reversed(done):
            there.rename(each)
        remedy = "关闭正在用这些文件的程序，检查能否写入文件夹"
        raise DraftingError.of("O004", f"移不了：{reason_of(error)}", file=path.name, remedy=remedy) from None
    if before:
        before.rmdir()


def _rename(path: Path, target: Path) -> None:
    """Without ever taking the place of a file that another program has put there meanwhile."""
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        path.rename(target)
    else:
        path.unlink()
