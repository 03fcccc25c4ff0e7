"""Names of persons and of organisations: which is which, and how a line of names falls into single ones.

What an organisation's name ends with is asked here alone, by wording, checking and reading alike. Everything is linear
in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from drafting.language.numerals import ordinal
from drafting.language.surnames import DOT, has_surname, is_compound

HAN = r"[\u4e00-\u9fff〇]"
PERSON = re.compile(rf"{HAN}{{2,4}}|{HAN}{{1,10}}(?:{DOT}{HAN}{{1,10}}){{1,3}}")
"""The shape of a person's name without blanks."""

_PARTY = re.compile(r"(?:中国)?(?:民革|民盟|民建|民进|农工|致公|九三|台盟|工商联|无党派)|团[省市县区州旗]")
"""How the name of a party, of the federation of industry and commerce or of the youth league begins."""

_WORDS = re.compile(
    r"(?:委员会|工委|党委|团委|纪委|政协|人大|政府|公署|办公室|办公厅|办事处|管委会|居委会|村委会|指挥部|督查室|"
    r"代表团|代表处|代表小组|委员小组|小组|界别|总支|支部|支社|基层委|党派|妇联|工会|侨联|科协|残联|文联|台联|社科联|"
    r"工商联|工商业联合会|联合会|联谊会|联络站|红十字会|商会|协会|学会|研究会|促进会|公会|基金会|公司|集团|银行|"
    r"中心|大学|学院|中学|小学|学校|幼儿园|医院|法院|检察院|研究院|出版社|街道|园区|联盟|基地|工作室|联络组|活动组)$"
)
"""What ends the name of an organisation of four characters or more."""

_SIGNS = "局厅委会部办院处署党社界联组团站所室校"
"""Characters that end one of five or more; given names end in some of them, too."""

_PROPOSING = re.compile(
    "(?<![村居管常])委会|工商联|社$|支部|总支|界$|界别|协会|联合会|商会|妇联|共青团|工会|侨联|专委|代表团$|小组$"
)
"""What the names of organisations that propose have."""

_PUBLISHING = re.compile(
    r"(?:中国人民)?政(?:协|治协商会议).{1,12}[省市县区州旗盟]委员会(?:办公[室厅]|提案委(?:员会)?)?"
    r"|.{0,12}(?:人大常委会|人民代表大会).{0,12}"
)
"""The CPPCC and the congress as a whole; a committee of the CPPCC is none."""

_AGENCY_END = (
    "局|委员会|委|政府|办公室|办公厅|办|厅|部|院|中心|公司|会|处|署|队|站|所|集团|学校|大学|学院|馆|社|联合会|联|党委|组|街道|园区|"
    "总支|支社|指挥部|办事处|科|校|厂|台|行|界|支部|团|股份|督查室|室|段|场|联盟|协会|基地|苑"
)
OFFICE = "局|委|府|厅|部|院|会|室|科|股|处|办|署|站|所|中心|队|公司"
"""What ends the name of an agency or of an office in one, as it stands beside a person or a telephone."""

INNER = "科室股处"
"""What ends the name of an office that signs nothing."""

PLACES = "省市县区州盟旗镇乡"
"""What begins the short name of an office: 市水利局, 区政协."""

_PLACE = "省市县州盟旗镇"  # those of them that are no surnames
_OFFICE = re.compile(rf"(?:{OFFICE}|组|司|镇|乡|街道|社区|支部|党派|大学)(?:（[^（）]{{1,20}}）)?$")
_TITLE = r"(?:人大|政协)?(?:代表|委员)(?:们)?|同志|先生|女士"
_NUMERAL = r"\d{1,4}|[一二三四五六七八九十百]{1,3}"
_COUNT = re.compile(rf"等\s*(?P<count>{_NUMERAL})?\s*[名位个人]?$|(?<={HAN})(?P<bare>\d{{1,3}})\s*[名位]$")
_CALLED = re.compile(rf"\s*(?:(?<!等)[两三四五六七八九十几]位)?(?P<title>{_TITLE})$")
_POLITE = re.compile(r"^(?:尊敬|敬爱)的\s*")
_LONGEST = 200
_NAME_AT_MOST = 60  # characters in which a name shows itself

DELEGATING = "居民|村民|市民|群众|企业|职工|员工|工人|农民|家长|学生|教师|业主|商户|行业|专家|社区|妇女|青年|党员?|患者"
"""Whose 代表 is no deputy: 居民代表, 家长代表."""


class Named(NamedTuple):
    """One name as understood: the bare name, 代表 or 委员 typed behind it ("" for neither), and N of 等N名.

    `count` is 0 where 等 has no number, and None without 等.
    """

    name: str
    called: str = ""
    count: int | None = None


def is_organisation(name: str) -> bool:
    """Whether a name is an organisation's: 民盟云州市委会, 市侨联, 教育界; False for a person's."""
    if len(name) > _LONGEST:
        return True  # whatever it is, no person is called so
    bare = re.sub(r"[\s（(][^）)]*[）)]?$|\s", "", name)
    if _PARTY.match(bare):
        return len(bare) > 2
    if bare.endswith("社会"):
        return False  # as in 社会和法制委员会
    if len(bare) < 3:
        return False
    ends = _WORDS.search(bare) is not None
    if bare[-1] in "局厅" or (bare[0] in _PLACE and (ends or bare[-1] in _SIGNS)):
        return True
    if bare[-1] == "界" or re.search("[一二三四五六七八九十]组$", bare) or (ends and len(bare) > 3):
        return True
    return len(bare) > 4 and re.search(DOT, bare) is None and bare[-1] in _SIGNS


def is_office(name: str) -> bool:
    """Whether a plain name is that of an agency, of an office in one or of a town: 规划科, 市水利局, 城南街道."""
    return len(name) > 2 and _OFFICE.search(name) is not None


def proposes(name: str) -> bool:
    """Whether an organisation is one that proposes, as a party or a committee of the CPPCC does."""
    if _PARTY.match(name) is not None or re.match(f"[{PLACES}]?工商联", name) is not None:
        return True
    return re.match(f"[{PLACES}]?政协", name) is not None and re.search("[委会组界联团]$", name) is not None


def may_propose(name: str) -> bool:
    """Whether an organisation's name is of those that propose: a party, a sector, a delegation, a people's body; an
    office or a company, which answers, is none, nor the CPPCC as a whole, which publishes what others propose."""
    if _PUBLISHING.fullmatch(name):
        return False
    return proposes(name) or (is_organisation(name) and _PROPOSING.search(name) is not None)


def is_agency(text: str, longest: int = 40) -> bool:
    """Whether plain text is nothing but the name of an agency, as it stands at the foot of a letter."""
    return 3 <= len(text) <= longest and not text.startswith("关于") and _agency().fullmatch(text) is not None


@cache
def _agency() -> re.Pattern[str]:
    """Made when it is asked for: a letter is written without it."""
    return re.compile(rf"(?:{HAN}|[（）·、“” ]){{1,60}}?(?:{_AGENCY_END})(?:（[^（）]{{1,12}}）)?")


def understand(typed: str) -> Named:
    """A name as typed without what belongs to the record: 王思齐等5名委员 is 王思齐, called 委员, one of five.

    The name of an organisation is left as it is, and a name is never empty: 代表 alone stands as typed.
    """
    if len(typed) > _LONGEST:
        return Named(typed)
    text = _POLITE.sub("", " ".join(typed.split()))
    called, count = "", None
    for _ in range(3):  # a title may stand before 等 as well as behind it
        if is_organisation(text) and not text.endswith(("代表", "委员")):
            break
        title, tail = _CALLED.search(text), _COUNT.search(text)
        found = title or tail
        if found is None or not found.start():
            break
        if title:
            called = called or next((word for word in ("代表", "委员") if word in title["title"]), "")
        else:
            number = tail["count"] or tail["bare"]
            count = (ordinal(number) or 0) if number else count or 0
        text = text[: found.start()].rstrip(" 、，,")
    return Named(text or typed, called, count)


def part_names(text: str) -> tuple[str, ...]:
    """The names in one line as typed, each with its title: 、 and ， part them, 和 or 并 between two names, and a space
    where a name ends (陈 远 is one man, 司马 远航 and 冼 星桥 are, too; 冼 星桥 昝 玉 are two)."""
    pieces = re.split(r"\s*[、，,；;]\s*", " ".join(text.split()).strip("、，,；; "))
    parts: list[str] = []
    for piece in (one for part in pieces for words in _spaced(part) for one in _joined(words)):
        if parts and not _CALLED.sub("", _COUNT.sub("", piece)).strip():
            parts[-1] += piece  # a title or a count set apart from its name
        elif piece:
            parts.append(piece)
    return tuple(parts)


def _spaced(piece: str) -> Iterator[str]:
    """What stands between spaces that part names; other spaces stay."""
    words = piece.split(" ")
    held = words[0]
    for at, word in enumerate(words[1:], 1):
        if _is_whole(held) and _begins_name(word, words[at + 1 : at + 2]):
            yield held
            held = word
        else:
            held += f" {word}"
    yield held


def _is_whole(text: str) -> bool:
    """Whether a text may be a whole name; a surname of two characters alone is none."""
    return len(re.findall(HAN, text[:_NAME_AT_MOST])) > 1 and not is_compound(text)


def _begins_name(word: str, rest: list[str]) -> bool:
    """Whether a word begins a name: a whole one, or a surname alone with its given name behind it."""
    if re.match(rf"等|(?:{_TITLE})$", word):
        return False
    if len(re.findall(HAN, word)) > 1:
        return True
    given = rest[0] if rest else ""
    return has_surname(word) and re.fullmatch(rf"{HAN}{{1,2}}(?:等.*)?", given) is not None


def _joined(piece: str) -> Iterator[str]:
    """The two sides of 和 between two names; the 和 inside of a name stays (李和平, 市文化和旅游局)."""
    for match in re.finditer("[和及与并]", piece) if len(piece) <= _LONGEST else ():
        left, right = piece[: match.start()].strip(), piece[match.end() :].strip()
        if _is_name(left) and _is_name(right) and _stands_alone(left, right):
            yield from (left, *_joined(right))
            return
    yield piece


def _is_name(text: str) -> bool:
    named = understand(text)
    if re.fullmatch(_TITLE, text):
        return False  # 刘永和代表 is one man
    return is_organisation(named.name) or PERSON.fullmatch(named.name.replace(" ", "")) is not None


def _stands_alone(left: str, right: str) -> bool:
    """Whether the right side of 和 is a name of its own and not the end of an organisation's."""
    if not is_organisation(understand(right).name) or is_organisation(understand(left).name):
        return True
    return _PARTY.match(right) is not None or right[0] in _PLACE
