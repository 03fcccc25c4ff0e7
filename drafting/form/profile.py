"""An office's profile: found by walking up from a form, and read like one."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from drafting.form.load import load_record, read_text
from drafting.model.office import FILE, Office


def load_office(source: str | Path) -> Office:
    """An office's profile from its file, or from the folder that it stands in. Raises DraftingError."""
    path = Path(source)
    path = path / FILE if path.is_dir() else path
    return load_record(read_text(path), str(path), Office, "office")


def find_office(form: Path | None = None, configuration: Path | None = None) -> Path | None:
    """The profile in force for a form: beside it or in a folder above it, or else the user's own.

    A folder that may not be searched has none, such as another user's home.
    """
    above = Path(_absolute(form)).parents if form else ()
    folders = [*above] + ([configuration] if configuration else [])
    return next((folder / FILE for folder in folders if os.path.isfile(folder / FILE)), None)


def _absolute(path: Path) -> str:
    """Where a path leads; the path itself where it leads nowhere."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def office_in_force(form: Path | None, given: str | Path | None, configuration: Path) -> Office | None:
    """The profile for a form: the one given, or one beside or above it, or the user's own in their configuration.

    None where there is none. It is read once for many forms, and again when it or one of its blocks was edited.
    Raises DraftingError for one that is wrong.
    """
    path = Path(given) if given else find_office(form or Path("form"), configuration)
    return _loaded(path, _stamps(path)) if path else None


@lru_cache(64)
def _loaded(path: Path, stamps: tuple[tuple[str, int], ...]) -> Office:
    return load_office(path)


def _stamps(path: Path) -> tuple[tuple[str, int], ...]:
    """When the profile and each of its blocks were last written; of a link, the link itself."""
    folder = path if path.is_dir() else path.parent
    stamps = []
    for file in (folder / FILE if path.is_dir() else path, *folder.glob("blocks/*/*")):
        with suppress(OSError, ValueError):
            stamps.append((str(file), file.lstat().st_mtime_ns))
    return tuple(sorted(stamps))
