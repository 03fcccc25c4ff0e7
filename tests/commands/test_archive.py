"""drafting archive, as a person runs it: with a file and with a server, the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.archive.place import Place
from drafting.cli import cli
from tests.archive.test_adding import FORM
from tests.servers import City


def _runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Place) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "旧答复"
    folder.mkdir()
    (folder / "答复.yaml").write_text(FORM, encoding="utf-8")
    (folder / "办法.txt").write_text("云州市公园管理办法\n公园应当设置座椅。\n", encoding="utf-8")
    named = place.name if isinstance(place, Path) else place.url
    (tmp_path / "office.yaml").write_text(f"名称: 云州市园林管理局\n旧答复库: {named}\n", encoding="utf-8")

    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(cli, ["archive", *arguments], prog_name="drafting")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Place) -> Callable[..., Result]:
    """The command, with either archive in the profile."""
    return _runner(tmp_path, monkeypatch, place)


@pytest.fixture
def run_on_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The same with a file."""
    return _runner(tmp_path, monkeypatch, Path("archive.sqlite"))


def test_old_letters_are_added_and_found_answer_by_answer(run) -> None:
    added = run("add", "旧答复")
    assert (added.exit_code, "新收 2 份" in added.stderr) == (0, True)
    found = run("search", "路灯", "修好")
    assert "第2条" in found.stdout and "[路灯]将于" in found.stdout and "云园〔2025〕7号" in found.stdout
    assert "没有变动 2 份" in run("add", "旧答复").stderr


def test_json_is_a_list_best_first(run) -> None:
    run("add", "旧答复")
    hits = json.loads(run("search", "座椅", "--format", "json").stdout)
    assert hits[0]["source"] == "云园〔2025〕7号" and hits[0]["date"] == "2025-09-10"
    assert {"text", "nth", "heading", "demand", "disposition", "class", "kind", "file", "gone", "marks"} <= set(hits[0])
    start, end = hits[0]["marks"][0]
    assert hits[0]["text"][start:end] == "座椅"
    assert json.loads(run("search", "没有这样的话", "--format", "json").stdout) == []


def test_filters_and_their_mistakes(run) -> None:
    run("add", "旧答复")
    assert len(json.loads(run("search", "座椅", "--kind", "文件", "--format", "json").stdout)) == 1
    assert json.loads(run("search", "座椅", "--years", "2020-2024", "--format", "json").stdout) == []
    assert len(json.loads(run("search", "座椅", "--years", "2025", "--agency", "园林", "--format", "json").stdout)) > 0
    for wrong in (("--kind", "通知"), ("--years", "去年"), ("--years", "2024-2020"), ("--limit", "0")):
        assert run("search", "座椅", *wrong).exit_code == 2
    assert run("search", "，。").exit_code == 2


def test_what_is_typed_is_text(run) -> None:
    run("add", "旧答复")
    for typed in ('座椅" OR "路灯', "座椅'; DROP TABLE paper; --", "text:座椅", "座椅*", "NEAR(座椅 路灯)"):
        assert run("search", typed).exit_code == 0
    assert run("search", "座椅").stdout


def test_a_file_that_was_not_taken_in_is_named_and_the_exit_code_is_1(run, tmp_path: Path) -> None:
    (tmp_path / "旧答复" / "坏.docx").write_bytes(b"PK\x03\x04")
    added = run("add", "旧答复")
    assert added.exit_code == 1
    assert "坏.docx" in added.stderr and "未收 1 份" in added.stderr
    assert "坏.docx" in run("status").stdout


def test_show_by_number_document_number_and_file(run) -> None:
    run("add", "旧答复")
    number = json.loads(run("search", "路灯将于", "--format", "json").stdout)[0]["paper"]
    by_number = run("show", str(number)).stdout
    assert "第2条" in by_number and "诉求：修好路灯" in by_number and "办理情况：列入计划" in by_number
    assert run("show", "云园〔2025〕7号").stdout == by_number
    assert run("show", "旧答复/答复.yaml").stdout == by_number
    assert json.loads(run("show", str(number), "--format", "json").stdout)[0]["number"] == "0076"
    assert run("show", "99").exit_code == 2


def test_papers_of_a_folder_are_shown_apart_and_nothing_is_looked_for_by_no_word(run) -> None:
    run("add", "旧答复")
    assert run("show", "旧答复").stdout.count("\n\n#") == 1
    cited = CliRunner().invoke(cli, ["cite", " "], prog_name="drafting")
    assert cited.exit_code == run("search", " ").exit_code == 2


def test_status_counts(run) -> None:
    run("add", "旧答复")
    content = json.loads(run("status", "--format", "json").stdout)
    assert content["sorts"] == {"文件": 1, "答复": 1} and content["years"] == {"2025": 1}
    assert "答复 1 份" in run("status").stdout


def test_forget(run, tmp_path: Path) -> None:
    run("add", "旧答复")
    assert run("forget").exit_code == 2
    assert "已删去 0 份" in run("forget", "--before", "2015").stderr
    (tmp_path / "旧答复" / "办法.txt").unlink()
    run("add", "旧答复")
    assert "已删去 1 份" in run("forget", "--gone").stderr
    assert "已删去 1 份" in run("forget", "云园〔2025〕7号").stderr
    assert "没有查到" in run("search", "座椅").stderr


def test_what_is_older_than_a_year_is_forgotten_and_no_more(run, tmp_path: Path) -> None:
    for number, date in enumerate(("2013-01-01", "2014-12-31", "2015-01-01", "")):
        form = FORM.replace("成文日期: 2025-09-10\n", date and f"成文日期: {date}\n").replace("0076", f"{number + 1}")
        (tmp_path / "旧答复" / f"{number}.yaml").write_text(form, encoding="utf-8")
    run("add", "旧答复")
    assert json.loads(run("status", "--format", "json").stdout)["years"] == {"2013": 1, "2014": 1, "2015": 1, "2025": 1}
    assert run("forget", "--before", "2015").stderr == "已删去 2 份\n"
    left = json.loads(run("status", "--format", "json").stdout)
    assert (left["years"], left["sorts"]) == ({"2015": 1, "2025": 1}, {"答复": 3, "文件": 1})
    assert len(json.loads(run("search", "路灯", "--format", "json").stdout)) == 3
    assert "新收 0 份，已有 0 份，没有变动 6 份" in run("add", "旧答复").stderr
    assert run("forget", "--before", "2015").stderr == "已删去 0 份\n"


def test_without_an_archive_the_way_is_told(run_on_file) -> None:
    result = run_on_file("search", "座椅")
    assert result.exit_code == 1 and "drafting archive add" in result.stderr
    assert run_on_file("add", "没有的文件夹").exit_code == 2


def test_the_profile_or_the_command_says_where_it_is(run_on_file, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text("名称: 云州市园林管理局\n旧答复库: 库/旧.sqlite\n", encoding="utf-8")
    run_on_file("add", "旧答复")
    assert (tmp_path / "库" / "旧.sqlite").is_file()
    run_on_file("add", "旧答复", "--archive", "另.sqlite")
    assert (tmp_path / "另.sqlite").is_file()


def test_a_damaged_archive_says_so(run_on_file, tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite").write_bytes(b"nothing" * 1000)
    for arguments in (("search", "座椅"), ("status",), ("add", "旧答复"), ("forget", "--gone")):
        result = run_on_file(*arguments)
        assert result.exit_code == 1 and "drafting archive add" in result.stderr, arguments
        assert "核对文件名" in result.stderr, "it may be another file, to be deleted by nobody"


def test_cite_gives_the_exact_citation_and_check_asks_the_book(run, tmp_path: Path) -> None:
    (tmp_path / "旧答复" / "办法.txt").write_text(
        "关于公园的说明\n按照《云州市公园建设行动计划》（云政办〔2025〕18号）执行。\n", encoding="utf-8"
    )
    run("add", "旧答复")
    result = CliRunner().invoke(cli, ["cite", "公园"])
    assert result.stdout.splitlines()[0] == "《云州市公园建设行动计划》（云政办〔2025〕18号）"
    listed = CliRunner().invoke(cli, ["cite", "云政办〔2025〕18号", "--format", "json"])
    assert json.loads(listed.stdout)[0]["source"] == "办法.txt"
    (tmp_path / "新.yaml").write_text(
        FORM.replace("已增设", "按《云州市公园建设行动计划》（云政办〔2025〕81号）已增设"), encoding="utf-8"
    )
    checked = CliRunner().invoke(cli, ["check", "新.yaml", "--format", "json"])
    assert "C102" in {finding["code"] for finding in json.loads(checked.stdout)["findings"]}


def test_a_file_and_a_server_answer_the_same(city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    for number, place in enumerate((Path("archive.sqlite"), city.of())):
        (folder := tmp_path / f"{number}").mkdir()
        run = _runner(folder, monkeypatch, place)
        (folder / "旧答复" / "坏.docx").write_bytes(b"PK\x03\x04")
        said = [run(*command) for command in _ASKED]
        shown = ((one.exit_code, re.sub(r'"size": \d+|"archive": ".*"', "", one.output)) for one in said)
        answers.append([(code, text.replace(str(folder), "")) for code, text in shown])
    assert answers[0] == answers[1]


_ASKED = [
    ("add", "旧答复"),
    ("add", "没有"),
    ("search", "座椅", "--format", "json"),
    ("search", "座椅 路灯"),
    ("search", "没有这样的话"),
    ("search", "，。"),
    ("search", "座椅", "--kind", "通知"),
    ("show", "1", "--format", "json"),
    ("show", "99"),
    ("show", "旧答复/答复.yaml"),
    ("status", "--format", "json"),
    ("forget",),
    ("forget", "--before", "2015"),
    ("forget", "云园〔2025〕7号"),
    ("forget", "云园〔2025〕7号"),
    ("status", "--format", "json"),
]
