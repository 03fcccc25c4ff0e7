"""A paper in traditional characters: it is recognised in simplified ones, and its values are given back as typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from drafting.document import Document, Paragraph
from drafting.language.traditional import is_traditional, simplified
from drafting.letter.lines import Line, plain, tight

_OURS = ("kind", "layout", "disclosure", "result")
"""Fields whose values are words of the form, however the paper typed them."""


def for_reading(typed: list[Line]) -> list[Line]:
    """The lines as recognition looks at them; the very same where they are in simplified characters."""
    if not is_traditional("".join(line.text for line in typed)):
        return typed
    return [replace(line, text=simplified(line.text), plain=plain(simplified(line.text))) for line in typed]


def page_for_reading(typed: Document) -> Document:
    """The same of a whole page."""
    if not is_traditional("".join(paragraph.text for paragraph in typed)):
        return typed
    return replace(typed, paragraphs=tuple(replace(one, text=simplified(one.text)) for one in typed.paragraphs))


def as_typed(value: Any, lines: Sequence[Line | Paragraph], typed: Sequence[Line | Paragraph]) -> Any:
    """A value of the record, and what it holds, in the characters of the file; what does not stand there stays.

    `lines` are what was read and `typed` what the file has, one for one.
    """
    if lines is typed:
        return value
    read, told = ("\n".join(line.text for line in each) for each in (lines, typed))
    return _given_back(value, (read, told), (tight(read), tight(told)))


def _given_back(value: Any, *pages: tuple[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: item if key in _OURS else _field(key, item, *pages) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_given_back(item, *pages) for item in value]
    return _restored(value, *pages) if value else value


def _field(key: str, value: Any, *pages: tuple[str, str]) -> Any:
    """A field's value; the 号 of a document number is the standard's, whatever was typed."""
    if key == "document_number" and isinstance(value, str):
        return _restored(value[:-1], *pages) + value[-1]
    return _given_back(value, *pages)


def _restored(value: Any, *pages: tuple[str, str]) -> Any:
    """A text by its place in what was read, else without blanks, else sentence by sentence."""
    if not isinstance(value, str):
        return value
    for before, after in pages:
        if (at := before.find(value)) >= 0:
            return after[at : at + len(value)]
    parts = re.split("(?<=[。\n])", value)
    return "".join(_restored(part, *pages) for part in parts) if len(parts) > 1 else value
