"""届次, 编号 and 题目: what each line of the head says of them, and which of the candidates is the best."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.language.names import HAN
from drafting.letter.lines import WIDE, Line, plain, tight
from drafting.letter.web import is_page_line
from drafting.proposal.sheet import Sheet, Text

_NUM = "[一二三四五六七八九十百〇零两\\d]{1,4}"
_MEETING = "(?:会议|全委会议|全委会|全会|大会)"
_SESSION = re.compile(
    rf"(?:{HAN}){{0,24}}第?{_NUM}届(?:{HAN}){{0,16}}?第?{_NUM}次(?:全体委员|全体|全委)?{_MEETING}"
    rf"|(?:{HAN}){{0,24}}(?:人大|政协|人民代表大会|委员会){_NUM}届{_NUM}次{_MEETING}?"
)
_PAPER = re.compile("(?:委员|代表)?(?:提案|建议|议案)?(?:用笺|用纸|专用纸|表|用表|登记表|纸)$")
_BOUND = re.compile("^.*(?:关于|[在于就对向给将把致自从的]|提交|交办|转办|转送|参加|出席|届次|会议名称|编号)")
_SIGN = "(?:(?<!建)议|(?<![提议])案|建(?!议)|提(?!案))字?"  # before a number: 议5, 建字12
_SERIAL = rf"(?:{_SIGN}|[A-Za-z]{{0,4}})[-—]?(?:[（〔\[]?\d{{4}}[）〕\]])?[A-Za-z]{{0,2}}[-—]?\d[\d\-—]{{0,15}}"
_NUMBERED = re.compile(
    r"(?:代表|委员)?(?:建议|提案|议案)?(?:编号|字|案|序号|NO\.?|No\.?)?[：: ]?"
    rf"第 ?[〔\[（(]?({_SERIAL})[〕\]）)]? ?号 ?(?:建议案|建议|提案|议案|案)?"
)
_PREFIXED = re.compile(
    rf"(?:建议|提案|议案|意见|代表|委员|会议|全会)[）)]?[（( ]*(?:编号|案号)?[：: ]*第? ?({_SERIAL}) ?号"
)
_IN_BRACKETS = rf"[【\[（(](?:第|编号)?({_SERIAL})号?[】\]）)] ?"
_BEFORE_TITLE = re.compile(rf"{_IN_BRACKETS}(?=关于|.{{4,60}}的(?:建议|提案|议案)$)")
_BRACKETED = re.compile(
    rf"[（(【\[](?:编?号[：: ]*)?(第? ?(?:{_SIGN}[-—]?)?[A-Za-z]{{0,4}}\d[\d\-—]{{0,15}} ?号?)[）)】\]]"
)
_BEHIND_TITLE = re.compile(rf"(?<=[案议题]) ?[（(]第? ?({_SERIAL}) ?号?[）)]$")
_SOURCE = re.compile("摘自|选自|原载|刊于|载于|选编|汇编|^[（(]?(?:来源|出处)")
_NO = re.compile(rf"(?:NO|No|№|编号|案号)[.：: ]*({_SERIAL})")
_OF_PROPOSAL = re.compile(rf"第 ?({_SERIAL}) ?号 ?(?:建议案|建议|提案|议案)")
_TORN_NUMBER = re.compile(r"第 ?[\w—-]{0,12}$|(?:代表|委员)?(?:建议|提案|议案)第?$")
_NUMBER_FIRST = re.compile(rf" ?第? ?[〔\[（(]? ?({_SERIAL}) ?[〕\]）)]? ?号?(?=$|[ （(，；/、])")
_BEHIND_NUMBER = re.compile("[（(，；/]")
_ALONE_BEHIND = re.compile(
    rf"^[^，。；]{{0,24}}?(?:^|[ （）类年度字建议提案])第 ?[〔\[（(]? ?({_SERIAL}|{_NUM}) ?[〕\]）)]? ?号）?$"
)
_COUNTING = (
    "序号",
    "流水号",
    "总号",
    "总编号",
    "顺序号",
)  # weaker than 编号 and 案号: they may only count the rows of a list
_ENDED = re.compile("(?:建议案|建议|提案|议案|议|的报告|的意见)(?:[（(][^（()）]{1,20}[）)])?$")
_ABOUT = re.compile("^(?:关于|对|就)")
_CALLED = re.compile(
    rf"^(?:.{{0,50}}?第 ?{_SERIAL} ?号）?[：: ]*(?=关于))?(?:{_IN_BRACKETS})?"
    "(?:(?:案由|题目|标题|事由|主题|提案|(?:委员|代表)(?:提案|建议)(?= ?[|丨]))[：:|丨 ]+)?"
)
_COLUMN = re.compile(
    "^(?:【[^【】]{1,12}】 ?|[^|丨｜：。《》]{2,12} ?[|丨｜] ?)?(?:[^：。，《》]{2,16}： ?)?"
    "(?=关于.{4,60}(?:建议|提案|议案)$)"
)
"""What a page or a paper sets before a title: its column, the name of who proposes."""
_NO_TITLE = re.compile(
    "[。；？]$|[：:]$|^第.{1,16}号$|届.{0,20}会议|^\\d|^[（(]?[一二三四五六七八九十\\d]{1,2}[）)、.．]|代表建议、批评和意见$|"
    "^(?:人大|政协)?(?:代表|委员)?(?:建议|提案|议案)(?:表|纸|书|函|专用纸)?$|^尊敬的|领导[：:]?$|登记表|附议|签名|^[（(〔【](?!关于).*[）)〕】]$"
    "|^(?!关于).*(?:协商会议|代表大会)$"
)
_HANDED_IN = re.compile("(?:提交|提出|递交|带来|撰写|领衔)[^。《》]{0,24}《(关于[^《》]{4,60}的(?:建议|提案|议案))》")
_NEAR = 8  # texts at the top in which a title may be named
_LONG = 70  # characters of a line that is text
_MOST_BROKEN, _LONGEST_BROKEN = 3, 29  # lines over which a title goes on, and characters of each
_HEAD, _FOOT = 14, 5  # lines
_LONGEST = 80  # characters of a line at the top that may name the session
_LONGEST_NUMBER = 20


class Found(NamedTuple):
    """A value as understood: where it stands, how sure, and why it may be wrong ("" where a label says it)."""

    value: str
    at: int
    score: float = 1.0
    guess: str = ""


def head_of(sheet: Sheet) -> list[Text]:
    """The texts above the first that reads as text: a sentence, or a long line."""
    found: list[Text] = []
    for text in sheet.texts[:_HEAD]:
        if text.section == "demands" or len(text.line.text) > _LONG or "。" in text.line.plain:
            break
        if not is_page_line(text.line):
            found.append(text)
    return found


def session_of(sheet: Sheet, head: list[Text], lines: list[Line]) -> Found | None:
    """The session's name: of its label, else of a line of the head or of two that are one, else of another short line
    at the top."""
    for entry in sheet.values("session"):
        if re.search("届|次", entry.value.text):
            whole = _session(entry.value.plain)
            return Found(whole or tight(entry.value.text), entry.at)
    for n, text in enumerate(head):
        following = head[n + 1].line.text if n + 1 < len(head) else ""
        joined = _PAPER.sub("", tight(text.line.text)) + tight(following)
        torn = _session(joined) if _is_torn(text.line.plain) else None
        if found := torn or _session(text.line.text):
            return Found(found, text.at)
    top = [(at, line, "没有标签，取自文首") for at, line in enumerate(lines[:_HEAD]) if len(line.plain) < _LONGEST]
    sources = [(at, line, "没有标签，取自文末的出处") for at, line in sources_of(lines)]
    return next((Found(found, at, 1.0, why) for at, line, why in top + sources if (found := _session(line.text))), None)


def sources_of(lines: list[Line]) -> list[tuple[int, Line]]:
    """The lines at the foot that say out of what the text was taken: ——摘自《……提案选编》（第143号提案）."""
    start = max(len(lines) - _FOOT, 0)
    foot = [(at, line) for at, line in enumerate(lines[start:], start) if len(line.plain) < _LONGEST]
    return [(at, line) for at, line in foot if _SOURCE.search(line.plain)]


def _is_torn(text: str) -> bool:
    return re.search("届|代表大会$|委员会$|政协|政治协商会议$", text) is not None and "次" not in text[:-1]


def _session(text: str) -> str | None:
    parts = [text, *WIDE.split(plain(text))]
    for bare in map(tight, map(plain, reversed(parts))):
        match = _SESSION.search(bare)
        name = _BOUND.sub("", match[0]) if match else ""
        if "届" in name or "次" in name:
            return name
    return None


def number_of(sheet: Sheet, head: list[Text], lines: list[Line]) -> Found | None:
    """The number as assigned: of its label, else 第N号 in the head, else in the source named at the foot."""
    for entry in sorted(sheet.values("number"), key=lambda entry: entry.word in _COUNTING):
        if value := _typed_number(entry.value.plain):
            return Found(value, entry.at)
    for text, bare in _whole_numbers(head):
        if match := _BEFORE_TITLE.match(text.line.plain):
            return Found(match[1], text.at, guess="写在题目之前")
        if match := _NUMBERED.fullmatch(bare):
            return Found(tight(match[1]), text.at)
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
        if match := _BEHIND_TITLE.search(text.line.plain):
            return Found(tight(match[1]), text.at, guess="写在题目之后")
    for at, line in enumerate(lines[:_HEAD]):
        if match := _ALONE_BEHIND.match(line.plain):
            return Found(tight(match[1]), at, guess="没有标签，取自文首")
    for at, line in sources_of(lines):
        if match := _PREFIXED.search(line.plain) or _OF_PROPOSAL.search(line.plain):
            return Found(tight(match[1]), at, guess="没有标签，取自文末的出处")
    return None


def _typed_number(text: str) -> str:
    """The number in a label's value, without 第 and 号 and what is typed behind it; "" for none."""
    if match := _NUMBER_FIRST.match(text):
        return tight(match[1]).strip("-—")
    bare = tight(_BEHIND_NUMBER.split(text)[0])
    return bare.removesuffix("号") if re.search(r"\d", bare) and len(bare) < _LONGEST_NUMBER else ""


def _whole_numbers(head: list[Text]) -> Iterator[tuple[Text, str]]:
    """The lines of the head without brackets, and with the next line where a number is torn: 第 113 / 号."""
    for n, text in enumerate(head):
        bare = text.line.plain.strip("（）() ")
        following = head[n + 1].line.plain if n + 1 < len(head) else ""
        yield text, bare
        if _TORN_NUMBER.match(bare) and len(bare) + len(following) < _LONGEST_NUMBER:
            yield text, bare + following


def number_in(lines: list[Line]) -> Found | None:
    """The number of the proposal that a letter of assignment names."""
    for at, line in enumerate(lines):
        if match := _OF_PROPOSAL.search(line.plain):
            return Found(tight(match[1]), at, 1.0, "取自交办函")
    return None


def title_of(sheet: Sheet, head: list[Text]) -> Found | None:
    """The title: the best of the candidates; None where nothing reads as one."""
    candidates = [*_labelled(sheet), *_standing(head), *_named(sheet.texts[:_NEAR]), *_alone(sheet.texts[:_HEAD], head)]
    known = [tight(text.line.plain) for text in sheet.texts]
    best = max(candidates, key=lambda found: found.score + (tight(plain(found.value)) in known) * 0.5, default=None)
    return best if best and best.score >= 1.5 else None


def _labelled(sheet: Sheet) -> Iterator[Found]:
    entries = sheet.values("title", "reasons", "content")
    for n, entry in enumerate(entries):
        value = _unquoted(entry.value.text)
        for at, more in enumerate(entries[n + 1 :], 1):
            if more.word != entry.word or more.at != entry.at + at or _ENDED.search(value):
                break
            value += more.value.text
        if len(value) > 3:
            score = 5.0 if entry.field == "title" else 4.0
            yield Found(value, entry.at, score + _shape(value), "" if score == 5 else f"取自“{entry.word}”")


def _shape(text: str) -> float:
    """How much a text looks like a title."""
    bare = tight(plain(text))
    return 1.5 * bool(_ABOUT.match(bare)) + 1.2 * bool(_ENDED.search(bare)) - 2.0 * (len(bare) > 80)


def _standing(head: list[Text]) -> Iterator[Found]:
    """Lines of the head that may be a title, alone or with the line below."""
    above = 0  # lines that may be a title
    for n, text in enumerate(head):
        line = text.line.text
        bare = tight(_unquoted(text.line.plain))
        if len(bare) < 5 or _NO_TITLE.search(bare):
            continue
        place, above = above, above + 1
        line += "".join(below.line.text for below in _rest_of_title(bare, head[n + 1 :], text.at))
        shape, first = _shape(line), 1.6 * (place == 0) + 0.4 * (place == 1)
        score = shape + first if shape > 0 or (place < 2 and len(bare) >= 6 and not _is_other(bare)) else 0
        yield Found(_unquoted(line), text.at, score, "" if shape >= 2 else "按位置判断")


def _named(texts: list[Text]) -> Iterator[Found]:
    """Titles that the text names as what was handed in: 提交了《关于……的提案》."""
    for text in texts:
        if match := _HANDED_IN.search(text.line.plain):
            yield Found(text.line.text[match.start(1) : match.end(1)], text.at, 2.4, "取自文首的书名号")


def _rest_of_title(first: str, below: list[Text], at: int) -> list[Text]:
    """The lines over which a title goes on: the first begins one and does not end it, the last does."""
    if not _ABOUT.match(first) or _ENDED.search(first):
        return []
    for n, text in enumerate(below[:_MOST_BROKEN], 1):
        line = tight(text.line.plain)
        if text.at != at + n or len(line) > _LONGEST_BROKEN or _ABOUT.match(line):
            break
        if _ENDED.search(line):
            return below[:n]
    return []


def _alone(texts: list[Text], head: list[Text]) -> Iterator[Found]:
    """Lines below the head that are a whole title: it stands under a form of address or an introduction."""
    for text in texts:
        bare = tight(_unquoted(text.line.plain))
        if text not in head and _ABOUT.match(bare) and re.search("的(?:建议|提案|议案)$", bare) and "。" not in bare:
            yield Found(_unquoted(text.line.text), text.at, 2.6, "按形状判断")


def _unquoted(text: str) -> str:
    """A title without what is typed around the whole of it."""
    bare = _BEHIND_TITLE.sub("", _CALLED.sub("", text.strip()))
    if column := _COLUMN.match(plain(bare)):
        bare = bare[column.end() :]
    quoted = len(bare) > 2 and bare[0] + bare[-1] in ("《》", "“”") and bare[0] not in bare[1:]
    return bare[1:-1] if quoted else bare


def _is_other(bare: str) -> bool:
    """Whether a short line is something else: an author, a place, a heading."""
    return (
        re.search(
            "(?:代表|委员|提案人|作者)|[：:]|^[^，、]{0,12}(?:市|县|区|局|委员会|政协)$|\\d{4}年|案由|背景|建议$|问题$",
            bare,
        )
        is not None
    )
