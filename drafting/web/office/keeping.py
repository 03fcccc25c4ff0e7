"""An office's profile on disk: saved whole or not at all, never over another hand's change, earlier ones kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafting.findings import DraftingError, Finding
from drafting.form import history
from drafting.form.first_profile import first_profile
from drafting.form.load import decode, load_record, read_text
from drafting.form.merge import Clash, merge
from drafting.form.profile import find_office
from drafting.form.revise import revise, values_of
from drafting.form.undecided import lock_of
from drafting.lock import locked
from drafting.model.office import FILE, Office
from drafting.web.access import author

RECORD = "office"
Change = Callable[[dict[str, Any]], tuple[dict[str, Any], list[Finding]]]
"""Makes new values of those that a page began from, and says what in it is not understood."""


class Saved(NamedTuple):
    """What came of a change: `version` is that of the file now. With clashes or findings nothing was written."""

    version: str
    clashes: Sequence[Clash] = ()
    findings: Sequence[Finding] = ()


def path_of(folder: Path) -> Path:
    """The profile of a folder's forms: beside them or above, or else where it is to be made."""
    return find_office(folder / "form") or folder / FILE


def text_of(path: Path) -> str:
    """The file's text; empty where there is none."""
    return read_text(path) if path.exists() else ""


def values_in(text: str) -> dict[str, Any]:
    """The values of a profile's text. Raises DraftingError for what is no YAML."""
    return values_of(text, RECORD) if text.strip() else {}


def begin(path: Path, text: str) -> str:
    """Keep the text that a page begins from, and name its version."""
    return history.begin(path, text)


def save(path: Path, version: str, change: Change) -> Saved:
    """Change a profile that was read at this version; what another hand changed since stays beside it.

    Where both changed one field nothing is written. Raises DraftingError for a file that cannot be read or written.
    """
    with _held(path):
        raw = path.read_bytes() if text_of(path) else b""
        text = decode(raw, path.name)
        base = values_in(history.begun(path, version, text) or "")
        mine, wrong = change(base)
        values, clashes = merge(base, values_in(text), mine)
        now = history.begin(path, text)
        if clashes or wrong:
            return Saved(now, clashes, wrong)
        if not values.get("name"):
            return Saved(now, (), _faults(path, "名称:\n" if not text else revise(text, values, RECORD)))
        made = revise(text if text.strip() else first_profile({"名称": values["name"]}), values, RECORD)
        if found := _faults(path, made):
            return Saved(now, (), found)
        if made != text:
            _write(path, raw, made)
        return Saved(history.begin(path, made))


def _faults(path: Path, text: str) -> Sequence[Finding]:
    try:
        load_record(text, str(path), Office, RECORD)
    except DraftingError as error:
        return error.findings
    return ()


def restore(path: Path, version: str) -> None:
    """Put an earlier text in its place again; what stands there now is kept. Raises DraftingError."""
    with _held(path):
        text = history.named(path, version).text
        _write(path, path.read_bytes() if path.exists() else b"", text)


def _write(path: Path, before: bytes, text: str) -> None:
    if not history.write(path, before, text):
        raise DraftingError.of("V007", "别的程序刚刚改写了单位档案，没有写进去", file=path.name, remedy="再试一次")
    if name := author():
        history.sign(path, text, name)


def _held(path: Path) -> Any:
    return locked(history.inside(lock_of(path), path.parent), "另一个窗口或程序正在保存单位档案，没有保存")
