"""S007, S010 to S013: items of a list, a heading that stands among numbered ones, a letter without lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, unsafe
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.headings import numeral, parse_heading
from drafting.language.numerals import ordinal

_LISTED = re.compile(
    r"(?:(?<![统同单万划唯专之第十二三四五六七八九])一|(?:^|(?<=[，。；：、,;:”）]))[一二三四五六七八九十])是(?!否)"
)
_ITEM = re.compile(r"[ 　]*([一二三四五六七八九十])是(?!否)")
_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_MARKS = (
    re.compile(rf"{_NUMERAL}[、.．]"),
    re.compile(rf"[（(]{_NUMERAL}[）)]"),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))"),
    re.compile(r"[（(]\d{1,2}[）)]"),
    re.compile(r"[①-⑳]"),
    re.compile(rf"{_NUMERAL}是"),
    re.compile(rf"第{_NUMERAL}[，、：,:]|首先[，,]|其次[，,]|再次[，,]|最后[，,]"),
)
_HEADED = re.compile(r"(?:关于|针对|对于|有关)|.{2,36}(?:问题|情况|方面|建议|措施|安排|打算|工作|方向)$")
_NO_HEADING = re.compile(r"[。：；，！？…,;:.!?、|]|^表|^附|^[（(]|代表$|委员$")


@rule("S007", Severity.WARNING)
def list_skips(case: Case) -> Iterator[Fault]:
    """“一是、二是”的序列不连续。

    为什么：缺了“二是”，读的人会以为漏了一项。
    不好：
        正文：我们做了以下工作：一是增设座椅；三是增加照明。
    较好：
        正文：我们做了以下工作：一是增设座椅；二是增加照明。
    依据：层次序数连续
    """
    begun = False
    for index, paragraph in case.prose:
        expected = 0
        if (first := _ITEM.match(paragraph.text)) and not begun and ordinal(first[1]) == 2:
            yield Fault(index, "“二是”之前没有“一是”", "补上“一是”，或改写", first.span())
        begun = begun or "一是" in paragraph.text or "首先" in paragraph.text
        for match in _LISTED.finditer(paragraph.text) if "是" in case.characters[index] else ():
            number = ordinal(match[0][:-1])
            if number == 1:
                expected = 1
            elif expected and number != expected:
                message = f"“{match[0]}”之前没有“{numeral(1, expected)[:-1]}是”"
                yield Fault(index, message, "按顺序改正", match.span())
                expected = number
            expected += bool(expected)


def _mark(text: str) -> int | None:
    """The form of the mark that an item begins with."""
    bare = text.lstrip(" 　")
    return next((form for form, pattern in enumerate(_MARKS) if pattern.match(bare)), None)


@rule("S010", Severity.WARNING)
def heading_unnumbered(case: Case) -> Iterator[Fault]:
    """标题之间夹了一个没有序号的标题。

    为什么：同一层的标题都编号，只有一个不编，读的人分不清它与前后是什么关系。
    不好：
        一级标题：一、关于增设座椅
        正文：已在公园和步道两侧增设座椅20把，年内再增设10把。
        正文：关于修补步道
        正文：步道破损路段已经修补，并通过了街道和居民代表的验收。
        一级标题：二、关于增加照明
    较好：
        一级标题：一、关于增设座椅
        正文：已在公园和步道两侧增设座椅20把，年内再增设10把。
        一级标题：二、关于修补步道
        正文：步道破损路段已经修补，并通过了街道和居民代表的验收。
        一级标题：三、关于增加照明
    依据：GB/T 9704-2012，7.3.3；同级标题体例一致
    """
    numbered = {index: parse_heading(p.text).number for index, p in case.answer if _is_point(p.text)}
    bare = [index for index, p in case.answer if _is_bare_heading(case, index)]
    if len(numbered) < 2 or len(bare) > 2:
        return
    for index in bare:
        before = max((n for n in numbered if n < index), default=None)
        behind = min((n for n in numbered if n > index), default=None)
        skipped = behind and numbered[behind] != (numbered[before] if before else 0) + 1  # of which S001 speaks
        if before is not None and not skipped:
            length = len(case.document.paragraphs[index].text)
            yield Fault(
                index, "这一行似为标题，前后的标题都有序号", "补上序号，后面的顺改；不是标题的并入正文", (0, length)
            )


def _is_point(text: str) -> bool:
    heading = parse_heading(text.strip())
    return heading is not None and heading.level == 1 and len(text) <= 45 and not text.rstrip().endswith(("。", "；"))


def _is_bare_heading(case: Case, index: int) -> bool:
    paragraphs = case.document.paragraphs
    text = paragraphs[index].text.strip()
    below = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    shaped = 4 <= len(text) <= 36 and _HEADED.match(text) and not _NO_HEADING.search(text) and _mark(text) is None
    return bool(shaped and below and below.role is Role.BODY and len(below.text) > max(20, len(text)))


@rule("S011", Severity.WARNING)
def last_item_open(case: Case) -> Iterator[Fault]:
    """列项的最后一项以分号结束。

    为什么：各项之间用分号，最后一项之后应当用句号，否则像是后面还有漏掉的一项。
    不好：
        三级标题：1.已在公园增设座椅20把；
        三级标题：2.已在步道旁增加路灯12盏；
        正文：以上项目已经投入使用。
    较好：
        三级标题：1.已在公园增设座椅20把；
        三级标题：2.已在步道旁增加路灯12盏。
        正文：以上项目已经投入使用。
    依据：GB/T 15834-2011，4.6.3
    """
    for at, (index, paragraph) in enumerate(case.prose):
        text = paragraph.text.rstrip()
        form = _mark(text) if text.endswith(("；", ";")) else None
        following = case.prose[at + 1][1].text if at + 1 < len(case.prose) else ""
        if form is not None and _mark(following) != form:
            span = (len(text) - 1, len(text))
            yield Fault(index, "最后一项之后应为句号", "改为“。”；后面漏了一项的补上", span, unsafe("。"))


@rule("S012", Severity.WARNING)
def run_together(case: Case) -> Iterator[Fault]:
    """称谓、引言、正文连在一段，没有分行。

    为什么：称谓顶格，正文另起一行；连成一段，各部分也无从查对。多是从网页复制时丢了换行。
    依据：GB/T 9704-2012，7.3.2、7.3.3
    """
    if case.run_together is not None:
        yield Fault(case.run_together, "称谓、引言、正文连在一段", "按称谓、引言、正文、署名、日期分行后再检查")


_COUNTED = re.compile(
    r"([两二三四五六七八九])(?:个|项|点|条|种|大)?(?:方面|问题|原因|措施|工作|任务|难点|意见|建议|举措|环节|重点)?(?:的[一-鿿]{2,4})?[：:](?=一是)"
)


@rule("S013", Severity.WARNING)
def listed_against_count(case: Case) -> Iterator[Fault]:
    """说了几个方面，列出的项数不符。

    为什么：说三个方面而只列两项，读的人会以为漏了一项。
    不好：
        正文：我局做了三个方面的工作：一是普查建档，二是挂牌保护。
    较好：
        正文：我局做了两个方面的工作：一是普查建档，二是挂牌保护。
    依据：前后一致
    """
    for index, match in case.scan(_COUNTED):
        said = 2 if match[1] == "两" else ordinal(match[1])
        items = [ordinal(item[0][0]) for item in _LISTED.finditer(match.string, match.end())]
        listed = next((n for n, item in enumerate(items) if n and item == 1), len(items))
        if listed > 1 and listed != said:
            yield Fault(index, f"说的是{match[1]}项，列出了{listed}项", "核对是否漏写", match.span())
