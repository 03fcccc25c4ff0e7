"""What a person takes of a letter that came back: the form's new text, and the trail of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from drafting.findings import DraftingError
from drafting.merging.came import Came
from drafting.merging.edits import Change
from drafting.review import trail
from drafting.review.entries import Cause


def taken(form: Path, present: str, came: Came, chosen: Sequence[Change], now: datetime, by: str | None = None) -> str:
    """The form's text with what was chosen; the present one is kept in the trail, with who chose.

    To be written while the form is locked. Raises DraftingError where it is not the text that `came` was compared with
    (J005), or the changes cannot stand together (Y014).
    """
    if present != came.present:
        raise DraftingError.of("J005", "表单刚被别的程序改过，没有写", file=str(form), remedy="再运行一次")
    text = came.text_with(chosen)
    trail.add_version(form, present, Cause.MERGE, now, by)
    return text


def noted(form: Path, came: Came, chosen: Sequence[Change], file: str, now: datetime, by: str | None = None) -> None:
    """Put what was taken, and by whom, and the comments, into the form's trail; `file` is the letter's own name."""
    if chosen:
        trail.add(form, came.entries(chosen, file, now, by))
    if came.remarks:
        trail.add_remarks(form, came.remarks, came.places(chosen), file, now)
