"""Findings for the eye and for a program: coloured text with the source line, or JSON; the rules as a table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from drafting.checking.files import Report
from drafting.checking.rule import Rule, rules
from drafting.findings import SAID, Finding, Severity
from drafting.language.width import width

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
    "T": "表格",
    "X": "标记",
    "Y": "审阅",
}
_AROUND = 24
_SEVERAL = 3  # places of one fault that are told together
_LINE = 100  # columns


def as_json(reports: Iterable[Report]) -> str:
    """The shape of `--format json`."""
    findings = [finding.as_json() for report in reports for finding in report.findings]
    return json.dumps({"findings": findings}, ensure_ascii=False, indent=2)


def as_lines(report: Report, style: Callable[..., str]) -> Iterator[str]:
    """A report as text: per finding the place and the fault, then the words meant, marked below.

    The same fault in several places is said once, with the places below. `style(text, fg=colour)` colours a text.
    """
    for found in _alike(report.findings):
        first = found[0]
        said = style(f"{SAID[first.severity]} {first.code}", fg=COLOURS[first.severity])
        yield f"{said} {first}" + (f"，共{len(found)}处：" if len(found) > 1 else "")
        yield from _marked(report, first, style)
        yield from _places(found) if len(found) > 1 else ()


def _alike(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings in their order, each alone, but several of one rule with the same message together with the first."""
    alike: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.code, finding.message].append(finding)
    for finding in findings:
        found = alike[finding.code, finding.message]
        if len(found) < _SEVERAL:
            yield [finding]
        elif finding is found[0]:
            yield found


def _places(found: Iterable[Finding]) -> Iterator[str]:
    """Where a fault is: the fields or paragraphs, each with its lines and columns or with how often it is there."""
    spots = []
    for place, same in groupby(found, key=lambda finding: finding.place):
        there = list(same)
        at = [f"{finding.line}:{finding.column}" for finding in there if finding.line]
        times = f"（{len(there)}处）" if not at and len(there) > 1 else ""
        spots.append(" ".join((*([place + times] if place else ()), *at)))
    line = ""
    for word in "； ".join(spots).split(" "):
        if line and width(f"{line} {word}") > _LINE:
            yield f"    {line}"
            line = ""
        line = f"{line} {word}" if line else word
    yield f"    {line}"


def _marked(report: Report, finding: Finding, style: Callable[..., str]) -> Iterator[str]:
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
