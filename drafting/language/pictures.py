"""A picture in a text, as people type it: 【图：示意图.png 线网示意图】, a line of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

_PICTURE = re.compile(r"【图[：:](.*)】")
_NAMED = re.compile(r"(.+?\.(?:png|jpe?g))(?:\s(.*))?", re.IGNORECASE)
_UNTITLED = "无题注"


class Called(NamedTuple):
    """A picture's file beside the form, "" where none is named, and its caption or ""."""

    file: str
    caption: str


def parse_picture(line: str) -> Called | None:
    """The picture that a line calls; None where it is text."""
    called = _PICTURE.fullmatch(line)
    if not called:
        return None
    if named := _NAMED.fullmatch(called[1].strip()):
        return Called(named[1].strip(), (named[2] or "").strip())
    return Called("", called[1].strip())


def picture_line(file: str, caption: str) -> str:
    """The line that calls a picture; without a file what tells a reader of plain text that one stands there."""
    said = f"{file} {' '.join(caption.split())}".strip()
    return f"【图：{said or _UNTITLED}】"
