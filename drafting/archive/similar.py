"""The answers of the archive that are nearest to a demand: by the pairs of characters that they have in common.

The index gives those that share the demand's rarer words, no more than can be weighed at once; they are then weighed
anew by all of its words, what the old answer is about before what it says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from drafting.archive.paper import LETTER
from drafting.archive.searching import Hit, hits_of
from drafting.archive.store import Archive
from drafting.archive.tokens import fold, pairs
from drafting.language.promises import promises
from drafting.language.synonyms import others

NEAREST = 5

_MOST_WORDS = 48
_LOAD = 8_000
"""Units of the index that are looked at for one demand; the rarest words are taken first."""
_CANDIDATES, _TOGETHER = 60, 240
"""Units whose answers are weighed, and how many are looked at together to find them."""
_SATURATION, _LENGTH, _USUAL = 1.2, 0.6, 300
"""k1 and b of BM25, and the usual number of characters of an answer."""
_OTHER = 0.5
"""How much a word weighs that only stands for one of the demand's."""
_ABOUT = 2.0
"""How much more a word counts in what an answer is about than in what it says."""


@dataclass(frozen=True, slots=True)
class Near:
    """An answer near to a demand. `score` is the share of the demand's weight that it has, from 0 to about 1."""

    hit: Hit
    score: float

    @property
    def promises(self) -> tuple[str, ...]:
        """What was promised in it."""
        return promises(self.hit.passage.text)

    def as_json(self) -> dict[str, object]:
        """The shape of `--format json`."""
        return {**self.hit.as_json(self.hit.passage.text), "promises": [*self.promises], "score": round(self.score, 3)}


def similar(archive: Archive, demand: str, most: int = NEAREST) -> list[Near]:
    """The nearest answers, the best first."""
    weights = weights_of(archive, demand)
    hits = hits_of(archive, candidates(archive, weights, LETTER))
    near = (Near(hit, _score(hit, weights)) for hit in hits)
    ranked = sorted(near, key=lambda one: (-one.score, -one.hit.paper, one.hit.passage.nth))
    return _once_each(ranked)[:most]


def weights_of(archive: Archive, demand: str) -> dict[str, float]:
    """The rarer words of a demand with their weights, the heaviest first; what else they are called weighs less."""
    (total,) = archive.execute("SELECT passages FROM counted").fetchone() or (0,)
    share = dict.fromkeys(pairs("，".join(others(demand))), _OTHER) | dict.fromkeys(pairs(demand), 1.0)
    asked = [*share][-4 * _MOST_WORDS :]
    known = _frequencies(archive, asked)
    counts = {word: known.get(word, total // 1000) for word in asked}
    weights = {word: share[word] * math.log(1 + (total - counts[word] + 0.5) / (counts[word] + 0.5)) for word in asked}
    heaviest = sorted(asked, key=lambda word: -weights[word])[:_MOST_WORDS]
    return {word: weights[word] for word in heaviest}


def _frequencies(archive: Archive, words: Sequence[str]) -> dict[str, int]:
    """In how many units of the index those of the words stand that are frequent."""
    query = f"SELECT word, passages FROM common WHERE word IN ({', '.join('?' * len(words))})"
    return dict(archive.execute(query, words)) if words else {}


def candidates(archive: Archive, weights: Mapping[str, float], sort: str) -> list[int]:
    """The passages that are weighed: those of papers of this sort that have most of the rarest words."""
    gained: dict[int, float] = {}
    for word in _affordable(archive, weights):
        for number in archive.holders(word):
            gained[number] = gained.get(number, 0) + weights[word]
    ranked = sorted(gained, key=lambda number: (-gained[number], -number))
    parts = (ranked[at : at + _TOGETHER] for at in range(0, len(ranked), _TOGETHER))
    units = islice((unit for part in parts for unit in _of_sort(archive, part, sort)), _CANDIDATES)
    return [number for unit in units for number in unit]


def _of_sort(archive: Archive, numbers: Sequence[int], sort: str) -> Iterator[list[int]]:
    """Of each of these units of the index, in their order, the answers or the parts of papers of a sort."""
    unit = f"passage.{archive.unit}"
    query = (
        f"SELECT {unit}, passage.id FROM passage JOIN paper ON paper.id = passage.paper"
        f" WHERE {unit} IN ({', '.join('?' * len(numbers))}) AND passage.nth > 0 AND paper.sort = ?"
    )
    right: dict[int, list[int]] = {}
    for number, passage in archive.execute(query, (*numbers, sort)):
        right.setdefault(number, []).append(passage)
    return (right[number] for number in numbers if number in right)


def _affordable(archive: Archive, weights: Mapping[str, float]) -> list[str]:
    """The heaviest words that stand in no more passages, all together, than can be looked at; at least one."""
    known = _frequencies(archive, [*weights])
    taken, load = [], 0
    for word in weights:
        load += known.get(word, 0)
        if taken and load > _LOAD:
            break
        taken.append(word)
    return taken


def _score(hit: Hit, weights: Mapping[str, float]) -> float:
    """The share of the demand's weight that an answer has; each word once in full, oftener a little more."""
    text, about = fold(hit.passage.text), fold("\n".join(hit.said[1:]))
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * len(text) / _USUAL)
    gained = sum(weight * _gain(text.count(word), norm, word in about) for word, weight in weights.items())
    return gained / (sum(weights.values()) * (1 + _SATURATION) or 1)


def _gain(count: int, norm: float, about: bool) -> float:
    weighed = count + (_ABOUT if about else 0)
    return weighed * (1 + _SATURATION) / (weighed + norm)


def _once_each(ranked: Iterable[Near]) -> list[Near]:
    """Of answers with the same words, the first alone."""
    return list({near.hit.passage.text: near for near in reversed([*ranked])}.values())[::-1]
