"""What a trail says, a line of JSON each: a change that was taken, a comment, that it is done, a text of the form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from drafting.findings import Finding
from drafting.language.characters import fit

_MOST = 1_000_000  # the greatest number that a comment or a text has
_PATH = re.compile("[a-z0-9_.]{0,100}")


class Cause(StrEnum):
    """Why a text of the form was kept."""

    REVIEW = "review"
    MERGE = "merge"
    RESTORE = "restore"


CAUSES = {Cause.REVIEW: "送审时", Cause.MERGE: "改稿前", Cause.RESTORE: "恢复旧版前"}
"""How a cause is called wherever a person reads it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was taken into the form.

    `author` and `date` (ISO text, or None) are those of the mark, "" and None where the words came without one.
    `where` is the field's path in English keys from 0, `old` and `new` are its text before and after, None for no such
    field. `file` is the name of the file that it came with; `when` it was taken, as ISO text, and `by` whom.
    """

    author: str
    date: str | None
    where: str
    old: str | None
    new: str | None
    file: str
    when: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's comment. `number` counts from 1 in the trail; `answers` is the number of the one it replies to.

    `where` is the path of the field that it stands in, "" where it stands in none; `words` and `text` as in Remark.
    `file` is the name of the file that it came with; `when` it came, as ISO text.
    """

    number: int
    author: str
    date: str | None
    where: str
    words: str
    text: str
    file: str
    when: str
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A comment is done; `by` is who said so, where that is known."""

    number: int
    when: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A text that the form had. `number` counts from 1 in the trail, `version` is its name in form.history.

    `by` is who did what it was kept for, where that is known.
    """

    number: int
    version: str
    cause: Cause
    when: str
    by: str | None = None


Entry = Change | Comment | Done | Version
_KINDS: dict[str, type[Entry]] = {"change": Change, "comment": Comment, "done": Done, "version": Version}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_SHAPES: dict[str, Callable[[Any], bool]] = {
    "str": lambda value: isinstance(value, str),
    "str | None": lambda value: value is None or isinstance(value, str),
    "int": lambda value: type(value) is int and 0 < value <= _MOST,
    "int | None": lambda value: value is None or (type(value) is int and 0 < value <= _MOST),
    "Cause": lambda value: value in list(Cause),
}


@dataclass(frozen=True, slots=True)
class Trail:
    """The entries of a trail in their order; `damaged` says what of its file was passed over."""

    entries: tuple[Entry, ...] = ()
    damaged: tuple[Finding, ...] = ()

    def of(self, kind: type[Entry]) -> tuple[Any, ...]:
        """The entries of a kind."""
        return tuple(entry for entry in self.entries if isinstance(entry, kind))

    @property
    def done(self) -> dict[int, str]:
        """The numbers of the comments that are done, and since when."""
        return {entry.number: entry.when for entry in self.of(Done)}

    @property
    def open(self) -> tuple[Comment, ...]:
        """The comments that are not done."""
        done = self.done
        return tuple(comment for comment in self.of(Comment) if comment.number not in done)


def line_of(entry: Entry) -> bytes:
    """An entry as a line, its break behind it."""
    values = {"kind": _NAMES[type(entry)], **asdict(entry)}
    if values.get("by") is None:
        values.pop("by", None)
    return (json.dumps(values, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def entry_of(line: bytes) -> Entry | None:
    """The entry that a line holds; None for a line that is none of ours."""
    try:
        values = json.loads(line.decode("utf-8"))
        kind = _KINDS[values.pop("kind")]
        entry = kind(**values)
        if not all(_SHAPES[str(one.type)](values.get(one.name)) for one in fields(kind)):
            return None
        if not _PATH.fullmatch(values.get("where", "")):
            return None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return replace(entry, **{name: fit(value) for name, value in values.items() if isinstance(value, str)})
