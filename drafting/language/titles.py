"""标题 in lines: broken by meaning, in the shape of a trapezium or a rhombus (GB/T 9704-2012, 7.3.1).

Every place between two characters has a cost: nothing before 关于 behind an agency, little before a 《, more between
two words, most inside what is no known word. Of all ways to break, the cheapest in breaks and shape together is taken.
Widths are counted in halves of a full-width character.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, count, pairwise
from math import inf
from typing import NamedTuple

from drafting.language.title_words import NEVER, word_costs
from drafting.language.width import width

LINE_WIDTH = 19
"""Full-width characters in a line. 20 of 2号 fill the 版心: one is left for wider fonts and gaps beside digits."""

_LINE = 100  # one more line than needed
_HOURGLASS = 2500  # a line that grows again
_STRAGGLER, _SHORT = 3000, 150  # a line of one or two characters, and of three or four
_BOUND = 700  # what a line of a title costs at most, as a rule; it keeps the search short
_MOST_LINES = 12  # what needs more is no title: its lines are filled, and neither shape nor brackets matter

_NO_START = re.compile(
    r"[、，。：；？！）》〉”’】〕」』的…—·％‰,.:;?!)\]}% \u3000\xa0\t\u0300-\u036f\u200d\ufe00-\ufe0f]"
)
_NO_END = re.compile(r"关于|[《〈（“‘〔【「『对和与及第(\[{]")
_SPACES = " \u3000\xa0\t"
_OPENING, _CLOSING = "《〈（“‘〔【「『([", "》〉）”’〕】」』)]"

# What stands together, and what a break inside of it costs above the cost of the place itself.
_TOGETHER = (
    (
        re.compile(
            r"(?:^|(?<=[ \u3000]))[^《“（ \u3000]{2,40}?[局委厅院会府办处心部司室社团站所队校联区镇]"
            r"(?=关于|对|[ \u3000])"
        ),
        150,
    ),
    (
        re.compile(
            r"(?:(?<=[于对在])|^)[^关对，、。《》“”（）]{0,20}?第?[\d一二三四五六七八九十百]+届"
            r"[^，、。《》“”（）]{0,14}?次(?:全体)?会议"
        ),
        250,
    ),
    (
        re.compile(
            r"(?:(?:委员|代表|重点)?(?:提案|建议案?|议案)(?:办理(?:情况|意见|结果)|答复)?)?"
            r"的(?:(?:会办|协办|办理)?意见|答复函?|回复|[复回]?函|报告|提案|建议|议案)(?=[》”’（]|$)"
        ),
        150,
    ),
    (re.compile(r"的(?:提案|建议|议案)(?=[》”’）]?(?:的|答复))"), 150),
    (re.compile(r"的[^的]{1,4}$"), NEVER),
)
_IN_BRACKETS = 60  # the same, in a 《》 or “” longer than a line


def _bracketed(text: str) -> list[tuple[int, int]]:
    opened, spans = [], []
    for at, character in enumerate(text):
        if character in _OPENING:
            opened.append(at)
        elif character in _CLOSING and opened:
            spans.append((opened.pop(), at + 1))
    return spans


def _costs(text: str, offsets: list[int], limit: int) -> list[int]:
    """What a break before each character costs, NEVER and more where there must be none."""
    costs = word_costs(text)
    for match in _NO_START.finditer(text):
        costs[match.start()] += 2 * NEVER
    for match in _NO_END.finditer(text, 0, len(text) - 1):
        costs[match.end()] += 2 * NEVER
    if offsets[-1] > _MOST_LINES * limit:
        return costs
    for pattern, extra in _TOGETHER:
        for match in pattern.finditer(text):
            _add(costs, *match.span(), extra)
    for begin, end in _bracketed(text):
        before = next(at for at in range(begin, -1, -1) if costs[at] < NEVER or at == 0)
        after = next((at for at in range(end, len(text)) if costs[at] < NEVER), len(text))
        _add(costs, begin, end, NEVER if offsets[after] - offsets[before] <= limit else _IN_BRACKETS)
    return costs


def _add(costs: list[int], begin: int, end: int, extra: int) -> None:
    for at in range(begin + 1, end):
        costs[at] += extra


def _cuts(costs: list[int], offsets: list[int], limit: int) -> list[int]:
    """Where the text may be broken, its begin and end among them; what is longer than a line is cut by width."""
    cuts = [0]
    for at in [*(at for at in range(1, len(costs)) if costs[at] < NEVER), len(costs)]:
        while offsets[at] - offsets[begin := cuts[-1]] > limit:
            fitting = [
                to for to in range(begin + 1, min(at, begin + limit + 1)) if offsets[to] - offsets[begin] <= limit
            ]
            cuts.append(max(fitting, key=lambda to: (costs[to] < 2 * NEVER, to), default=begin + 1))
        cuts.append(at)
    return cuts


class _Places(NamedTuple):
    """Where the text may be broken: the width before a line that begins there and before one that ends there."""

    starts: list[int]
    ends: list[int]
    costs: list[int]
    limit: int


def _shape(above: int, length: int, falling: bool) -> float:
    """What a line of this length costs below another (0: none); falling is whether the lines have begun to shrink."""
    cost = _STRAGGLER if length < 6 else _SHORT if length < 9 else 0
    if above:
        cost += (length - above) ** 2 / 8 if length != above else 5
        cost += _HOURGLASS if falling and length > above else 0
    return cost


def _search(places: _Places, lines: int, bound: float) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to make so many lines for less than the bound: its cost, and the place each line ends at."""
    starts, ends, costs, limit = places
    last = len(starts) - 1
    states: dict[tuple[int, int, bool], tuple[float, tuple[int, ...]]] = {(0, 0, False): (0, ())}
    for left in reversed(range(lines)):
        reached: dict[tuple[int, int, bool], tuple[float, tuple[int, ...]]] = {}
        first = bisect_left(starts, ends[last] - left * limit)
        for (at, above, falling), (cost, path) in states.items():
            start = starts[at]
            for to in range(max(first, at + 1), bisect_right(ends, start + limit)):
                if (total := cost + costs[to]) >= bound:
                    continue
                length = ends[to] - start
                if (total := total + _shape(above, length, falling)) < bound:
                    key = (to, length, falling or length < above)
                    if key not in reached or total < reached[key][0]:
                        reached[key] = (total, (*path, to))
        states = reached
    return min(states.values(), default=(bound, ()))


def _best(places: _Places) -> tuple[int, ...]:
    """The place each line ends at. One line more than needed is tried, at a price."""
    fewest = -(-places.ends[-1] // places.limit)
    for bound in (fewest * _BOUND, inf):
        cost, path = _search(places, fewest, bound)
        if path := _search(places, fewest + 1, cost - _LINE)[1] or path:
            return path
    return next(path for lines in count(fewest + 2) if (path := _search(places, lines, inf)[1]))


def _fill(places: _Places) -> tuple[int, ...]:
    """The place each line ends at when every line takes what it can."""
    path, at = [], 0
    for to in range(1, len(places.starts)):
        if places.ends[to] - places.starts[at] > places.limit:
            at = to - 1
            path.append(at)
    return (*path, len(places.starts) - 1)


def break_title(text: str, line_width: int = LINE_WIDTH) -> tuple[str, ...]:
    """The lines of a 标题 (GB/T 9704-2012, 7.3.1), each at most `line_width` full-width characters.

    Joined they are the text again, but for spaces at the ends of lines, which are dropped, and line breaks in the text,
    which stand as lines. A text that fits is one line. What has no place to break in a whole line, such as a long
    address, is cut by width. What must stay whole goes before shape: lines fall and grow again where there is no other
    way.
    """
    if "\n" in text:
        return tuple(line for part in text.split("\n") for line in break_title(part, line_width))
    limit = 2 * line_width
    offsets = list(accumulate(map(width, text), initial=0))
    if offsets[len(text.rstrip(_SPACES))] <= limit:
        return (text,)
    costs = _costs(text, offsets, limit)
    cuts = _cuts(costs, offsets, limit)
    starts, ends = [offsets[at] for at in cuts], [offsets[len(text[:at].rstrip(_SPACES))] for at in cuts]
    places = _Places(starts, ends, [costs[at] for at in cuts[:-1]] + [0], limit)
    path = _fill(places) if ends[-1] > _MOST_LINES * limit else _best(places)
    return tuple(text[cuts[a] : cuts[b]].strip(_SPACES) for a, b in pairwise((0, *path)))
