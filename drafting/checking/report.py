"""Findings for the eye and for a program: coloured text with the source line, or JSON; the rules as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from drafting.checking.files import Report
from drafting.checking.rule import Rule, rules
from drafting.findings import Finding, Severity
from drafting.language.width import width

SAID = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
FAMILIES = {
    "K": "文种",
    "D": "称谓",
    "N": "字号和日期",
    "E": "要素",
    "S": "结构",
    "A": "答复",
    "C": "引用",
    "P": "标点",
    "U": "数字",
    "W": "用字",
    "G": "公开",
    "L": "版面",
    "X": "标记",
}
_AROUND = 24


def as_json(reports: Iterable[Report]) -> str:
    """The shape of `--format json`."""
    findings = [finding.as_json() for report in reports for finding in report.findings]
    return json.dumps({"findings": findings}, ensure_ascii=False, indent=2)


def as_lines(report: Report, style: Callable[..., str]) -> Iterator[str]:
    """A report as text: per finding the place and the fault, then the words meant, marked below.

    `style(text, fg=colour)` colours a text.
    """
    for finding in report.findings:
        said = style(f"{SAID[finding.severity]} {finding.code}", fg=COLOURS[finding.severity])
        yield f"{said} {finding}"
        excerpt, mark = _excerpt(report, finding)
        if excerpt:
            yield f"    {excerpt}"
            yield f"    {style(mark, fg=COLOURS[finding.severity])}"


def _excerpt(report: Report, finding: Finding) -> tuple[str, str]:
    """The words around a finding, and the marks that stand below them."""
    line = report.line_of(finding)
    if not finding.span or not line:
        return "", ""
    length = finding.span[1] - finding.span[0]
    start = finding.column - 1 if finding.line else finding.span[0]
    begin, end = max(0, start - _AROUND), min(len(line), start + length + _AROUND)
    before = ("…" if begin else "") + line[begin:start]
    after = line[start + length : end] + ("…" if end < len(line) else "")
    return before + line[start : start + length] + after, " " * width(before) + "^" * width(
        line[start : start + length]
    )


def summary(findings: Iterable[Finding]) -> str:
    """One line: how many of each severity; empty where there is none."""
    counted = [finding.severity for finding in findings]
    return "，".join(f"{SAID[severity]}{n}处" for severity in Severity if (n := counted.count(severity)))


def manual(rule: Rule) -> str:
    """A rule's page: what is wrong, why, bad, better, source."""
    page = rule.manual
    parts = [f"{rule.code} {page.name}（{SAID[rule.severity]}，{FAMILIES[rule.code[0]]}）"]
    for title, text in (("为什么", page.why), ("不好", page.bad), ("较好", page.good), ("依据", page.source)):
        if text:
            indented = "\n".join(f"    {line}" for line in text.splitlines())
            parts.append(f"{title}：\n{indented}")
    return "\n\n".join(parts)


def rules_table() -> str:
    """All rules as a Markdown table for the clerk's README."""
    rows = ["| 编号 | 类 | 级别 | 查什么 | 依据 |", "| --- | --- | --- | --- | --- |"]
    for code, rule in rules().items():
        page = rule.manual
        rows.append(f"| {code} | {FAMILIES[code[0]]} | {SAID[rule.severity]} | {page.name} | {page.source} |")
    return "\n".join(rows)
