"""drafting merge, as a clerk runs it on a file that came back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from tests.merging.test_merge import FORM
from tests.review.marked import rewritten

TRACKED = (
    '<w:del w:id="901" w:author="王主任" w:date="2026-09-12T09:30:00Z"><w:r><w:delText>412个</w:delText></w:r></w:del>'
    '<w:ins w:id="902" w:author="王主任" w:date="2026-09-12T09:30:00Z"><w:r><w:t>436个</w:t></w:r></w:ins>'
)


def run(*arguments: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)], input=typed)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form whose letter went out for review."""
    path = tmp_path / "76号.yaml"
    path.write_text(FORM, encoding="utf-8")
    assert run("render", path, "--review").exit_code == 0
    return path


def sent(form: Path) -> Path:
    """The letter for review."""
    return form.with_name("76号-送审稿.docx")


def came(form: Path, *changes: tuple[str, str]) -> Path:
    """The letter as it came back, words of its XML changed."""

    def change(xml: str) -> str:
        for before, after in changes:
            assert before in xml
            xml = xml.replace(before, after, 1)
        return xml

    path = form.with_name("改稿.docx")
    path.write_bytes(rewritten(sent(form).read_bytes(), change))
    return path


def tracked(form: Path) -> Path:
    """The letter with one change tracked."""
    return came(form, ("412个，", f"</w:t></w:r>{TRACKED}<w:r><w:t>，"))


def test_an_untouched_letter(form: Path) -> None:
    result = run("merge", form, sent(form), "--yes")
    assert result.exit_code == 0
    assert "改稿与表单一致" in result.stderr
    assert form.read_text(encoding="utf-8") == FORM


def test_the_form_without_terminal_and_yes_stays(form: Path) -> None:
    result = run("merge", form, tracked(form))
    assert result.exit_code == 0
    assert "答复第1条·内容（王主任，2026-09-12 09:30）：今年新增泊位〔删：412〕〔增：436〕个" in result.stdout
    assert "没有写入表单" in result.stderr
    assert form.read_text(encoding="utf-8") == FORM


def test_all_is_taken(form: Path) -> None:
    result = run("merge", form, tracked(form), "--yes")
    assert result.exit_code == 0
    assert form.read_text(encoding="utf-8") == FORM.replace("412个", "436个")
    assert "采纳1处" in result.stderr
    assert "改稿与表单一致" in run("merge", form, form.with_name("改稿.docx"), "--yes").stderr


def test_the_changes_as_json(form: Path) -> None:
    result = run("merge", form, tracked(form), "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "where": "responses.0.body",
            "old": "今年新增泊位412个，已于6月底投入使用。",
            "new": "今年新增泊位436个，已于6月底投入使用。",
            "author": "王主任",
            "date": "2026-09-12T09:30:00Z",
            "state": "open",
        }
    ]
    assert form.read_text(encoding="utf-8") == FORM


def test_who_changed_what_is_in_the_trail(form: Path) -> None:
    run("merge", form, tracked(form), "--yes")
    history = json.loads(run("history", form, "--format", "json").stdout)
    assert [(change["author"], change["where"], change["file"]) for change in history["changes"]] == [
        ("王主任", "responses.0.body", "改稿.docx")
    ]
    assert run("history", form, "--show", "1").stdout == FORM


def test_what_both_changed_is_shown_and_left(form: Path) -> None:
    ours = FORM.replace("412个", "420个").replace("3.4万", "3.5万")
    form.write_text(ours, encoding="utf-8")
    back = came(form, ("412个，", "436个，"), ("1060个", "1080个"))
    result = run("merge", form, back, "--yes")
    assert result.exit_code == 1
    assert "送审以后表单也改了这一处" in result.stdout
    assert "420个" in result.stdout
    assert form.read_text(encoding="utf-8") == ours.replace("1060个", "1080个")
    states = [row["state"] for row in json.loads(run("merge", form, back, "--format", "json").stdout)]
    assert states == ["conflict"]


def test_changes_are_asked_one_by_one(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.commands import merge

    back = came(form, ("412个，", "436个，"), ("1060个", "1080个"), ("3.4万", "3.6万"))
    monkeypatch.setattr(merge, "_is_terminal", lambda: True)
    result = run("merge", form, back, typed="n\ny\nq\n")
    assert result.exit_code == 0, result.output
    assert "采纳1处，没有采纳2处" in result.stderr
    assert form.read_text(encoding="utf-8") == FORM.replace("1060个", "1080个")
    assert run("merge", form, back, typed="a\n").exit_code == 0
    assert form.read_text(encoding="utf-8") == (
        FORM.replace("1060个", "1080个").replace("412个", "436个").replace("3.4万", "3.6万")
    )


def test_a_comment_becomes_a_finding_until_it_is_done(form: Path) -> None:
    import docx

    document = docx.Document(str(sent(form)))
    paragraph = next(one for one in document.paragraphs if "412个" in one.text)
    document.add_comment(paragraph.runs[0], "核对412个", author="王主任", initials="王")
    back = form.with_name("批注.docx")
    document.save(str(back))
    result = run("merge", form, back, "--yes")
    assert "批注1条" in result.stderr
    assert "核对412个" in run("check", form).stdout
    assert run("history", form, "--done", "1").exit_code == 0
    assert "核对412个" not in run("check", form).stdout


def test_another_persons_change_meanwhile_is_not_lost(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.merging.came import Came

    made = Came.text_with

    def late(self: Came, changes: object) -> str:
        form.write_text(FORM.replace("何维", "沈砚"), encoding="utf-8")
        return made(self, changes)  # type: ignore[arg-type]

    monkeypatch.setattr(Came, "text_with", late)
    result = run("merge", form, tracked(form), "--yes")
    assert result.exit_code == 1
    assert "J005" in result.output or "别的程序改过" in result.output
    assert form.read_text(encoding="utf-8") == FORM.replace("何维", "沈砚")


def test_files_that_are_none(form: Path) -> None:
    assert run("merge", form, form.with_name("没有.docx")).exit_code == 1
    assert run("merge", form, form).exit_code == 1
    assert run("merge", form, sent(form), "--yes", "--diff").exit_code == 2
    broken = form.with_name("坏.docx")
    broken.write_bytes(b"PK\x03\x04 nothing")
    assert run("merge", form, broken).exit_code == 1
    assert form.read_text(encoding="utf-8") == FORM


def test_what_no_field_holds_is_listed_with_its_words(form: Path) -> None:
    back = came(form, ("云州市城市管理局文件", "云州市城市管理综合执法局文件"))
    rows = json.loads(run("merge", form, back, "--format", "json").stdout)
    assert [(row["state"], row["new"]) for row in rows] == [("unplaced", "云州市城市管理综合执法局文件")]
    assert "云州市城市管理综合执法局文件" in run("merge", form, back, "--yes").stdout
    assert form.read_text(encoding="utf-8") == FORM


def test_nothing_at_all_is_written_where_nothing_is_taken(form: Path) -> None:
    back = tracked(form)
    before = {path: path.read_bytes() for path in form.parent.rglob("*") if path.is_file()}
    run("merge", form, back)
    run("merge", form, back, "--diff")
    run("merge", form, back, "--format", "json")
    assert {path: path.read_bytes() for path in form.parent.rglob("*") if path.is_file()} == before
