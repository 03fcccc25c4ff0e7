"""A letter that is sent for review: made of a form, whose text of that moment is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from drafting.document import Document
from drafting.form.history import version_of
from drafting.review.bookmarks import bookmarked
from drafting.review.entries import Cause
from drafting.review.trail import add_version
from drafting.writers import write

SUFFIX = "-送审稿"
"""What is added to the name of a letter that is sent for review: it is never taken for the one that goes out."""


def for_review(form: Path, text: str, document: Document, now: datetime) -> bytes:
    """The .docx of a form's document with the bookmarks of a letter for review; the form's `text` is in its trail then.

    Raises DraftingError where the trail cannot be written.
    """
    add_version(form, text, Cause.REVIEW, now)
    return bookmarked(write(document, "docx"), document, version_of(text))
