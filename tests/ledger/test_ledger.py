"""Cases, their states, the list out, promises, deadlines: as a clerk sees them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner, Result

import drafting
from drafting.cli import cli
from drafting.ledger.calendar import as_calendar
from drafting.ledger.cases import cases
from drafting.ledger.facts import Facts, facts_of
from drafting.ledger.show import case_rows, table
from drafting.ledger.state import State, days_left, state_of
from drafting.ledger.statistics import statistics
from drafting.ledger.workdays import last_workday
from tests.ledger import lists

SENT = {
    "kind": "提案答复",
    "session": "市政协五届三次会议",
    "number": "76",
    "proposers": ("陈知远",),
    "answered": 1,
    "signatory": "何维",
    "document_number": "云城管〔2026〕23号",
    "date": "2026-06-10",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["ledger", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three cases: one without an answer, one signed and sent with promises, one that cannot be read."""
    path, _ = lists.plain(tmp_path)
    folder = tmp_path / "2026年"
    assert run("import", path, "-o", folder).exit_code == 0
    form = next(folder.glob("*76*"))
    text = form.read_text("utf-8").replace("    内容: |", "    内容: 已经办好一半，其余列入计划。")
    for label, value in (
        ("签发人", "何维"),
        ("发文字号", "云城管〔2026〕23号"),
        ("成文日期", "2026-06-10"),
        ("办理结果", "B"),
    ):
        text = text.replace(f"\n{label}:\n", f"\n{label}: {value}\n")
    text = text.replace(
        "    # 完成时限:", "    完成时限: 2026-09-30\n    责任单位: 停车中心\n    办理情况: 列入计划\n    # 完成时限:"
    )
    form.write_text(text, encoding="utf-8")
    (folder / "下层").mkdir()
    (folder / "下层" / "坏.yaml").write_text("文种: [", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, State.SENT),
        ({"answered": 0}, State.UNANSWERED),
        ({"unanswered": 1}, State.IN_HAND),
        ({"session": ""}, State.IN_HAND),
        ({"to_verify": 2}, State.IN_REVIEW),
        ({"signatory": ""}, State.UNSIGNED),
        ({"document_number": "云城管〔2026〕号"}, State.UNSIGNED),
        ({"date": ""}, State.UNSIGNED),
        ({"kind": "会办意见", "signatory": ""}, State.SENT),
        ({"feedback": "满意"}, State.RECEIVED),
        ({"feedback": "不满意"}, State.AGAIN),
        ({"feedback": "不满意", "archived": "2026-12-01"}, State.ARCHIVED),
        ({"unreadable": "不是合格的 YAML"}, State.UNREADABLE),
    ],
)
def test_the_state_is_derived(changed: dict[str, Any], state: State) -> None:
    assert state_of(Facts(**{**SENT, **changed})) is state


def test_days_are_counted_while_a_letter_is_awaited() -> None:
    today, due = date(2026, 6, 10), "2026-06-20"
    assert days_left(due, State.UNSIGNED, today) == 10
    assert days_left(due, State.AGAIN, date(2026, 6, 25)) == -5
    assert days_left(due, State.SENT, today) is None
    assert days_left("", State.UNANSWERED, today) is None


def test_an_answer_is_counted_for_the_demand_it_is_for(tmp_path: Path) -> None:
    text = "文种: 提案答复\n建议提案: {届次: 一次, 编号: 1, 提出人: 罗平, 诉求: [甲事, 乙事]}\n"
    text += "答复:\n  - {诉求: 一, 内容: 办了。}\n"
    form = tmp_path / "表单.yaml"
    form.write_text(text, encoding="utf-8")
    assert (facts_of(form).demands, facts_of(form).unanswered) == (2, 1)
    form.write_text(text + "  - {诉求: 乙事, 内容: 办了【待核：3】。}\n", encoding="utf-8")
    assert (facts_of(form).unanswered, facts_of(form).to_verify) == (0, 1)


def test_the_list_of_cases(folder: Path) -> None:
    result = run("list", folder, "--format", "json")
    shown = {row["file"]: row for row in json.loads(result.stdout)["cases"]}
    states = {name: row["state"] for name, row in shown.items()}
    assert states == {
        "下层/坏.yaml": "打不开",
        "市政协五届三次会议第76号提案.yaml": "已发",
        f"{lists.CONGRESS}第5号建议.yaml": "未答",
    }
    row = shown["市政协五届三次会议第76号提案.yaml"]
    assert set(row) == {
        *("file", "kind", "session", "number", "title", "state", "due", "days_left", "result", "errors", "handler"),
        *("letters", "awaited", "awaited_by"),
    }
    assert (row["due"], row["days_left"], row["result"], row["errors"]) == ("2026-06-20", None, "B", None)
    assert "共 3 件，列出 1 件" in run("list", folder, "--state", "未答").output
    assert "未答" in run("list", folder, "--overdue").output
    assert run("list", folder, "--state", "完成").exit_code == 2
    assert run("list", folder / "没有").exit_code == 1


def test_errors_are_found_once_and_forgotten_when_a_form_changes(folder: Path) -> None:
    def errors(*more: str) -> list[int | None]:
        found = json.loads(run("list", folder, "--format", "json", *more).stdout)["cases"]
        return [row["errors"] for row in sorted(found, key=lambda row: row["file"])]

    assert errors() == [None] * 3
    first = errors("--check")
    assert None not in first and errors() == first
    form = folder / "市政协五届三次会议第76号提案.yaml"
    form.write_text(form.read_text("utf-8").replace("云城管〔2026〕23号", "云城管[2026]第23号"), encoding="utf-8")
    assert errors().count(None) == 1
    assert sum(errors("--check")) > sum(first)  # type: ignore[arg-type]


@pytest.mark.parametrize("damage", ["", "{", '{"version":1,"forms":{"a":1}}', '{"version":1,"forms":[]}', "[" * 9999])
def test_a_damaged_cache_does_no_harm(damage: str, folder: Path) -> None:
    before = [case.as_json() for case in cases(folder)]
    (folder / ".drafting" / "ledger.json").write_text(damage, encoding="utf-8")
    assert [case.as_json() for case in drafting.cases(folder)] == before


def test_a_table_stands_straight() -> None:
    assert table([["状态", "表单"], ["未答", "a.yaml"], ["已归档", "b.yaml"]]) == [
        "状态    表单",
        "未答    a.yaml",
        "已归档  b.yaml",
    ]
    assert table([["甲" * 30]]) == ["甲" * 19 + "…"]


def test_a_deadline_on_a_holiday_is_said(folder: Path) -> None:
    today = date(2026, 6, 1)
    rows = case_rows(cases(folder, today))
    assert any("2026-06-21（前一工作日6月18日）" in row for line in rows for row in line)
    assert last_workday(date(2026, 6, 22)) == date(2026, 6, 22)
    assert last_workday(date(2099, 6, 22)) is None


def test_the_list_goes_out_with_the_columns_it_came_with(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "台账.xlsx"
    assert run("export", folder, "-o", out).exit_code == 0
    book = openpyxl.load_workbook(out)
    head, *rows = book["台账"].values
    assert head == (
        *("序号", "类别", "届次", "编号", "案由", "提出人", "交办日期", "办理期限"),
        *("状态", "发文字号", "答复日期", "办理结果", "满意度"),
    )
    row = next(row for row in rows if row[3] == "76")
    assert row[6:] == (
        datetime(2026, 3, 20),
        datetime(2026, 6, 20),
        "已发",
        "云城管〔2026〕23号",
        datetime(2026, 6, 10),
        "B",
        None,
    )
    assert book["台账"].freeze_panes == "A2" and book["台账"].auto_filter.ref == "A1:M4"
    counts = {row[0]: row[1] for row in book["统计"].values if row[0]}
    assert (counts["未答"], counts["提案答复"], counts["按期答复"], counts["已逾期"]) == (1, 1, 1, 1)
    assert len(book["统计"]._charts) == 2
    assert run("export", folder, "-o", tmp_path / "台账.doc").exit_code == 2


def test_what_went_out_comes_in_again_as_the_same_cases(folder: Path, tmp_path: Path) -> None:
    (folder / "下层" / "坏.yaml").unlink()
    run("export", folder, "-o", tmp_path / "台账.xlsx")
    again = tmp_path / "again"
    result = run("import", tmp_path / "台账.xlsx", "-o", again)
    assert result.exit_code == 0, result.output

    def told(root: Path) -> list[tuple[Any, ...]]:
        names = (
            "kind",
            "session",
            "number",
            "proposal_title",
            "proposers",
            "received",
            "due",
            "document_number",
            "date",
        )
        return sorted(tuple(getattr(case.facts, name) for name in names) for case in cases(root))

    assert told(again) == told(folder)


def test_a_template_gives_the_columns(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["办理台账"])
    book.active.append(["案号", "题目", "满意程度", "领导批示"])
    book.save(tmp_path / "样.xlsx")
    run("export", folder, "-o", tmp_path / "台账.xlsx", "--template", tmp_path / "样.xlsx")
    head, *rows = openpyxl.load_workbook(tmp_path / "台账.xlsx")["台账"].values
    assert head == ("案号", "题目", "满意程度", "领导批示")
    assert ("76", lists.PARKING, None, None) in rows


def test_a_text_is_never_a_formula(tmp_path: Path) -> None:
    for n, text in enumerate(("=1+1", "+86", "-1", "@cmd", "=HYPERLINK(0)")):
        form = f"文种: 提案答复\n建议提案: {{届次: 一次, 编号: {n}, 标题: '{text}', 提出人: '{text}'}}\n"
        (tmp_path / f"{n}.yaml").write_text(form, encoding="utf-8")
    run("export", tmp_path, "-o", tmp_path / "台账.xlsx")
    with ZipFile(io.BytesIO((tmp_path / "台账.xlsx").read_bytes())) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    texts = {cell.value for row in openpyxl.load_workbook(tmp_path / "台账.xlsx")["台账"] for cell in row}
    assert {"=1+1", "+86", "-1", "@cmd"} <= texts


def test_a_sign_that_no_workbook_can_hold_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,标题,提出人,类别,备注\n1,关于停车的提案,陈知远,提案,甲\x01乙\n", "utf-8")
    assert run("import", tmp_path / "a.csv", "-o", tmp_path / "a").exit_code == 0
    assert run("export", tmp_path / "a", "-o", tmp_path / "a.xlsx").exit_code == 0
    assert [cell.value for cell in openpyxl.load_workbook(tmp_path / "a.xlsx")["台账"]["E"]] == ["备注", "甲 乙"]


def test_the_cells_share_their_styles(folder: Path, tmp_path: Path) -> None:
    run("export", folder, "-o", tmp_path / "台账.xlsx")
    book = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    styles = {cell.style for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert styles == {"文字", "日期", "件数", "表头"}
    assert book["台账"]["G3"].number_format == "yyyy-mm-dd" and book["台账"]["D3"].number_format == "@"


def test_promises_are_listed_with_those_overdue_first(folder: Path) -> None:
    result = run("promises", folder, "--format", "json")
    promise, *more = json.loads(result.stdout)
    assert not more
    assert (promise["state"], promise["due"], promise["unit"]) == ("已逾期", "2026-09-30", "停车中心")
    assert "停车中心" in run("promises", folder, "--overdue").output
    form = folder / "市政协五届三次会议第76号提案.yaml"
    form.write_text(
        form.read_text("utf-8").replace("完成时限: 2026", "完成日期: 2026-09-20\n    完成时限: 2026"), "utf-8"
    )
    assert "0 项承诺" in run("promises", folder, "--overdue").output
    assert "已兑现" in run("promises", folder).output


def events(text: str) -> Iterator[dict[str, str]]:
    for part in text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        yield dict(line.split(":", 1) for line in part.split("\r\n") if ":" in line)


def test_deadlines_go_into_a_calendar(folder: Path, tmp_path: Path) -> None:
    assert run("calendar", folder, "-o", tmp_path / "期限.ics").exit_code == 0
    text = (tmp_path / "期限.ics").read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    told = sorted((event["DTSTART;VALUE=DATE"], event["SUMMARY"]) for event in events(text))
    assert [day for day, _ in told] == ["20260621", "20260930"]
    assert "关于优化公交线网的建议" in told[0][1] and told[1][1].startswith("承诺到期：")
    assert as_calendar([], datetime(2026, 1, 1)).count("VEVENT") == 0


def test_the_numbers_add_up(folder: Path) -> None:
    found = cases(folder, date(2026, 6, 25))
    counts = {count.name: dict(count.rows) for count in statistics(found, date(2026, 6, 25))}
    assert sum(counts["办理状态"].values()) == 3 and sum(counts["文种"].values()) == 2
    assert counts["办理时限"] == {"按期答复": 1, "逾期未答复": 1}
    assert counts["满意度"] == {"未反馈": 2}
    assert counts["承诺事项"] == {"办理中": 1}


def test_an_empty_list_comes_in_as_it_is(tmp_path: Path) -> None:
    assert run("new", "-o", tmp_path / "清单.xlsx").exit_code == 0
    assert run("new", "-o", tmp_path / "清单.xlsx").exit_code == 1
    assert "新增 1 件" in run("import", tmp_path / "清单.xlsx", "-o", tmp_path / "a").output
