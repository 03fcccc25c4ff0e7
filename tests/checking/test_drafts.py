"""A form that cannot be loaded or worded whole is checked in all the rest, in the same run."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.checking.files import Report, check_file, check_form
from drafting.model.office import Office
from drafting.web.drafts.draft import judge
from tests.checking.letters import form


def at(report: Report) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in report.findings]


ANSWER = "答复:\n  - 内容: |\n      您反映的公园,已增设座椅20把。\n"


def test_what_is_refused_and_what_the_rules_find_are_told_together() -> None:
    report = check_form(
        form(f"成文日期: 2026-13-10\n公开方式: 乱\n错字: 一\n{ANSWER}").replace("〔2026〕", "【2026】"), "f"
    )
    assert at(report) == [
        ("F006", "date"),
        ("F003", ""),
        ("N001", "document_number"),
        ("P001", "responses.0.body"),
        ("G006", "disclosure"),
    ]


def test_no_rule_speaks_of_a_value_that_was_refused() -> None:
    report = check_form(form("办理结果: [A]\n签发人: {姓名: 何维}\n建议提案:\n  编号: [7, 6]"), "f")
    assert [code for code, _ in at(report)] == ["F004", "F004", "F004"]


def test_a_passage_that_is_not_there_hides_nothing_else() -> None:
    report = check_form(form(f"引言: 收悉达复\n结语: 感谢间督\n{ANSWER}"), "f")
    assert at(report) == [("F014", "opening"), ("F014", "closing"), ("P001", "responses.0.body")]


def test_all_pictures_that_are_not_there_are_told_and_the_lines_beside_them_checked(tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    lines = (
        "      【图：甲.png】\n      【图：乙.png】\n      年内完成,再报。\n附件:\n  - {标题: 计划, 文件: 丙.xlsx}\n"
    )
    path.write_text(form(ANSWER + lines), encoding="utf-8")
    found = check_file(path).findings
    assert [(f.code, f.line) for f in found] == [
        ("F017", 13),
        ("F017", 14),
        ("F017", 24),
        ("P001", 12),
        ("P001", 15),
    ]


@pytest.mark.parametrize("spoilt", ["文种: 提按答复", "建议提案: 第76号"])
def test_without_a_kind_the_words_are_checked_and_nothing_that_hangs_on_it(spoilt: str) -> None:
    text = form().replace("文种: 提案答复", spoilt) if spoilt.startswith("文种") else "文种: 提案答复\n" + spoilt + "\n"
    report = check_form(text.rstrip("\n") + f"\n{'' if spoilt.startswith('文种') else ANSWER}", "f")
    assert {code[0] for code, _ in at(report)} <= {"F", "P"}
    assert report.findings[0].code[0] == "F"


def test_what_is_wrong_in_the_profile_is_said_and_ends_it(tmp_path: Path) -> None:
    office = Office(name="云州市园林管理局", kinds={"提案答复": {"opening": "没有这段"}})
    assert [code for code, _ in at(check_form(form(), "f", office))] == ["F014"]
    values = {"kind": "提案答复", "proposal": {"session": "市政协五届三次会议", "number": "76", "proposers": "陈知远"}}
    assert [f.code for f in judge(values | {"responses": [{"body": "已办。"}]}, office).findings][:1] == ["F014"]


def test_a_report_holds_what_must_be_the_letters_own() -> None:
    expected = (("发文字号", "云政数〔2026〕23号"), ("届次和编号", "市政协五届三次会议第76号"))
    assert check_form(form(), "f").identity == check_form(form("成文日期: 明天"), "f").identity == expected


def test_a_letter_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting import load, render
    from drafting.readers import docx

    path = tmp_path / "信.docx"
    path.write_bytes(render(load(form()), "docx"))
    opened, unpack = [], docx.unpack
    monkeypatch.setattr(docx, "unpack", lambda data: opened.append(1) or unpack(data))
    assert [f.code for f in check_file(path).findings] == []
    assert len(opened) == 1
