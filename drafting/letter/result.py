"""办理结果: the class of a reply, behind its label, behind the title or ticked among others."""

from __future__ import annotations

import re

from drafting.letter.lines import plain
from drafting.letter.ticked import ticked

CLASS = re.compile(r"[（〔【\[]?([A-Da-d甲乙丙丁][1-9]?)[）〕】\]]?(?:\s*类)?(?:[）〕】\]])?(?:（[^（）]{1,20}）)?")
"""A class and nothing else, in brackets or not: B, B类, （乙类）."""
_TITLE_CLASS = re.compile(r"（([A-Da-d甲乙丙丁])\s*类?）$")
_OPTION = re.compile(r"(?<![A-Za-z])([A-D])(?![A-Za-z])|([甲乙丙丁])类")


def class_in(text: str) -> str:
    """The class in a text, with a label or without: A, B, 甲 …; "" where it is none."""
    marked = CLASS.fullmatch(plain(text).rpartition("：")[2].strip())
    return marked[1].upper() if marked else ""


def class_behind(title: str) -> str:
    """The class in brackets behind a title; "" where there is none."""
    marked = _TITLE_CLASS.search(plain(title))
    return marked[1].upper() if marked else ""


def ticked_class(text: str) -> str:
    """The class of the ticked option; "" where it names none."""
    found = _OPTION.search(ticked(text))
    return found[1] or found[2] if found else ""
