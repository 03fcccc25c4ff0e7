"""Paragraphs that are broken into lines, as a .pdf and some plain texts have them, made whole again."""

from __future__ import annotations

import re
from dataclasses import replace

from drafting.letter.lines import line_of
from drafting.proposal.numbering import read_mark
from drafting.proposal.sheet import Text

_ENDED = re.compile("[。；：！？…”’）】》]$")
_FULL = 25
"""Characters of a line that may go on in the next; a shorter one is a heading or ends by itself."""


def unbroken(texts: list[Text]) -> list[Text]:
    """The texts with each line that breaks off joined to what goes on below it; what was joined knows its places."""
    found: list[Text] = []
    last = -1
    for text in texts:
        if found and text.at == last + 1 and _goes_on(found[-1], text):
            line = found[-1].line
            whole = line_of(line.number, line.text + text.line.text, line.role, line.start)
            joint = (line.start + len(line.text), text.at)
            found[-1] = replace(found[-1], line=whole, joints=(*found[-1].joints, joint))
        else:
            found.append(text)
        last = text.at
    return found


def _goes_on(first: Text, second: Text) -> bool:
    """Whether a text goes on in the next line: it is long, has no end, and what follows is no item or heading."""
    if len(first.line.plain) < _FULL or _ENDED.search(first.line.plain) or second.head:
        return False
    return read_mark(second.line.plain) is None and re.search("[。；，：]", second.line.plain) is not None
