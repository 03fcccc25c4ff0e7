"""签发人: the name behind its label, however it is spaced, without the post and the day that some add to it."""

from __future__ import annotations

import re

from drafting.language.names import HAN
from drafting.language.surnames import has_surname
from drafting.letter.lines import plain, tight

_ASIDE = re.compile(r" *（[^（）]{1,12}）?$| *(?:19|20)\d\d[年./-].{3,8}$")
_POST = "(?:[局厅处科院校行站队部所会县市区镇乡]长|委员长|秘书长|书记|主任|主席|经理|调研员|巡视员)"
_BEFORE = re.compile(rf"^(?:{HAN}{{0,6}}{_POST}[、，兼 ]*){{1,3}}(?={HAN}{{2,4}}$)")
_BEHIND = re.compile(rf"(?<={HAN}{{2}}) *{HAN}{{0,4}}{_POST}$")
LONGEST = 12  # of a name; what is longer holds something else


def name_in(text: str) -> tuple[str, str]:
    """The name in a label's value as typed, and why it is a guess ("" where nothing stands beside it)."""
    bare = _ASIDE.sub("", plain(text))
    bare = text[: len(bare)]
    for form in (_BEFORE, _BEHIND):
        name = form.sub("", bare, count=1).strip()
        if name != bare and has_surname(name) and 2 <= len(tight(name)) <= 4:
            bare = name
            break
    return _spaced(bare), "只取姓名，职务、日期等已略去" if bare != text else ""


def _spaced(text: str) -> str:
    """A name is often spaced: 孟　菲, 骆 永 和."""
    return tight(text) if len(tight(text)) <= 3 or all(len(word) == 1 for word in text.split()) else text
