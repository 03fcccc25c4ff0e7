"""U: numerals and quantities by GB/T 15835-2011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import PROSE, Case
from drafting.checking.rule import Fault, Mend, rule, safe
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.pairs import sentences
from drafting.language.tables import number_of

_ZERO = re.compile(r"(?<![A-Za-z\d〇零一二三四五六七八九])[一二三四五六七八九〇零○ОO0]{4}(?=年)")
_DATE_ALONE = re.compile(r"[\s　（]*[^年\s]{4}年[^年月\s]{1,3}月[^月日\s]{1,3}日[\s　）]*")
_UNIT = r"(?:年|个?月|日|天|小时|分钟|岁|个|人|名|家|次|米|公里|亩|元|万|亿|层|台|辆|倍|[%％℃])"
_RANGE = re.compile(rf"(?<![\dA-Za-z.\-—/〔（(])(\d+(?:\.\d+)?)(-|~|至-)(\d+(?:\.\d+)?)(?={_UNIT})")
_PERCENT = re.compile(r"(?<![\d.%％])(\d+(?:\.\d+)?)([-~—～－至])(\d+(?:\.\d+)?)[%％]")
_MIXED = re.compile(
    r"(?<![\d.])\d+(?:\.\d+)?[百千](?=[多余]?(?:元|人|个|名|家|户|台|辆|亩|平方|公里|吨|份|件|次|把|盏|万|亿))"
)
_TWICE = re.compile(
    r"(?:约|大约|将近|近)\d[\d.]*[万亿]?(?:余|多)?[^\d，。；、]{0,6}?(?:左右|上下)|(?:约|近)\d[\d.]*[万亿]?余"
)
_BOUND = re.compile(
    r"(?:最多|最高|不超过|至多)[^，。；]{0,4}\d[\d.]*[^，。；]{0,4}以上|(?:至少|最少|不低于|不少于)[^，。；]{0,4}\d[\d.]*[^，。；]{0,4}以下"
)


_COUNTED = r"(\d[\d,]{0,14}(?:\.\d{1,4})?)"
_TOTAL = re.compile(rf"{_COUNTED}([万亿]?[把个盏处家名人户台辆件次米里吨亩元所条座项套])[^，。；]{{0,6}}，其中")
_OVERLAP = 1.25  # parts that exceed the whole by more are not of one division
_PART = re.compile(rf"{_COUNTED}([万亿]?[一-鿿])(?=[、，）及和与]|$)")


_SHARES = re.compile(r"分别占(?:总[数量额]的?|全[部体]的?)?((?:约?\d{1,3}(?:\.\d{1,3})?[%％][、，和及]{0,2}){2,12})")
_ROUNDED = 0.5  # in points: what rounding of each part may add up to, and of one rate
_RATE = re.compile(
    r"(\d{1,7})([件条个项户家人名处起])[^，。；\d]{0,6}，[^，。；\d]{0,10}?(?P<done>已?(?:办结|办理|解决|完成|采纳|整改))"
    r"(\d{1,7})\2[^，。；\d]{0,4}，(?:办结|办理|解决|完成|采纳|整改)率(?:约|达到?|为)?(\d{1,3}(?:\.\d{1,3})?)[%％]"
)


@rule("U001", Severity.WARNING)
def zero_for_year(case: Case) -> Iterator[Fault]:
    """汉字年份中的“〇”写成了“零”“O”或圆圈。

    为什么：汉字编号、年份中的“0”写作“〇”。
    不好：
        正文：二零二五年以来，已增设座椅20把。
    较好：
        正文：二〇二五年以来，已增设座椅20把。
    依据：GB/T 15835-2011，4.2.3、5.2.3
    """
    for index, match in case.scan(_ZERO, tuple(role for role in Role if role not in (Role.DATE, Role.PRINTED_ON))):
        if _DATE_ALONE.fullmatch(case.document.paragraphs[index].text):
            continue  # the date of the letter, of which N006 speaks
        new = re.sub("[零○ОO0]", "〇", match[0])
        if new != match[0] and re.search("[一二三四五六七八九]", new):
            yield Fault(index, f"“{match[0]}年”中的零应为“〇”", f"写作“{new}年”", match.span(), safe(new))


@rule("U002", Severity.INFO)
def hyphen_for_range(case: Case) -> Iterator[Fault]:
    """数值、时间的起止用了半角连字符。

    为什么：起止用一字线“—”或浪纹线“～”；半角连字符用于编号和电话。
    不好：
        正文：用2-3年时间完成改造。
    较好：
        正文：用2～3年时间完成改造。
    依据：GB/T 15835-2011，5.1.5；GB/T 15834-2011，4.13
    """
    for index, match in case.scan(_RANGE, PROSE, quoted=True):
        calendar = case.document.paragraphs[index].text[match.end()] in "年月日" and int(float(match[1])) > 3
        new = "—" if calendar else "～"
        own = not case.quoted(index, match.start())
        span = match.span(2)
        yield Fault(index, f"“{match[0]}”的起止不用半角连字符", f"改为“{new}”", span, Mend(new, own))


@rule("U003", Severity.WARNING)
def percent_omitted(case: Case) -> Iterator[Fault]:
    """百分数的起止，前一个省了百分号。

    为什么：“5—10%”可以读成从5到10%，前一个百分号不能省。
    不好：
        正文：覆盖率每年提高5～10%。
    较好：
        正文：覆盖率每年提高5%～10%。
    依据：GB/T 15835-2011，5.1.5
    """
    for index, match in case.scan(_PERCENT, PROSE):
        yield Fault(index, "前一个百分号不能省", f"写作“{match[1]}%～{match[3]}%”", match.span())


@rule("U004", Severity.WARNING)
def mixed_numeral(case: Case) -> Iterator[Fault]:
    """阿拉伯数字后面接了“百”“千”。

    为什么：阿拉伯数字只能与“万”“亿”连用，不与“十、百、千”连用。
    不好：
        正文：惠及居民3千多人。
    较好：
        正文：惠及居民3000多人。
    依据：GB/T 15835-2011，5.1.3
    """
    for index, match in case.scan(_MIXED, PROSE):
        yield Fault(index, f"“{match[0]}”混用了两种数字", "全用阿拉伯数字，或者全用汉字", match.span())


@rule("U005", Severity.INFO)
def approximate_twice(case: Case) -> Iterator[Fault]:
    """概数说了两遍，或者上下限相矛盾。

    为什么：“约”与“左右”“余”意思重复；“最多”与“以上”、“至少”与“以下”互相矛盾。
    不好：
        正文：惠及居民约3000人左右。
    较好：
        正文：惠及居民约3000人。
    依据：GB/T 15835-2011，5.2.2；概数的一般用法
    """
    for pattern in (_TWICE, _BOUND):
        for index, match in case.scan(pattern, PROSE):
            yield Fault(index, f"“{match[0]}”概数重复或矛盾", "只留一种说法", match.span())


@rule("U006", Severity.WARNING)
def parts_exceed_total(case: Case) -> Iterator[Fault]:
    """分项之和超过了总数。

    为什么：“其中”的各项加起来比总数还多，必有一个数写错。
    不好：
        正文：已增设座椅46把，其中文昌公园30把、鼓楼街20把。
    较好：
        正文：已增设座椅50把，其中文昌公园30把、鼓楼街20把。
    依据：数字应当准确
    """
    for index, paragraph in case.each(*PROSE):
        for start, sentence in sentences(paragraph.text) if "其中" in paragraph.text else ():
            match = _TOTAL.search(sentence)
            if match is None or case.quoted(index, start + match.start()):
                continue
            behind = sentence[match.end() :].partition("其中")[0]
            parts = [number_of(part[1]) for part in _PART.finditer(behind) if part[2] == match[2]]
            whole = number_of(match[1])
            if parts and whole * (1 + 1e-9) < sum(parts) < whole * _OVERLAP:
                span = (start + match.start(), start + match.end(2))
                message = f"总数是{match[1]}{match[2]}，其中各项加起来是{sum(parts):g}{match[2]}"
                yield Fault(index, message, "核对各数", span)


_NO_UNIT = re.compile(
    r"(?:资金|投资|补助|补贴|经费|预算|奖励|资助|罚款|投入|拨付|安排)[^，。；\d]{0,6}\d+(?:\.\d+)?[万亿](?=[，。；、）])"
)


@rule("U010", Severity.WARNING)
def unit_lost(case: Case) -> Iterator[Fault]:
    """金额漏了单位“元”。

    为什么：“总投资35万”可以读成万元，也可以读成别的；公文中的数量要写明单位。
    不好：
        正文：该项目总投资35万，年内完工。
    较好：
        正文：该项目总投资35万元，年内完工。
    依据：GB/T 9704-2012，7.3.3；公文中计量单位的一般要求
    """
    for index, match in case.scan(_NO_UNIT, PROSE):
        span = (match.end() - 1, match.end())
        yield Fault(index, f"“{match[0]}”漏了单位", "补上“元”", span, Mend(f"{match[0][-1]}元", safe=False))


@rule("U011", Severity.WARNING)
def percentage_wrong(case: Case) -> Iterator[Fault]:
    """百分比与写出的数对不上。

    为什么：“分别占”的百分比加起来超过100%，或者比率与前面的两个数算出来的不同，必有一个数写错。
    不好：
        正文：今年共收到诉求80件，已办结60件，办结率85%。
    较好：
        正文：今年共收到诉求80件，已办结60件，办结率75%。
    依据：数字应当准确
    """
    for index, match in case.scan(_RATE, PROSE):
        whole, done, said = int(match[1]), int(match[4]), float(match[5])
        if 0 < done <= whole and abs(100 * done / whole - said) > 2 * _ROUNDED:
            message = f"{whole}{match[2]}中的{done}{match[2]}是{100 * done / whole:.1f}%，写作{match[5]}%"
            yield Fault(index, message, "核对各数", match.span(5))
    for index, match in case.scan(_SHARES, PROSE):
        shares = [float(share) for share in re.findall(r"\d+(?:\.\d+)?", match[1])]
        if sum(shares) > 100 + _ROUNDED * len(shares):
            yield Fault(index, f"各项所占加起来是{sum(shares):g}%", "核对各数", match.span(1))
