"""Options of which one is ticked: □主动公开 ☑依申请公开, 是☑ 否□."""

from __future__ import annotations

import re

_SIGN = re.compile("[□☐○◯☑☒√✓✔■●◉]")
_TICKS = "☑☒√✓✔■●◉"
_LONGEST = 200


def ticked(text: str) -> str:
    """The option that is ticked in a plain text; "" where there is not just one among several boxes.

    A sign stands before its option, or behind where the text does not begin with one.
    """
    text = text.strip("（） ")
    signs = list(_SIGN.finditer(text)) if len(text) <= _LONGEST else []
    at = [number for number, sign in enumerate(signs) if sign[0] in _TICKS]
    if len(signs) < 2 or len(at) != 1:
        return ""
    if signs[0].start() == 0:
        ends = [*(sign.start() for sign in signs[1:]), len(text)]
        return text[signs[at[0]].end() : ends[at[0]]].strip("，、； ")
    start = signs[at[0] - 1].end() if at[0] else 0
    return text[start : signs[at[0]].start()].strip("，、； ")
