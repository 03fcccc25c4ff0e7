"""G: what a letter that is published must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.personal import IDENTITY, MOBILE
from drafting.model.reply import DISCLOSURES

_ALL = tuple(Role)
_DIGITS = re.compile(r"\d[\d\-\s\u2013\u2014\uff0d]{9,}\d")
_CARD = re.compile(r"(?:账号|账户|卡号)[^\d，。]{0,8}(\d{12,19})(?!\d)")
_INSIDE = re.compile(
    r"内部(?:资料|掌握|参考|使用|文件)|不宜(?:对外)?公开|不得外传|请勿外传|注意保密|仅供(?:领导|内部)[^，。；]{0,6}"
    r"|拟办意见|呈阅|请[^，。；]{0,6}(?:局长|主任|领导)(?:批示|阅示|审定)|口径(?:统一)?为|待领导(?:审定|批示)"
)
_SECRET = re.compile(r"(?:绝密|机密|秘密)\s*★")


@rule("G001", Severity.WARNING)
def mobile_number(case: Case) -> Iterator[Fault]:
    """写了手机号码。

    为什么：答复原则上全文公开，个人手机号码属于个人信息，应当写办公电话。
    不好：
        附注：（联系人：周明，联系电话：13800000000）
    较好：
        附注：（联系人：周明，联系电话：0370-5550123）
    依据：个人信息保护法第二十八条；政府信息公开条例第十五条
    """
    for index, match in _numbers(case, MOBILE):
        yield Fault(index, "答复公开后会泄露手机号码", "改写办公电话", match.span())


def _numbers(case: Case, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """The matches of a personal number, sought where there are digits enough for one."""
    for index, run in case.scan(_DIGITS, _ALL, quoted=True):
        for match in pattern.finditer(run.string, run.start(), run.end() + 2):  # the X of a number, and what follows
            yield index, match


@rule("G002", Severity.ERROR)
def identity_number(case: Case) -> Iterator[Fault]:
    """写了身份证号码、银行账号。

    为什么：身份证号码、银行账号是敏感个人信息，不能出现在答复中。
    不好：
        正文：已为居民（身份证号码110101199003070000）办理补助。
    较好：
        正文：已为该居民办理补助。
    依据：个人信息保护法第二十八条、第二十九条
    """
    for index, match in _numbers(case, IDENTITY):
        yield Fault(index, "不能写身份证号码", "删去", match.span())
    for index, match in case.scan(_CARD, _ALL, quoted=True):
        yield Fault(index, "不能写银行账号", "删去", match.span(1))


@rule("G003", Severity.WARNING)
def inside_words(case: Case) -> Iterator[Fault]:
    """写了只供内部的话。

    为什么：拟办意见、统一口径等是办理过程中的话，写进答复会造成误解。
    不好：
        正文：以上情况内部掌握，请局长审定。
    较好：
        正文：以上情况已在局网站公布。
    依据：国办发〔2014〕46号：建议提案办理结果公开
    """
    if case.reply and case.reply.disclosure == "不予公开":
        return
    for index, match in case.scan(_INSIDE, _ALL, quoted=False):
        yield Fault(index, f"“{match[0]}”是对内部说的话", "删去，或改为对代表、委员的答复", match.span())


@rule("G004", Severity.ERROR)
def secrecy_published(case: Case) -> Iterator[Fault]:
    """标有密级的答复写明公开。

    为什么：涉密内容不得公开；有密级就不能主动公开，也不能依申请公开。
    不好：
        密级和保密期限：秘密★1年
        附注：（此件公开）
    较好：
        附注：（此件公开）
    依据：保守国家秘密法；政府信息公开条例第十四条
    """
    marked = next(case.scan(_SECRET, _ALL, quoted=True), None) or _marked(case)
    opened = re.compile(r"此件(?:主动)?公开|此件依申请公开|主动公开|同意公开")
    public = next(case.scan(opened, (Role.NOTE,), quoted=True), None)
    if marked and public:
        yield Fault(public[0], "前面标有密级，这里却写明公开", "核对密级和公开方式", public[1].span())
    elif marked and marked[0] not in {index for index, _ in case.each(Role.SECRECY)}:
        yield Fault(marked[0], "正文中有密级标志", "定密后标在首页，或删去", marked[1].span())


def _marked(case: Case) -> tuple[int, re.Match[str]] | None:
    return next(case.scan(re.compile(r"\S+"), (Role.SECRECY,)), None)


@rule("G005", Severity.WARNING)
def secrecy_form(case: Case) -> Iterator[Fault]:
    """密级和保密期限的写法不对。

    为什么：密级和保密期限之间用“★”隔开，不知道期限就无从解密。
    不好：
        密级和保密期限：秘密
    较好：
        密级和保密期限：秘密★1年
    依据：GB/T 9704-2012，7.2.2；国家秘密定密管理暂行规定
    """
    for index, paragraph in case.each(Role.SECRECY):
        text = paragraph.text.replace("　", "").replace(" ", "")
        if text and not re.fullmatch(r"(?:绝密|机密|秘密)★(?:\d+(?:年|个月)|长期|启用前|[^★]{2,12}前)", text):
            yield Fault(index, f"“{text}”写法不对", "写作“秘密★1年”", (0, len(paragraph.text)))


@rule("G007", Severity.WARNING)
def secret_without_copy_number(case: Case) -> Iterator[Fault]:
    """标了密级，没有份号。

    为什么：涉密公文应当标注份号，逐份登记，才能清点、收回。
    不好：
        密级和保密期限：秘密★1年
        标题：关于市政协五届三次会议第76号提案的答复
    较好：
        份号：000012
        密级和保密期限：秘密★1年
    依据：党政机关公文处理工作条例第九条；GB/T 9704-2012，7.2.1
    """
    marked = case.first(Role.SECRECY)
    if marked and not case.first(Role.COPY_NUMBER):
        yield Fault(marked[0], "涉密公文应当有份号", "填写份号，一般为6位数字", (0, len(marked[1].text)))


@rule("G006", Severity.WARNING)
def disclosure_unknown(case: Case) -> Iterator[Fault]:
    """公开方式不是规定的写法。

    为什么：公开属性只有主动公开、依申请公开、不予公开三种。
    不好：
        公开方式: 内部公开
    较好：
        公开方式: 主动公开
    依据：国办发〔2014〕46号；政府信息公开条例
    """
    if case.reply and case.reply.disclosure and case.reply.disclosure not in DISCLOSURES:
        yield Fault("disclosure", f"没有“{case.reply.disclosure}”这一公开方式", f"改为{'、'.join(DISCLOSURES)}之一")


_APPROVAL = re.compile(r"(拟稿|核稿|审稿|校对|会签|审批|审定|复核|审核|分管领导|签批)(?:人|意见|单位|科室)?\s*[：:]")
_STEPS = {"拟稿", "核稿", "审稿", "会签", "审批", "审定", "分管领导"}  # 审核 and 校对 alone are a web page's


@rule("G010", Severity.WARNING)
def approval_printed(case: Case) -> Iterator[Fault]:
    """印出了发文稿纸上的拟稿、核稿、审批栏。

    为什么：拟稿、核稿、会签、审批是机关内部的办文程序，写在发文稿纸上，不印在答复上。
    不好：
        附注：拟稿：周明　核稿：林若溪　审批：何维
    较好：
        附注：（联系人：周明，联系电话：0370-5550123）
    依据：党政机关公文处理工作条例第二十五条；GB/T 9704-2012，7.1
    """
    for index, paragraph in enumerate(case.document.paragraphs):
        found = list(_APPROVAL.finditer(paragraph.text))
        if found and len(paragraph.text) < 120 and {match[1] for match in found} & _STEPS:
            span = (found[0].start(), len(paragraph.text.rstrip()))
            yield Fault(index, "拟稿、核稿、审批是内部程序，不印在答复上", "删去这一栏", span)
            return
