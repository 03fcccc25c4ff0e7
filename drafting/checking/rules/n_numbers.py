"""N001 to N009, N020: document numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafting.checking.case import PROSE, Case
from drafting.checking.rule import Fault, rule, safe
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.numerals import format_date, parse_date, parse_document_number

_NUMBER = re.compile(r"(?<![^\s　])[^\s　]*?[〔【\[［（(〖]\s*\d{4}\s*[〕】\]］）)〗]?\s*第?\s*\d*\s*号?")
_PARTS = re.compile(r"(.+?)\s*[〔【\[［（(〖]\s*(\d{4})\s*[〕】\]］）)〗]\s*第?\s*0*([1-9]\d*)\s*号?")
_CITED = re.compile(r"(?<=[一-鿿])(?<![令第])([【\[［（(〖])((?:19|20)\d\d)([】\]］）)〗])\s*第?\d+号")
_DATES = (Role.BODY, Role.DATE, Role.PRINTED_ON, Role.NOTE)
_PADDED = re.compile(r"(?:(?<=年)0\d{1,2}月(?:\s*0?\d{1,2}日)?|(?<=月)0\d{1,2}日)")
_DAY = re.compile(r"(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,3})日")
_HAN_DATE = re.compile(
    r"[〇一二三四五六七八九零○ОOo0]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日曰]"
)
_HALF_HAN_DATE = re.compile(
    r"(?:19|20)\d\d年(?:[一二三四五六七八九十]{1,3}月\d{0,2}[一二三四五六七八九十]{0,3}日|\d{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_SHORT_DATE = re.compile(
    r"((?:19|20)\d\d)\s*[./\-－]\s*(\d{1,2})\s*[./\-－]\s*(\d{1,2})日?|((?:19|20)\d\d)(\d\d)(\d\d)"
)
_WHOLE_DATE = re.compile(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日")
_LINE = 40  # characters of a line that holds no more than a date
_FOOT = 12  # lines among which the date stands, whatever it was read as
_SHORT_YEAR = re.compile(r"(?<![\dOoIl.至到—～约近了用历长—-])[012]\d年(?=\d{1,2}月)")


@rule("N001", Severity.ERROR)
def number_form(case: Case) -> Iterator[Fault]:
    """发文字号的写法不对。

    为什么：年份用六角括号〔〕括入，写全四位；序号不编虚位、不加“第”字，后面加“号”字。
    不好：
        发文字号：云政数【2026】023号
    较好：
        发文字号：云政数〔2026〕23号
    依据：GB/T 9704-2012，7.2.5
    """
    for index, paragraph in case.each(Role.DOCUMENT_NUMBER):
        match = _NUMBER.search(paragraph.text)
        typed = match[0] if match else paragraph.text.strip().split("签发人")[0].strip()
        if not typed.strip("　 "):
            continue
        try:
            parse_document_number(typed)
        except ValueError as error:
            start = paragraph.text.index(typed)
            parts = _PARTS.fullmatch(typed)
            new = f"{parts[1]}〔{parts[2]}〕{parts[3]}号" if parts else None
            remedy = f"改为“{new}”" if new else str(error)
            yield Fault(
                index, f"发文字号“{typed}”写法不对", remedy, (start, start + len(typed)), safe(new) if new else None
            )


@rule("N002", Severity.WARNING)
def cited_number_brackets(case: Case) -> Iterator[Fault]:
    """引用的发文字号没有用六角括号。

    为什么：引用公文应当照发文字号的规范写法，年份用六角括号〔〕。
    不好：
        正文：按照《云州市公园管理办法》（云政办【2025】18号）的规定，已完成改造。
    较好：
        正文：按照《云州市公园管理办法》（云政办〔2025〕18号）的规定，已完成改造。
    依据：GB/T 9704-2012，7.2.5；党政机关公文处理工作条例关于引用公文的规定
    """
    for index, match in case.scan(_CITED, PROSE):
        start, end = match.start(1), match.end(3)
        yield Fault(index, f"年份应当用六角括号：〔{match[2]}〕", "改为〔〕", (start, end), safe(f"〔{match[2]}〕"))


@rule("N003", Severity.ERROR)
def number_year(case: Case) -> Iterator[Fault]:
    """发文字号的年份与成文日期不在同一年。

    为什么：字号按年编排，年份与成文日期不同，多是沿用旧稿没有改。
    不好：
        发文字号：云政数〔2025〕23号
        成文日期：2026年9月10日
    较好：
        发文字号：云政数〔2026〕23号
        成文日期：2026年9月10日
    依据：GB/T 9704-2012，7.2.5、7.3.5.4
    """
    numbered = case.first(Role.DOCUMENT_NUMBER)
    match = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", numbered[1].text) if numbered else None
    year = _year(case)
    if match and year and match[0] != year:
        yield Fault(numbered[0], f"字号年份是{match[0]}年，成文日期是{year}年", "核对后改成同一年", match.span())


def _year(case: Case) -> str:
    """The year of the letter's date; a day that does not exist has one, too."""
    if case.date:
        return str(case.date.year)
    lines = (paragraph.text.strip() for paragraph in case.document.paragraphs[-_FOOT:])
    return next((found[1] for line in lines if (found := _WHOLE_DATE.fullmatch(line))), "")


@rule("N004", Severity.WARNING)
def padded_date(case: Case) -> Iterator[Fault]:
    """月、日前面补了0。

    为什么：日期用阿拉伯数字，月、日不编虚位（1不编为01）。
    不好：
        正文：2026年05月08日，我局到现场察看。
    较好：
        正文：2026年5月8日，我局到现场察看。
    依据：GB/T 9704-2012，7.3.5.4
    """
    for index, match in case.scan(_PADDED, _DATES):
        new = re.sub(r"0(?=\d[月日])", "", match[0])
        yield Fault(index, f"“{match[0]}”编了虚位", f"改为“{new}”", match.span(), safe(new))


@rule("N005", Severity.ERROR)
def impossible_date(case: Case) -> Iterator[Fault]:
    """日期不存在。

    为什么：没有这一天的日期多是打字错误，会使时限、事实无从查对。
    不好：
        正文：该路段于2026年6月31日完工。
    较好：
        正文：该路段于2026年6月30日完工。
    依据：日期应当真实
    """
    for index, match in case.scan(_DAY, _DATES, quoted=True):
        try:
            date(int(match[1] or 2000), int(match[2]), int(match[3]))
        except ValueError:
            yield Fault(index, f"没有“{match[0]}”这一天", "核对后改正", match.span())


@rule("N006", Severity.WARNING)
def date_in_han(case: Case) -> Iterator[Fault]:
    """成文日期没有用阿拉伯数字写明年、月、日。

    为什么：成文日期用阿拉伯数字将年、月、日标全，不用汉字数字，也不用点、横线代替年、月、日。
    不好：
        成文日期：二〇二六年九月十日
    较好：
        成文日期：2026年9月10日
    依据：GB/T 9704-2012，7.3.5.4
    """
    for index, match in _ill_dated(case):
        typed = "-".join(filter(None, match.groups())) or re.sub("[零○ОOo0]", "〇", match[0]).replace("曰", "日")
        try:
            new = format_date(parse_date(typed))
        except ValueError:
            new = None
        said = "应当标全年、月、日" if match.lastindex else "应当用阿拉伯数字"
        remedy = f"改为“{new}”" if new else "核对后改写"
        yield Fault(index, f"成文日期{said}", remedy, match.span(), safe(new) if new else None)


def _ill_dated(case: Case) -> Iterator[tuple[int, re.Match[str]]]:
    """Dates of the letter that are not 2026年9月10日, in their own lines or alone in a line of the foot."""
    paragraphs = case.document.paragraphs
    for index, paragraph in enumerate(paragraphs):
        dated = paragraph.role in (Role.DATE, Role.PRINTED_ON)
        for form in (_HAN_DATE, _HALF_HAN_DATE, _SHORT_DATE):
            alone = index >= len(paragraphs) - _FOOT and len(paragraph.text) <= _LINE
            match = form.search(paragraph.text) if dated or alone else None
            if match and (dated or match[0] == paragraph.text.strip("（） 　")):
                yield index, match


@rule("N007", Severity.WARNING)
def short_year(case: Case) -> Iterator[Fault]:
    """年份写了简写。

    为什么：年份应当写全四位，不简写。
    不好：
        正文：该项目25年3月开工。
    较好：
        正文：该项目2025年3月开工。
    依据：GB/T 15835-2011，5.1.4；GB/T 9704-2012，7.3.5.4
    """
    for index, match in case.scan(_SHORT_YEAR):
        yield Fault(index, f"“{match[0]}”应当写全四位年份", f"改为“20{match[0]}”", match.span())


@rule("N008", Severity.WARNING)
def overdue(case: Case) -> Iterator[Fault]:
    """成文日期过了办理期限。

    为什么：答复应当在交办的期限内办结，过期的要先申请延期。
    不好：
        建议提案:
          办理期限: 2026-08-20
        成文日期: 2026-09-10
    较好：
        建议提案:
          办理期限: 2026-09-20
        成文日期: 2026-09-10
    依据：各地建议提案办理办法关于办理期限的规定
    """
    due = _due(case)
    if due and case.date and case.date > due:
        yield Fault("date", f"办理期限是{format_date(due)}", "办妥延期手续，或核对日期")


def _due(case: Case) -> date | None:
    """The day by which to answer: the form's, or so many months after receipt as the office's profile says."""
    proposal = case.reply and case.reply.proposal
    if not proposal or isinstance(proposal.due, date):
        return proposal.due if proposal else None
    if case.office is None or not isinstance(proposal.received, date):
        return None
    return case.office.deadlines.due(proposal.received, case.cohandled)


@rule("N009", Severity.ERROR)
def before_receipt(case: Case) -> Iterator[Fault]:
    """成文日期早于收到交办的日期。

    为什么：收到来件之前不会有答复，两个日期必有一个写错。
    不好：
        建议提案:
          收到日期: 2026-10-20
        成文日期: 2026-09-10
    较好：
        建议提案:
          收到日期: 2026-03-20
        成文日期: 2026-09-10
    依据：日期应当真实
    """
    received = case.reply and case.reply.proposal.received
    if isinstance(received, date) and case.date and case.date < received:
        yield Fault("date", f"{format_date(received)}才收到交办", "核对两个日期")


_MONTH = r"(?P<{0}>20\d\d)年(?:(?P<{0}month>\d{{1,2}})月|(?P<{0}end>底|年底|末))?"
_BEGUN_DONE = re.compile(
    _MONTH.format("begun")
    + r"[^，。；、\d]{0,8}(?:开工|动工|启动|开始)[^。；\d]{0,12}"
    + _MONTH.format("done")
    + r"[^，。；\d]{0,8}(?:完工|竣工|完成|建成|投用|通车|投入)"
)


@rule("N020", Severity.ERROR)
def done_before_begun(case: Case) -> Iterator[Fault]:
    """完工的时间早于开工的时间。

    为什么：先完工后开工不可能，必有一个日期写错，许下的时限也就不可信。
    不好：
        正文：该项目计划2026年12月开工，2026年10月建成。
    较好：
        正文：该项目计划2026年12月开工，2027年10月建成。
    依据：日期应当真实
    """
    for index, match in case.scan(_BEGUN_DONE):
        begun, done = (
            (int(match[name]), int(match[f"{name}month"] or 0) or (12 if match[f"{name}end"] else None))
            for name in ("begun", "done")
        )
        earlier = done[0] < begun[0] or (done[0] == begun[0] and None not in (done[1], begun[1]) and done[1] < begun[1])
        if earlier:
            yield Fault(index, "完工的时间早于开工的时间", "核对两个日期", match.span())
