"""X: marks that are no words of the letter — those that silence a rule, those left to be checked, and markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import PROSE, Case
from drafting.checking.marks import field_at, marks_of
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.pairs import short

_OPEN = re.compile(r"【待核[^】]{0,300}】|〔待核[^〕]{0,300}〕")
_MARKUP = re.compile(
    r"\*\*[^*]{1,200}\*\*|!\[[^\]]{0,200}\]\([^)]{0,300}\)"
    r"|</?(?:[abiup]|br|div|span|strong|em|font|table|t[rdh]|h[1-6]|img|[ou]l|li|sup|sub)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_OF = "[年月日号个把盏名户万元%％人处套次台件米里期批]"
_BLANK = re.compile(
    rf"(?<![\d×])×(?={_OF})|(?<![\d×])[×＊]{{2,}}(?![\d×])|(?<![A-Za-z\d])[XxＸ]{{1,4}}(?={_OF})"
    rf"|[_＿]{{2,}}|(?<=[一-鿿])[ 　]{{2,}}(?={_OF})"
    r"|[（(][^（）()]{0,6}待(?:补|填|核|定稿|更新|完善)[^（）()]{0,6}[）)]|此处(?:插入|填写|补充)"
    r"|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])"
)
_BLANK_SIGN = re.compile(r"[×＊XxＸ_＿]|[ 　]{2}|[（(][^（）()]{0,6}待|此处|TODO|TBD")
"""What each blank has, found faster than the blank itself."""
_ROWS = 2  # more rows of one cell are a page's
_MARKED_LINE = re.compile(r"\s*(?:#{1,6}\s|`{3}|\|.*\|\s*$)")


@rule("X001", Severity.WARNING)
def mark_without_reason(case: Case) -> Iterator[Fault]:
    """“不查”的标记没有写理由。

    为什么：不写理由，别人无从判断该不该查；没有理由的标记不起作用。
    不好：
        # 不查 N001
        发文字号: 云政数【2026】23号
    较好：
        # 不查 N001：来文登记的字号即用此括号
        发文字号: 云政数【2026】23号
    依据：本程序的规定
    """
    origin = case.reply._origin if case.reply else None
    for mark in marks_of(origin):
        if not mark.reason:
            codes = "、".join(sorted(mark.codes))
            yield Fault(field_at(origin, mark.line), f"“不查 {codes}”没有写理由", f"写作“# 不查 {codes}：理由”")


@rule("X002", Severity.ERROR)
def open_mark(case: Case) -> Iterator[Fault]:
    """“待核”的标记没有去掉。

    为什么：旧文中的数字、日期、名称沿用到新答复时标有“待核”；不核对就印出来，说的是另一件事。
    不好：
        正文：今年已增设座椅【待核：20把】。
    较好：
        正文：今年已增设座椅32把。
    依据：本程序的规定
    """
    for index, match in case.scan(_OPEN, tuple(Role), quoted=True):
        yield Fault(index, f"“{short(match[0])}”还没有核对", "核对后改写，去掉标记", match.span())


@rule("X004", Severity.ERROR)
def blank_left(case: Case) -> Iterator[Fault]:
    """留的空位没有填。

    为什么：“××”“____”“（待补）”是起草时留的空位，印出去就是没有写完的公文。
    不好：
        正文：已在文昌公园增设座椅××把。
    较好：
        正文：已在文昌公园增设座椅20把。
    依据：党政机关公文处理工作条例第二十一条：发文前复核
    """
    for index, paragraph in case.each(*PROSE, Role.TITLE, Role.SALUTATION, Role.NOTE):
        for match in _BLANK.finditer(paragraph.text) if _BLANK_SIGN.search(paragraph.text) else ():
            said = short(match[0].strip()) or "空格"
            yield Fault(index, f"“{said}”是没有填的空位", "填写，或删去", match.span())


@rule("X003", Severity.WARNING)
def markup(case: Case) -> Iterator[Fault]:
    """文中有 Markdown、HTML 的记号，或者有不成表格的竖线。

    为什么：公文没有这些记号，会照样印在纸上；多是从网页或别的程序复制来的。
    不好：
        正文：**已增设座椅20把**，<b>其余</b>年内完成。
    较好：
        正文：已增设座椅20把，其余年内完成。
    依据：本程序的规定
    """
    for index, match in case.scan(_MARKUP, (*PROSE, Role.TITLE), quoted=True):
        yield Fault(index, f"“{short(match[0])}”会照样印出", "删去记号，只留文字", match.span())
    rows = sum(paragraph.text.lstrip().startswith("|") for paragraph in case.document)
    in_rows = rows > _ROWS  # the letter itself stands in the rows of a web page's table
    for index, paragraph in case.each(*PROSE, Role.TITLE):
        if match := _MARKED_LINE.match(paragraph.text):
            row = match[0].lstrip().startswith("|")
            if row and not case.reply and index not in case.looks and (index in case.tables or in_rows):
                continue  # a letter's real table is read as such rows; those that a .docx sets as they stand are none
            remedy = "表格至少两行、每行至少两格；不是表格的删去竖线" if row else "删去记号，只留文字"
            yield Fault(index, f"“{short(match[0].strip())}”会照样印出", remedy, match.span())
