"""A scanned page whose words have blanks inside: 收 悉, 如 下. Blanks that part names or columns stay."""

from __future__ import annotations

import re
from dataclasses import replace

from drafting.language.names import HAN, PERSON
from drafting.letter.lines import WIDE, Line

_INSIDE = re.compile(rf"(?<={HAN}) (?={HAN})")
_SENTENCE, _LONG = re.compile("[，。]"), 30
_CALLED = re.compile("(?:代表|委员)?们?：?$")
_FEWEST = 3  # paragraphs with such blanks; one or two are slips of a hand


def unblotted(lines: list[Line]) -> list[Line]:
    """The lines without these blanks, where most paragraphs of the page have some."""
    prose = [line for line in lines if len(line.plain) >= _LONG and _SENTENCE.search(line.plain)]
    blotted = sum(_INSIDE.search(line.plain) is not None for line in prose)
    if blotted < _FEWEST or 2 * blotted < len(prose):
        return lines
    return [_whole(line) for line in lines]


def _whole(line: Line) -> Line:
    if WIDE.search(line.plain) and not (len(line.plain) >= _LONG and _SENTENCE.search(line.plain)):
        return line
    if all(PERSON.fullmatch(word) for word in _CALLED.sub("", line.plain).split(" ")):
        return line
    blanks = {match.start() for match in _INSIDE.finditer(line.plain)}
    text, plain = ("".join(sign for at, sign in enumerate(one) if at not in blanks) for one in (line.text, line.plain))
    return replace(line, text=text, plain=plain)
