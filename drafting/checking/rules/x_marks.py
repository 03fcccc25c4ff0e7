"""X: the marks in a form that silence a rule."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.marks import field_at, marks_of
from drafting.checking.rule import Fault, rule
from drafting.findings import Severity


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
