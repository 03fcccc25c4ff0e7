"""A page that lost its line breaks, the most of it on one line: what stands where they were,
doubled signs or blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.language.labels import alternatives
from drafting.language.names import HAN
from drafting.letter.lines import Line

_BRIEF = 100  # shorter is any letter
_DOUBLED = re.compile(r"([，；、|])(?: *\1)+|<br ?/?>|\\[nr]")
_DOUBLES = ("，，", "；；", "、、", "||", "| |", "<br", "\\n", "\\r")
_SIGNS = (" ", *_DOUBLES)
_MANY, _MOST = 5, 400
"""What no text has so often, and what it has no more often on a page of one letter."""
_SAME = (
    rf"(?!(?:{alternatives('unit', 'person', 'phone')}) ?：)"  # of contacts, a label goes on with what stands before it
)
_WIDE = re.compile(rf"(?<=[。日]) {{2,}}| {{2,}}(?!{HAN}(?![^ ])){_SAME}")
_ENDED = re.compile(r"[。：！；]( +)(?=\S)")
_LEAST = 3
_BLANK = re.compile(
    r"(?<=[。：！；，、]) +(?=\S)"
    rf"|(?:(?<={HAN})(?<! {HAN})|(?<=[）》”])) +(?={HAN}(?! )|[（《“]){_SAME}"
    r"|(?<=[一-鿿）]) +(?=\d{1,2}[、．]|\d\.(?!\d))|(?<=号) +(?=\S)"
    rf"|(?<=[A-D类]) +(?={HAN}{{2,12}}[〔\[【（])"
    rf"|(?<={HAN}) +(?=[A-D]类? )|(?<= [A-D]) +(?={HAN})|(?<= [A-D]类) +(?={HAN})"
)
"""Where a line ended: not inside of a spaced name, and not between a figure and what it counts."""


def pieces(line: Line) -> list[Line]:
    """The lines that a long line had; itself alone where nothing shows where they were."""
    if len(line.plain) <= _BRIEF or not any(sign in line.plain for sign in _SIGNS):
        return [line]
    form = next((form for form, shows in _SHOWN if shows(line.plain)), None)
    return list(between(line, form)) if form else [line]


def between(line: Line, form: re.Pattern[str]) -> Iterator[Line]:
    """What stands between the places where a form is."""
    start = 0
    for found in form.finditer(line.plain):
        if (part := line.cut(start, found.start())).text:
            yield part
        start = found.end()
    if (part := line.cut(start)).text:
        yield part


def _is_doubled(text: str) -> bool:
    return any(sign in text for sign in _DOUBLES) and _MANY <= len(_DOUBLED.findall(text)) <= _MOST


def _is_wide(text: str) -> bool:
    return sum(len(found[1]) > 1 for found in _ENDED.finditer(text)) >= _LEAST and _ends(text, _WIDE)


def _is_blank(text: str) -> bool:
    return len(_ENDED.findall(text)) > _LEAST


def _ends(text: str, form: re.Pattern[str]) -> bool:
    return sum(1 for _ in form.finditer(text)) <= _MOST


_SHOWN = ((_DOUBLED, _is_doubled), (_WIDE, _is_wide), (_BLANK, _is_blank))
