"""The numerals of the points, where a scanner or a page spoiled them: told by their order, and by nothing less."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from drafting.document import Role
from drafting.language.headings import with_ones
from drafting.language.numerals import ordinal
from drafting.letter.lines import Line

_HAN = "[一二三四五六七八九十]{1,2}"
_WORDS = r"[^，。；：！？]{2,36}"
_RIGHT = re.compile(rf"({_HAN})、")
_ODD = re.compile(rf"({_HAN})(?:[，；：。·]| +)(?=(?!、){_WORDS}$)")
_GLUED = re.compile(rf"(?<=[。：！]) *({_HAN})、{_WORDS}$")
_COUNTED = rf"{_HAN}|\d{{1,2}}"
_HALF, _WHOLE = re.compile(rf"（({_COUNTED})(?=[^）\d一二三四五六七八九十])"), re.compile(rf"（({_COUNTED})）")
_NEAR = 60  # how far from a line's end a heading begins that stands there
_LOST = re.compile(rf"、 *(?={_WORDS}$)")


def renumbered(lines: list[Line]) -> list[Line]:
    """The lines with each heading of the first level on a line of its own, with a numeral or the role of a heading.

    —、水源, 二,人员 and 三 停车 become 一、, 二、 and 三、 (in `plain` alone); 。二、人员 is parted; 、人员 is a
    heading that lost its numeral. Nothing is changed where the numerals then do not run from one on.
    """
    return _headed(_parted(_signed(_closed(_undashed(lines)))))


def _undashed(lines: list[Line]) -> list[Line]:
    """Numerals in which a dash stands for 一."""
    meant = with_ones(line.plain for line in lines)
    return [replace(line, plain=meant[at]) if at in meant else line for at, line in enumerate(lines)]


def _closed(lines: list[Line]) -> list[Line]:
    """Numerals in brackets of which the second is lost: （一疏浚."""
    half = {at: found for at, line in enumerate(lines) if (found := _HALF.match(line.plain))}
    if not half or not _runs(lines, lambda at, line: half.get(at) or _WHOLE.match(line.plain)):
        return lines
    return [_with_bracket(line, half[at].end()) if at in half else line for at, line in enumerate(lines)]


def _with_bracket(line: Line, at: int) -> Line:
    return replace(line, text=f"{line.text[:at]}）{line.text[at:]}", plain=f"{line.plain[:at]}）{line.plain[at:]}")


def _signed(lines: list[Line]) -> list[Line]:
    """Numerals with another sign than 、 behind them."""
    odd = {at: found for at, line in enumerate(lines) if (found := _ODD.match(line.plain))}
    if not odd or not _runs(lines, lambda at, line: odd.get(at) or _RIGHT.match(line.plain)):
        return lines
    return [_with_sign(line, odd[at].end(1)) if at in odd else line for at, line in enumerate(lines)]


def _with_sign(line: Line, at: int) -> Line:
    return replace(line, plain=f"{line.plain[:at]}、{line.plain[at + 1 :]}")


def _parted(lines: list[Line]) -> list[Line]:
    """Headings that stand at the end of the paragraph above them."""
    glued = {
        at: found
        for at, line in enumerate(lines)
        if (found := _GLUED.search(line.plain, max(0, len(line.plain) - _NEAR)))
    }
    if not glued:
        return lines
    pieces = [part for at, line in enumerate(lines) for part in (_cut(line, glued[at]) if at in glued else [line])]
    return pieces if _runs(pieces, lambda _, line: _RIGHT.match(line.plain)) else lines


def _cut(line: Line, found: re.Match[str]) -> Iterator[Line]:
    yield line.cut(0, found.start())
    yield line.cut(found.start())


def _runs(lines: list[Line], numeral: Callable[[int, Line], re.Match[str] | None]) -> bool:
    """Whether several numerals run from one on, without a gap."""
    numbers = [ordinal(found[1]) for at, line in enumerate(lines) if (found := numeral(at, line))]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _headed(lines: list[Line]) -> list[Line]:
    """Headings of which nothing but their 、 is left, several of them, with text below each."""
    lost = [
        at for at, line in enumerate(lines[:-1]) if _LOST.match(line.plain) and not _LOST.match(lines[at + 1].plain)
    ]
    if len(lost) < 2:
        return lines
    return [replace(line.cut(1), role=Role.HEADING_1) if at in lost else line for at, line in enumerate(lines)]
