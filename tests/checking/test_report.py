"""The report a person reads: the place, the words meant, and the marks that stand exactly below them."""

from __future__ import annotations

import json
from dataclasses import replace

from drafting.checking.files import Report
from drafting.checking.report import as_json, as_lines, manual, summary
from drafting.checking.rule import read_manual, rules
from drafting.findings import Finding, Severity
from drafting.language.width import width


def finding(span: tuple[int, int] | None, severity: Severity = Severity.ERROR, **place: object) -> Finding:
    return Finding("N001", severity, "括号不对", where="paragraph.1", span=span, **place)


def shown(lines: tuple[str, ...], one: Finding) -> list[str]:
    return list(as_lines(Report("信.txt", (one,), lines), lambda text, fg: f"<{fg}>{text}"))


def test_the_marks_stand_below_the_words_meant() -> None:
    assert shown(("题", "a文【2026】1号"), finding((2, 8))) == [
        "<red>错误 N001 括号不对",
        "    a文【2026】1号",
        "    <red>   ^^^^^^^^",
    ]


def test_the_column_is_the_lines_and_the_length_the_spans() -> None:
    one = finding((0, 2), Severity.WARNING, file="表.yaml", line=2, column=5)
    assert shown(("a: 1", "标题: 座椅"), one) == [
        "<yellow>警告 N001 表.yaml:2:5：括号不对",
        "    标题: 座椅",
        "    <yellow>      ^^^^",
    ]


def test_of_a_long_line_as_much_is_shown_on_either_side() -> None:
    _, excerpt, marks = shown(("", "甲" * 25 + "乙" + "丙" * 25), finding((25, 26), Severity.INFO))
    assert excerpt == "    …" + "甲" * 24 + "乙" + "丙" * 24 + "…"
    assert marks == "    <blue>" + " " * (width("…") + 2 * 24) + "^^"
    _, excerpt, marks = shown(("", "甲" * 24 + "乙" + "丙" * 24), finding((24, 25)))
    assert excerpt == "    " + "甲" * 24 + "乙" + "丙" * 24
    assert marks == "    <red>" + " " * 48 + "^^"


def test_without_words_there_is_no_excerpt() -> None:
    assert shown(("", "一行"), finding(None)) == ["<red>错误 N001 括号不对"]
    assert shown(("",), finding((0, 1))) == ["<red>错误 N001 括号不对"]
    assert shown(("",), Finding("N001", Severity.ERROR, "无处", where="cc", span=(0, 1))) == ["<red>错误 N001 无处"]


def test_the_line_of_a_finding_is_its_own_and_no_other() -> None:
    report = Report("信.txt", (), ("一", "二", "三"))
    places = [{"line": 1}, {"line": 3}, {"line": 4}, {}, {"where": "paragraph.0"}, {"where": "paragraph.3"}]
    found = [report.line_of(Finding("N001", Severity.ERROR, "", **place)) for place in places]
    assert found == ["一", "三", "", "", "一", ""]


def said(*found: Finding) -> list[str]:
    return list(as_lines(Report("信.txt", found), lambda text, fg: text))


def test_one_fault_in_several_places_is_said_once_with_its_places() -> None:
    one = finding(None, Severity.WARNING, file="表.yaml", place="引言", line=2, column=5)
    other = Finding("N002", Severity.ERROR, "另一处")
    places = [replace(one, line=line, column=column) for line, column in ((3, 1), (3, 9), (120, 7))]
    last = replace(one, place="答复第1条·内容", line=130)
    assert said(one, other, *places, last) == [
        "警告 N001 表.yaml:2:5 引言：括号不对，共5处：",
        "    引言 2:5 3:1 3:9 120:7； 答复第1条·内容 130:5",
        "错误 N002 另一处",
    ]
    assert len(said(one, places[0])) == 2


def test_places_of_a_page_are_its_paragraphs_and_long_lists_are_broken() -> None:
    found = [Finding("P001", Severity.WARNING, "半角", place=f"第{n}段") for n in (1, 2, 2, *range(3, 40))]
    head, *places = said(*found)
    assert head == "警告 P001 第1段：半角，共40处："
    assert places[0].startswith("    第1段； 第2段（2处）； 第3段")
    assert len(places) > 1 and all(width(line) <= 104 for line in places)


def test_the_summary_counts_each_severity_in_its_order() -> None:
    found = [finding(None, severity) for severity in (Severity.INFO, Severity.ERROR, Severity.INFO, Severity.WARNING)]
    assert summary(found) == "错误1处，警告1处，提示2处"
    assert summary(found[:1]) == "提示1处"
    assert summary([]) == ""


def test_json_has_all_reports_in_one_list() -> None:
    one, two = finding((0, 1)), finding(None, Severity.INFO)
    assert json.loads(as_json([Report("甲", (one,)), Report("乙", (two,))])) == {
        "findings": [one.as_json(), two.as_json()]
    }


def test_a_manual_has_its_parts_in_order_and_no_empty_one() -> None:
    page = manual(rules()["N001"])
    assert page.startswith("N001 ")
    titles = [line for line in page.split("\n") if line.endswith("：") and not line.startswith(" ")]
    assert titles == ["为什么：", "不好：", "较好：", "依据："]
    read = read_manual("标题。\n\n为什么：一\n二\n不好：\n    标签：三\n      四\n依据：五")
    assert read == ("标题", "一\n二", "标签：三\n  四", "", "五")
