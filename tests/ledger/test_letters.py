"""A first reply and what followed it are one case: its state, its class, its promises and its deadline."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from drafting.cli import cli
from drafting.ledger.cases import Case, cases
from drafting.ledger.show import case_rows, promise_rows
from drafting.ledger.statistics import statistics

TODAY = date(2026, 11, 1)
CITED = "发文字号: 云城管〔2026〕23号, 成文日期: 2026-06-10"
SECOND, SUPPLEMENT = f"首次答复: {{{CITED}}}", f"首次答复: {{{CITED}, 本次: 补充答复}}"


def form(
    *more: str,
    number: str = "云城管〔2026〕23号",
    day: str = "2026-06-10",
    result: str = "B",
    answer: str = "内容: 办了",
) -> str:
    lines = (
        "文种: 提案答复",
        f"发文字号: {number}",
        "签发人: 何维",
        f"办理结果: {result}",
        "建议提案: {届次: 市政协五届三次会议, 编号: 76, 标题: 关于停车的提案, 提出人: 陈知远, "
        "收到日期: 2026-03-20, 办理期限: 2026-06-20, 诉求: [甲, 乙]}",
        f"答复: [{{{answer}}}]",
        f"成文日期: {day}",
        *more,
    )
    return "\n".join(lines) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "office.yaml").write_text("名称: 某局\n期限: {再次答复: 2}\n", encoding="utf-8")
    return tmp_path


def put(folder: Path, **forms: str) -> list[Case]:
    for name, text in forms.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return cases(folder, TODAY)


UNHAPPY = "反馈: {结果: 不满意, 日期: 2026-10-12}"
DRAFT = {"number": "云城管〔2026〕号", "day": "", "result": ""}


def test_a_case_is_done_again_until_there_is_a_second_reply(folder: Path) -> None:
    (case,) = put(folder, a=form(UNHAPPY))
    assert (case.state, case.due, case.days_left, case.facts.due) == ("需再办", "2026-12-12", 41, "2026-06-20")
    (folder / "office.yaml").unlink()
    assert cases(folder, TODAY)[0].due == "2026-06-20"


def test_a_second_reply_takes_over_and_is_the_same_case(folder: Path) -> None:
    (case,) = put(
        folder, a=form(UNHAPPY), b=form(SECOND, answer="内容: ''", **DRAFT).replace("2026-06-20", "2026-12-12")
    )
    assert (case.file, case.state, case.days_left) == ("b.yaml", "未答", 41)
    assert (case.facts.result, case.facts.document_number, case.facts.feedback) == ("B", "云城管〔2026〕23号", "不满意")
    assert [(one.file, one.state) for one in case.letters] == [("a.yaml", "已反馈"), ("b.yaml", "未答")]
    (case,) = put(folder, b=form(SECOND, number="云城管〔2026〕57号", day="2026-10-30", result="A"))
    assert (case.state, case.facts.result, case.facts.date) == ("已发", "A", "2026-10-30")
    counted = {count.name: dict(count.rows) for count in statistics([case], TODAY)}
    assert counted["办理时限"] == {"按期答复": 1} and counted["办理结果"] == {"A": 1}
    assert counted["办理状态"] == {"已发": 1} and counted["满意度"] == {"不满意": 1}


def test_a_supplement_counts_once_it_is_out(folder: Path) -> None:
    promised = "内容: 列入计划, 办理情况: 列入计划, 完成时限: 2026-09-30, 完成日期: 2026-09-20"
    (case,) = put(folder, a=form(answer=promised), b=form(SUPPLEMENT, **DRAFT | {"result": "A"}))
    assert (case.file, case.state, case.facts.result) == ("a.yaml", "已发", "B")
    assert [one.state for one in case.letters] == ["已发", "待签"]
    (case,) = put(folder, b=form(SUPPLEMENT, number="云城管〔2026〕57号", day="2026-10-30", result="A"))
    assert (case.file, case.facts.result, len(case.facts.promises)) == ("b.yaml", "A", 1)
    assert promise_rows([case], TODAY)[1][0] == "已兑现" and promise_rows([case], TODAY)[1][-1] == "a.yaml 第1条"


def test_a_supplement_need_not_answer_every_demand(folder: Path) -> None:
    answer = {"answer": "诉求: 1, 内容: 办了"}
    assert put(folder, a=form(SUPPLEMENT, **answer))[0].state == "已发"
    assert put(folder, a=form(SECOND, **answer))[0].state == "在办"


def test_letters_go_with_the_reply_that_they_cite(folder: Path) -> None:
    found = put(folder, a=form(number="云城管〔2026〕9号"), b=form(), c=form(SECOND, day="2026-10-30"))
    assert sorted(tuple(one.file for one in case.letters) for case in found) == [(), ("b.yaml", "c.yaml")]


def test_a_letter_alone_or_of_another_case_stays_alone(folder: Path) -> None:
    other = form(SECOND).replace("编号: 76", "编号: 77")
    found = put(folder, a=form(), b=other, c=form().replace("编号: 76", "编号: 78"))
    assert [case.letters for case in found] == [(), (), ()]


def test_two_first_replies_to_one_case_are_never_made_one(folder: Path) -> None:
    assert len(put(folder, a=form(), b=form())) == 2


def test_the_list_shows_every_letter_below_its_case(folder: Path) -> None:
    found = put(folder, a=form(UNHAPPY), b=form(SECOND, number="云城管〔2026〕57号", day="2026-10-30"))
    rows = case_rows(found)
    assert [row[3] for row in rows] == ["文种", "提案答复", "└首次答复", "└再次答复"]
    assert rows[2][-1] == "a.yaml" and rows[3][5] == "云城管〔2026〕57号，2026-10-30"


def run(*arguments: object) -> Any:
    return CliRunner().invoke(cli, ["ledger", *map(str, arguments)])


def test_a_case_is_listed_exported_and_checked_once(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    put(folder, a=form(UNHAPPY), b=form(SECOND, number="云城管[2026]57号", day="2026-10-30", result="A"))
    before = json.loads(run("list", folder, "--format", "json").stdout)["cases"]
    (row,) = json.loads(run("list", folder, "--format", "json", "--check").stdout)["cases"]
    assert before[0]["errors"] is None and row["errors"] > 0
    assert [letter["followup"] for letter in row["letters"]] == [None, "再次答复"]
    out = tmp_path_factory.mktemp("out") / "台账.xlsx"
    assert run("export", folder, "-o", out).exit_code == 0
    head, *rows = openpyxl.load_workbook(out)["台账"].values
    assert len(rows) == 1 and dict(zip(head, rows[0], strict=True))["办理结果"] == "A"


def test_a_list_that_comes_in_again_fills_the_first_reply(folder: Path) -> None:
    put(folder, a=form(), b=form(SECOND, number="云城管〔2026〕57号", day="2026-10-30"))
    (folder / "清单.csv").write_text(
        "类别,届次,编号,案由,提出人,承办人\n提案,市政协五届三次会议,76,关于停车的提案,陈知远,周明\n", encoding="utf-8"
    )
    result = run("import", folder / "清单.csv", "-o", folder)
    assert "新增 0 件，补充 1 件" in result.output
    assert "承办人: 周明" in (folder / "a.yaml").read_text("utf-8")
