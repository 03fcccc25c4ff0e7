"""Passwords: asked to be long enough, kept as argon2 hashes, looked at in the same time for any name."""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from drafting.findings import DraftingError

SHORTEST, LONGEST = 10, 200
PREFIX = "$argon2id$"
_HASHER = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
_ONE = Lock()
"""One hash at a time: many at once would be a way to fill the memory."""


def hashed(password: str, name: str) -> str:
    """A password as it is kept. Raises DraftingError for one that is too easily guessed."""
    password = _normal(password)
    if not SHORTEST <= len(password) <= LONGEST:
        raise DraftingError.of("V016", f"口令应为 {SHORTEST} 至 {LONGEST} 个字符，没有写", remedy="换一个长些的口令")
    if len(set(password)) < SHORTEST // 2 or _normal(name) in password:
        message = "口令太容易猜：含有姓名，或者只是几个字符重复，没有写"
        raise DraftingError.of("V016", message, remedy="用几个不相干的词连成口令")
    return _HASHER.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one that is kept; where none is, no, after as long."""
    password = _normal(password)[: LONGEST + 1]
    with _ONE:
        try:
            return _HASHER.verify(kept or _nobodys(), password) and kept is not None
        except (Argon2Error, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody's")


def _normal(text: str) -> str:
    """The same characters however a keyboard composes them."""
    return unicodedata.normalize("NFC", text)
