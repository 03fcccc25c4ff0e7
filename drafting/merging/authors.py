"""Who made the changes of a reviewed letter, and when, as far as its tracked changes say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafting.merging.edits import Change
from drafting.merging.printed import words
from drafting.review.revisions import Kind, Revision

_CAME = (Kind.INSERTED, Kind.MOVED_HERE)
_MOST = 2_000  # tracked changes that are looked at for a letter's changes


def signed(changes: Iterable[Change], revisions: Sequence[Revision]) -> tuple[Change, ...]:
    """The changes, each with the author and the date of the mark whose words it has most of.

    Where no mark's words are in it, as where a paragraph was split, it has the author if all marks are of one.
    """
    known = [(revision, words(revision.text)) for revision in revisions[:_MOST]]
    authors = {revision.author for revision in revisions}
    alone = authors.pop() if len(authors) == 1 else ""
    return tuple(_signed(change, known, alone) for change in changes)


def _signed(change: Change, known: Sequence[tuple[Revision, str]], alone: str) -> Change:
    old, new = words(change.old), words(change.new)
    own = [(len(text), revision) for revision, text in known if text and _is_of(revision, text, old, new)]
    if not own:
        return replace(change, author=alone)
    _, best = max(own, key=lambda one: one[0])
    return replace(change, author=best.author, date=best.date or "")


def _is_of(revision: Revision, text: str, old: str, new: str) -> bool:
    """Whether a mark's words came into a change, or went out of it."""
    holder, other = (new, old) if revision.kind in _CAME else (old, new)
    return (text in holder and holder.count(text) > other.count(text)) or (bool(holder) and holder in text)
