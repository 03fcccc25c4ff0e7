"""E009 and E010: what the text says of attachments is there, and their names are names alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, safe
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.numerals import ordinal

_ATTACHED = re.compile(r"(?:附件[：:])?\s*(?:\d{1,2}[.．])?")
_NUMBERED = re.compile(r"(?:附件)?(?:\d{1,2}[.．、：:](?!\d)|[一二三四五六七八九十]{1,3}、)\s*")


@rule("E009", Severity.WARNING)
def missing_attachment(case: Case) -> Iterator[Fault]:
    """正文说到的附件，附件说明中没有。

    为什么：附件与正文是一个整体，正文提到的附件应当在附件说明中列出。
    不好：
        正文：具体安排见附件。
    较好：
        正文：具体安排见附件。
        附件：公园座椅增设计划表
    依据：GB/T 9704-2012，7.3.4
    """
    listed = len(list(case.each(Role.ATTACHMENT_NOTE)))
    for index, match in case.scan(re.compile(r"(?:详?见|参见|附于)附件(\d{1,2}|[一二三四五六七八九十])?")):
        if not listed:
            yield Fault(index, "没有附件说明", "在正文下一行写明附件名称，或删去此语", match.span())
        elif match[1] and (ordinal(match[1]) or 0) > listed:
            yield Fault(index, f"附件说明中只有{listed}个附件", "核对附件的序号，或补上附件", match.span())


@rule("E010", Severity.WARNING)
def attachment_mark(case: Case) -> Iterator[Fault]:
    """附件名称后加了标点，加了书名号、序号，或者列了两次。

    为什么：附件名称后不加标点符号，也不加书名号；序号由程序编排，写了就印成两个。
    不好：
        附件：公园座椅增设计划表。
    较好：
        附件：公园座椅增设计划表
    依据：GB/T 9704-2012，7.3.4
    """
    for index, match in case.scan(re.compile(r"(?<![。；;，,.])[。；;，,.]+\s*$"), (Role.ATTACHMENT_NOTE,)):
        yield Fault(index, "附件名称后不加标点", f"删去“{match[0].strip()}”", match.span(), safe(""))

    yield from _attachment_names(case)


def _attachment_names(case: Case) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, paragraph in case.each(Role.ATTACHMENT_NOTE):
        label = _ATTACHED.match(paragraph.text).end()
        name = paragraph.text[label:].rstrip("。；;，,. ")
        span = (label, label + len(name))
        if name.startswith("《") and name.endswith("》") and name.count("《") == 1:
            yield Fault(index, "附件名称不加书名号", f"改为“{name[1:-1]}”", span, safe(name[1:-1]))
        elif doubled := _NUMBERED.match(name):
            yield Fault(index, f"附件名称前写了“{doubled[0]}”", "删去", (label, label + doubled.end()), safe(""))
        elif name and name in seen:
            yield Fault(index, "这个附件前面已经列出", "删去一个", span)
        seen.add(name)
