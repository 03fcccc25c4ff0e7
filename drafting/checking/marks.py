"""`# 不查 N003：理由` in a form: on a field's line or above it, it silences that rule for that field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.fields import nearest

if TYPE_CHECKING:
    from drafting.form.shape import Origin

_MARK = re.compile(r"(?:^|\s)#\s*不查\s*([A-Z]\d{3}(?:\s*[、，,]\s*[A-Z]\d{3})*)\s*[：:]?\s*(.*)$")


class Mark(NamedTuple):
    """One mark: its line in the form, from 1, the codes it names, and the reason, empty where none is given."""

    line: int
    codes: frozenset[str]
    reason: str


def marks_of(origin: Origin | None) -> list[Mark]:
    """The marks in a form's comments. What stands in a block of text is text."""
    if origin is None or "不查" not in origin.text:
        return []
    text_lines = set(_text_lines(origin))
    return [
        Mark(number, frozenset(re.findall(r"[A-Z]\d{3}", match[1])), match[2].strip())
        for number, line in enumerate(origin.text.split("\n"), 1)
        if number not in text_lines and (match := _MARK.search(line))
    ]


def _text_lines(origin: Origin) -> Iterator[int]:
    for node in origin.nodes.values():
        if node.content_line and isinstance(node.value, str):
            yield from range(node.content_line, node.content_line + node.value.rstrip("\n").count("\n") + 1)


def field_at(origin: Origin, line: int) -> str:
    """The first field that begins on this line, or else below it."""
    starts = sorted((node.line, len(path), path) for path, node in origin.nodes.items() if node.line >= line and path)
    return starts[0][2] if starts else ""


def silenced(code: str, path: str, marks: list[Mark], origin: Origin | None) -> bool:
    """Whether a mark with a reason stands at the field of a finding: on its line, or in the comments above."""
    if not marks or origin is None:
        return False
    node = origin.nodes.get(nearest(path, origin.nodes))
    covered = _covered(origin.text.split("\n"), node.line) if node else set()
    return any(code in mark.codes and mark.reason and mark.line in covered for mark in marks)


def _covered(lines: list[str], line: int) -> set[int]:
    """This line and the lines of comment directly above it."""
    covered = {line}
    while line > 1 and lines[line - 2].lstrip().startswith("#"):
        line -= 1
        covered.add(line)
    return covered
