"""Changes of a text as a page shows them: where, who and when, and both texts with the changed words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafting.compare.words import Piece, words
from drafting.model.fields import spoken

_MARKED = 60_000
"""Characters of texts in which the changed words are marked: of a letter of 5,000 all that can be changed."""


class Shown(NamedTuple):
    """A change.

    `key` tells it from the letter's others and `left` says that a person does not take it; `now` is what the form has
    by now where it cannot be taken. `file`, `taken` and `by` are whence, when and through whom it came into the form.
    """

    where: str
    place: str
    who: str
    pieces: Sequence[Piece]
    key: str = ""
    left: bool = False
    now: str = ""
    file: str = ""
    taken: str = ""
    by: str = ""


class Text(NamedTuple):
    """A change before it is shown: its field's path, author, ISO date, and both texts."""

    where: str
    author: str
    date: str | None
    old: str | None
    new: str | None


def shown(changes: Iterable[Text]) -> Iterator[Shown]:
    """The changes in their order; of a text that was written anew the last are not marked word by word."""
    size = 0
    for where, author, date, old, new in changes:
        before, after = old or "", new or ""
        size += len(before) + len(after)
        pieces = words(before, after) if size <= _MARKED else [Piece(before, after)]
        who = " ".join(filter(None, (author, minute(date))))
        yield Shown(where, spoken(where) or "全文", who, pieces)


def minute(iso: str | None) -> str:
    """A date and time to the minute; "" for none."""
    return (iso or "")[:16].replace("T", " ")
