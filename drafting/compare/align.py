"""Which paragraphs of one text are which of another: the same, changed, split, joined, moved, new or gone.

Lines that stand once in both and in one order hold the texts together (patience diff); what lies between is paired so
that most characters agree, as translations are aligned by sentences (Gale and Church). Blanks are no difference.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

_SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""How many lines of either text may be one another's; of one text alone, lines are gone or new."""
_UNLIKE = 0.35
"""The share of the characters of two lines that may agree by chance."""
_WHOLLY = 0.6
"""The share of a part's characters that stand in the line it was split from or joined into."""
_MOVED = 0.75
"""The share of the characters that agree where a line that is gone stands elsewhere."""
_BAND, _MOST_CELLS = 60, 50_000
"""How far from the diagonal lines are compared, and how many comparisons there are at most."""

Signs = frozenset[str]


class Pair(NamedTuple):
    """Lines of one text (`old`, their indices) and those of the other (`new`) that they are; either may be empty.

    `moved`: the lines stand in another order there.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Every line of both texts in one pair, in the order of `new`; what is gone stands behind what it followed."""
    ours, theirs = [_dark(line) for line in old], [_dark(line) for line in new]
    single = _single(ours, theirs)
    kept = rising(single)
    moved = {place: row for row, place in set(single) - set(kept)}
    pairs: list[Pair] = []
    ends = [*_anchors(ours, theirs, kept), (len(ours), len(theirs))]
    for (before, after), (row, place) in pairwise([(-1, -1), *ends]):
        rows = [at for at in range(before + 1, row) if at not in moved.values()]
        places = [at for at in range(after + 1, place) if at not in moved]
        pairs += _between(ours, theirs, rows, places)
        if row < len(ours):
            pairs.append(Pair((row,), (place,)))
    return _with_moves(pairs, ours, theirs, moved)


def alike(one: str, other: str) -> float:
    """The share of two texts' characters, and of their neighbours, that agree: from 0 to 1."""
    return _share(_signs(_dark(one)), _signs(_dark(other)))


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of some pairs whose second numbers rise, as their first ones do."""
    lowest: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(lowest, place)
        before.append(ends[length - 1] if length else -1)
        lowest[length : length + 1] = [place]
        ends[length : length + 1] = [at]
    found, at = [], ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _dark(line: str) -> str:
    return "".join(line.split())


def _signs(text: str) -> Signs:
    """The characters of a text, alone and with the one behind."""
    return frozenset([*text, *map("".join, pairwise(text))])


def _share(one: Signs, other: Signs) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def _single(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The lines that stand once in either text."""
    places = {line: place for place, line in enumerate(new)}
    counts, others = Counter(old), Counter(new)
    return [(row, places[line]) for row, line in enumerate(old) if counts[line] == 1 == others[line]]


def anchors(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The longest row of lines that stand once in either text, in one order; and equal lines beside these."""
    return _anchors(old, new, rising(_single(old, new)))


def _anchors(old: Sequence[str], new: Sequence[str], kept: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines that are known to be one another's, in order, and equal ones beside these."""
    row = place = 0
    for after, beyond in [*kept, (len(old), len(new))]:
        while row < after and place < beyond and old[row] == new[place]:
            yield row, place
            row, place = row + 1, place + 1
        behind = 0
        while after - behind > row and beyond - behind > place and old[after - behind - 1] == new[beyond - behind - 1]:
            behind += 1
        yield from ((after - back, beyond - back) for back in range(behind, -1, -1) if after - back < len(old))
        row, place = after + 1, beyond + 1


def _between(old: Sequence[str], new: Sequence[str], rows: Sequence[int], places: Sequence[int]) -> Iterator[Pair]:
    """The pairs of lines between two anchors that have most in common, and those that are gone or new."""
    if rows and places:
        path = _Path([_signs(old[row]) for row in rows], [_signs(new[place]) for place in places], (rows, places))
        for (row, place), (height, width) in path.steps():
            yield Pair(tuple(rows[row : row + height]), tuple(places[place : place + width]))
    else:
        yield from (Pair((row,), ()) for row in rows)
        yield from (Pair((), (place,)) for place in places)


Step = tuple[tuple[int, int], tuple[int, int]]
"""Where lines begin in both texts, and how many they are in each."""


class _Path:
    """The way through the lines of two texts on which most characters agree; a long one keeps near to the diagonal."""

    def __init__(
        self, old: Sequence[Signs], new: Sequence[Signs], numbers: tuple[Sequence[int], Sequence[int]]
    ) -> None:
        self._old, self._new, self._numbers = old, new, numbers
        self._sizes = [*map(len, old)], [*map(len, new)]
        self._band = min(_BAND, _MOST_CELLS // len(old))
        self._common: dict[tuple[int, int], int] = {}

    def steps(self) -> list[Step]:
        """The steps from the first lines to behind the last."""
        end = len(self._old), len(self._new)
        gains, steps = {(0, 0): 0.0}, {}
        for row in range(end[0] + 1):
            for place in self._near(row):
                for height, width in _SHAPES:
                    start = row - height, place - width
                    if start not in gains or start == (row, place):
                        continue
                    gain = gains[start] + self._gain(*start, height, width)
                    if gain > gains.get((row, place), -1.0):
                        gains[row, place], steps[row, place] = gain, (start, (height, width))
        found, here = [], end
        while here != (0, 0):
            found.append(steps[here])
            here = steps[here][0]
        return found[::-1]

    def _near(self, row: int) -> range:
        """The lines of the new text that are tried for one of the old; next to them the next one's begin."""
        rows, places = len(self._old), len(self._new)
        first, last = (row - 1) * places // rows - self._band, (row + 1) * places // rows + self._band
        return range(max(0, first), min(places, last) + 1)

    def _gain(self, row: int, place: int, height: int, width: int) -> float:
        """What is won by taking lines for one another: what agrees, less what would by chance."""
        if not height or not width:
            return 0.0
        rows, places = range(row, row + height), range(place, place + width)
        if not all(map(_in_a_row, self._numbers, (rows, places))):
            return -2.0
        commons = [self._agree(one, other) for one in rows for other in places]
        parts = [self._sizes[0][one] for one in rows] if height > 1 else [self._sizes[1][other] for other in places]
        if len(parts) > 1 and any(common < _WHOLLY * part for common, part in zip(commons, parts, strict=True)):
            return -2.0
        ours, theirs = sum(self._sizes[0][row : row + height]), sum(self._sizes[1][place : place + width])
        won = 2 * min(sum(commons), ours, theirs) - _UNLIKE * (ours + theirs)
        return won if won > 0 else -2.0

    def _agree(self, row: int, place: int) -> int:
        if (row, place) not in self._common:
            self._common[row, place] = len(self._old[row] & self._new[place])
        return self._common[row, place]


def _in_a_row(numbers: Sequence[int], places: range) -> bool:
    """Whether no line that was moved away stood between these."""
    return numbers[places[-1]] - numbers[places[0]] == len(places) - 1


def _with_moves(pairs: Sequence[Pair], old: Sequence[str], new: Sequence[str], known: Mapping[int, int]) -> list[Pair]:
    """The pairs in order with those that were moved: those `known` (of the new text's lines), and those that agree."""
    gone = {pair.old[0]: _signs(old[pair.old[0]]) for pair in pairs if not pair.new}
    came = {pair.new[0]: _signs(new[pair.new[0]]) for pair in pairs if not pair.old}
    moved: dict[int, int] = {}
    for row, place in _likest(gone, came):
        if row not in moved.values() and place not in moved:
            moved[place] = row
    taken = set(moved.values())
    kept = [
        pair for pair in pairs if (pair.new and pair.new[0] not in moved) or (pair.old and pair.old[0] not in taken)
    ]
    return _ordered(kept, [Pair((row,), (place,), moved=True) for place, row in {**moved, **known}.items()])


def _ordered(pairs: Sequence[Pair], moved: Sequence[Pair]) -> list[Pair]:
    """All in the order of the new text; what is gone stands behind what it followed."""
    place, keyed = -1, []
    for pair in pairs:
        place = pair.new[-1] if pair.new else place
        keyed.append((place, bool(not pair.new), len(keyed), pair))
    keyed += [(pair.new[0], False, 0, pair) for pair in moved]
    return _gone_first(pair for *_, pair in sorted(keyed, key=lambda item: item[:3]))


def _gone_first(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs, among those of one text alone that stand together what is gone before what is new."""
    runs = groupby(pairs, key=lambda pair: bool(pair.old and pair.new))
    return [pair for both, run in runs for pair in (run if both else sorted(run, key=lambda pair: not pair.old))]


def _likest(gone: dict[int, Signs], came: dict[int, Signs]) -> list[tuple[int, int]]:
    """Which lines may be one another's, the likest first; of very many none."""
    if len(gone) * len(came) > _MOST_CELLS:
        return []
    shares = ((_share(old, new), -row, -place) for row, old in gone.items() for place, new in came.items())
    return [(-row, -place) for share, row, place in sorted(shares, reverse=True) if share >= _MOVED]
