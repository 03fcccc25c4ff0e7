"""drafting intake, as a person runs it."""

import json

import pytest
from click.testing import CliRunner

from drafting.cli import cli
from drafting.form.load import load
from tests.proposal.test_take import REPLY, SHEET


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("提案.txt").write_text(SHEET, encoding="utf-8")
    return lambda *arguments, **more: CliRunner().invoke(cli, arguments, **more)


def test_a_proposal_becomes_a_form_with_its_text_beside(run, tmp_path):
    result = run("intake", "提案.txt", "-o", "表单.yaml")
    assert result.exit_code == 0, result.output
    reply = load(tmp_path / "表单.yaml")
    assert (reply.kind, reply.proposal.number, len(reply.responses)) == ("提案答复", "0136", 2)
    assert "建议提案·诉求第1项：见来文第10行" in result.stderr
    assert (
        tmp_path.joinpath("表单.来件.txt").read_text(encoding="utf-8").splitlines()[9] == "一、制定充电设施专项规划。"
    )
    assert "13900001234" not in "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("表单.*"))


def test_the_form_is_checked_as_a_draft_and_not_yet_rendered(run):
    run("intake", "提案.txt", "-o", "表单.yaml")
    assert "E015" in run("check", "表单.yaml").output
    assert run("render", "表单.yaml").exit_code == 1


@pytest.mark.parametrize("taken", ["表单.yaml", "表单.来件.txt"])
def test_what_a_person_has_is_not_overwritten(run, tmp_path, taken):
    tmp_path.joinpath(taken).write_text("我的", encoding="utf-8")
    result = run("intake", "提案.txt", "-o", "表单.yaml")
    assert result.exit_code == 1 and "--force" in result.stderr
    assert tmp_path.joinpath(taken).read_text(encoding="utf-8") == "我的"
    assert len(list(tmp_path.glob("表单.*"))) == 1
    assert run("intake", "提案.txt", "-o", "表单.yaml", "--force").exit_code == 0


def test_json_has_the_record_and_the_findings(run):
    content = json.loads(run("intake", "提案.txt", "--format", "json").stdout)
    assert set(content) == {"reply", "findings"}
    assert content["reply"]["proposal"]["demands"] == ["制定充电设施专项规划", "在公共停车场增设充电桩"]


def test_standard_input_is_taken_in(run):
    content = json.loads(run("intake", "-", "--format", "json", input=SHEET.encode()).stdout)
    assert content["reply"]["proposal"]["title"] == "关于增设公共充电设施的提案"


def test_standard_input_goes_into_a_folder_under_a_name_that_is_no_option(run, tmp_path):
    assert run("intake", "-", "-o", "表单/", input=SHEET.encode()).exit_code == 0
    names = ["标准输入.yaml", "标准输入.来件.txt"]
    assert sorted(file.name for file in tmp_path.joinpath("表单").iterdir()) == names


def test_what_is_kept_beside_a_form_is_no_proposal_of_its_own(run, tmp_path):
    tmp_path.joinpath("别处.来件.txt").write_text(SHEET, encoding="utf-8")
    assert "共 2 份" in run("intake", ".", "-o", ".").stderr
    again = run("intake", ".", "-o", ".")
    assert again.exit_code == 1 and "共 2 份：已读 0 份，未读 2 份" in again.stderr


def test_many_go_into_a_folder_and_one_that_is_none_stops_no_other(run, tmp_path):
    tmp_path.joinpath("答复.txt").write_text(REPLY, encoding="utf-8")
    result = run("intake", "提案.txt", "答复.txt", "-o", "表单/")
    assert result.exit_code == 1
    assert sorted(file.name for file in tmp_path.joinpath("表单").iterdir()) == ["提案.yaml", "提案.来件.txt"]
    assert "这是答复" in result.stderr and "共 2 份：已读 1 份，未读 1 份" in result.stderr


def test_many_need_a_folder(run):
    assert run("intake", "提案.txt", "提案.txt").exit_code == 2


def test_forty_are_taken_in_by_several_processes(run, tmp_path):
    for number in range(40):
        tmp_path.joinpath(f"{number}.txt").write_text(SHEET, encoding="utf-8")
    result = run("intake", *(f"{number}.txt" for number in range(40)), "-o", "表单/")
    assert result.exit_code == 0, result.stderr
    assert "共 40 份：已读 40 份" in result.stderr


def test_read_points_to_intake(run):
    result = run("read", "提案.txt")
    assert result.exit_code == 1 and "drafting intake 提案.txt" in result.stderr
