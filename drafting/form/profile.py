"""An office's profile: found by walking up from a form, and read like one."""

from __future__ import annotations

from pathlib import Path

from drafting.form.load import load_record, read_text
from drafting.model.office import FILE, Office


def load_office(source: str | Path) -> Office:
    """An office's profile from its file, or from the folder that it stands in. Raises DraftingError."""
    path = Path(source)
    path = path / FILE if path.is_dir() else path
    return load_record(read_text(path), str(path), Office, "office")


def find_office(form: Path | None = None, configuration: Path | None = None) -> Path | None:
    """The profile in force for a form: beside it or in a folder above it, or else the user's own."""
    folders = [*(form.resolve().parents if form else ())] + ([configuration] if configuration else [])
    return next((folder / FILE for folder in folders if (folder / FILE).is_file()), None)
