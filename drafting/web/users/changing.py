"""users.toml changed: written whole or not at all, for its owner alone to read, a person's comments kept."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from drafting.findings import DraftingError, reason_of
from drafting.output import replace
from drafting.web.users.register import User, content, headers, users_in

_PASSWORD = re.compile(r"\s*(?:password|\"password\")\s*=")
_Lines = list[str]


def add(path: Path, user: User) -> None:
    """One more user. Raises DraftingError where there is one of this name."""

    def change(lines: _Lines, users: Mapping[str, User]) -> _Lines:
        _refuse_known(users, user.name)
        folders = ", ".join(f'"{folder}"' for folder in user.folders)
        last = [f"{lines[-1].rstrip()}\n", "\n"] if lines else []
        rows = [f'name = "{user.name}"', _row(user.password), f'role = "{user.role}"', f"folders = [{folders}]"]
        return [*lines[:-1], *last, "[[users]]\n", *(f"{row.rstrip()}\n" for row in rows)]

    _change(path, change)


def remove(path: Path, name: str) -> None:
    """The user is one no more. Raises DraftingError where there is none of this name."""

    def change(lines: _Lines, users: Mapping[str, User]) -> _Lines:
        start, end = _part(lines, users, name)
        return [*lines[:start], *lines[end:]]

    _change(path, change)


def change_password(path: Path, name: str, password: str) -> None:
    """Another password, as its hash. Raises DraftingError where there is no such user."""

    def change(lines: _Lines, users: Mapping[str, User]) -> _Lines:
        start, end = _part(lines, users, name)
        return [
            _row(password) if start <= at < end and _PASSWORD.match(line) else line for at, line in enumerate(lines)
        ]

    _change(path, change)


def refuse_known(path: Path, name: str) -> None:
    """Raises DraftingError where there is a user of this name."""
    if path.exists():
        _refuse_known(users_in(content(path), path), name)


def refuse_unknown(path: Path, name: str) -> None:
    """Raises DraftingError where there is no user of this name."""
    _place(users_in(content(path), path), name)


def _refuse_known(users: Mapping[str, User], name: str) -> None:
    if name in users:
        raise DraftingError.of("V015", f"已有用户“{name}”，没有写", remedy="改口令用 drafting users passwd")


def _place(users: Mapping[str, User], name: str) -> int:
    if name not in users:
        raise DraftingError.of("V015", f"没有用户“{name}”", remedy="全部用户见 drafting users list")
    return list(users).index(name)


def _row(password: str) -> str:
    return f'password = "{password}"\n'


def _part(lines: _Lines, users: Mapping[str, User], name: str) -> tuple[int, int]:
    """The lines of a user; a comment above the next one belongs to that."""
    starts, at = headers(lines), _place(users, name)
    end = starts[at + 1] if at + 1 < len(starts) else len(lines)
    while at + 1 < len(starts) and lines[end - 1].lstrip()[:1] in ("", "#"):
        end -= 1
    return starts[at], end


def _change(path: Path, change: Callable[[_Lines, Mapping[str, User]], _Lines]) -> None:
    """Change a file of users; what another has changed meanwhile is not overwritten."""
    before = content(path) if path.exists() else b""
    users = users_in(before, path)
    after = "".join(change(before.decode("utf-8").splitlines(keepends=True), users)).encode("utf-8")
    users_in(after, path)
    _own(path)
    if not replace(path, after, before):
        raise DraftingError.of("V014", "这个文件刚被别的程序改过，没有写", file=str(path), remedy="再运行一次")


def _own(path: Path) -> None:
    """Have the file be there for nobody but its owner."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        os.chmod(path, 0o600)
    except OSError as error:
        raise DraftingError.of("O004", f"写不了：{reason_of(error)}", file=str(path)) from None
