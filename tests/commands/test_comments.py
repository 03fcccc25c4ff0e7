"""drafting check --comments."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from tests.readers.files import document, package, run
from tests.review.marked import comments
from tests.review.test_comments import TYPES, with_parts

LETTER = ("王志远代表：", "您们提出的建议收悉，现答复如下：", "已经办理。", "云水市数据局", "2026年9月10日")


def _check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)])


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "来稿.docx"
    path.write_bytes(with_parts(package(document=document(*map(run, LETTER))), {"[Content_Types].xml": TYPES}))
    return path


def test_a_copy_is_written_with_the_findings_that_are_also_said(letter: Path) -> None:
    before, out = letter.read_bytes(), letter.with_name("批注本.docx")
    result = _check(letter, "--comments", out)
    assert result.exit_code == 1 and "错误 D001" in result.stdout and f"写了 {out}" in result.stderr
    assert ("核稿助手", "您们") in [(author, words) for author, _, words in comments(out.read_bytes())]
    assert letter.read_bytes() == before


def test_what_is_selected_alone_is_marked(letter: Path) -> None:
    out = letter.with_name("批注本.docx")
    assert _check(letter, "--comments", out, "--select", "D001").exit_code == 1
    assert len(comments(out.read_bytes())) == 1


def test_a_copy_that_a_person_edited_is_not_overwritten(letter: Path) -> None:
    out = letter.with_name("批注本.docx")
    _check(letter, "--comments", out)
    assert _check(letter, "--comments", out).exit_code == 1
    out.write_bytes(edited := out.read_bytes() + b" ")
    result = _check(letter, "--comments", out)
    assert result.exit_code == 1 and "没有覆盖" in result.stderr and out.read_bytes() == edited
    assert "没有覆盖" not in _check(letter, "--comments", out, "--force").stderr
    assert out.read_bytes() != edited


@pytest.mark.parametrize(
    ("name", "out", "said"),
    [
        ("表单.yaml", "批注本.docx", "先用 drafting render"),
        ("来稿.txt", "批注本.docx", "另存为 .docx"),
        ("来稿.docx", "批注本.pdf", "须以 .docx 结尾"),
        ("来稿.docx", "来稿.docx", "不写在原来的文件上"),
    ],
)
def test_what_cannot_be_commented_is_wrong_usage(letter: Path, name: str, out: str, said: str) -> None:
    before = letter.read_bytes()
    letter.with_name("来稿.txt").write_text("甲", encoding="utf-8")
    letter.with_name("表单.yaml").write_text("文种: 提案答复", encoding="utf-8")
    result = _check(letter.with_name(name), "--comments", letter.with_name(out))
    assert result.exit_code == 2 and said in result.stderr
    assert letter.read_bytes() == before and not letter.with_name("批注本.docx").exists()


def test_several_letters_are_wrong_usage(letter: Path) -> None:
    other = letter.with_name("另一件.docx")
    other.write_bytes(letter.read_bytes())
    assert _check(letter, other, "--comments", letter.with_name("批注本.docx")).exit_code == 2


def test_a_broken_letter_gives_no_copy(letter: Path) -> None:
    letter.write_bytes(b"PK\x03\x04")
    result = _check(letter, "--comments", letter.with_name("批注本.docx"))
    assert result.exit_code == 1 and "已损坏" in result.stderr and "Traceback" not in result.stderr
    assert not letter.with_name("批注本.docx").exists()
