"""A scanned page whose words have blanks inside: 收 悉, 如 下. Blanks that part names or columns stay."""

from __future__ import annotations

import re
from dataclasses import replace

from drafting.language.labels import alternatives
from drafting.language.names import HAN, PERSON
from drafting.language.surnames import has_surname
from drafting.letter.lines import WIDE, Line

_INSIDE = re.compile(rf"(?<={HAN}) (?={HAN})")
_SIGNS = "一-鿿，。；：、！？《》“”（）〔〕【】"
_STREWN = re.compile(
    rf"(?:(?<=[{_SIGNS}]) {{1,2}}(?=[{_SIGNS}])"
    r"|(?<=[，。；：、！？《“（〔【”》）〕】第]) (?=\d)|(?<=\d) (?=[，。；：、！？》”）〕】号])"
    r"|(?<=\d) (?=\d(?!\d))|(?<= \d) (?=\d))"
    rf"(?!(?:{alternatives('unit', 'person', 'phone', 'cc')}) ?[： ])"
)
_CONTACT = re.compile(rf"(?:{alternatives('unit', 'person', 'phone', 'cc')}) [^：]{{2,40}}$")
_BRIEF, _MANY, _GAP = 7, 12, re.compile(" {3}")
_SENTENCE, _LONG = re.compile("[，。]"), 30
_CALLED = re.compile("(?:代表|委员)?们?：?$")
_MATTER, _NUMERAL = 120, re.compile(rf"[一二三四五六七八九十]{{1,2}}(?= {HAN})")
_FEWEST = 3  # paragraphs with such blanks; one or two are slips of a hand


def unblotted(lines: list[Line]) -> list[Line]:
    """The lines without these blanks, where most paragraphs of the page have some."""
    if _lost_marks(lines):
        return [_numbered(line) for line in lines]
    if _is_strewn(lines):
        return [line if _is_set_apart(line) else _without(line, _STREWN) for line in lines]
    prose = [line for line in lines if len(line.plain) >= _LONG and _SENTENCE.search(line.plain)]
    blotted = sum(_INSIDE.search(line.plain) is not None for line in prose)
    if blotted < _FEWEST or 2 * blotted < len(prose):
        return lines
    return [_whole(line) for line in lines]


def _lost_marks(lines: list[Line]) -> bool:
    """Whether blanks stand for the marks of a page: it has text, and no sentence of it ends or pauses."""
    text = "".join(line.plain for line in lines)
    return len(text) >= _MATTER and not re.search("[，。；]", text) and text.count(" ") >= _FEWEST


def _numbered(line: Line) -> Line:
    """A line with the mark behind the numeral that it begins with: 一 办理情况."""
    found = _NUMERAL.match(line.plain)
    if found is None:
        return line
    text, plain = (f"{one[: found.end()]}、{one[found.end() + 1 :]}" for one in (line.text, line.plain))
    return replace(line, text=text, plain=plain)


def _is_strewn(lines: list[Line]) -> bool:
    """Whether most lines of a page have such blanks and some have many, as no page that is set apart by hand has."""
    long = [line for line in lines if len(line.plain) > _BRIEF and not (" " in line.plain and _is_set_apart(line))]
    blanks = [len(_STREWN.findall(line.plain)) if " " in line.plain else 0 for line in long]
    return len(long) > _FEWEST and sum(blanks) >= _MANY and 2 * sum(map(bool, blanks)) >= len(long)


def _is_set_apart(line: Line) -> bool:
    """Names, columns and what is spaced by hand keep their blanks."""
    if _CONTACT.match(line.plain):
        return True
    words = _CALLED.sub("", line.plain).split(" ")
    apart = len(words) <= _BRIEF and all(len(word) == 1 or _is_name(word) for word in words)
    return _GAP.search(line.plain) is not None or apart or all(map(_is_name, words))


def _is_name(word: str) -> bool:
    return PERSON.fullmatch(word) is not None and has_surname(word)


def _without(line: Line, form: re.Pattern[str]) -> Line:
    blanks = {at for found in form.finditer(line.plain) for at in range(*found.span())}
    text, plain = ("".join(sign for at, sign in enumerate(one) if at not in blanks) for one in (line.text, line.plain))
    return replace(line, text=text, plain=plain)


def _whole(line: Line) -> Line:
    if WIDE.search(line.plain) and not (len(line.plain) >= _LONG and _SENTENCE.search(line.plain)):
        return line
    if _CONTACT.match(line.plain):
        return line
    if all(map(_is_name, _CALLED.sub("", line.plain).split(" "))):
        return line
    return _without(line, _INSIDE)
