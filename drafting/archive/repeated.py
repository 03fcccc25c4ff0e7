"""Earlier proposals with the same text: joint ones, and those that are put again in another year."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from drafting.archive.keeping import passages_of
from drafting.archive.paper import LETTER, PROPOSAL
from drafting.archive.searching import files_of
from drafting.archive.similar import candidates, weights_of
from drafting.archive.store import Archive
from drafting.archive.tokens import pairs

ALIKE = 0.95
"""The share of their pairs of characters that two proposals have in common who are one."""

_LOOKED_AT = 600
"""Characters of a text by which others are looked for; they are then compared whole."""


class Repeat(NamedTuple):
    """An earlier proposal: where it stands, how much of its text is the same, and the letters that answered it."""

    source: str
    title: str
    share: float
    answers: tuple[str, ...]


def repeated(archive: Archive, text: str) -> list[Repeat]:
    """The proposals of the archive whose text is the same, but for one character in twenty; the likest first."""
    own = set(pairs(text))
    found = candidates(archive, weights_of(archive, text[:_LOOKED_AT]), PROPOSAL)
    papers = dict.fromkeys(_paper_of(archive, number) for number in found)
    shares = {paper: _share(own, _text_of(archive, paper)) for paper in papers}
    alike = sorted((paper for paper, share in shares.items() if share >= ALIKE), key=lambda paper: -shares[paper])
    return [_repeat(archive, paper, shares[paper]) for paper in alike]


def _paper_of(archive: Archive, number: int) -> int:
    return archive.execute("SELECT paper FROM passage WHERE id = ?", (number,)).fetchone()[0]


def _text_of(archive: Archive, paper: int) -> str:
    return "\n".join(passage.text for passage in passages_of(archive, paper))


def _share(own: set[str], text: str) -> float:
    other = set(pairs(text))
    return len(own & other) / (len(own | other) or 1)


def _repeat(archive: Archive, paper: int, share: float) -> Repeat:
    query = "SELECT title, session, number FROM paper WHERE id = ?"
    title, session, number = archive.execute(query, (paper,)).fetchone()
    source = f"{session}第{number}号" if number else os.path.basename(files_of(archive, [paper])[paper][0])
    return Repeat(source, title, share, tuple(_answers(archive, session, number)))


def _answers(archive: Archive, session: str, number: str) -> Iterator[str]:
    """The letters that answered the proposal with this number at this session."""
    query = "SELECT id, document_number FROM paper WHERE sort = ? AND session = ? AND ltrim(number, '0') = ?"
    rows = archive.execute(f"{query} ORDER BY id", (LETTER, session, number.lstrip("0"))) if number else ()
    yield from (own or f"#{paper}" for paper, own in rows)
