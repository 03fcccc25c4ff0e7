"""The passages on a server that hold all the words of a query, the newest ranked by the same sum as those of a file.

A common word stands in most letters of a city, and how often it stands in a passage is told by its text alone. So the
index, which has whole papers, is asked block by block, from the newest, until there are as many passages as are ranked,
or it is seen that few papers can be meant; the usual length of a passage, and how rare a word is, are those of the
newest ones too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import log
from string import ascii_lowercase, digits
from typing import Any

from drafting.archive.store import Rows
from drafting.archive.tokens import HAN, LETTERS, LONGEST, fold, is_exact, is_han, runs, sought

BLOCK = 256
"""Papers that the index has under one mark, in the order in which they were added."""
_BLOCKS = (2, 6, 24)
"""How many blocks are searched together, one lot after another; then all that are left."""
_NEWEST = 2
"""After so many lots it is asked whether few papers are as they must be, which are then looked at themselves."""
_FEW = 5_000
"""How many papers are few."""
_SAMPLE = 500
"""Passages of which usual length and rarity are told."""
_K1, _B, _ABOUT_WEIGHS, _LEAST = 1.2, 0.75, 0.5, 1e-6
"""BM25 as FTS5 has it: what a word in a title weighs, and how little one that stands everywhere."""

Execute = Callable[[str, Sequence[object]], Rows]
_Lot = tuple[str, int | None]
"""Blocks as the index is asked for them, "" for all; and the number below which papers are meant."""


def sign(word: str) -> str:
    """A word of `tokens` as the index has it: none but a pair of Han characters is the beginning of another."""
    if not is_han(word):
        return f"{word}_"
    return word if len(word) > 1 else f"{word} "


def lexeme(word: str) -> str:
    """One word of `tokens`, as the index is asked for it."""
    return f"'{sign(word)}'"


class _Asked:
    """A word that was typed: its words in the index, and how it is counted in a text."""

    def __init__(self, text: str) -> None:
        words, is_open = sought(text)
        *whole, last = map(lexeme, words)
        self.query = " & ".join([*whole, f"{last.replace(' ', '')}:*" if is_open else last])
        folded = fold(text)
        said = " ".join(runs(folded))
        overlaps = any(said.endswith(said[:length]) for length in range(1, len(said)))
        plain = is_exact(text) and (not overlaps or len(folded) > _MOST_COMPARED)
        self._count = _REPLACED if plain else "regexp_count({}, ?)"
        looked_for = "(?={})" if overlaps else "{}"
        self._counted = [folded, len(folded.encode())] if plain else [looked_for.format(_pattern(folded))]

    @property
    def count(self) -> str:
        """How often it stands in a passage, in SQL, with `counted` for values."""
        return f"{self._count.format('text')} + {_ABOUT_WEIGHS}::float8 * {self._count.format(f'({_ABOUT})')}"

    @property
    def counted(self) -> list[object]:
        """What is looked for by `count`."""
        return self._counted * 2


_REPLACED = "(octet_length({0}) - octet_length(replace({0}, ?, ''))) / ?"
_ABOUT = r"title || E'\n' || heading || E'\n' || demand"
"""What a passage is about, in SQL."""
_MOST_COMPARED = 200
"""Characters of a word that are looked for by an expression; what lies behind them is compared in what was found."""
_WIDER = 0xFEE0
_FORMS = {sign: f"[{sign}{chr(ord(sign) + _WIDER)}]" for sign in digits} | {
    sign: f"[{sign}{sign.upper()}{chr(ord(sign) + _WIDER)}{chr(ord(sign.upper()) + _WIDER)}]"
    for sign in ascii_lowercase
}
"""How a folded sign may stand in a text: wide, and as a capital."""
_ANY_LETTER = f"{LETTERS}A-Z０-９Ａ-Ｚａ-ｚ"


def _pattern(folded: str) -> str:
    """An expression for a text whose words stand in a row as in the index, whatever signs are between them."""
    found = runs(folded)
    ends = accumulate(map(len, found))
    found = [run for run, end in zip(found, ends, strict=True) if end <= _MOST_COMPARED] or [found[0][:_MOST_COMPARED]]
    parts = [_expression(found[0])]
    for before, run in pairwise(found):
        many = "+" if is_han(before) == is_han(run) else "*"
        parts.append(f"[^{HAN}{_ANY_LETTER}]{many}{_expression(run)}")
    return "".join(parts)


def _expression(run: str) -> str:
    """An expression for a run in a text that is not folded: Han characters as they are, another word whole."""
    if is_han(run):
        return run
    end = f"[{_ANY_LETTER}]*" if len(run) >= LONGEST else f"(?![{_ANY_LETTER}])"
    return f"(?<![{_ANY_LETTER}]){''.join(_FORMS.get(sign, sign) for sign in run[:LONGEST])}{end}"


def ranked(
    execute: Execute, words: Sequence[str], condition: str, values: Sequence[object], most: int
) -> Sequence[int]:
    """The passages with all of these words, the heaviest first; of more than `most` the last that were added."""
    asked, rows = [_Asked(word) for word in words], []
    for nth, lot in enumerate(_lots(execute)):
        if nth == _NEWEST and (few := _few(execute, condition, values)) is not None:
            rows = _counted(execute, asked, ("unnest(?::bigint[])", [few]), condition, values, most)
            break
        query = _narrowed(" & ".join(one.query for one in asked), lot)
        rows += _counted(execute, asked, (_HOLDING, query), condition, values, most - len(rows))
        if len(rows) == most:
            break
    return _by_weight(execute, asked, rows) if rows else []


def _few(execute: Execute, condition: str, values: Sequence[object]) -> list[int] | None:
    """The papers that are as they must be; None where they are more than can be looked at each."""
    found = execute(f"SELECT id FROM paper WHERE {condition} LIMIT ?", (*values, _FEW + 1)).fetchall()
    return None if len(found) > _FEW else [number for (number,) in found]


def _lots(execute: Execute) -> Iterator[_Lot]:
    """All papers, the newest first, in ever greater lots."""
    (last,) = execute("SELECT last_value FROM paper_id_seq", ()).fetchone()
    end = last // BLOCK + 1
    for count in _BLOCKS:
        if end <= count:
            break
        blocks = " | ".join(f"'#{number}'" for number in range(end - count, end))
        yield f"({blocks})", None
        end -= count
    yield "", end * BLOCK


def _narrowed(query: str, lot: _Lot) -> tuple[str, int | None]:
    """A query of the index, in a lot."""
    return " & ".join(filter(None, (query, lot[0]))), lot[1]


_HOLDING = "holding(?::tsquery, ?)"
_PASSAGES = """
FROM (SELECT paper FROM {among} AS named (paper) ORDER BY paper DESC) AS held
CROSS JOIN LATERAL (SELECT title, said FROM content WHERE paper = held.paper LIMIT 1) AS content
CROSS JOIN LATERAL jsonb_to_recordset(said) AS own (nth INTEGER, text TEXT, heading TEXT, demand TEXT)
CROSS JOIN LATERAL (SELECT {counts} OFFSET 0) AS counted
CROSS JOIN LATERAL (
  SELECT id, length FROM passage WHERE paper = held.paper AND passage.nth = own.nth LIMIT 1) AS passage
"""
"""The passages of these papers, the last that were added first, with how often each word stands there: n0, n1 …"""


def _passages(asked: Sequence[_Asked], among: str) -> str:
    """The same for these words and papers."""
    counts = ", ".join(f"{one.count} AS n{place}" for place, one in enumerate(asked))
    return _PASSAGES.format(among=among, counts=counts)


def _counted(
    execute: Execute,
    asked: Sequence[_Asked],
    among: tuple[str, Sequence[object]],
    condition: str,
    values: Sequence[object],
    most: int,
) -> list[Sequence[Any]]:
    """Number, length, and how often each word stands there: the last of these passages, with a paper as it must be."""
    held = " AND ".join(f"n{place} > 0" for place, _ in enumerate(asked))
    return execute(
        f"SELECT id, length, counted.* {_passages(asked, among[0])}"
        f" WHERE (SELECT true FROM paper WHERE paper.id = held.paper AND {condition}) AND {held} LIMIT ?",
        (*among[1], *(value for one in asked for value in one.counted), *values, most),
    ).fetchall()


def _by_weight(execute: Execute, asked: Sequence[_Asked], rows: Sequence[Sequence[Any]]) -> list[int]:
    """The passages of rows with number, length and how often each word stands there, the heaviest first."""
    usual, rarity = _sampled(execute, asked)
    weights = {}
    for number, own, *counts in rows:
        norm = _K1 * (1 - _B + _B * own / usual)
        terms = zip(rarity, map(float, counts), strict=True)
        weights[number] = sum(rare * ((count * (_K1 + 1)) / (count + norm)) for rare, count in terms)
    return sorted(weights, key=lambda number: (-weights[number], -number))


def _sampled(execute: Execute, asked: Sequence[_Asked]) -> tuple[float, list[float]]:
    """The usual length of a passage, and what each of the words weighs, as the newest passages have them."""
    lengths, held = [], [0] * len(asked)
    query = f"SELECT length, counted.* {_passages(asked, _HOLDING)} LIMIT ?"
    for lot in _lots(execute):
        values = (*_narrowed("", lot), *(value for one in asked for value in one.counted), _SAMPLE - len(lengths))
        for length, *counts in execute(query, values):
            lengths.append(length)
            held = [before + (count > 0) for before, count in zip(held, counts, strict=True)]
        if len(lengths) == _SAMPLE:
            break
    total = len(lengths)
    return sum(lengths) / total, [max(log((total - count + 0.5) / (count + 0.5)), _LEAST) for count in held]
