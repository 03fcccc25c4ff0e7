"""What was seen of forms, kept beside them in .drafting/ledger.json. It may be lost, damaged or old without harm."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from drafting.findings import DraftingError
from drafting.ledger.facts import Facts, Promise

_VERSION = 2
_MOST = 50_000_000


class Known(NamedTuple):
    """What is known of a form as it now stands: `errors` is None while it has not been checked."""

    facts: Facts
    errors: int | None


class Cache:
    """The facts of the forms of a folder by their names, each good as long as its file has not changed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / ".drafting" / "ledger.json"
        self.rows = _loaded(self.path)
        self.changed = False

    def get(self, name: str, path: Path) -> Known | None:
        """What is known of a form, None where it has changed."""
        row = self.rows.get(name)
        try:
            if row and row["stamp"] == _stamp(path):
                facts = row["facts"]
                made = {key: tuple(value) if isinstance(value, list) else value for key, value in facts.items()}
                made["opinions"] = tuple((str(unit), str(file)) for unit, file in facts["opinions"])
                made["promises"] = tuple(Promise(*promise) for promise in facts["promises"])
                return Known(Facts(**made), row["errors"])
        except (OSError, KeyError, TypeError, ValueError):
            self.rows.pop(name, None)
        return None

    def put(self, name: str, path: Path, facts: Facts, errors: int | None = None) -> None:
        """Note what was seen of a form."""
        with suppress(OSError):
            self.rows[name] = {"stamp": _stamp(path), "facts": asdict(facts), "errors": errors}
            self.changed = True

    def keep(self, names: Iterable[str]) -> None:
        """Save what is known of these, if anything is new; a folder that cannot be written into has no cache."""
        from drafting.output import replace

        kept = {name: self.rows[name] for name in names if name in self.rows}
        if not self.changed and len(kept) == len(self.rows):
            return
        text = json.dumps({"version": _VERSION, "forms": kept}, ensure_ascii=False, separators=(",", ":"))
        with suppress(DraftingError):
            replace(self.path, text.encode())


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_mtime_ns, status.st_size]


def _loaded(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file() or path.stat().st_size > _MOST:
            return {}
        data = json.loads(path.read_text(encoding="utf-8"))
        return dict(data["forms"]) if data["version"] == _VERSION else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
