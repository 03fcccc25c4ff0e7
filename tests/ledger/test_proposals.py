"""Proposals' own files beside a list: each into the form of its case, or named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from drafting.form.load import load
from drafting.ledger.cases import Case, made
from drafting.ledger.facts import of_values
from drafting.ledger.proposals import Proposed, case_of
from tests.ledger.lists import SESSION

LIFT, PARKING = "关于加装电梯的提案", "关于破解老城区停车难的提案"


def sheet(number: str, title: str, session: str = SESSION, *, name: str = "陈知远") -> str:
    head = f"{session}\n委员提案\n" + (f"第{number}号\n" if number else "")
    person = f"题目：{title}\n提案人：{name}　联系电话：13900001234\n"
    return head + person + "内容：群众反映强烈。\n为此，建议：\n一、制定专项规划。\n二、加快建设进度。\n"


@pytest.fixture
def run(tmp_path: Path):
    """Imports a list of three cases with the files of a folder: name -> text."""
    book = openpyxl.Workbook()
    for row in (
        ["届次", "编号", "案由", "提案者"],
        [SESSION, "076", PARKING, "陈知远"],
        [SESSION, 112, LIFT, "罗平"],
        [SESSION, 113, "关于加装电梯", "叶知秋"],
    ):
        book.active.append(row)
    book.save(tmp_path / "清单.xlsx")

    def call(**files: str) -> Result:
        (tmp_path / "来文" / "下层").mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (tmp_path / "来文" / f"{name}.txt").write_text(text, encoding="utf-8")
        arguments = ["import", "清单.xlsx", "-o", "2026年", "--proposals", "来文"]
        return CliRunner().invoke(cli, ["ledger", *(str(tmp_path / one) if "." in one else one for one in arguments)])

    return call


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "2026年"


def form(folder: Path, number: int) -> Path:
    return folder / f"{SESSION}第{number:03}号提案.yaml"


def test_the_forms_have_the_demands_and_the_texts_beside(run, here: Path) -> None:
    result = run(甲=sheet("76", PARKING), 乙=sheet("112", LIFT, "政协云州市第五届委员会第三次会议"))
    assert result.exit_code == 0, result.output
    reply = load(form(here, 76))
    assert reply.proposal.demands == ("制定专项规划", "加快建设进度")
    assert [one.demand for one in reply.responses] == ["1", "2"]
    assert load(form(here, 112)).proposal.session == SESSION
    beside = form(here, 76).with_name(form(here, 76).stem + ".来件.txt")
    assert "加快建设进度" in beside.read_text("utf-8") and "13900001234" not in beside.read_text("utf-8")
    assert "对上 2 件：写入诉求 2 件" in result.output and "没有来文的 1 件" in result.output
    before = {file: file.read_bytes() for file in here.glob("市*")}
    again = run()
    assert again.exit_code == 0 and "表单已有内容未改 2 件" in again.output
    assert {file: file.read_bytes() for file in here.glob("市*")} == before


def test_an_answer_is_never_touched(run, here: Path) -> None:
    run()
    path = form(here, 76)
    path.write_text(path.read_text("utf-8").replace("内容: |", "内容: 我写的。", 1), encoding="utf-8")
    before = path.read_bytes()
    assert "未改 1 件" in run(甲=sheet("76", PARKING)).output
    assert path.read_bytes() == before and not list(here.glob("*.txt"))


def test_what_matches_none_or_two_is_said_and_the_others_go_on(run, here: Path) -> None:
    (here.parent / "来文" / "下层").mkdir(parents=True)
    (here.parent / "来文" / "坏.docx").write_bytes(b"PK\x03\x04broken")
    (here.parent / "来文" / "下层" / "112.txt").write_text(sheet("112", LIFT), encoding="utf-8")
    result = run(
        甲=sheet("76", PARKING),
        甲二=sheet("76", PARKING),
        丙=sheet("999", "关于保护古桥的提案"),
        丁=sheet("113", "关于扩建图书馆的提案"),
        戊=sheet("76", PARKING, "市政协四届一次会议"),
    )
    assert result.exit_code == 1
    for words in (
        "2份来文对上这一件：甲.txt、甲二.txt",
        "丙.txt：没有对上任何一件",
        "丁.txt：编号与市政协五届三次会议第113号提案.yaml相同，题目不同",
        "戊.txt：没有对上任何一件",
        "坏.docx",
    ):
        assert words in result.output, words
    assert load(form(here, 112)).proposal.demands and not load(form(here, 76)).proposal.demands


def test_a_text_that_stands_beside_is_not_written_over(run, here: Path) -> None:
    run()
    beside = form(here, 76).with_name(form(here, 76).stem + ".来件.txt")
    beside.write_text("我的", encoding="utf-8")
    result = run(甲=sheet("76", PARKING))
    assert result.exit_code == 1 and beside.read_text("utf-8") == "我的"
    assert not load(form(here, 76)).proposal.demands


def test_an_empty_folder_is_said(run) -> None:
    assert "没有可读的来文" in run().output


def case(number: str, title: str, **more: object) -> Case:
    proposal = {"kind": "提案", "session": SESSION, "number": number, "title": title}
    return made(f"{number}.yaml", of_values({"kind": "提案答复", "proposal": proposal, **more}), _DAY, None)


_DAY = date(2026, 4, 1)
CASES = [case("076", PARKING), case("112", LIFT), case("113", LIFT), case("", "关于保护古桥的提案"), case("5", "")]


@pytest.mark.parametrize(
    ("name", "number", "title", "found"),
    [
        ("a", "76", PARKING, "076.yaml"),
        ("a", "76", "", "076.yaml"),
        ("a", "", PARKING.removeprefix("关于").removesuffix("的提案"), "076.yaml"),
        ("a", "第76号", "关于破解老旧城区停车难的提案", "076.yaml"),
        ("第76号提案", "", "", "076.yaml"),
        ("76 停车", "", "", "076.yaml"),
        ("2026年提案", "", "", "没有对上任何一件"),
        ("a", "", LIFT, "题目与112.yaml、113.yaml相同，有2件"),
        ("113.提案", "", LIFT, "113.yaml"),
        ("a", "999", PARKING, "题目与076.yaml相同，编号不同"),
        ("a", "300", "关于保护古桥的提案", ".yaml"),
        ("a", "5", LIFT, "5.yaml"),
        ("a", "112", PARKING, "编号与112.yaml相同，题目不同"),
        ("a", "", "", "没有对上任何一件"),
    ],
)
def test_number_and_title_tell_the_case(name: str, number: str, title: str, found: str) -> None:
    told = case_of(Proposed(name, "提案", SESSION, number, title), CASES)
    assert (told.file if isinstance(told, Case) else told) == found


def test_another_session_another_kind_and_a_second_reply_are_no_match() -> None:
    again = case("76", PARKING, first_reply={"document_number": "云城管〔2026〕3号"})
    for proposed in (
        Proposed("a", "建议", "", "76", PARKING),
        Proposed("a", "提案", "市政协四届一次会议", "76", PARKING),
    ):
        assert case_of(proposed, CASES) == "没有对上任何一件"
    assert case_of(Proposed("a", "提案", SESSION, "76", PARKING), [again, *CASES]) is CASES[0]
