"""drafting archive on a server, as a clerk runs it: the address stands in the profile, with its password."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from tests.archive.test_adding import FORM
from tests.servers import PASSWORD, WATER, City


@pytest.fixture
def run(city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧答复").mkdir()
    (tmp_path / "旧答复" / "答复.yaml").write_text(FORM, encoding="utf-8")
    profile = {"名称": "云州市园林管理局", "旧答复库": city.of().url}
    (tmp_path / "office.yaml").write_text(json.dumps(profile, ensure_ascii=False), encoding="utf-8")

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(cli, [*arguments], prog_name="drafting")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert city.of().url not in result.output and PASSWORD not in result.output
        return result

    return invoke


def test_a_letter_is_shared_when_it_is_said_and_stays_so(run, city: City, tmp_path: Path) -> None:
    other = ("archive", "search", "路灯", "--format", "json", "--archive", city.of(WATER).url)
    assert "新收 1 份" in run("archive", "add", "旧答复").stderr
    assert json.loads(run("archive", "search", "路灯", "--format", "json").stdout)
    assert json.loads(run(*other).stdout) == []
    assert "没有变动 1 份" in run("archive", "add", "旧答复", "--shared").stderr
    assert not json.loads(run(*other).stdout)[0]["gone"]
    (tmp_path / "旧答复" / "答复.yaml").write_text(FORM.replace("路灯将于", "路灯必于"), encoding="utf-8")
    run("archive", "add", "旧答复")
    assert "路灯必于" in json.loads(run(*other).stdout)[0]["text"]
    assert run("archive", "forget", "--before", "2030", "--archive", city.of(WATER).url).stderr == "已删去 0 份\n"


def test_a_secret_case_is_refused_with_exit_1(run, tmp_path: Path) -> None:
    (tmp_path / "旧答复" / "答复.yaml").write_text(f"密级: 秘密★1年\n{FORM}", encoding="utf-8")
    added = run("archive", "add", "旧答复")
    assert added.exit_code == 1 and "密级" in added.stderr
    assert "答复.yaml" not in run("archive", "status").stdout


def test_nothing_that_is_printed_has_the_password(run) -> None:
    for command in (("archive", "status", "--format", "json"), ("archive", "status"), ("office", "show")):
        assert "postgresql://云州市园林管理局@" in run(*command).output


def test_sharing_is_for_a_server_and_another_address_is_refused(run) -> None:
    assert run("archive", "add", "旧答复", "--shared", "--archive", "a.sqlite").exit_code == 2
    wrong = run("archive", "status", "--archive", "mysql://u:geheim@h/d")
    assert wrong.exit_code == 1 and "geheim" not in wrong.output


def test_check_says_that_the_book_could_not_be_asked(run, tmp_path: Path) -> None:
    wrong = {"名称": "云州市园林管理局", "旧答复库": "postgresql://u:geheim@127.0.0.1:1/d"}
    (tmp_path / "office.yaml").write_text(json.dumps(wrong, ensure_ascii=False), encoding="utf-8")
    said = run("check", "旧答复/答复.yaml").output
    assert "没有查旧答复库" in said and "geheim" not in said
