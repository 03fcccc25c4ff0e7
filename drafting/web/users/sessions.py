"""Who has logged in: a list kept here, by the hash of a random key that only the browser has.

A key says nothing by itself, so there is nothing in it to be forged, and what is ended here is ended.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic

from drafting.web.users.register import User

COOKIE = "drafting"
LASTS, IDLE = 12 * 3600, 2 * 3600
"""Seconds from log-in, and without a request, after which one has to log in again."""
_MOST = 20
"""Sessions of one person: the oldest ends with one more."""


@dataclass(frozen=True, slots=True)
class _Session:
    name: str
    password: str
    begun: float
    seen: float

    def holds(self, user: User | None, now: float) -> bool:
        """Whether it is still good: the person is still there, with the same password, and the time is not over."""
        known = user is not None and user.password == self.password
        return known and now - self.begun < LASTS and now - self.seen < IDLE


class Sessions:
    """The sessions of a server that runs; they end with it."""

    def __init__(self) -> None:
        self._kept: dict[str, _Session] = {}
        self._lock = Lock()

    def begin(self, user: User) -> str:
        """A new session of a person who has just logged in; its key."""
        key, now = secrets.token_urlsafe(32), monotonic()
        with self._lock:
            self._kept = {mark: one for mark, one in self._kept.items() if now - one.seen < IDLE}
            own = [mark for mark, one in self._kept.items() if one.name == user.name]
            for mark in own[: max(len(own) + 1 - _MOST, 0)]:
                del self._kept[mark]
            self._kept[_mark(key)] = _Session(user.name, user.password, now, now)
        return key

    def user_of(self, key: str, users: Mapping[str, User], used: bool = True) -> User | None:
        """Whose session a key is of; with `used` it is kept from ending for want of requests."""
        mark, now = _mark(key), monotonic()
        with self._lock:
            one = self._kept.get(mark)
            if one is None:
                return None
            user = users.get(one.name)
            if not one.holds(user, now):
                del self._kept[mark]
                return None
            if used:
                self._kept[mark] = replace(one, seen=now)
            return user

    def end(self, key: str) -> None:
        """The session is over."""
        with self._lock:
            self._kept.pop(_mark(key), None)


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
