"""Words looked for in all that a form's file says: its values, not the names of its fields nor its comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from drafting.model.fields import RECORDS, chinese_names

_MOST = 400_000
"""Bytes of a form that are searched: some four times what a very long reply holds."""
_KEPT = 5_000
"""Forms whose text is kept in memory."""
_AROUND = 18
_COMMENT = re.compile(r"(?m)^[ \t]*+#.*$")


class Excerpt(NamedTuple):
    """Where a word stands in a text: what is before it, the word, what is behind it."""

    before: str
    word: str
    behind: str


@lru_cache(_KEPT)
def folded(path: Path, _: tuple[int, int]) -> str:
    """The text of a form as it stood at this stamp, in the letters in which it is searched."""
    return text_of(path).casefold()


def text_of(path: Path) -> str:
    """What is typed in a form's fields; "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST).decode("utf-8-sig", "ignore")
    except OSError:
        return ""
    if raw.lstrip().startswith("{"):
        try:
            return "\n".join(_leaves(json.loads(raw)))
        except (ValueError, RecursionError):
            return raw
    return _names().sub("", _COMMENT.sub("", raw))


@cache
def _names() -> re.Pattern[str]:
    """A field's name at the beginning of a line."""
    names = {name for record in RECORDS for pair in chinese_names(record).items() for name in pair}
    return re.compile(rf"(?m)^ *+(?:- ++)?(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))}):(?= |$)")


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)
    elif value is not None:
        yield str(value)


def excerpt(text: str, words: Sequence[str]) -> Excerpt | None:
    """The first of these words, folded, that stands in a text, with some of its line around it."""
    for word in words:
        if (at := text.casefold().find(word)) >= 0:
            end = at + len(word)
            before = text[max(at - _AROUND, 0) : at].rpartition("\n")[2].lstrip(" -\"'|")
            return Excerpt(before, text[at:end], text[end : end + _AROUND].partition("\n")[0])
    return None
