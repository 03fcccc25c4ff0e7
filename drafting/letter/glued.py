"""Paragraphs that a page ran together: points, courtesy, signature and labels are parted where their words begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafting.language.headings import first_sentence
from drafting.language.labels import alternatives
from drafting.language.names import HAN, OFFICE
from drafting.letter.closing import is_courtesy
from drafting.letter.dates import DAY
from drafting.letter.lines import Line
from drafting.letter.marks import mark_of
from drafting.letter.run_on import headed

_NEXT = re.compile(r"(?<=[。：！；？])(?=[一二三四五六七八九十]{1,2}、|[第（\d①-⑩])")
_LONGEST_MARK = 20
_AGENCY = rf"{HAN}{{2,28}}?(?:{OFFICE}|委员会|管委会|政府|中心|集团|银行)(?:（[^（）]{{1,8}}）)?"
_CONTACT = alternatives("unit", "person", "phone", "signatory", "disclosure", "cc")
_LABELLED = rf"（?(?:主要|主管|分管|承办|具体|附注：?|（)?(?:{_CONTACT})(?:及[一-鿿]{{2,4}})? ?[：；]"
_ENDED = "(?<=[。！）])|(?<=敬礼)|(?<=此复)|(?<=特此[说函答回][明复])|(?<=谢谢)"
_SIGNED = re.compile(
    rf"(?:{_ENDED}|(?<=\d)) *(?={_AGENCY} *(?:{DAY.pattern})"
    rf"|(?:{DAY.pattern}) *(?:$|（|{_AGENCY} *(?:$|{_LABELLED})|{_LABELLED}))"
)
_BELOW_DAY = r"(?:(?<=日)|(?<=\d[-./]\d)|(?<=\d[-./]\d\d))"
_SIGNED_NEAR = 1500  # the end of a line, in which its signature is
_FOOTED = re.compile(
    rf"(?:{_ENDED}) *(?=附 ?件 ?\d?：|{_LABELLED}|{_AGENCY} *{_LABELLED}|（此件)"
    rf"|(?<=[日）\d]) *(?=（?(?:{alternatives('disclosure')}|抄 ?[送报]) ?：)"
    rf"|{_BELOW_DAY} *(?=（|{_LABELLED}|附 ?件 ?\d?：)"
)


def runs(line: Line) -> Iterator[Line]:
    """The paragraphs of a line, each a line; a heading that runs into its text is parted from it, too."""
    return headed(list(at(line, [*_points(line), *_foot(line.plain)])))


def holds_foot(line: Line) -> bool:
    """Whether text and signature stand on one line, as in no letter whose lines are whole."""
    return _SIGNED.search(line.plain, max(0, len(line.plain) - _SIGNED_NEAR)) is not None


def at(line: Line, cuts: list[int]) -> Iterator[Line]:
    """The line in the parts that begin at these places."""
    places = sorted({0, len(line.plain), *cuts})
    return (line.cut(start, end) for start, end in pairwise(places))


def _points(line: Line) -> Iterator[int]:
    """Where a numeral begins a paragraph: 一、 by itself, another as one of a row that begins with one."""
    rows: dict[int, list[int]] = {}
    for place in (0, *(found.end() for found in _NEXT.finditer(line.plain))):
        mark = mark_of(line.cut(place, place + _LONGEST_MARK))
        if mark and mark.form == 0:
            yield place
        elif mark and mark.number == len(rows.get(mark.form, ())) + 1:
            rows.setdefault(mark.form, []).append(place)
    yield from (place for row in rows.values() if len(row) > 1 for place in row)


def _foot(text: str) -> Iterator[int]:
    """Where the courtesy begins that ends the text, and each part of what stands below it."""
    cuts = [found.end() for form in (_SIGNED, _FOOTED) for found in form.finditer(text)]
    yield from cuts
    yield _courtesy(text[: min(cuts, default=len(text))])


_MOST_SENTENCES = 5
_TAIL = 400  # of a text, in which its last sentences are


def _courtesy(text: str) -> int:
    """Where the last sentences begin that are courtesies, each of them."""
    start = 0 if len(text) <= _TAIL else len(text) - _TAIL
    starts = [start]
    while (end := first_sentence(text[starts[-1] :])) and starts[-1] + end < len(text):
        starts.append(starts[-1] + end)
    cut = len(text)
    for begin, end in reversed([*pairwise([*starts, len(text)])][-_MOST_SENTENCES:]):
        if (begin or not start) and is_courtesy(text[begin:end].strip()) and is_courtesy(text[begin:].strip()):
            cut = begin
    return cut
