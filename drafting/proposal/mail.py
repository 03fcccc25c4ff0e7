"""A proposal that was sent in a mail: the mail's own lines are none of it."""

from __future__ import annotations

import re

from drafting.letter.lines import Line

_HEAD = re.compile("(发件人|收件人|抄送人?|密送|发送时间|时间|日期|主题|附件)：")
_QUOTED = re.compile("[>＞]|在 ?.{4,60}写道：")
_TOP, _FEWEST = 12, 3
"""Lines at the top in which the mail's head stands, and its lines at least."""


def mail_lines(lines: list[Line]) -> set[int]:
    """The places of a mail's head and of the mail that it answers; none where the file is no mail."""
    heads = {at: match[1] for at, line in enumerate(lines[:_TOP]) if (match := _HEAD.match(line.plain))}
    if len(heads) < _FEWEST or not {"发件人", "主题"} <= {*heads.values()}:
        return set()
    return {*heads, *(at for at, line in enumerate(lines) if _QUOTED.match(line.plain))}
