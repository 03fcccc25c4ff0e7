"""Who is in a case just now: told by the pages that are open, which ask every few seconds."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from time import monotonic

GONE = 12
"""Seconds after which a page that has not asked again is closed."""


class Presence:
    """Who was last seen in which form."""

    def __init__(self) -> None:
        self._seen: dict[Path, dict[str, float]] = {}
        self._lock = Lock()

    def others(self, form: Path, name: str) -> list[str]:
        """Who else is in a form, now that this person is seen in it."""
        now = monotonic()
        with self._lock:
            self._seen = {form: here for form, here in self._seen.items() if now - max(here.values()) < GONE}
            here = {one: when for one, when in self._seen.get(form, {}).items() if now - when < GONE}
            self._seen[form] = here | {name: now}
            return sorted(here.keys() - {name})
