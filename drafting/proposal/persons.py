"""Names of those who propose, as a value or a line holds them among posts, places of work, counts and telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.language.names import DOT, HAN, PERSON, Named, is_organisation, may_propose, part_names, understand
from drafting.language.sheets import FIELDS
from drafting.language.surnames import begins_as_given, has_surname, is_compound, is_place, is_word
from drafting.letter.lines import plain, tight

_GAP = re.compile(r"[\u3000\t]+|[ \xa0]{2,}")
_LONG_NAME = re.compile(rf"{HAN}{{5,6}}")
_POSTED = re.compile(r"([^（）：。]{2,20})（[^（）]{2,40}）[、，；]?")
_BRACKETED = re.compile(r"[（(﹙【\[](?!总商会)[^）)﹚】\]]{0,40}[）)﹚】\]]?")
_NOBODY = re.compile(
    "代表团|小组|委员会|街道|村委|教育界|界别|附后|附件|见附|以下|同上|签名|建议|提案|议案|问题|工作|办理|情况|内容|无$|^等|背景|现状|全体|年月|批评|意见|支持|反对|类别|单位|[市县区镇村弄号室幢巷街]$|(?<![红战展])旗$|(?<![梦思望耀振爱荣])乡$|\\d栋$|苏木|嘎查|社区"
)
_NO_NAME = re.compile(r"届|会议|\d")
_OFFICE = "代表|委员"
_POST = (
    "代表|委员|主任|主席|主委|主编|会长|理事|秘书长|书记|院长|校长|园长|局长|处长|科长|股长|所长|站长|馆长|厂长|镇长|乡长|村长|"
    "队长|行长|社长|台长|店长|经理|董事长|总裁|总监|教师|教授|讲师|老师|医师|医生|护士|律师|会计师|工程师|设计师|技师|农技员|"
    "技术员|研究员|管理员|馆员|职工|职员|员工|工人|司机|干部|农民|村民|个体户|经营者|负责人|创始人|合伙人|法人|编辑|记者|演员|教练"
)
_BEHIND_OFFICE = re.compile(rf"^.{{0,40}}(?:{_OFFICE})(?=(?:{PERSON.pattern})$)")
_BEHIND_POST = re.compile(rf"^.{{1,40}}(?:{_POST})(?=(?:{PERSON.pattern})$)")
_ONLY_POST = re.compile(rf"(?:{_POST}|常委)$")
_BESIDE = re.compile(rf"(?:{_POST}|男|女|族|生于|岁|大学|本科|党员|[路街巷弄号室栋幢])$|^[省市县区州旗镇乡村]")
_BELONGING = re.compile("(?:界|界别|代表团|小组)$")
"""Where somebody belongs who is named beside it; by itself it proposes."""
_WRAPPED = re.compile(rf"[\[【“\"《]({HAN}{{2,4}})[\]】”\"》]")
_SIGNS = re.compile("[&＆。①-⒛]+")
"""What parts names or numbers them as well as 、 does."""
_ODD = re.compile(rf"(?!{HAN}|{DOT}).")
"""What no person's name has: a sign, a letter, the stars of one that is masked."""
_PLACE = re.compile("[省州盟村组]$")
"""What a place ends with, as some given names do: it is none where an office stands behind it."""
_SECTOR = re.compile("界别?$")
_LIFE = re.compile(r"(?<=[ ，、])[男女](?=[ ，、]|$)|\d{4}年[^，、；]{0,6}生|\d{2}岁|(?:共计?)?\d{1,3} ?人")
PHONE = re.compile(r"(?:[（(]0\d{2,3}[）)]|[+＋])?[\d０-９*＊][\d０-９*＊\-—－ ]{5,}[\d０-９*＊]")
"""A telephone, as it stands beside a name: seven digits and more, however they are parted."""
_OFFICE_NAMED = re.compile(
    rf"(?:{_OFFICE}|主委|会长|主任|主席)(?=$|[ 、，（）：；])|(?:{_OFFICE})({HAN}{{2,4}})(?=$|[ 、，（）])"
)


def is_person(text: str) -> bool:
    """Whether a text is a person's name and nothing else: two to four characters, the first a surname."""
    bare = tight(plain(text))
    return PERSON.fullmatch(bare) is not None and has_surname(bare) and not _NOBODY.search(bare) and not is_word(bare)


def is_plain_name(text: str) -> bool:
    """Whether a text is a person's name even where a menu or a heading may stand: one of four characters has a surname
    of two, a dot, or begins as names without a surname do."""
    bare = tight(plain(text))
    long = len(bare) < 4 or is_compound(bare[:2]) or begins_as_given(bare) or re.search(DOT, bare) is not None
    return long and is_person(bare) and not is_place(bare)


def may_be_person(text: str) -> bool:
    """Whether a text has the shape of a person's name, whatever the surname."""
    bare = tight(plain(text))
    return PERSON.fullmatch(bare) is not None and not _NOBODY.search(bare) and not is_word(bare)


def may_be_listed(text: str) -> bool:
    """Whether a text may be a name that stands in a list of names: a long one without a dot, too (孟根其其格)."""
    bare = tight(plain(text))
    return may_be_person(bare) or (_LONG_NAME.fullmatch(bare) is not None and not _NOBODY.search(bare))


def is_named(text: str) -> bool:
    """Whether a text is a name with a post in brackets behind it and nothing else: 相里文（市政协委员，个体）."""
    match = _POSTED.fullmatch(plain(text))
    return match is not None and may_be_person(match[1])


def names_office(plain_text: str) -> bool:
    """Whether a line names an office as who signs does: 县人大代表 罗平, 罗平委员; no menu with 委员风采 in it."""
    return any(match[1] is None or is_person(match[1]) for match in _OFFICE_NAMED.finditer(plain_text))


def names_in(text: str) -> list[str]:
    """The names in a value: without posts, places of work, brackets, numbers and what belongs to nobody, in order, each
    once."""
    bare = _SIGNS.sub("、", _WRAPPED.sub(r" \1 ", PHONE.sub(" ", plain(_by_gaps(text)))))
    bare = _LIFE.sub("", _BRACKETED.sub(" ", bare))
    bare = re.sub(r"\d+[.、．]?|[:：+＋]|(?<!总商会)）|[-—－](?=$| )", " ", bare)
    found = [name for group in re.split("[、/／；;|]", bare) for name in _of_group(group)]
    if any(map(is_person, found)):
        found = [name for name in found if is_person(name) or not _ONLY_POST.search(name)]
        found = [name for name in found if not _SECTOR.search(name)]
    return list(dict.fromkeys(found))


def _of_group(group: str) -> list[str]:
    """The names between two 、: beside a person stand his post and where he works, and the name of a party."""
    named = list(_named(group))
    if not any(is_person(one.name) for one in named):
        return [one.name for one in named]
    return [one.name for one in named if is_person(one.name) or not (one.called or _is_beside(one.name))]


def _named(group: str) -> Iterator[Named]:
    for part in part_names(group):
        named = understand(part)
        name = _without_post(tight(named.name).removesuffix("全体"))
        if name in FIELDS:
            return  # 手机, 编号: another value begins
        if named.called and _PLACE.search(name):
            continue  # 桥头村代表, 自治州政协委员
        if not is_organisation(name) and (is_word(name) or _ODD.search(name)):
            continue  # 本人, 罗**
        if 1 < len(name) <= 30 and not _NO_NAME.search(name) and (is_organisation(name) or not _NOBODY.search(name)):
            yield named._replace(name=name)


def _without_post(name: str) -> str:
    """A name without the post that is typed right before it: 县政协委员罗平, 县一中教师罗平."""
    for pattern in (_BEHIND_OFFICE, _BEHIND_POST):
        if (match := pattern.match(name)) and is_person(name[match.end() :]) and not _is_body(name):
            return name[match.end() :]
    return name


def _is_body(name: str) -> bool:
    """Whether a name is an organisation's though a post stands in it: 县律师公会, 县教师商会."""
    return is_organisation(name) and re.search("[会司团组社委局所站部]$", name) is not None


def _is_beside(name: str) -> bool:
    """Whether what stands beside a person is his post or where he works; a party, which proposes, is none."""
    if is_organisation(name):
        return _BELONGING.search(name) is not None or not may_propose(name)
    return _BESIDE.search(name) is not None


def _by_gaps(text: str) -> str:
    """Names with 、 between them where only wide space parts them: 李 大 山　农 红 梅."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    return "、".join(parts) if len(parts) > 1 and all(map(may_be_listed, parts)) else text
