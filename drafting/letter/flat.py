"""A form whose table lost its lines: 提案号 142 提案者 柯映雪, labels and values on one line with a space between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafting.language.labels import FIELDS
from drafting.letter.lines import Line, segments, tight
from drafting.letter.table import field_of, is_answer, is_key

_CELL = re.compile("[一-鿿 ]{2,10}： ?[^： ]")
_WORD = re.compile(r"\S+")
_SEALED = re.compile("（(?:盖章|公章|章|签章)）$")
_LONGEST_ROW, _LONGEST_LABEL, _NEAR = 160, 8, 40
_BY_COLON = ("signatory", "person", "phone", "disclosure")


def unflattened(lines: list[Line]) -> list[Line]:
    """The cells of a form's rows, each label with its value on a line of its own; other pages stay as they are."""
    lines = [cell for line in lines for cell in _labelled_cells(line)]
    brief = (line.plain.rstrip("：| ") for line in lines[:_NEAR] if len(line.plain) <= 2 * _LONGEST_LABEL)
    if not any(map(is_answer, brief)):
        return lines
    return [cell for line in lines for cell in _cells(line)]


def _labelled_cells(line: Line) -> list[Line]:
    """The cells of a row in which each has its own label and colon, some of the case: 提案号：35    立案日期：…"""
    parts = segments(line) if line.plain.count("：") > 1 else []
    words = [part.plain.partition("：")[0] for part in parts]
    of_case = any(field_of(word) is not None and tight(word) not in FIELDS for word in words)
    return parts if of_case and all(_CELL.match(part.plain) for part in parts) else [line]


def _cells(line: Line) -> Iterator[Line]:
    words = list(_WORD.finditer(line.plain)) if len(line.plain) <= _LONGEST_ROW else []
    labels = list(_labels(line.plain, words))
    if not labels or labels[0][0] or len(words) < 2 or line.plain.endswith("。"):
        yield line
        return
    ends = [*(start for start, _ in labels[1:]), len(line.plain)]
    for (start, end), stop in zip(labels, ends, strict=True):
        yield _cell(line.cut(start, end), line.cut(end, stop))


def _cell(label: Line, value: Line) -> Line:
    if not value.text:
        return label
    apart = "：" if FIELDS.get(tight(label.plain)) in _BY_COLON else "  "
    return replace(label, text=f"{label.text}{apart}{value.text}", plain=f"{label.plain}{apart}{value.plain}")


def _labels(text: str, words: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where labels begin and end; one may be spaced (承 办 人)."""
    at = 0
    while at < len(words):
        end = _label_end(text, words, at)
        if end:
            yield words[at].start(), words[end - 1].end()
        at = end or at + 1


def _label_end(text: str, words: list[re.Match[str]], at: int) -> int:
    """The index behind the last word of the longest label that begins with a word; 0 where none does."""
    known = 0
    for end in range(at + 1, min(len(words), at + _LONGEST_LABEL) + 1):
        word = tight(text[words[at].start() : words[end - 1].end()])
        if len(word) > 1 and (is_key(_SEALED.sub("", word)) or word in FIELDS):
            known = end
        if len(words[end - 1][0]) > 1:
            break
    return known
