"""编号: the number as assigned, of its label, in the head, at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.letter.lines import Line, tight
from drafting.letter.misread import with_digits
from drafting.proposal.head import HEAD, Found, sources_of
from drafting.proposal.sheet import Sheet, Text

_SIGN = "(?:(?<!建)议|(?<![提议])案|建(?!议)|提(?!案))字?"  # before a number: 议5, 建字12
SERIAL = rf"(?:{_SIGN}|[A-Za-z]{{0,4}})[-—]?(?:[（〔\[]?\d{{4}}[）〕\]])?[A-Za-z]{{0,2}}[-—]?\d[\d\-—]{{0,15}}"
_NUMBERED = re.compile(
    r"(?:代表|委员)?(?:建议|提案|议案)?(?:编号|字|案|序号|NO\.?|No\.?)?[：: ]?"
    rf"第 ?[〔\[（(]?({SERIAL})[〕\]）)]? ?号 ?(?:建议案|建议|提案|议案|案)?"
)
_PREFIXED = re.compile(
    rf"(?:建议|提案|议案|意见|代表|委员|会议|全会)[）)]?[（( ]*(?:编号|案号)?[：: ]*第? ?({SERIAL}) ?号"
)
IN_BRACKETS = rf"[【\[（(](?:第|编号|建议|提案|议案)?({SERIAL})号?[】\]）)] ?"
_BEFORE_TITLE = re.compile(rf"{IN_BRACKETS}(?=关于|.{{4,60}}的(?:建议|提案|议案)$)")
_BRACKETED = re.compile(
    rf"[（(【\[](?:编?号[：: ]*)?(第? ?(?:{_SIGN}[-—]?)?[A-Za-z]{{0,4}}\d[\d\-—]{{0,15}} ?号?)[）)】\]] ?号?"
)
_CODED = re.compile(
    rf"(?:^|(?<= ))([\u4e00-\u9fff]{{0,8}}{_SIGN}(?:第 ?)?[〔\[（(]\d{{4}}[〕\]）)] ?(?:第 ?)?\d{{1,4}}) ?号(?=$| )"
)
_YEAR_FIRST = re.compile(r"([〔\[]\d{4}[〕\]] ?(?:第 ?)?\d{1,4}) ?号?$")
_BEHIND_BOTH = re.compile("(?:会议|全会) ?(?:代表|委员)?(?:提案|建议|议案)[：: ]{1,2}(\\d{1,5})$")
_TOLD = re.compile(rf"(?:编的?|给的|[案编])号(?:是|为|定为)：? ?第?({SERIAL}) ?号")
_HAN_NUMBER = re.compile("第?([一二三四五六七八九十百〇零]{1,5})号?")
_HAN_BEHIND = re.compile("次(?:全体)?(?:会议|全会)(?:代表|委员)?(?:建议|提案|议案)（([一二三四五六七八九十百]{1,4})）$")
_BEHIND_KIND = re.compile(r"(?:提案|建议|议案)[：: ]{0,2}(\d{1,4})")
"""A number like a document's, 鼓建字〔2026〕第5号; as a value of a label 〔2026〕5, 十二; behind the kind alone."""
BEHIND_TITLE = re.compile(rf"(?<=[案议题]) ?[（(]第? ?({SERIAL}) ?号?[）)]$")
_NO = re.compile(rf"(?:NO|No|№|编号|案号|流水号|受理号)[.：: ]*({SERIAL})")
_OF_PROPOSAL = re.compile(rf"第 ?({SERIAL}) ?号 ?(?:建议案|建议|提案|议案)")
_TORN_NUMBER = re.compile(r"第 ?[\w—-]{0,12}$|(?:代表|委员)?(?:建议|提案|议案)第?$")
_NUMBER_FIRST = re.compile(rf" ?第? ?[〔\[（(]? ?({SERIAL}) ?[〕\]）)]? ?号?(?=$|[ （(，；/、])")
_BEFORE_NAME = re.compile(rf"第 ?({SERIAL}) ?号 {{1,8}}[\u4e00-\u9fff]{{2,4}} ?(?:代表|委员)")
_BEHIND_NUMBER = re.compile("[（(，；/]")
_ALONE_BEHIND = re.compile(
    rf"^[^，。；]{{0,24}}?(?:^|[ （）类年度字建议提案\d])"
    rf"第 ?[〔\[（(]? ?({SERIAL}|[一二三四五六七八九十百〇零两]{{1,4}}) ?[〕\]）)]? ?号）?(?:建议|提案|议案)?$"
)
_COUNTING = (
    "序号",
    "流水号",
    "总号",
    "总编号",
    "顺序号",
)  # weaker than 编号 and 案号: they may only count the rows of a list
_LONGEST_NUMBER, _MOST_TORN = 20, 2  # characters of a number, and further lines over which it is torn
_LONGEST_VALUE = 80
_FAR = re.compile(" {3,}")
_LED = re.compile(
    r"(?:[^\d，。；届]{0,24}[届次])?(?:[^\d，。；次]{0,10}次)?(?:会议|全会)?(?:代表|委员)?(?:建议|提案|议案)?(?:编号|案号)?"
    rf"(?:第 ?)?({SERIAL}) ?号?(?:建议|提案|议案)?"
)
"""A value that says its session or kind before the number: 九届一次011号, 议案第2号."""
_PARTED_DIGITS = re.compile(r"(?<=\d) +(?=\d)")
_OF_SESSION = re.compile(rf"[届次][^第]{{0,12}}第 ?({SERIAL}) ?号")
_BEHIND_SESSION = re.compile(r".{4,40}次(?:全体)?(?:会议|全会) {1,8}(\d{2,8})")


def number_of(sheet: Sheet, head: list[Text], lines: list[Line]) -> Found | None:
    """The number as assigned: of its label, else 第N号 in the head, else in the source named at the foot.

    Letters that a scanner read for digits are digits: l02.
    """
    found = _number_of(sheet, head, lines)
    value = with_digits(found.value) if found else ""
    return found._replace(value=value, guess="形近的字当作数字") if found and value != found.value else found


def _number_of(sheet: Sheet, head: list[Text], lines: list[Line]) -> Found | None:
    for entry in sorted(sheet.values("number"), key=lambda entry: entry.word in _COUNTING):
        if value := _typed_number(entry.value.plain):
            return Found(value, entry.at)
    for text, bare in _whole_numbers(head):
        if match := _BEFORE_TITLE.match(text.line.plain):
            return Found(match[1], text.at, guess="写在题目之前")
        if match := _NUMBERED.fullmatch(bare):
            return Found(tight(match[1]), text.at)
        if match := _CODED.search(text.line.plain) or _BEHIND_KIND.fullmatch(bare):
            return Found(tight(match[1]), text.at, guess="没有标签，取自文首")
        match = _BRACKETED.fullmatch(text.line.plain)
        if match and re.search(r"\D", tight(match[1])):  # （1） may count something else
            return Found(re.sub("^第|号$", "", tight(match[1])), text.at)
    for text in head:
        match = (
            _PREFIXED.search(text.line.plain) or _PREFIXED.search(tight(text.line.plain)) or _NO.search(text.line.plain)
        )
        if match or (
            (match := _NUMBERED.search(text.line.plain))
            and re.search("会议|全会|提案|建议|议案|全委会", text.line.plain)
        ):
            return Found(tight(match[1]), text.at, guess="没有标签，取自文首")
        if match := BEHIND_TITLE.search(text.line.plain):
            return Found(tight(match[1]), text.at, guess="写在题目之后")
    for at, line in enumerate(lines[:HEAD]):
        if match := _HAN_BEHIND.search(line.plain[:_LONGEST_VALUE]) or _BEHIND_BOTH.search(line.plain[:_LONGEST_VALUE]):
            return Found(match[1], at, guess="没有标签，取自文首")
        if match := _ALONE_BEHIND.match(re.sub(" +", " ", line.plain)):
            return Found(tight(match[1]), at, guess="没有标签，取自文首")
        if match := _BEFORE_NAME.fullmatch(line.plain) or _BEHIND_SESSION.fullmatch(line.plain):
            return Found(tight(match[1]), at, guess="没有标签，取自文首")
        if match := _TOLD.search(line.plain):
            return Found(tight(match[1]), at, guess="文首的一句话里说到")
    for at, line in sources_of(lines):
        if match := _PREFIXED.search(line.plain) or _OF_PROPOSAL.search(line.plain):
            return Found(tight(match[1]), at, guess="没有标签，取自文末的出处")
    return None


def _typed_number(text: str) -> str:
    """The number in a label's value, without 第 and 号 and what is typed behind it; "" for none."""
    text = next((part for part in _FAR.split(text) if re.search(r"\d", part)), text)
    if match := _CODED.match(text) or _YEAR_FIRST.match(text) or _HAN_NUMBER.fullmatch(text):
        return tight(match[1])
    if match := _NUMBER_FIRST.match(text):
        return tight(match[1]).strip("-—")
    if match := _OF_SESSION.search(text[:_LONGEST_VALUE]) or _LED.fullmatch(text[:_LONGEST_VALUE]):
        return tight(match[1])
    bare = tight(_BEHIND_NUMBER.split(text)[0])
    if re.fullmatch("第.+号", bare):
        bare = bare[1:]
    return bare.removesuffix("号") if re.search(r"\d", bare) and len(bare) < _LONGEST_NUMBER else ""


def _whole_numbers(head: list[Text]) -> Iterator[tuple[Text, str]]:
    """The lines of the head without brackets, and with the next ones where a number is torn: 第 113 / 号."""
    for n, text in enumerate(head):
        bare = _PARTED_DIGITS.sub("", re.sub(" +", " ", text.line.plain.strip("（）() ")))
        yield text, bare
        for following in head[n + 1 : n + 1 + _MOST_TORN] if _TORN_NUMBER.match(bare) else ():
            bare += following.line.plain
            if len(bare) < _LONGEST_NUMBER:
                yield text, bare


def number_in(lines: list[Line]) -> Found | None:
    """The number of the proposal that a letter of assignment names."""
    for at, line in enumerate(lines):
        if match := _OF_PROPOSAL.search(line.plain):
            return Found(tight(match[1]), at, 1.0, "取自交办函")
    return None
