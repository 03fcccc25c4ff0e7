"""C: titles, document numbers and quotation marks — in pairs, and one thing under one name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, Mend, rule, safe
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.citations import CITED, plain_number, same_case
from drafting.language.pairs import BRACKETS, pair, short

_ALL = tuple(Role)
_CUT = (Role.RESULT, Role.NOTE)
_BARE_NUMERAL = re.compile(r"(?:^|[。；：，\s])[\dA-Za-z一二三四五六七八九十①-⑩]{1,2}$")
_TITLE = re.compile(r"《([^《》]{6,60})》")
_PLAN = re.compile(
    r"(?<![“\d第〇零百千万一二三四五六七八九])十[一二三四五六]五(?![”\d个名人年月日号条位元岁亿万千百分])"
)
_OURSELVES = re.compile(r"我(局(?![面部限])|厅|委(?![员托派])|办(?![理法事公结好成])|中心(?![城区]))")
_OWN_END = re.compile(r"(?:局|厅|委员会|委|办公室|办公厅|办|中心)$")
_CITY = re.compile(r"[^县区旗乡镇]{2,8}市[^县区旗乡镇]{2,30}")
_OUR_COUNTY = re.compile(r"我[县乡镇](?![城域])")
_ANCHORED = re.compile(r"(?<![A-Za-z\d.])([A-Za-z\d]{3,12})([一-鿿]{2,8}?)(热线|平台|系统|专线)")


@rule("C001", Severity.ERROR)
def unpaired(case: Case) -> Iterator[Fault]:
    """书名号、引号、括号没有成对。

    为什么：缺了一半，题名、引文、字号的起止就不清楚。
    不好：
        正文：按照《云州市公园管理办法的规定，已完成改造。
    较好：
        正文：按照《云州市公园管理办法》的规定，已完成改造。
    依据：GB/T 15834-2011，4.8、4.9、4.15
    """
    apart = (Role.DOCUMENT_NUMBER, Role.TITLE)
    lines = Counter(paragraph.source for paragraph in case.document)
    loose: dict[int, list[int]] = {}
    for index, paragraph in case.each(*(role for role in Role if role not in apart)):
        cut = paragraph.role is Role.SIGNATORY or (paragraph.role in _CUT and lines[paragraph.source] > 1)
        if cut and not case.reply:
            continue  # a part of a line, whose brackets may stand in another part
        loose[index] = _unpaired_in(paragraph.text)
    for index in loose:
        _pair_over_lines(case, loose, index)
        yield from (_alone(index, case.document.paragraphs[index].text, position) for position in loose[index])
    begin = 0
    alone = _unpaired_in(case.title)
    for index, paragraph in case.each(Role.TITLE):
        end = begin + len(paragraph.text)
        yield from (_alone(index, paragraph.text, at - begin) for at in alone if begin <= at < end)
        begin = end


def _alone(index: int, text: str, position: int) -> Fault:
    return Fault(index, f"“{text[position]}”没有成对", "补上另一半，或删去", (position, position + 1))


def _pair_over_lines(case: Case, loose: dict[int, list[int]], index: int) -> None:
    """附注 may open its bracket on one line and close it on the next."""
    here, below = loose[index], loose.get(index + 1, [])
    if not here or not below:
        return
    above, following = case.document.paragraphs[index], case.document.paragraphs[index + 1]
    opening, closing = _wide(above.text[here[-1]]), _wide(following.text[below[0]])
    if above.role is following.role is Role.NOTE and BRACKETS.get(closing) == opening:
        here.pop()
        del below[0]


def _unpaired_in(text: str) -> list[int]:
    """Positions of marks without their other half; the ） of a numeral 1） has none."""
    widths = _wide(text)
    return [
        at
        for at in pair(widths, BRACKETS).alone
        if not (widths[at] == "）" and _BARE_NUMERAL.search(widths[max(0, at - 3) : at]))
    ]


def _wide(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


@rule("C002", Severity.WARNING)
def number_with_two_titles(case: Case) -> Iterator[Fault]:
    """同一发文字号有两个题名。

    为什么：一个字号只有一份文件，题名应当照原文引全；两处不同必有一处错。
    不好：
        正文：印发了《公园三年行动计划》（云政办〔2025〕18号）。按照《云州市公园建设行动计划》（云政办〔2025〕18号）的要求推进。
    较好：
        正文：印发了《公园三年行动计划》（云政办〔2025〕18号）。按照《公园三年行动计划》（云政办〔2025〕18号）的要求推进。
    依据：党政机关公文处理工作条例：引用公文应当先引标题、后引发文字号
    """
    seen: dict[str, str] = {}
    for index, match in case.scan(CITED, quoted=True):
        title, number = match[1], plain_number(match[2])
        if seen.setdefault(number, title) != title:
            message = f"{match[2]}前面的题名是《{short(seen[number], 24)}》"
            yield Fault(index, message, "核对原文，用同一题名", match.span())


@rule("C003", Severity.WARNING)
def title_with_two_numbers(case: Case) -> Iterator[Fault]:
    """同一题名有两个发文字号。

    为什么：一份文件只有一个字号，两处不同必有一处错。
    不好：
        正文：印发了《公园三年行动计划》（云政办〔2025〕18号）。按照《公园三年行动计划》（云政办〔2025〕13号）推进。
    较好：
        正文：印发了《公园三年行动计划》（云政办〔2025〕18号）。按照《公园三年行动计划》（云政办〔2025〕18号）推进。
    依据：党政机关公文处理工作条例：引用公文应当先引标题、后引发文字号
    """
    seen: dict[str, tuple[str, str]] = {}
    for index, match in case.scan(CITED, quoted=True):
        number = plain_number(match[2])
        known = seen.setdefault(match[1], (number, match[2]))
        if known[0] != number:
            yield Fault(index, f"前面的字号是{known[1]}", "核对原文，用同一字号", match.span(2))


@rule("C004", Severity.WARNING)
def two_names(case: Case) -> Iterator[Fault]:
    """同一事物有两个名称。

    为什么：同一条热线、同一份文件前后叫法不同，读的人会当成两样。
    不好：
        正文：开通12345政府服务热线。群众可拨打12345政务服务热线反映。
    较好：
        正文：开通12345政务服务热线。群众可拨打12345政务服务热线反映。
    依据：同一概念用同一名称
    """
    seen: dict[tuple[str, str], str] = {}
    for index, match in case.scan(_ANCHORED, quoted=True):
        known = seen.setdefault((match[1], match[3]), match[2])
        if known != match[2]:
            message = f"前面称“{match[1]}{known}{match[3]}”"
            yield Fault(index, message, "核对后统一名称", match.span())
    yield from _near_titles(case)


def _near_titles(case: Case) -> Iterator[Fault]:
    """Titles that differ in one character, or in their marks alone, digits being equal."""
    holes: dict[str, str] = {}
    known_titles: set[str] = set()
    for index, match in case.scan(_TITLE, quoted=True):
        if match[1] in known_titles:
            continue
        known_titles.add(match[1])
        plain = re.sub(r"[\W_]", "", match[1])
        keys = [f"{plain[:i]}*{plain[i + 1 :]}" for i in range(len(plain)) if len(plain) >= 8] or [plain]
        near = {known for key in keys if (known := holes.get(key)) and known != match[1] and same_case(known, match[1])}
        if near:
            yield Fault(index, f"前面写作《{short(sorted(near)[0], 24)}》", "核对原文，用同一题名", match.span())
        for key in keys:
            holes.setdefault(key, match[1])


@rule("C005", Severity.INFO)
def plan_unquoted(case: Case) -> Iterator[Fault]:
    """“十四五”等没有加引号。

    为什么：“十四五”是五年规划的简称，不加引号会读成数字。
    不好：
        正文：已列入十四五规划。
    较好：
        正文：已列入“十四五”规划。
    依据：GB/T 15834-2011，4.8.3.2
    """
    for index, match in case.scan(_PLAN, _ALL, quoted=True):
        own = not case.quoted(index, match.start())
        new = f"“{match[0]}”"
        yield Fault(index, f"“{match[0]}”应当加引号", f"写作{new}", match.span(), Mend(new, own))


@rule("C006", Severity.WARNING)
def about_about(case: Case) -> Iterator[Fault]:
    """“关于”重叠。

    为什么：题名已有“关于”，前面再加“关于”就重复；题名末尾已有“建议”“提案”，后面也不再重复。
    不好：
        正文：您提出的关于“关于增设便民座椅”的提案收悉。
    较好：
        正文：您提出的《关于增设便民座椅的提案》收悉。
    依据：避免文字重复的一般要求
    """
    for index, match in case.scan(re.compile(r"关于(?=[“《]关于)|关于关于"), _ALL, quoted=True):
        yield Fault(index, "“关于”重叠", "删去前一个“关于”", (match.start(), match.start() + 2))
    for index, match in case.scan(_KIND_TWICE, _ALL, quoted=True):
        yield Fault(index, f"“{match[1]}”重叠", f"删去后一个“{match[2]}”", match.span(2))


@rule("C007", Severity.WARNING)
def nested_quotes(case: Case) -> Iterator[Fault]:
    """引号、书名号嵌套时用了同一种。

    为什么：双引号里面再用引号时用单引号；双书名号里面再用书名号时用单书名号。
    不好：
        正文：印发了《关于实施《云州市公园管理办法》的通知》。
    较好：
        正文：印发了《关于实施〈云州市公园管理办法〉的通知》。
    依据：GB/T 15834-2011，4.8.3.3、4.15.3.5
    """
    for index, paragraph in enumerate(case.document.paragraphs):
        for left, inner in (("“", "‘’"), ("《", "〈〉")):
            reach = -1
            for start, end in sorted(span for span in case.quotations[index] if paragraph.text[span[0]] == left):
                if end < reach:
                    message = f"{left}里面再用时应当用{inner}"
                    yield Fault(index, message, f"改为{inner}", (start, end))
                reach = max(reach, end)


@rule("C008", Severity.INFO)
def comma_between_quotes(case: Case) -> Iterator[Fault]:
    """并列的引号、书名号之间用了顿号。

    为什么：标有引号或者书名号的并列成分之间通常不用顿号。
    不好：
        正文：推进“一网通办”、“一网统管”。
    较好：
        正文：推进“一网通办”“一网统管”。
    依据：GB/T 15834-2011，4.5.3.5
    """
    for index, match in case.scan(re.compile(r"(?<=[”》])、(?=[“《])"), _ALL):
        yield Fault(index, "并列的引号、书名号之间不用顿号", "删去“、”", match.span(), safe(""))


@rule("C009", Severity.WARNING)
def own_name(case: Case) -> Iterator[Fault]:
    """本单位的自称不一致，或者与落款不符。

    为什么：落款是局，文中却称“我委”，或者前后称呼不同，多是从别的单位的稿子抄来。
    不好：
        正文：我局已增设座椅20把，我委将继续做好维护。
    较好：
        正文：我局已增设座椅20把，将继续做好维护。
    依据：同一概念用同一名称
    """
    signatures = [paragraph.text.strip() for _, paragraph in case.each(Role.SIGNATURE)]
    if len(signatures) > 1:
        return
    end = _OWN_END.search(signatures[0]) if signatures else None
    own = {"委员会": "委", "办公室": "办", "办公厅": "办"}.get(end[0], end[0]) if end else ""
    told = ""
    if signatures and _CITY.fullmatch(signatures[0]):
        for index, match in case.scan(_OUR_COUNTY):
            yield Fault(
                index, f"落款是{signatures[0]}，这里称“{match[0]}”", "改为“我市”，或写县、乡的名称", match.span()
            )
    for index, match in case.scan(_OURSELVES):
        own = own or match[1]
        if match[1] != own and match[0] != told:
            told = match[0]
            where = "落款是" + signatures[0] if end else f"前面称“我{own}”"
            yield Fault(index, f"{where}，这里称“{match[0]}”", f"改为“我{own}”", match.span())


_KIND_TWICE = re.compile(r"的(建议|议案|提案)[”》](的?\1)(?!人|者|[委办中])")
_STANDARD = re.compile(
    r"(?<![A-Za-z/／\d])(?:G|B|GT|BG|TG|GBT|G/T|B/T|GB／T)\s?\d{3,6}(?:\.\d{1,2})?\s?[-—－–]\s?(?:19|20)\d\d(?!\d)"
)


@rule("C011", Severity.WARNING)
def standard_number(case: Case) -> Iterator[Fault]:
    """标准编号的代号不对。

    为什么：国家标准的代号是GB或者GB/T，少了字母就查不到这个标准。
    不好：
        正文：按照《城镇照明设施管理规范》（G51038-2015）的要求维护。
    较好：
        正文：按照《城镇照明设施管理规范》（GB 51038-2015）的要求维护。
    依据：国家标准管理办法：国家标准的代号
    """
    for index, match in case.scan(_STANDARD, quoted=True):
        yield Fault(index, f"没有“{match[0]}”这样的标准编号", "核对后写全代号，如 GB 或 GB/T", match.span())
