"""题目: the candidates of the sheet, the head and the text, and which of them is the best."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.letter.lines import plain, tight
from drafting.proposal.head import HEAD, Found
from drafting.proposal.serial import BEHIND_TITLE, IN_BRACKETS, SERIAL
from drafting.proposal.sheet import Sheet, Text

_ENDED = re.compile("(?:建议案|建议|提案|议案|议|的报告|的意见)(?:[（(][^（()）]{1,20}[）)])?$")
_ABOUT = re.compile("^(?:关于|对|就)")
_CALLED = re.compile(
    rf"^(?:.{{0,50}}?第 ?{SERIAL} ?号）?[：: ]*(?=关于)|第 ?{SERIAL} ?号(?:提案|建议|议案)?(?=《))?(?:{IN_BRACKETS})?"
    "(?:(?:案由|题目|标题|事由|主题|提案|(?:委员|代表)(?:提案|建议)(?= ?[|丨]))[：:|丨 ]+)?"
)
_COLUMN = re.compile(
    "^(?:【[^【】]{1,12}】 ?|[^|丨｜：。《》]{2,12} ?[|丨｜] ?)?(?:[^：。，《》]{2,16}： ?)?"
    "(?=关于.{4,60}(?:建议|提案|议案)$)"
    "|^(?:【[^【】]{1,12}】 ?|[^|丨｜：。《》]{2,12} ?[|丨｜] ?)(?:[^：。，《》]{2,10}(?:代表|委员)： ?)?(?=.{8,60}$)"
    "|^[\u4e00-\u9fff]{2,10}(?:代表|委员)： ?(?=.{8,60}$)"
    "|^(?!关于)[^|丨｜：。，《》]{2,24} (?=关于[^ ]{4,60}(?:建议|提案|议案)$)"
)
"""What a page or a paper sets before a title: its column, the name of who proposes."""
_NO_TITLE = re.compile(
    "[。；？]$|[：:]$|^第.{1,16}号$|届.{0,20}会议|^\\d|^[（(]?[一二三四五六七八九十\\d]{1,2}[）)、.．]|代表建议、批评和意见$|"
    "^(?:人大|政协)?(?:代表|委员)?(?:建议|提案|议案)(?:表|纸|书|函|专用纸)?$|^尊敬的|领导[：:]?$|登记表|附议|签名|^[（(〔【](?!关于).*[）)〕】]$"
    "|^[\u4e00-\u9fff]{2,4}(?:代表|委员)的(?:建议|提案|议案)$"
    "|^(?!关于).*(?:(?:协商会议|代表大会)|(?:委员会|人大|政协|代表大会)(?:委员|代表)?(?:建议|提案|议案))$"
)
_HANDED_IN = re.compile("(?:提交|提出|递交|带来|撰写|领衔)[^。《》]{0,24}《(关于[^《》]{4,60}的(?:建议|提案|议案))》")
_TOLD = re.compile(
    "(?:代表|委员)[^。；《》]{2,20}(?:提交|提出|递交|带来)了?(关于[^。；《》]{4,60}?的(?:建议|提案|议案))[：。]"
)
_SPOKEN = re.compile(
    "(?:题目|标题|题为|主题)(?:[^。：《》“”]{0,10}就?叫|叫|就)?(?:是|为)?：?[《“]([^《》“”]{4,60})[》”]"
)
_AT_FOOT = re.compile(
    "^[（(]?(?:附件?[：:] ?)?(关于[^。；]{4,60}?(?:建议|提案|议案))(?:[（(][^（()）]{2,8}[）)])?[）)]?$"
)
_FOOT = 3  # texts at the end
_WHOLE = re.compile("关于.{4,60}(?:建议案|建议|提案|议案)")
_APART = re.compile(r"[\u3000\t]+| {2,}")
_LONGEST_TITLE = 100  # characters
_NEAR = 8  # texts at the top in which a title may be named
_LONG_LINE = 400  # characters in which a title is spoken of
_MOST_BROKEN, _LONGEST_BROKEN = 3, 29  # lines over which a title goes on, and characters of each


def title_of(sheet: Sheet, head: list[Text]) -> Found | None:
    """The title: the best of the candidates; None where nothing reads as one."""
    candidates = [*_labelled(sheet), *_standing(head), *_named(sheet.texts), *_alone(sheet.texts, head)]
    candidates += _at_foot(sheet.texts[-_FOOT:], head)
    known = [tight(text.line.plain) for text in sheet.texts]
    best = max(candidates, key=lambda found: found.score + (tight(plain(found.value)) in known) * 0.5, default=None)
    return best if best and best.score >= 1.5 else None


def _labelled(sheet: Sheet) -> Iterator[Found]:
    entries = sheet.values("title", "reasons", "content")
    for n, entry in enumerate(entries):
        value = _unquoted(entry.value.text)
        for at, more in enumerate(entries[n + 1 :], 1):
            if (
                more.word != entry.word
                or more.at != entry.at + at
                or _ENDED.search(value)
                or len(value) > _LONGEST_TITLE
            ):
                break
            value += more.value.text
        if len(value) > 3:
            score = 5.0 if entry.field == "title" else 4.0
            yield Found(value, entry.at, score + _shape(value), "" if score == 5 else f"取自“{entry.word}”")


def _shape(text: str) -> float:
    """How much a text looks like a title."""
    bare = tight(plain(text))
    about, ended = _ABOUT.match(bare) is not None, _ENDED.search(bare) is not None
    return 1.5 * about + 1.2 * ended + 0.3 * (about and ended) - 2.0 * (len(bare) > 80)


def _standing(head: list[Text]) -> Iterator[Found]:
    """Lines of the head that may be a title, alone or with the line below."""
    above = 0  # lines that may be a title
    for n, text in enumerate(head):
        line = text.line.text
        bare = tight(plain(_unquoted(text.line.text)))
        if len(bare) < 5 or _NO_TITLE.search(bare):
            continue
        plausible = len(bare) >= 6 and not _is_other(bare)
        place, above = above, above + plausible
        line += "".join(below.line.text for below in _rest_of_title(bare, head[n + 1 :], text.at))
        shape, first = _shape(_unquoted(line)), 1.6 * (place == 0) + 0.4 * (place == 1)
        score = shape + first if shape > 0 or (place < 2 and plausible) else 0
        yield Found(_unquoted(line), text.at, score, "" if shape >= 2 else "按位置判断")


def _named(texts: list[Text]) -> Iterator[Found]:
    """Titles that the text names as what was handed in: 提交了《关于……的提案》."""
    for n, text in enumerate(texts):
        begin = text.line.plain[:_LONG_LINE]
        handed_in = (_HANDED_IN.search(text.line.plain) or _TOLD.search(begin)) if n < _NEAR else None
        if match := handed_in or _SPOKEN.search(begin):
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
    """Lines below the head and above the matter that are a whole title: it stands under an introduction."""
    matter = max((n for n, text in enumerate(texts) if len(text.line.text) > _LONGEST_BROKEN), default=0)
    for text in texts[: min(matter, HEAD)]:
        bare = tight(_unquoted(text.line.plain))
        if text not in head and _ABOUT.match(bare) and re.search("的(?:建议|提案|议案)$", bare) and "。" not in bare:
            yield Found(_unquoted(text.line.text), text.at, 2.9, "按形状判断")


def _at_foot(texts: list[Text], head: list[Text]) -> Iterator[Found]:
    """Titles below the text, in brackets or as an annex: （关于……的建议）."""
    for text in texts:
        if text not in head and (match := _AT_FOOT.match(text.line.plain)):
            yield Found(text.line.text[match.start(1) : match.end(1)], text.at, 2.2, "写在文末")


def _unquoted(text: str) -> str:
    """A title without what is typed around the whole of it, or beside it behind wide space."""
    parts = [part for part in _APART.split(text.strip()) if _WHOLE.fullmatch(tight(part))]
    text = (parts[0] if len(parts) == 1 else text).lstrip("—－ ")
    bare = BEHIND_TITLE.sub("", _CALLED.sub("", text.strip()))
    if column := _COLUMN.match(plain(bare)):
        bare = bare[column.end() :]
    quoted = len(bare) > 2 and bare[0] + bare[-1] in ("《》", "“”") and bare[0] not in bare[1:]
    return bare[1:-1] if quoted else bare


def _is_other(bare: str) -> bool:
    """Whether a short line is something else: an author, a place, a heading."""
    return (
        re.search(
            "(?:代表|委员|提案人|作者)|(?:主任|校长|院长|主席|会长|教师|经理|书记|局长)$|[：:]|^[^，、]{0,12}(?:市|县|区|局|委员会|政协)$|\\d{4}年|案由|背景|建议$|问题$",
            bare,
        )
        is not None
    )
