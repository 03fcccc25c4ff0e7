"""drafting diff."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from tests.compare.composed import ROOT
from tests.compare.settled import settled
from tests.review.marked import body

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _diff(*arguments: str | Path, color: bool = False) -> Result:
    return CliRunner().invoke(cli, ["diff", *map(str, arguments)], color=color)


@pytest.fixture
def forms(tmp_path: Path) -> tuple[Path, Path]:
    text = (ROOT / "examples" / "suggestion-bus.yaml").read_text(encoding="utf-8")
    one, other = tmp_path / "初稿.yaml", tmp_path / "二稿.yaml"
    one.write_text(text, encoding="utf-8")
    other.write_text(text.replace("车12辆", "车13辆").replace("全程35分钟", "全程约35分钟"), encoding="utf-8")
    return one, other


@pytest.fixture
def letters(forms: tuple[Path, Path]) -> tuple[Path, Path]:
    made = tuple(form.with_suffix(".docx") for form in forms)
    for form, letter in zip(forms, made, strict=True):
        assert CliRunner().invoke(cli, ["render", str(form), "-o", str(letter)]).exit_code == 0
    return made


def test_what_is_changed_is_told_by_field_and_words(forms: tuple[Path, Path]) -> None:
    result = _diff(*forms)
    assert result.exit_code == 0
    assert (
        "·内容：" in result.stdout
        and "〔删：12〕〔增：13〕辆" in result.stdout
        and "全程〔增：约〕35分钟" in result.stdout
    )
    assert "\x1b[" not in result.stdout and result.stderr == "2 处不同\n"


def test_words_have_colours_on_a_terminal(forms: tuple[Path, Path]) -> None:
    coloured = _diff(*forms, color=True).stdout
    assert "\x1b[31m" in coloured and "\x1b[32m" in coloured
    assert "\x1b[" not in _diff(*forms, "--no-color", color=True).stdout


def test_versions_that_are_equal_say_so(forms: tuple[Path, Path], letters: tuple[Path, Path]) -> None:
    for other in (forms[0], letters[0]):
        result = _diff(forms[0], other)
        assert (result.exit_code, result.stdout) == (0, "两稿相同\n")
        assert json.loads(_diff(forms[0], other, "--format", "json").stdout) == []


def test_json_has_the_paths_of_a_form(forms: tuple[Path, Path], letters: tuple[Path, Path]) -> None:
    for pair in (forms, letters, (forms[0], letters[1]), (letters[0], forms[1])):
        found = json.loads(_diff(*pair, "--format", "json").stdout)
        assert [one["where"].split(".")[::2] for one in found] == [["responses", "body"]] * 2
        assert all(set(one) == {"where", "old", "new"} for one in found)


def test_a_redline_is_the_new_one_taken_and_the_old_one_refused(
    forms: tuple[Path, Path], letters: tuple[Path, Path]
) -> None:
    before = [letter.read_bytes() for letter in letters]
    for number, pair in enumerate((forms, letters, (forms[0], letters[1]), (letters[0], forms[1]))):
        out = forms[0].with_name(f"修订稿{number}.docx")
        result = _diff(*pair, "-o", out)
        assert result.exit_code == 0 and f"写了 {out}：2 处修订" in result.stderr
        assert settled(out.read_bytes(), taken=False) == settled(before[0], taken=True)
        assert settled(out.read_bytes(), taken=True) == settled(before[1], taken=True)
    assert [letter.read_bytes() for letter in letters] == before


@pytest.mark.parametrize(
    ("given", "author"), [((), "核稿助手"), (("--author", " 张\x01科长\n"), "张科长"), (("--author", " "), "核稿助手")]
)
def test_marks_are_signed(letters: tuple[Path, Path], given: tuple[str, ...], author: str) -> None:
    out = letters[0].with_name("修订稿.docx")
    _diff(*letters, "-o", out, *given)
    assert {mark.get(f"{W}author") for mark in body(out.read_bytes()).iter(f"{W}ins", f"{W}del")} == {author}


def test_a_redline_that_a_person_edited_is_not_overwritten(letters: tuple[Path, Path]) -> None:
    out = letters[0].with_name("修订稿.docx")
    assert _diff(*letters, "-o", out).exit_code == 0
    out.write_bytes(edited := out.read_bytes() + b" ")
    result = _diff(*letters, "-o", out)
    assert result.exit_code == 1 and "没有覆盖" in result.stderr and out.read_bytes() == edited
    assert _diff(*letters, "-o", out, "--force").exit_code == 0 and out.read_bytes() != edited


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "修订稿.pdf"), "须以 .docx 结尾"),
        (("-o", "初稿.docx"), "不写在所比的文件上"),
        (("-o", "二稿.docx"), "不写在所比的文件上"),
        (("--author", "张科长"), "与 -o 同用"),
    ],
)
def test_wrong_usage_is_said_and_nothing_written(
    letters: tuple[Path, Path], arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [letter.read_bytes() for letter in letters]
    monkeypatch.chdir(letters[0].parent)
    result = _diff(letters[0].name, letters[1].name, *arguments)
    assert result.exit_code == 2 and said in result.stderr
    assert [letter.read_bytes() for letter in letters] == before and not Path("修订稿.pdf").exists()


def test_a_file_that_cannot_be_read_is_named(letters: tuple[Path, Path]) -> None:
    letters[1].write_bytes(b"PK\x03\x04")
    out = letters[0].with_name("修订稿.docx")
    for arguments in ((), ("-o", out)):
        result = _diff(*letters, *arguments)
        assert result.exit_code == 1 and "二稿.docx" in result.stderr and "Traceback" not in result.stderr
    assert not out.exists()
    assert _diff(letters[0], letters[0].with_name("没有.docx")).exit_code == 1
