"""Whether a value fits a label: what names, numbers, addresses look like."""

from __future__ import annotations

import re

from drafting.language.names import HAN, is_agency, is_organisation, part_names, understand
from drafting.language.surnames import has_surname
from drafting.letter.lines import plain, tight

_PERSON = re.compile(rf"{HAN}{{2,4}}|{HAN}{{1,10}}(?:·{HAN}{{1,10}}){{1,3}}")
_PHONE = re.compile(r"[\d*＊xX×\-—、，,/ （）()]{1,40}")
_BRACKETED = re.compile(r"[（(﹙【\[][^）)﹚】\]]{0,40}[）)﹚】\]]?")
_NOBODY = re.compile(
    "代表团|小组|委员会|街道|村委|教育界|界别|附后|附件|见附|以下|同上|签名|建议|提案|议案|问题|工作|办理|情况|内容|无$|^等|背景|现状|全体"
)
_NO_NAME = re.compile(r"届|会议|\d")


def is_person(text: str) -> bool:
    """Whether a text is a person's name and nothing else: two to four characters, the first a surname."""
    bare = tight(plain(text))
    return _PERSON.fullmatch(bare) is not None and has_surname(bare) and not _NOBODY.search(bare)


def may_be_person(text: str) -> bool:
    """Whether a text has the shape of a person's name, whatever the surname."""
    bare = tight(plain(text))
    return _PERSON.fullmatch(bare) is not None and not _NOBODY.search(bare)


def names_in(text: str) -> list[str]:
    """The names in a value: without titles, brackets, numbers and what belongs to nobody, in order, each once."""
    bare = re.sub(r"\d+[.、．]?|[:：]", " ", _BRACKETED.sub(" ", plain(text)))
    found = []
    for part in part_names(re.sub("[/；;|]", "、", bare)):
        name = tight(understand(part).name)
        if 1 < len(name) <= 30 and not _NO_NAME.search(name) and (is_organisation(name) or not _NOBODY.search(name)):
            found.append(name)
    return list(dict.fromkeys(found))


def fits(field: str, text: str) -> bool:
    """Whether a text may be the value of a field."""
    bare = tight(plain(text))
    if not bare:
        return False
    if field in ("leader", "seconders", "name"):
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
