"""Open comments are found at their field, on their words, until they are done; nothing else waits for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from drafting.checking.files import check_file
from drafting.cli import cli
from drafting.findings import Finding, Severity
from drafting.review import trail
from drafting.review.remarks import Remark

NOW = datetime(2026, 9, 2, 9, 30, tzinfo=UTC)
REMARK = Remark("科长", "2026-09-01T10:21:00Z", "请核实", "公交车12辆", 3, (3, 9))


@pytest.fixture
def form(tmp_path: Path, small_form: str) -> Path:
    path = tmp_path / "表单.yaml"
    path.write_text(small_form, encoding="utf-8")
    return path


def found(form: Path) -> list[Finding]:
    return list(check_file(form, select=("Y",)).findings)


def test_an_open_comment_is_found_on_its_words(form):
    trail.add_remarks(form, [REMARK], ["responses.0.body"], "核稿.docx", NOW)
    (finding,) = found(form)
    assert (finding.code, finding.severity, finding.where) == ("Y101", Severity.WARNING, "responses.0.body")
    assert finding.message == "批注1（科长）“公交车12辆”：请核实" and "--done 1" in finding.remedy
    line = form.read_text(encoding="utf-8").splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith("公交车12辆")
    trail.finish(form, [1], NOW)
    assert found(form) == []


@pytest.mark.parametrize(
    ("where", "words", "place"),
    [
        ("responses.0.body", "改掉了的话", "答复第1条·内容"),
        ("responses.0.body", "公交车12辆。\n另一段", "答复第1条·内容"),
        ("responses.7.body", "公交车12辆", "答复第8条·内容"),
        ("proposal.title", "公交车12辆", "建议提案·标题"),
        ("nothing.9.at.all", "", "nothing第10个·at·all"),
        ("", "", ""),
    ],
)
def test_where_the_words_are_gone_the_field_has_it(form, where, words, place):
    trail.add_remarks(form, [replace(REMARK, words=words)], [where], "核稿.docx", NOW)
    (finding,) = found(form)
    assert (finding.where, finding.place) == (where, place) and finding.line >= 1
    assert (finding.span is None) == ("另一段" not in words)


def test_replies_stand_with_what_they_reply_to(form):
    remarks = [
        REMARK,
        replace(REMARK, author="局长", text="已核", answers=0),
        replace(REMARK, author="", text="另" * 99),
    ]
    trail.add_remarks(form, remarks, ["responses.0.body"] * 3, "核稿.docx", NOW)
    assert [finding.message for finding in found(form)] == [
        "批注1（科长）“公交车12辆”：请核实；局长：已核",
        f"批注3“公交车12辆”：{'另' * 99}",
    ]


def test_a_spoilt_line_and_what_is_no_trail_are_said(form):
    trail.add_remarks(form, [REMARK], ["responses.0.body"], "核稿.docx", NOW)
    with trail.file_of(form).open("a", encoding="utf-8") as file:
        file.write("手写\n")
    assert sorted(finding.code for finding in found(form)) == ["Y101", "Y102"]
    assert any("修改痕迹第2行" in finding.message for finding in found(form))
    trail.file_of(form).unlink()
    trail.file_of(form).mkdir()
    assert [finding.message for finding in found(form)] == ["这不是修改痕迹的文件"]


def test_a_form_with_open_comments_may_be_rendered(form):
    trail.add_remarks(form, [REMARK], ["responses.0.body"], "核稿.docx", NOW)
    out = form.with_name("答复.docx")
    assert CliRunner().invoke(cli, ["render", str(form), "--strict", "-o", str(out)]).exit_code == 0
    assert "请核实".encode() not in out.read_bytes()
    assert CliRunner().invoke(cli, ["check", str(form)]).exit_code == 0
