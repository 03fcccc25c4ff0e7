"""Whether a value fits a label: what names, numbers, addresses look like."""

from __future__ import annotations

import re

from drafting.language.names import HAN, PERSON, is_agency, is_organisation, part_names, understand
from drafting.language.surnames import has_surname
from drafting.letter.lines import plain, tight

_GAP = re.compile(r"[\u3000\t]+|[ \xa0]{2,}")
_LONG_NAME = re.compile(rf"{HAN}{{5,6}}")
_PHONE = re.compile(r"[\d*＊xX×\-—、，,/ （）()]{1,40}")
_POSTED = re.compile(r"([^（）：。]{2,20})（[^（）]{2,40}）[、，；]?")
_BRACKETED = re.compile(r"[（(﹙【\[][^）)﹚】\]]{0,40}[）)﹚】\]]?")
_NOBODY = re.compile(
    "代表团|小组|委员会|街道|村委|教育界|界别|附后|附件|见附|以下|同上|签名|建议|提案|议案|问题|工作|办理|情况|内容|无$|^等|背景|现状|全体|年月|批评|意见|支持|反对|类别"
)
_NO_NAME = re.compile(r"届|会议|\d")


def is_person(text: str) -> bool:
    """Whether a text is a person's name and nothing else: two to four characters, the first a surname."""
    bare = tight(plain(text))
    return PERSON.fullmatch(bare) is not None and has_surname(bare) and not _NOBODY.search(bare)


def may_be_person(text: str) -> bool:
    """Whether a text has the shape of a person's name, whatever the surname."""
    bare = tight(plain(text))
    return PERSON.fullmatch(bare) is not None and not _NOBODY.search(bare)


def may_be_listed(text: str) -> bool:
    """Whether a text may be a name that stands in a list of names: a long one without a dot, too (孟根其其格)."""
    bare = tight(plain(text))
    return may_be_person(bare) or (_LONG_NAME.fullmatch(bare) is not None and not _NOBODY.search(bare))


def is_named(text: str) -> bool:
    """Whether a text is a name with a post in brackets behind it and nothing else: 相里文（市政协委员，个体）."""
    match = _POSTED.fullmatch(plain(text))
    return match is not None and may_be_person(match[1])


def names_in(text: str) -> list[str]:
    """The names in a value: without titles, brackets, numbers and what belongs to nobody, in order, each once."""
    bare = re.sub(r"\d+[.、．]?|[:：]", " ", _BRACKETED.sub(" ", plain(_by_gaps(text))))
    found = []
    for part in part_names(re.sub("[/；;|]", "、", bare)):
        name = tight(understand(part).name)
        if 1 < len(name) <= 30 and not _NO_NAME.search(name) and (is_organisation(name) or not _NOBODY.search(name)):
            found.append(name)
    return list(dict.fromkeys(found))


def _by_gaps(text: str) -> str:
    """Names with 、 between them where only wide space parts them: 李 大 山　农 红 梅."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    return "、".join(parts) if len(parts) > 1 and all(map(may_be_listed, parts)) else text


def fits(field: str, text: str) -> bool:
    """Whether a text may be the value of a field."""
    bare = tight(plain(text))
    if not bare:
        return False
    if field in ("leader", "seconders", "name", "writer"):
        return is_person(text) or (len(bare) < 200 and any(is_person(n) or is_organisation(n) for n in names_in(text)))
    if field == "organisation":
        return is_organisation(bare) or is_agency(bare)
    if field == "personal":
        return _PHONE.fullmatch(bare) is not None or len(bare) > 3
    if field == "number":
        return re.search(r"\d", bare) is not None and len(bare) < 24
    if field == "session":
        return re.search("届|次", bare) is not None
    if field in ("received", "due"):
        return re.search(r"\d", bare) is not None
    if field in ("host", "cohosts"):
        return len(bare) > 2 and re.search(r"\d{3}", bare) is None
    if field == "title":
        return len(bare) > 4
    return len(bare) < 30
