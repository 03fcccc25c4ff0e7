"""How often a log-in failed, for each name and each address: after a few, one has to wait, longer each time."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from time import monotonic
from typing import NamedTuple

FREE = {"name": 5, "address": 20}
"""Failures without a wait. Behind one address there may be many."""
LONGEST = 15 * 60
_FORGOTTEN = 60 * 60
_MOST = 10_000
"""Names and addresses that are remembered; whoever asks makes them up."""


class _Failed(NamedTuple):
    count: int
    last: float


class Attempts:
    """The failures. A name that there is not is counted as one that there is."""

    def __init__(self) -> None:
        self._failed: dict[tuple[str, str], _Failed] = {}
        self._lock = Lock()

    def begin(self, name: str, address: str) -> float:
        """Seconds to wait; 0 where an attempt is made now. It is a failure until it has succeeded.

        So of many attempts at once no more are free than one after the other.
        """
        keys, now = (("name", name), ("address", address)), monotonic()
        with self._lock:
            if (left := max(self._left(key, now) for key in keys)) > 0:
                return left
            self._count(keys, now)
        return 0

    def succeed(self, name: str, address: str) -> None:
        """The attempt succeeded: the name is as new. Of the address only this one is forgotten, not those before."""
        with self._lock:
            self._failed.pop(("name", name), None)
            if one := self._failed.get(("address", address)):
                self._failed["address", address] = one._replace(count=one.count - 1)

    def _left(self, key: tuple[str, str], now: float) -> float:
        count, last = self._failed.get(key, (0, 0.0))
        over = count - FREE[key[0]]
        return last + min(2.0**over, LONGEST) - now if over >= 0 and now - last < _FORGOTTEN else 0

    def _count(self, keys: Iterable[tuple[str, str]], now: float) -> None:
        for key in keys:
            before = self._failed.pop(key, _Failed(0, now))
            count = before.count if now - before.last < _FORGOTTEN else 0
            self._failed[key] = _Failed(min(count + 1, 100), now)
        while len(self._failed) > _MOST:
            self._failed.pop(next(iter(self._failed)))
