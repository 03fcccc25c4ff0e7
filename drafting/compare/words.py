"""Which words of a text are changed in another: shown as a person would say it, within bounds whatever the text.

Numbers and Latin words are whole; characters that happen to agree in the middle of other words are among the changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafting.compare.align import anchors

_WORD = re.compile(r"\d+(?:[.,:：/\-－–]\d+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)
_CLAUSE = re.compile(r"[^，。；：！？、\n\u2029]*[，。；：！？、\n\u2029]|.+", re.DOTALL)
_MOST_PAIRS, _SCANNED = 100_000, 20
"""How often words of one text may stand in the other before clauses are looked for first: a tenth of a second.

To see that two words are not the same takes so many times less.
"""
_ISLAND = 4
"""Characters that may agree by chance between changed ones."""


class Piece(NamedTuple):
    """Words of the old text and what stands for them in the new one: the same, other words, or none on one side."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing is changed."""
        return self.old == self.new


def words(old: str, new: str) -> list[Piece]:
    """Both texts in pieces, in order. What is too long to compare, and has hardly a clause in common, is one piece."""
    return _without_islands(_compared(old, new))


def _compared(old: str, new: str) -> Iterator[Piece]:
    """By words where that is bounded; else clauses hold the texts together, and words are compared between them."""
    pieces = _by_words(old, new, _MOST_PAIRS)
    if pieces is not None:
        yield from pieces
        return
    for clause in _by_clauses(_CLAUSE.findall(old), _CLAUSE.findall(new)):
        share = _MOST_PAIRS * (len(clause.old) + len(clause.new)) // (len(old) + len(new))
        yield from _by_words(*clause, share) or [clause]


def _by_words(one: str, other: str, most: int) -> list[Piece] | None:
    """The texts compared word by word; None where more than `most` pairs of words would be looked at."""
    old, new = _WORD.findall(one), _WORD.findall(other)
    start, end = _agreeing(old, new)
    ours, theirs = old[start : len(old) - end], new[start : len(new) - end]
    counts, others = Counter(ours), Counter(theirs)
    pairs = sum(count * others[word] for word, count in counts.items())
    if max(pairs, len(ours) * len(theirs) // _SCANNED) > most:
        return None
    opcodes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    inside = (Piece("".join(ours[a:b]), "".join(theirs[c:d])) for _, a, b, c, d in opcodes)
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    return [piece for piece in (Piece(head, head), *inside, Piece(tail, tail)) if piece.old or piece.new]


def _by_clauses(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """The clauses that stand once in both, in one order; and what is between two of them."""
    above = below = 0
    for row, place in [*anchors(old, new), (len(old), len(new))]:
        if above < row or below < place:
            yield Piece("".join(old[above:row]), "".join(new[below:place]))
        if row < len(old):
            yield Piece(old[row], new[place])
        above, below = row + 1, place + 1


def _agreeing(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many parts both begin with, and how many both end with behind these."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    return start, next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)


def _without_islands(pieces: Iterator[Piece]) -> list[Piece]:
    """The pieces with every two changes taken for one between which only a few characters agree."""
    made: list[Piece] = []
    for piece in pieces:
        if made and made[-1].same == piece.same:
            piece = _joined(made.pop(), piece)
        while not piece.same and len(made) > 1 and _is_island(made[-2], made[-1], piece):
            between, before = made.pop(), made.pop()
            piece = _joined(before, between, piece)
        made.append(piece)
    return made


def _is_island(before: Piece, between: Piece, behind: Piece) -> bool:
    size = len(between.old)
    return (
        size <= _ISLAND and "\u2029" not in between.old and all(size <= max(map(len, one)) for one in (before, behind))
    )


def _joined(*pieces: Piece) -> Piece:
    return Piece("".join(piece.old for piece in pieces), "".join(piece.new for piece in pieces))
