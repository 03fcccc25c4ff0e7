"""Paragraphs that are broken into lines, as a .pdf and some plain texts have them, made whole again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from drafting.letter.blotted import unblotted
from drafting.letter.lines import PAGE_NUMBER, Line, line_of, tight
from drafting.proposal.numbering import is_picture, read_mark
from drafting.proposal.sheet import Text

_ENDED = re.compile("[。；：！？…”’）】》]$")
_FULL = 25
"""Characters of a line that may go on in the next; a shorter one is a heading or ends by itself."""


_ENDED_SENTENCE, _LONGEST_HEAD = re.compile("[。；！？]"), 60
"""What no running head has, and its characters."""
_PROSE, _FEWEST, _APART = 30, 2, 3
"""Characters of a line of text, how many such lines a scan has strewn with blanks, and one in how many is a blank."""
_LONGEST = 3_000
"""Characters of a paragraph that was joined; it takes no more."""
_DIGITS = re.compile(r"[1-9]\d{0,2}")
_NARROWEST, _RAGGED = 16, 2
"""Characters of a full line where a text is set by width, at least, and by how many such lines differ."""


def unspaced(lines: list[Line]) -> list[Line]:
    """The lines, one for one, without blanks between the signs where a scan has set them apart in most of its text."""
    prose = [line.plain for line in lines if len(line.plain) >= _PROSE and re.search("[，。]", line.plain)]
    strewn = [plain for plain in prose if plain.count(" ") * _APART >= len(plain)]
    return unblotted(lines) if len(strewn) >= _FEWEST and 2 * len(strewn) >= len(prose) else lines


def unbroken(texts: list[Text], full: int = 0) -> list[Text]:
    """The texts with each line that breaks off joined to what goes on below it, a page's number and running head left
    out between them; what was joined knows its places.

    `full`: the least length of a full line, where the whole is set by width.
    """
    found: list[Text] = []
    last = -1
    length = 0  # of the line that was joined last
    running = _running(texts)
    for n, text in enumerate(texts):
        page = PAGE_NUMBER.fullmatch(text.line.plain) or tight(text.line.plain) in running
        if page or _is_page_between(texts[max(n - 1, 0) : n + 2]):
            last = text.at
            continue
        if found and text.at == last + 1 and _goes_on(found[-1], text, length, full):
            line = found[-1].line
            whole = line_of(line.number, line.text + text.line.text, line.role, line.start)
            joint = (line.start + len(line.text), text.at)
            found[-1] = replace(found[-1], line=whole, joints=(*found[-1].joints, joint))
        else:
            found.append(text)
        last, length = text.at, len(text.line.plain)
    return found


def _running(texts: list[Text]) -> set[str]:
    """The heads that run over the pages: short lines, twice and more the same, each right beside a page's number."""
    numbers = [PAGE_NUMBER.fullmatch(text.line.plain) is not None for text in texts]
    beside = (
        tight(text.line.plain)
        for n, text in enumerate(texts)
        if not numbers[n] and any(numbers[max(n - 1, 0) : n + 2]) and _ENDED_SENTENCE.search(text.line.plain) is None
    )
    return {line for line, count in Counter(beside).items() if count > 1 and len(line) <= _LONGEST_HEAD}


def _is_page_between(around: list[Text]) -> bool:
    """Whether the middle one of three texts is nothing but digits in the middle of a sentence."""
    if len(around) < 3 or not _DIGITS.fullmatch(around[1].line.plain):
        return False
    above, below = around[0].line.plain, around[2].line.plain
    return len(above) >= _NARROWEST and _ENDED.search(above) is None and read_mark(below) is None


def set_width(texts: list[Text]) -> int:
    """The least length of a full line where the text is set by width: two lines and more break off at one length in the
    middle of a sentence, and fewer are longer; 0 where it is not."""
    lengths = [len(text.line.plain) for text in texts]
    open_ = [length for text, length in zip(texts, lengths, strict=True) if not _ENDED.search(text.line.plain)]
    count = Counter(open_)
    near = {length: sum(count[length - less] for less in range(_RAGGED + 1)) for length in count}
    widest = max(near, key=lambda length: (near[length], length), default=0)
    broken = near.get(widest, 0)
    longer = sum(length > widest for length in lengths)
    return widest - _RAGGED if broken > max(longer, 1) and widest >= _NARROWEST else 0


def _goes_on(first: Text, second: Text, length: int, full: int) -> bool:
    """Whether a text goes on in the next line: it is long, or its last line of `length` characters is a `full` one; it
    has no end, and what follows is no item or heading."""
    if (
        len(first.line.plain) > _LONGEST
        or second.head
        or _ENDED.search(first.line.plain)
        or read_mark(second.line.plain) is not None
        or is_picture(second.line.plain[:1])
    ):
        return False
    if full:
        return length >= full
    return len(first.line.plain) >= _FULL and re.search("[。；，：]", second.line.plain) is not None
