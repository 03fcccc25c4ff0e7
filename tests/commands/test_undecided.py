"""A form on which two hands differ in the browser: the command line does not go on as if one of them were right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from drafting.web.folder import store

EXAMPLE = Path(__file__).parents[2] / "examples" / "motion-parking.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form whose signatory was changed by two hands, one of whom saved first."""
    path = tmp_path / "答复.yaml"
    text = EXAMPLE.read_text("utf-8")
    path.write_text(text, "utf-8")
    began = store.begin(tmp_path, store.read(tmp_path, path.name))
    for name in ("沈岚", "林若溪"):
        store.save(tmp_path, path.name, began, lambda before, name=name: before.replace("何维", name))
    return path


def test_check_says_it_at_the_field(form: Path) -> None:
    result = run("check", form, "--format", "json", "--select", "N")
    (finding,) = json.loads(result.stdout)["findings"]
    assert (result.exit_code, finding["code"], finding["severity"]) == (1, "V009", "error")
    line = form.read_text("utf-8").splitlines()[finding["line"] - 1]
    assert (finding["where"], line) == ("signatory", "签发人: 沈岚")
    assert "drafting serve" in finding["remedy"]


@pytest.mark.parametrize("more", [(), ("--survey",), ("--public",), ("--to", "txt")])
def test_render_refuses_and_says_the_way_out(form: Path, more: tuple[str, ...]) -> None:
    result = run("render", form, *more)
    assert (result.exit_code, "两边都改了" in result.stderr, "drafting serve" in result.stderr) == (1, True, True)
    assert [path.name for path in form.parent.iterdir() if path.suffix != ".yaml"] == [".drafting"]


def test_one_of_a_batch_stops_itself_alone(form: Path, tmp_path: Path) -> None:
    (tmp_path / "另一份.yaml").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    result = run("render", tmp_path, "-o", tmp_path / "out")
    assert (result.exit_code, "两边都改了" in result.stderr) == (1, True)
    assert [path.name for path in (tmp_path / "out").glob("*.docx")] == ["另一份.docx"]


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_once_chosen_all_goes_on(form: Path, choice: str) -> None:
    store.choose(form.parent, form.name, f"{choice} signatory")
    assert run("render", form).exit_code == 0
    assert "V009" not in run("check", form).stdout


def test_a_form_that_cannot_be_read_either_says_both(form: Path) -> None:
    form.write_text(form.read_text("utf-8") + "甲乙: 1\n", "utf-8")
    codes = [finding["code"] for finding in json.loads(run("check", form, "--format", "json").stdout)["findings"]]
    assert codes == ["V009", "F003"]


def test_a_spoilt_file_of_conflicts_is_said(form: Path) -> None:
    (form.parent / ".drafting" / form.name / "conflicts.json").write_text("{", "utf-8")
    for command in ("check", "render"):
        result = run(command, form)
        assert (result.exit_code, "读不出来" in result.output) == (1, True)
