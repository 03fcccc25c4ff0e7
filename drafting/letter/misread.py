"""Digits that are no digits: letters that a scanner saw (l990年, 5218ll6, 八月十曰), which is said, and wide ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from drafting.document import Document, Paragraph
from drafting.findings import Finding, Severity
from drafting.letter.record import GUESS, Reading
from drafting.model.fields import spoken

_SIGNS = "OoIl曰ニー"
_ODD = re.compile(f"[{_SIGNS}０-９]")
_DIGITS = str.maketrans(_SIGNS, "0011日二一")
_WIDE = re.compile("[０-９](?:[－．]?[０-９])*")
_HALF = str.maketrans("０１２３４５６７８９－．", "0123456789-.")
_NUMERAL = "O〇○零一二三四五六七八九十年月"
_RUN = re.compile(
    r"(?<![A-Za-z\d])(?!O2O)(?=[OoIl]*\d)[\dOoIl]{2,}(?![A-Za-z])"
    r"|(?<=年)[OoIl]{1,2}(?=月)|(?<=月)[OoIl]{1,2}(?=[日号曰])|(?<=第)[OoIl]{2,4}(?=号)"
    rf"|(?<=[\d一二三四五六七八九十])曰|(?<=[{_NUMERAL}])[ニー]|ニ(?=[{_NUMERAL}])"
)
_BESIDE = re.compile(r"[年月日号曰万亿元米名件个条户项处座％%-]|—|－")


def restored(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The page with its digits, and each run of them that was restored; the very same page where none looks odd."""
    if not any(_ODD.search(paragraph.text) for paragraph in document):
        return document, ()
    found: dict[str, None] = {}
    paragraphs = [_restored(paragraph, found) for paragraph in document]
    return replace(document, paragraphs=tuple(paragraphs)), tuple(found)


def _restored(paragraph: Paragraph, found: dict[str, None]) -> Paragraph:
    text = _WIDE.sub(lambda run: run[0].translate(_HALF), paragraph.text)
    runs = [run for run in _RUN.finditer(text) if _is_number(run)]
    if not runs:
        return paragraph if text == paragraph.text else replace(paragraph, text=text)
    whole = list(text)
    for run in runs:
        whole[run.start() : run.end()] = run[0].translate(_DIGITS)
    restored = "".join(whole)
    found |= {restored[max(0, run.start() - (run.end() - run.start() == 1)) : run.end()]: None for run in runs}
    return replace(paragraph, text=restored)


def _is_number(run: re.Match[str]) -> bool:
    """Whether a run has such signs in it, and stands for itself or beside what is counted."""
    odd = any(sign in run[0] for sign in _SIGNS)
    return odd and (len(run[0]) != 2 or _BESIDE.match(run.string, run.end()) is not None)


def doubted(reading: Reading, runs: tuple[str, ...]) -> Reading:
    """The reading, with each field whose value holds one of these runs a guess."""
    known = reading.guesses()
    new = [
        Finding(
            GUESS,
            Severity.INFO,
            f"推断所得：“{held}”在原文里有形近的字",
            where=path,
            place=spoken(path),
            remedy="请对照原文核对",
        )
        for path, value in _values(reading.record)
        if path not in known and (held := next((run for run in runs if run in _text(value)), ""))
    ]
    return replace(reading, findings=(*reading.findings, *new))


def _values(record: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if isinstance(value, Mapping):
            yield from ((f"{key}.{name}", inner) for name, inner in value.items())
        else:
            yield key, value


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(map(_text, value.values()))
    return " ".join(map(_text, value)) if isinstance(value, list | tuple) else str(value)
