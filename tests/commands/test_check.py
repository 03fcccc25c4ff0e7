"""drafting check, drafting rules, and render --strict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli

EXAMPLE = Path(__file__).parents[2] / "examples" / "motion-parking.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A form with two faults, one of them safe to mend."""
    path = tmp_path / "form.yaml"
    text = EXAMPLE.read_text(encoding="utf-8").replace("您提出的建议已经采纳。", "您们提出的建议已布署,正在实施。")
    path.write_text(text, encoding="utf-8")
    return path


def test_json_has_the_promised_keys(faulty: Path) -> None:
    result = run("check", faulty, "--format", "json")
    findings = json.loads(result.stdout)["findings"]
    keys = {"code", "severity", "message", "where", "file", "line", "column", "remedy", "fixable"}
    assert all(set(finding) == keys for finding in findings)
    assert {finding["code"] for finding in findings} == {"D001", "W001", "P001"}
    assert all(finding["where"] == "responses.1.body" for finding in findings)
    assert result.exit_code == 1


def test_text_marks_the_words_in_their_line(faulty: Path) -> None:
    lines = run("check", faulty, "--select", "D001").stdout.splitlines()
    assert lines[0].startswith("错误 D001") and "答复第2条·内容" in lines[0]
    assert lines[1].strip().startswith("您们提出") and lines[2].strip() == "^^^^"


def test_a_sound_form_exits_with_0() -> None:
    result = run("check", EXAMPLE)
    assert (result.exit_code, result.stdout) == (0, "")


def test_ignored_rules_are_silent(faulty: Path) -> None:
    result = run("check", faulty, "--ignore", "D", "--ignore", "w", "--ignore", "P0")
    assert (result.exit_code, result.stdout) == (0, "")


def test_diff_shows_and_fix_writes(faulty: Path) -> None:
    before = faulty.read_text(encoding="utf-8")
    shown = run("check", faulty, "--diff").stdout
    assert "+" in shown and "您提出的建议已布署，正在实施" in shown
    assert faulty.read_text(encoding="utf-8") == before
    run("check", faulty, "--fix")
    assert faulty.read_text(encoding="utf-8") == before.replace("您们", "您").replace("布署,", "布署，")


def test_many_files_are_checked_in_processes(tmp_path: Path, faulty: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.yaml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("check", tmp_path, "--format", "json", "--select", "D001")
    assert [finding["file"] for finding in json.loads(result.stdout)["findings"]] == [str(faulty)]


def test_a_folder_is_checked_without_what_word_leaves_beside_an_open_letter(tmp_path: Path) -> None:
    (tmp_path / "form.yaml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "~$答复.docx").write_bytes(bytes(162))
    result = run("check", tmp_path)
    assert result.exit_code == 0
    assert "查了 1 份" in result.stderr


def test_loading_errors_have_the_same_shape(tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_text("文种:\n错字: 一\n", encoding="utf-8")
    result = run("check", path, "--format", "json")
    assert {"F003", "F005"} <= {finding["code"] for finding in json.loads(result.stdout)["findings"]}
    assert result.exit_code == 1


def test_rules_are_listed_and_explained() -> None:
    assert "N003" in run("rules").stdout
    page = run("rules", "n003").stdout
    assert all(f"{part}：" in page for part in ("为什么", "不好", "较好", "依据"))
    assert run("rules", "Z999").exit_code == 2


def test_strict_rendering_stops_at_an_error(faulty: Path, tmp_path: Path) -> None:
    target = tmp_path / "reply.txt"
    assert run("render", faulty, "-o", target, "--strict").exit_code == 1
    assert not target.exists()
    result = run("render", EXAMPLE, "-o", target, "--strict")
    assert result.exit_code == 0 and "没有发现问题" in result.stderr
