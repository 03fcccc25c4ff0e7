"""A paper of the archive: what is kept of a letter, of a proposal or of another document, and how it is packed."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from drafting.archive.store import Damaged
from drafting.archive.tokens import fold, runs
from drafting.language.personal import struck

LETTER, PROPOSAL, DOCUMENT = "答复", "来件", "文件"
SORTS = (LETTER, PROPOSAL, DOCUMENT)
"""What a paper is: an answer of the office, what it was asked, or what answers cite."""

_MOST_CONTENT = 4_000_000
"""Bytes of a paper unpacked; more is no paper."""


@dataclass(frozen=True, slots=True)
class Passage:
    """An answer with what is known of it, or (`nth` 0) what stands before and behind the answers.

    `nth` counts from 1 as the letter does; `due` is an ISO date.
    """

    nth: int
    text: str
    heading: str = ""
    demand: str = ""
    disposition: str = ""
    due: str = ""

    def about(self, title: str) -> str:
        """What it is about, of a paper with this title."""
        return "\n".join(text for text in (title, self.heading, self.demand) if text)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is kept. `date` is ISO or empty, `class_` the marked result; `rank` is higher for a form: it says more."""

    sort: str
    passages: tuple[Passage, ...]
    kind: str = ""
    title: str = ""
    session: str = ""
    number: str = ""
    proposers: str = ""
    agency: str = ""
    document_number: str = ""
    class_: str = ""
    date: str = ""
    rank: int = 0

    @property
    def year(self) -> int | None:
        """The year of its date."""
        return int(self.date[:4]) if self.date[:4].isdecimal() else None

    @property
    def digest(self) -> bytes:
        """What two copies of one letter have in common: its case's number and the characters of its answers."""
        answers = (f"{passage.heading}{passage.text}" for passage in self.passages if passage.nth)
        said = "".join(run for text in answers for run in runs(fold(text)))
        return hashlib.sha256(f"{self.sort} {self.number.lstrip('0')} {said}".encode()).digest()[:20]


def without_numbers_of_persons(paper: Paper) -> Paper:
    """The paper as it may be kept: telephone and identity numbers of persons are struck out."""
    passages = tuple(
        replace(passage, **{name: struck(value) for name, value in asdict(passage).items() if isinstance(value, str)})
        for passage in paper.passages
    )
    return replace(paper, passages=passages, title=struck(paper.title))


def packed(passages: Iterable[Passage]) -> bytes:
    """The passages as they are stored."""
    rows = [{name: value for name, value in asdict(passage).items() if value != ""} for passage in passages]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def unpacked(content: bytes) -> tuple[Passage, ...]:
    """The passages of a stored paper. Raises Damaged for what is none."""
    unpacking = zlib.decompressobj()
    try:
        rows = json.loads(unpacking.decompress(content, _MOST_CONTENT))
    except (zlib.error, ValueError):
        raise Damaged from None
    if not unpacking.eof:
        raise Damaged
    return checked(rows)


def checked(rows: Iterable[Mapping[str, Any]]) -> tuple[Passage, ...]:
    """The passages that were stored so. Raises Damaged for what are none."""
    try:
        return tuple(Passage(**row) for row in rows)
    except TypeError:
        raise Damaged from None
