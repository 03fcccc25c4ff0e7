"""N010 to N014: dates in the order of the work, days that agree with the letter's, numbers that are this case's."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.numerals import format_date, parse_date
from drafting.language.pairs import short
from drafting.model.fields import spoken, value_at

_ORDER = (
    ("proposal.received", "proposal.due"),
    ("proposal.received", "talk.date"),
    ("talk.date", "date"),
    ("first_reply.date", "date"),
    ("date", "feedback.received"),
    ("date", "archived"),
)
"""What comes before what; the letter's date before its printing, for letters too, and after its receipt stand apart."""

_DAY = r"(?:(?P<year>20\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
_AHEAD = re.compile(rf"(?:将|拟|(?<!原)计划|争取|力争|预计|确保)(?:于|在|到)?{_DAY}(?P<end>[^，。；]{{0,2}}[前底末])?")
_DONE = re.compile(rf"(?:已经?(?:于|在){_DAY}|{_DAY.replace('?P<', '?P<b_')}(?:[底初末]|[上中下]旬)?(?:前)?已)")
_EARLIER = re.compile(r"去年|上年|前年|往年|20\d\d年")
_MOST_DAYS = 90
_SHOWN = 3


@rule("N010", Severity.ERROR)
def dates_out_of_order(case: Case) -> Iterator[Fault]:
    """日期的先后不对。

    为什么：收到交办、沟通、成文、印发、反馈、归档依次进行，次序颠倒必有一个日期写错。
    不好：
        建议提案:
          收到日期: 2026-03-20
          办理期限: 2026-02-20
    较好：
        建议提案:
          收到日期: 2026-03-20
          办理期限: 2026-09-20
    依据：日期应当真实
    """
    for earlier, later in _ORDER if case.reply else ():
        first, second = value_at(case.reply, earlier), value_at(case.reply, later)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            message = f"{format_date(second)}，早于{spoken(earlier)}{format_date(first)}"
            yield Fault(later, message, "核对两个日期")
    yield from _printed(case)


def _printed(case: Case) -> Iterator[Fault]:
    for index, match in case.scan(re.compile(r"20\d\d年\d{1,2}月\d{1,2}日"), (Role.PRINTED_ON,), quoted=True):
        try:
            days = (parse_date(match[0]) - case.date).days if case.date else 0
        except ValueError:
            continue
        if days < 0:
            yield Fault(index, f"早于成文日期{format_date(case.date)}", "核对两个日期", match.span())
        elif days > _MOST_DAYS:
            yield Fault(index, f"比成文日期{format_date(case.date)}晚{days}天", "核对两个日期", match.span())


@rule("N011", Severity.WARNING)
def day_against_letter(case: Case) -> Iterator[Fault]:
    """说的日期与成文日期矛盾。

    为什么：“将于”某月办完，那个月却早已过去；“已经”办成的事，日期却还没有到，都是旧稿没有改，或者写错了年月。
    不好：
        正文：路灯将于2026年6月底前装完。
    较好：
        正文：路灯将于2026年11月底前装完。
    依据：日期应当真实
    """
    if not case.date:
        return
    for index, match in case.scan(_AHEAD):
        last = _last_day(match, "", case.date)
        if last and match["year"] and last < case.date:
            yield Fault(index, f"“{short(match[0])}”，成文时已经过去", "核对日期，或写明是否办成", match.span())
    for index, match in case.scan(_DONE):
        before = match.string[max(0, match.start() - 12) : match.start()]
        prefix = "" if match["month"] else "b_"
        first = _first_day(match, prefix, case.date)
        by_then = match.string[match.end() : match.end() + 3].lstrip("底之以").startswith("前")  # 已在8月前安排
        if first and not by_then and first > case.date and (match[f"{prefix}year"] or not _EARLIER.search(before)):
            yield Fault(index, f"“{short(match[0])}”，成文时还没有到", "核对日期", match.span())
    for position, response in enumerate(case.reply.responses if case.reply else ()):
        if isinstance(response.due, date) and not response.done and response.due < case.date:
            yield Fault(f"responses.{position}.due", "答应的期限早于成文日期", "核对期限，或填写完成日期")


def _first_day(match: re.Match[str], prefix: str, today: date) -> date | None:
    return _day(match, prefix, today, 1)


def _last_day(match: re.Match[str], prefix: str, today: date) -> date | None:
    return _day(match, prefix, today, 31)


def _day(match: re.Match[str], prefix: str, today: date, usual: int) -> date | None:
    """The day that is named, or of a month alone its first or last; None for one that no calendar has."""
    year, month = int(match[f"{prefix}year"] or today.year), int(match[f"{prefix}month"])
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = int(match[f"{prefix}day"] or min(usual, last))
    return date(year, month, day) if 1 <= day <= last else None


@rule("N012", Severity.WARNING)
def case_unnamed(case: Case) -> Iterator[Fault]:
    """届次、编号看不出是哪一件。

    为什么：届次写会议名称，编号照交办的写；写成“2026年”“待定”，印出来就找不到来件。
    不好：
        建议提案:
          编号: 待定
    较好：
        建议提案:
          编号: 76
    依据：答复与来件一致
    """
    proposal = case.reply.proposal if case.reply else None
    if proposal and proposal.session and not re.search(r"[届次]", proposal.session):
        yield Fault("proposal.session", f"“{short(proposal.session)}”不是会议名称", "写作“市政协五届三次会议”")
    if proposal and proposal.number and not re.search(r"[\d一二三四五六七八九十]", proposal.number):
        yield Fault("proposal.number", f"“{short(proposal.number)}”不是编号", "照交办时的编号写")


@rule("N013", Severity.WARNING)
def code_of_other_office(case: Case) -> Iterator[Fault]:
    """发文字号的机关代字与单位档案不同。

    为什么：机关代字由单位统一编定，会办意见、答复各有自己的代字；不同多是抄了别的单位、别的文种的字号。
    依据：GB/T 9704-2012，7.2.5；本单位的设置
    """
    code, kinds = getattr(case.office, "code", None), getattr(case.office, "kinds", None) or {}
    own = kinds[case.reply.kind].code if case.reply and case.reply.kind in kinds else None
    known = {own or code} if case.reply else {code, *(ways.code for ways in kinds.values())}
    for index, paragraph in case.each(Role.DOCUMENT_NUMBER) if any(known) else ():
        match = re.match(r"\s*([^\s〔【\[［（(〖]{1,20})\s*[〔【\[［（(〖]", paragraph.text)
        if match and match[1] not in known:
            said = "、".join(sorted(filter(None, known)))
            yield Fault(index, f"机关代字是“{match[1]}”，单位档案中是“{said}”", "核对发文字号", match.span(1))


@rule("N014", Severity.ERROR)
def number_given_twice(case: Case) -> Iterator[Fault]:
    """发文字号与另一件相同。

    为什么：一个发文字号只给一件；两件同号，发出去就查不清是哪一件。查同一文件夹里的各份表单。
    依据：GB/T 9704-2012，7.2.5；党政机关公文处理工作条例第九条
    """
    bearers = getattr(case.office, "_bearers", None)
    printed = case.document.text(Role.DOCUMENT_NUMBER).strip()
    if bearers and printed and case.reply and case.reply._origin and Path(case.reply._origin.file).is_file():
        others = bearers.others(printed, Path(case.reply._origin.file))
        if others:
            said = "、".join(others[:_SHOWN]) + (f"等{len(others)}份" if others[_SHOWN:] else "")
            remedy = "核对后改其中一份；编号用 drafting ledger number"
            yield Fault("document_number", f"{said}也是“{short(printed)}”", remedy)
