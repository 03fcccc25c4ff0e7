"""users.toml: who may come in. Read anew when it has changed."""

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from drafting.findings import DraftingError, Finding, reason_of
from drafting.web.access import Role
from drafting.web.users.passwords import PREFIX

MAX_BYTES = 1_000_000
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|]')
_KEYS = ("name", "password", "role", "folders")
_HEADER = re.compile(r"\ufeff?[ \t]*\[\[[ \t]*users[ \t]*\]\]")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class User(NamedTuple):
    """A person: the hash of the password, the role, and the folders below the served one; none for all of it."""

    name: str
    password: str
    role: Role
    folders: tuple[str, ...] = ()


class Register:
    """The users of a file, as it stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: tuple[int, int, int] | None = None
        self._users: Mapping[str, User] = {}
        self._lock = Lock()

    def users(self) -> Mapping[str, User]:
        """The users by their names. Raises DraftingError where the file is not right: then nobody comes in."""
        with self._lock:
            stamp = _stamp(self.path)
            if self._stamp is None or stamp != self._stamp:
                self._stamp, self._users = None, read(self.path)
                self._stamp = stamp
            return self._users


def read(path: Path) -> Mapping[str, User]:
    """The users of a file by their names, at least one. Raises DraftingError for each that is not right."""
    users = users_in(content(path), path)
    if not users:
        raise DraftingError.of("V014", "还没有用户", file=str(path), remedy=_begin(path))
    return users


def content(path: Path) -> bytes:
    """What the file of users holds. Raises DraftingError where it cannot be read."""
    try:
        held = path.read_bytes()
    except FileNotFoundError:
        raise DraftingError.of("V014", "没有这个用户文件", file=str(path), remedy=_begin(path)) from None
    except OSError as error:
        raise DraftingError.of("V014", f"读不了用户文件：{reason_of(error)}", file=str(path)) from None
    if len(held) > MAX_BYTES:
        raise DraftingError.of("V014", "用户文件超过 1 MB", file=str(path))
    return held


def users_in(held: bytes, path: Path) -> Mapping[str, User]:
    """The users that a file holds. Raises DraftingError for each that is not right, with its line."""
    text = _text(held, path)
    rows, lines = _rows(text, path), headers(text.splitlines())
    if len(rows) != len(lines):
        raise DraftingError.of("V014", "用户没有逐个写开", file=str(path), remedy="每个用户以 [[users]] 一行开头")
    wrong: list[Finding] = []
    users: dict[str, User] = {}
    for row, line in zip(rows, lines, strict=True):
        try:
            user = _user(row)
            if user.name in users:
                raise DraftingError.of("V014", f"“{user.name}”写了两次", remedy="删去一个")
            users[user.name] = user
        except DraftingError as error:
            said = error.findings[0]
            wrong.append(
                Finding("V014", said.severity, said.message, file=str(path), line=line + 1, remedy=said.remedy)
            )
    if wrong:
        raise DraftingError.all(wrong)
    return users


def headers(lines: Sequence[str]) -> list[int]:
    """The lines, from 0, with which a user begins."""
    return [at for at, line in enumerate(lines) if _HEADER.match(line)]


def fit_name(name: str) -> str:
    """A name as it is kept. Raises DraftingError for what is none."""
    name = unicodedata.normalize("NFC", name.strip())
    if not 0 < len(name) <= 40 or _UNFIT.search(name):
        raise DraftingError.of("V014", "姓名应为 40 个以内的字，没有标点", remedy="写姓名，如 李明")
    return name


def fit_folder(name: str) -> str:
    """The name of a folder directly below the served one. Raises DraftingError for what is none."""
    name = unicodedata.normalize("NFC", name)
    if not 0 < len(name) <= 60 or _UNFIT.search(name) or name != name.strip(". "):
        message = f"“{name[:60]}”不是文件夹名"
        raise DraftingError.of("V014", message, remedy="写表单文件夹下面一层的文件夹名，如 一科，不写路径")
    return name


def places(user: User, users: Mapping[str, User]) -> Sequence[str]:
    """The folders that a user has, "" for the served one with all below it; that and each other where none is named."""
    return user.folders or ("", *dict.fromkeys(folder for each in users.values() for folder in each.folders))


def _begin(path: Path) -> str:
    return f"运行 drafting users add 姓名 --role 管理 --users {path}"


def _text(held: bytes, path: Path) -> str:
    try:
        return held.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise DraftingError.of("V014", "用户文件不是 UTF-8 编码", file=str(path), remedy="另存为 UTF-8") from None


def _rows(text: str, path: Path) -> list[Any]:
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _PLACE.search(str(error))
        at = {"line": int(found[1]), "column": int(found[2])} if found else {}
        raise DraftingError.of("V014", "这里不是 TOML 的写法", file=str(path), remedy="照别的用户改", **at) from None
    rows = document.pop("users", [])
    if document or not isinstance(rows, list):
        said = f"不认识“{next(iter(document))[:40]}”" if document else "users 写得不对"
        raise DraftingError.of("V014", said, file=str(path), remedy="每个用户以 [[users]] 一行开头")
    return rows


def _user(row: Any) -> User:
    """A user of a table. Raises DraftingError."""
    if not isinstance(row, dict) or set(row) - set(_KEYS):
        raise DraftingError.of("V014", "这个用户有不认识的项", remedy=f"只有 {'、'.join(_KEYS)}")
    name, password, role, folders = (row.get(key) for key in _KEYS)
    if not isinstance(name, str) or fit_name(name) != name:
        raise DraftingError.of("V014", "这个用户没有 name，或者写得不对", remedy='写作 name = "李明"')
    if not isinstance(password, str) or not password.startswith(PREFIX):
        remedy = f"口令不能直接写在文件里：删去这个用户，再运行 drafting users add {name}"
        raise DraftingError.of("V014", f"“{name}”的 password 不是口令的摘要", remedy=remedy)
    if role not in list(Role):
        raise DraftingError.of("V014", f"“{name}”的 role 不对", remedy=f"应为{'、'.join(Role)}")
    return User(name, password, Role(role), _folders(name, [] if folders is None else folders))


def _folders(name: str, folders: Any) -> tuple[str, ...]:
    if not isinstance(folders, list) or not all(isinstance(one, str) for one in folders):
        raise DraftingError.of("V014", f"“{name}”的 folders 不是一组文件夹名", remedy='写作 folders = ["一科"]')
    return tuple(dict.fromkeys(map(fit_folder, folders)))


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0, 0
    return status.st_ino, status.st_size, status.st_mtime_ns
