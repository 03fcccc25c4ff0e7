"""drafting render --review."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from drafting.review.bookmarks import base_of
from tests.review.marked import parts


def render(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["render", *map(str, arguments)])


@pytest.fixture
def form(tmp_path: Path, small_form: str) -> Path:
    path = tmp_path / "表单.yaml"
    path.write_bytes(small_form.replace("\n", "\r\n").encode())
    return path


def test_a_letter_for_review_is_told_by_its_name_and_the_forms_text_is_kept(form: Path) -> None:
    assert render(form, "--review").exit_code == 0 and render(form).exit_code == 0
    sent, out = form.with_name("表单-送审稿.docx"), form.with_name("表单.docx")
    before = form.read_bytes().decode()
    assert "_df_responses__0__body" in parts(sent.read_bytes())["word/document.xml"].decode()
    assert "bookmark" not in parts(out.read_bytes())["word/document.xml"].decode()
    form.write_text(before.replace("12辆", "20辆"), encoding="utf-8", newline="")
    assert base_of(sent.read_bytes(), form) == before
    assert base_of(out.read_bytes(), form) is None


def test_each_letter_for_review_finds_its_own_text(form: Path) -> None:
    texts = []
    for number in (1, 2):
        texts.append(form.read_bytes().decode())
        assert render(form, "--review", "-o", form.with_name(f"{number}.docx")).exit_code == 0
        form.write_bytes(form.read_bytes().replace("12辆".encode(), "20辆".encode()))
    assert [base_of(form.with_name(f"{number}.docx").read_bytes(), form) for number in (1, 2)] == texts


def test_the_letters_of_a_folder_for_review_stand_beside_the_others(form: Path) -> None:
    form.with_name("二.yaml").write_bytes(form.read_bytes())
    out = form.parent / "送审"
    assert render(form.parent, "--review", "-o", out).exit_code == 0
    assert sorted(file.name for file in out.glob("*.docx")) == ["二-送审稿.docx", "表单-送审稿.docx"]
    assert base_of((out / "二-送审稿.docx").read_bytes(), form.with_name("二.yaml")) == form.read_bytes().decode()


@pytest.mark.parametrize("more", [["--public"], ["--to", "html"], ["-o", "甲.txt"], ["--survey"]])
def test_what_cannot_be_sent_for_review_is_refused(form: Path, more: list[str]) -> None:
    result = render(form, "--review", *more)
    assert result.exit_code == 2 and "--review" in result.stderr
    assert not (form.parent / ".drafting").exists()


def test_a_form_without_a_file_cannot_be_sent_for_review(small_form: str) -> None:
    result = CliRunner().invoke(cli, ["render", "-", "--review", "-o", "x.docx"], input=small_form)
    assert result.exit_code == 2 and "--review" in result.stderr


def test_a_form_that_another_changes_meanwhile_is_said(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.form import load

    read = load.read_text
    texts = iter(["", "# 改过\n"])
    monkeypatch.setattr(load, "read_text", lambda path: next(texts, "") + read(path))
    result = render(form, "--review")
    assert result.exit_code == 1 and "改过" in result.stderr and not form.with_name("表单-送审稿.docx").exists()
