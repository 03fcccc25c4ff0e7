"""drafting history."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from drafting.review import trail
from drafting.review.entries import Cause, Change
from drafting.review.remarks import Remark

NOW = datetime(2026, 9, 2, 9, 30, tzinfo=UTC)
CHANGE = Change(
    "科长",
    "2026-09-01T10:20:00Z",
    "responses.0.body",
    "已新增公交车12辆。",
    "已新增公交车20辆。",
    "核稿.docx",
    NOW.isoformat(),
)
REMARK = Remark("科长", "2026-09-01T10:21:00Z", "请核实\n有出处吗", "公交车12辆", 3, (3, 9))


def history(*arguments: str | Path | int) -> Result:
    return CliRunner().invoke(cli, ["history", *map(str, arguments)])


@pytest.fixture
def form(tmp_path: Path, small_form: str) -> Path:
    path = tmp_path / "表单.yaml"
    path.write_bytes(small_form.replace("\n", "\r\n").encode())
    trail.add(path, [CHANGE, replace(CHANGE, author="", date=None, old=None, new="另起\n一段")])
    remarks = [REMARK, replace(REMARK, author="局长", text="已核", answers=0), replace(REMARK, words="", text="再压缩")]
    trail.add_remarks(path, remarks, ["responses.0.body", "responses.0.body", ""], "核稿.docx", NOW)
    trail.add_version(path, path.read_bytes().decode(), Cause.MERGE, NOW)
    return path


def test_who_changed_what_when_and_which_comments_are_open(form: Path) -> None:
    result = history(form)
    assert result.exit_code == 0 and result.stderr == ""
    assert result.stdout.splitlines() == [
        "改动2处",
        "　　2026-09-01 10:20　科长　答复第1条·内容：“已新增公交车12辆。”改为“已新增公交车20辆。”"
        "（见 核稿.docx，2026-09-02 09:30采纳）",
        "　　2026-09-02 09:30　（没有署名）　答复第1条·内容：添上“另起 一段”（见 核稿.docx，2026-09-02 09:30采纳）",
        "批注3条，没有办的3条",
        "   1　2026-09-01 10:21　科长　答复第1条·内容“公交车12辆”：请核实 有出处吗",
        "   2　2026-09-01 10:21　局长　答第1条：已核",
        "   3　2026-09-01 10:21　科长　全文：再压缩",
        "旧版1个",
        "   1　2026-09-02 09:30　改稿前",
    ]


def test_only_where_long_texts_differ_is_shown(form: Path) -> None:
    old, new = ("同" * 50 + word + "样" * 50 for word in ("旧词", "新"))
    trail.add(form, [replace(CHANGE, old=old, new=new), replace(CHANGE, old="甲" * 500, new=None)])
    shown = history(form).stdout
    assert f"“…{'同' * 10}旧词{'样' * 10}…”改为“…{'同' * 10}新{'样' * 10}…”" in shown
    assert f"删去“{'甲' * 60}…”" in shown


def test_comments_are_marked_as_done_with_their_replies(form: Path) -> None:
    result = history(form, "--done", 1)
    assert result.exit_code == 0 and result.stderr == "已办第1条、第2条；还有1条批注没有办\n"
    assert "已办过了" in history(form, "--done", 2).stderr
    assert "批注3条，没有办的1条" in history(form).stdout
    result = history(form, "--done", 3, "--done", 8)
    assert result.exit_code == 1 and "没有编号为8的批注" in result.stderr and len(trail.read(form).open) == 1


def test_an_earlier_text_is_shown_and_taken_back_and_the_present_one_is_kept(form: Path) -> None:
    before = form.read_bytes()
    form.write_bytes(after := before.replace("12辆".encode(), "20辆".encode()))
    assert history(form, "--show", 1).stdout_bytes == before
    result = history(form, "--restore", 1)
    assert result.exit_code == 0 and "--restore 2" in result.stderr and form.read_bytes() == before
    assert history(form, "--restore", 2).exit_code == 0 and form.read_bytes() == after
    result = history(form, "--restore", 2)
    assert result.exit_code == 2 and "没有改动" in result.stderr and form.read_bytes() == after
    result = history(form, "--restore", 9)
    assert result.exit_code == 1 and "没有编号为9的旧版" in result.stderr and form.read_bytes() == after


def test_a_form_that_another_changes_meanwhile_is_not_overwritten(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form.write_text("文种: 提案答复\n", encoding="utf-8")
    real = trail.add_version

    def slow(path: Path, *rest) -> None:
        real(path, *rest)
        path.write_text("文种: 建议答复\n", encoding="utf-8")

    monkeypatch.setattr(trail, "add_version", slow)
    result = history(form, "--restore", 1)
    assert result.exit_code == 1 and "刚被别的程序改过" in result.stderr
    assert form.read_text(encoding="utf-8") == "文种: 建议答复\n"


def test_a_program_reads_the_same(form: Path) -> None:
    history(form, "--done", 1)
    with trail.file_of(form).open("a", encoding="utf-8") as file:
        file.write("手写的一行\n")
    told = json.loads(history(form, "--format", "json").stdout)
    assert told["changes"][0]["where"] == "responses.0.body" and told["changes"][1]["old"] is None
    assert [(one["number"], one["answers"], one["done"] is None) for one in told["comments"]] == [
        (1, None, False),
        (2, 1, False),
        (3, None, True),
    ]
    assert [(one["number"], one["cause"]) for one in told["versions"]] == [(1, "merge")]
    assert told["damaged"][0]["line"] == 9 and told["damaged"][0]["code"] == "Y002"


def test_a_spoilt_line_is_said_and_the_others_are_shown(form: Path) -> None:
    with trail.file_of(form).open("a", encoding="utf-8") as file:
        file.write("手写的一行\n")
    result = history(form)
    assert result.exit_code == 0 and f"{trail.file_of(form)}:7:1：这一行不是修改痕迹，略过" in result.stderr
    assert "改动2处" in result.stdout


def test_a_form_without_a_trail_says_so_and_gets_none(tmp_path: Path, small_form: str) -> None:
    form = tmp_path / "新.yaml"
    form.write_text(small_form, encoding="utf-8")
    result = history(form)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "没有修改痕迹\n")
    assert list(tmp_path.iterdir()) == [form]


@pytest.mark.parametrize("name", ["没有.yaml", ".", ""])
def test_what_is_no_form_is_refused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = history(name)
    assert result.exit_code == 1 and ("没有这个文件" in result.stderr or "文件夹" in result.stderr)


def test_one_thing_at_a_time(form: Path) -> None:
    assert history(form, "--show", 1, "--restore", 1).exit_code == 2
