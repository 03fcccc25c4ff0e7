"""A proposal in traditional characters: it is recognised in simplified ones, and its values are given back as typed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from drafting.language.traditional import is_traditional, simplified
from drafting.letter.lines import Line, plain, tight


def for_reading(typed: list[Line]) -> list[Line]:
    """The lines as recognition looks at them; the very same where they are in simplified characters."""
    if not is_traditional("".join(line.text for line in typed)):
        return typed
    return [replace(line, text=simplified(line.text), plain=plain(simplified(line.text))) for line in typed]


def as_typed(value: Any, lines: list[Line], typed: list[Line]) -> Any:
    """A value of the record, and what it holds, in the characters of the file; what does not stand there stays."""
    if lines is typed:
        return value
    if isinstance(value, dict):
        return {key: item if key == "kind" else as_typed(item, lines, typed) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_typed(item, lines, typed) for item in value]
    return _restored(value, *("\n".join(line.text for line in each) for each in (lines, typed))) if value else value


def _restored(value: Any, read: str, typed: str) -> Any:
    """A text by its place in what was read, else without blanks, else sentence by sentence."""
    if not isinstance(value, str):
        return value
    for before, after in ((read, typed), (tight(read), tight(typed))):
        if (at := before.find(value)) >= 0:
            return after[at : at + len(value)]
    parts = re.split("(?<=。)", value)
    return "".join(_restored(part, read, typed) for part in parts) if len(parts) > 1 else value
