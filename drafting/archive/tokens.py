"""Text to the words of the index: pairs of neighbouring Han characters, words of other letters and numbers whole.

The index is given these words with spaces between them, so that it needs no knowledge of the language. A run of Han
characters 甲乙丙 is 甲乙 乙丙 丙: its last character stands alone, so that a run that ends is told from one that goes
on.
"""

from __future__ import annotations

import re
from operator import add
from unicodedata import normalize

HAN = r"\u3400-\u4dbf\u4e00-\u9fff〇\uf900-\ufaff\U00020000-\U0002fa1f"
LETTERS = r"0-9a-z\u00c0-\u024f\u0370-\u04ff"
"""What stands between the brackets of an expression for either."""
_RUN = re.compile(f"[{HAN}]+|[{LETTERS}]+")
LONGEST = 64
"""Characters of a word of letters or digits that the index holds; what lies behind them is compared in the text."""

_FOLDABLE = re.compile("[A-Z０-９Ａ-Ｚａ-ｚ]+")


def fold(text: str) -> str:
    """The text with its letters small, they and its figures half-width, character for character."""
    return _FOLDABLE.sub(lambda found: normalize("NFKC", found[0]).lower(), text)


def runs(folded: str) -> list[str]:
    """The runs of Han characters and the other words of a folded text."""
    return _RUN.findall(folded)


def is_han(run: str) -> bool:
    """Whether a run is one of Han characters."""
    return run[-1] > "\u2fff"


def indexed(text: str) -> str:
    """The words of a text for the index, in order."""
    return " ".join(word for run in runs(fold(text)) for word in _whole(run))


def counted(text: str) -> tuple[int, list[str]]:
    """How many words of the index a text has, and each of them once that is no Han characters."""
    found = runs(fold(text))
    others = [run for run in found if not is_han(run)]
    count = sum(map(len, found)) - sum(len(run) - 1 for run in others)
    return count, [*dict.fromkeys(word for run in others for word in _whole(run))]


def _whole(run: str) -> list[str]:
    """The words of a run with both its ends."""
    if is_han(run):
        return [*map(add, run, run[1:]), run[-1]]
    return [run[:LONGEST]]


def pairs(text: str) -> list[str]:
    """What a text is about, for likeness: its pairs of Han characters and its words, in order."""
    return [word for run in runs(fold(text)) for word in _whole(run) if len(word) > 1 or not is_han(word)]


def sought(text: str) -> tuple[list[str], bool]:
    """The words of the index that stand in a row where a text stands, none for a text without any.

    The second says whether the last is only begun: a single Han character may have any other behind it. In this row
    they stand wherever the text does, and elsewhere too where it has signs or words of letters: see `is_exact`.
    """
    *before, last = runs(fold(text)) or [""]
    if not last:
        return [], False
    words = [word for run in before for word in _whole(run)]
    is_open = is_han(last) and len(last) == 1
    return words + (_whole(last) if is_open or not is_han(last) else _whole(last)[:-1]), is_open


def is_exact(text: str) -> bool:
    """Whether its words find nothing that does not hold the text: it is one run of Han characters."""
    folded = fold(text)
    return is_han(folded) and runs(folded) == [folded] if folded else False
