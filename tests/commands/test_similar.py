"""drafting similar, as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from drafting.form.load import load
from tests.archive.test_adding import FORM, PROPOSAL_FILE

NEW = """\
文种: 提案答复
建议提案:
  届次: 市政协五届四次会议
  编号: 12
  提出人: 许望舒
  诉求:
    - 文昌公园再添一些长椅
    - 把坏了的路灯修一修
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧").mkdir()
    (tmp_path / "旧" / "答复.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "新.yaml").write_text(NEW, encoding="utf-8")
    (tmp_path / "office.yaml").write_text("名称: 云州市园林管理局\n", encoding="utf-8")

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(cli, arguments, prog_name="drafting")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    invoke("archive", "add", "旧")
    return invoke


def test_each_demand_has_its_nearest_answers_with_source_and_promise(run) -> None:
    rows = json.loads(run("similar", "新.yaml", "--format", "json").stdout)
    best = {row["asked_number"]: row for row in reversed(rows)}
    assert (best[1]["nth"], best[2]["nth"]) == (1, 2)
    assert best[2]["source"] == "云园〔2025〕7号" and best[2]["disposition"] == "列入计划"
    assert best[2]["promises"] == ["路灯将于2026年10月底前修好。"]
    said = run("similar", "新.yaml", "--demand", "2", "--limit", "1").stdout
    assert "诉求2" in said and "诉求1" not in said and "承诺：路灯将于" in said


def test_one_is_taken_as_a_draft(run, tmp_path: Path) -> None:
    row = json.loads(run("similar", "新.yaml", "--demand", "2", "--format", "json").stdout)[0]
    taken = run("similar", "新.yaml", "--demand", "2", "--take", f"#{row['paper']}.{row['nth']}")
    assert taken.exit_code == 0, taken.stderr
    text = (tmp_path / "新.yaml").read_text(encoding="utf-8")
    assert "# 取自旧答复：云园〔2025〕7号，2025-09-10" in text
    assert load(tmp_path / "新.yaml").responses[0].body.rstrip() == "路灯将于【待核：2026年10月底前】修好。"
    checked = json.loads(run("check", "新.yaml", "--format", "json").stdout)["findings"]
    assert "X002" in {finding["code"] for finding in checked if finding["severity"] == "error"}
    assert run("similar", "新.yaml", "--demand", "2", "--take", "1.2").exit_code == 1


def test_a_proposal_s_own_file_may_be_asked_with(run, tmp_path: Path) -> None:
    (tmp_path / "提案.txt").write_text(PROPOSAL_FILE, encoding="utf-8")
    rows = json.loads(run("similar", "提案.txt", "--format", "json").stdout)
    assert {row["asked_number"] for row in rows} == {1, 2}
    assert rows[0]["source"] == "云园〔2025〕7号"
    assert run("similar", "提案.txt", "--demand", "1", "--take", "1.1").exit_code == 2


def test_a_proposal_from_elsewhere_is_asked_of_the_archive_here(run, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("下载") / "提案.txt"
    file.write_text(PROPOSAL_FILE, encoding="utf-8")
    assert json.loads(run("similar", str(file), "--format", "json").stdout)


def test_mistakes_are_said(run, tmp_path: Path) -> None:
    (tmp_path / "空.yaml").write_text("文种: 提案答复\n", encoding="utf-8")
    for arguments in (
        ("空.yaml",),
        ("新.yaml", "--demand", "3"),
        ("新.yaml", "--take", "1.1"),
        ("新.yaml", "--demand", "1", "--take", "99.9"),
        ("新.yaml", "--demand", "1", "--take", "x"),
    ):
        assert run("similar", *arguments).exit_code == 2, arguments
    assert run("similar", "没有.yaml").exit_code == 1
