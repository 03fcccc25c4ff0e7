"""Digits that are no digits: letters that a scanner saw (l990年, 5218ll6, 八月十曰), which is said, and wide ones.

With them what else a page lost (`lost`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from drafting.document import Document, Paragraph
from drafting.findings import Finding, Severity
from drafting.language.headings import with_ones
from drafting.letter import lost
from drafting.letter.record import GUESS, Reading
from drafting.model.fields import spoken

_SIGNS = "OoIl曰ニー"
_ODD = re.compile(f"[{_SIGNS}０-９]")
_DIGITS = str.maketrans(_SIGNS, "0011日二一")
_WIDE = re.compile("[０-９](?: ?[－．]? ?[０-９])*")
_HALF = str.maketrans("０１２３４５６７８９－．", "0123456789-.", " ")
_NUMERAL = "O〇○零一二三四五六七八九十年月"
_RUN = re.compile(
    r"(?<![A-Za-z\d])(?!O2O)(?=[OoIl]*\d)[\dOoIl]{2,}(?![A-Za-z])"
    r"|(?<=年)[OoIl]{1,2}(?=月)|(?<=月)[OoIl]{1,2}(?=[日号曰])|(?<=第)[OoIl]{2,4}(?=号)"
    rf"|(?<=[\d一二三四五六七八九十])曰|(?<=\d )曰|(?<=[{_NUMERAL}])[ニー]|ニ(?=[{_NUMERAL}])"
)
_NUMERAL_SHOWN = 4  # characters of a line whose numeral had a dash, which are said
_MANY = 3  # runs of a page that was scanned badly
_TEXTS = ("title", "proposal.title", "proposal.proposers", "salutation", "opening", "closing", "responses", "issuer")
_NAMES = ("salutation", "proposal.proposers", "signatory", "contacts", "cc", "issuer")
_OURS = ("kind", "layout", "disclosure", "result", "responses")
_AT_SIGN = re.compile(" (?=[，。；：、》”）,;:])|(?<=[《“（]) ")
_INSIDE = re.compile(r"(?<=[一-鿿]) (?=[一-鿿])|(?<=\d) (?=\d)")
_BESIDE = re.compile(r"[年月日号曰万亿元米名件个条户项处座％%-]|—|－")


def restored(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The page with its digits and signs, and each run of them that was restored; the very same page where none is."""
    found: dict[str, None] = {}
    asked = lost.lost_its_marks("\n".join(paragraph.text for paragraph in document))
    numbered = with_ones(paragraph.text for paragraph in document)
    found |= {text.strip()[:_NUMERAL_SHOWN]: None for text in numbered.values()}
    whole = (replace(one, text=numbered[at]) if at in numbered else one for at, one in enumerate(document))
    paragraphs = tuple(_restored(paragraph, found, asked) for paragraph in whole)
    if all(new is old for new, old in zip(paragraphs, document, strict=True)):
        return document, ()
    return replace(document, paragraphs=paragraphs), tuple(found)


def _restored(paragraph: Paragraph, found: dict[str, None], asked: bool) -> Paragraph:
    text = _with_digits(paragraph.text, found) if _ODD.search(paragraph.text) else paragraph.text
    text = lost.put_back(lost.with_marks(text, found) if asked else text, found)
    return paragraph if text == paragraph.text else replace(paragraph, text=text)


def with_digits(typed: str) -> str:
    """A text whose letters that a scanner read for digits are digits."""
    return _with_digits(typed, {})


def _with_digits(typed: str, found: dict[str, None]) -> str:
    text = _WIDE.sub(lambda run: run[0].translate(_HALF), typed)
    runs = list(misread_in(text))
    whole = list(text)
    for run in runs:
        whole[run.start : run.end] = run.meant
    restored = "".join(whole)
    found |= {restored[max(0, run.start - (run.end - run.start == 1)) : run.end]: None for run in runs}
    return restored


class Misread(NamedTuple):
    """A number with letters in it, or what is no number beside one: where it stands, and what is meant."""

    start: int
    end: int
    meant: str


def misread_in(text: str) -> Iterator[Misread]:
    """The numbers of a text that a scanner read as something else."""
    for run in _RUN.finditer(text) if _ODD.search(text) else ():
        if _is_number(run):
            yield Misread(run.start(), run.end(), run[0].translate(_DIGITS))


def _is_number(run: re.Match[str]) -> bool:
    """Whether a run has such signs in it, and stands for itself or beside what is counted."""
    odd = any(sign in run[0] for sign in _SIGNS)
    return odd and (len(run[0]) != 2 or _BESIDE.match(run.string, run.end()) is not None)


def doubted(reading: Reading, runs: tuple[str, ...]) -> Reading:
    """The reading, with each field whose value holds one of these runs a guess, or what nobody can read.

    On a page that has many, any of its words may be others.
    """
    known, scanned = reading.guesses(), len(runs) >= _MANY
    new = [
        Finding(GUESS, Severity.INFO, f"推断所得：{why}", where=path, place=spoken(path), remedy="请对照原文核对")
        for path, value in _values(reading.record)
        if path not in known and (why := _why(path, _text(value), runs, scanned))
    ]
    return replace(reading, findings=(*reading.findings, *new))


def _why(path: str, text: str, runs: tuple[str, ...], scanned: bool) -> str:
    """Why a text may be another; "" where nothing says so."""
    if held := next((run for run in runs if run in text), ""):
        return f"“{held}”在原文里有形近的字或缺字"
    if unread := lost.UNREAD.search(text):
        return f"有认不出的字：{text[max(0, unread.start() - 4) : unread.end() + 4]}"
    if path not in _OURS and _is_strewn(path, text):
        return "字间有零散的空格"
    return "原文多处有形近的字，此处或许也有" if scanned and path in _TEXTS else ""


def _is_strewn(path: str, text: str) -> bool:
    """Whether a text has blanks where no hand sets them; names are parted by some."""
    if " " not in text:
        return False
    signs = len(_AT_SIGN.findall(text))
    return signs > 1 or (path not in _NAMES and signs + len(_INSIDE.findall(text)) > 2)


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
