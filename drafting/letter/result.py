"""办理结果: the class of a reply, behind its label, behind the title or ticked among others."""

from __future__ import annotations

import re

from drafting.letter.lines import plain
from drafting.letter.ticked import ticked

CLASS = re.compile(r"[（〔【\[]?([A-Da-d甲乙丙丁][1-9]?)[）〕】\]]?(?:\s*类)?(?:[）〕】\]])?(?:（[^（）]{1,20}）?)?")
"""A class and nothing else, in brackets or not: B, B类, （乙类）."""
_NAMED = re.compile(
    r"(?!.{0,6}[密公])[\u4e00-\u9fffA-Z]{0,8}?(类别|分类|类型|结果|等次|等级|程度|类号|标识|标记|件别)(?:标[识记]|代码|等级|情况|分类|类别)?"
    rf" ?(：?) ?{CLASS.pattern}"
)
_OF_KIND = re.compile(r"[（【]?([A-D甲乙丙丁])类(?:建议|提案|议案|答复|件)[）】]?")
_BEHIND = re.compile(r"（([A-D甲乙丙丁]) ?类?）$")
_TITLE_CLASS = re.compile(r"（([A-Da-d甲乙丙丁])\s*类?）$")
_OPTIONS = re.compile("[A-D类□☐○◯☑☒√✓✔■●◉ ]{4,20}")
_OPTION = re.compile(r"(?<![A-Za-z])([A-D])(?![A-Za-z])|([甲乙丙丁])类")


def class_in(text: str) -> str:
    """The class in a text, with a label or without: A, B, 甲 …; "" where it is none."""
    value = plain(text).rpartition("：")[2].strip()
    marked = CLASS.fullmatch(value) or _BEHIND.search(value)
    return marked[1].upper() if marked else ""


def class_named(text: str) -> tuple[str, str] | None:
    """The class in a plain line that is nothing but one and what calls it so, and why it is a guess ("" for none)."""
    if _OPTIONS.fullmatch(text) and (marked := ticked_class(text)):
        return marked, ""
    if marked := _NAMED.fullmatch(text):
        known = marked[2] and marked[1] not in ("类号", "标识", "标记")
        return marked[3].upper(), "" if known else "标签不是通常的写法"
    marked = _OF_KIND.fullmatch(text)
    return (marked[1], "类别写在文种之前") if marked else None


def class_behind(title: str) -> str:
    """The class in brackets behind a title; "" where there is none."""
    marked = _TITLE_CLASS.search(plain(title))
    return marked[1].upper() if marked else ""


def ticked_class(text: str) -> str:
    """The class of the ticked option; "" where it names none."""
    found = _OPTION.search(ticked(text))
    return found[1] or found[2] if found else ""
