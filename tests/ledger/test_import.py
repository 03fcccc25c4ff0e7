"""Lists in: every case right or named, twice the same, what a form says is never changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from drafting.form.load import load
from drafting.ledger.cases import cases
from drafting.ledger.columns import find_header
from drafting.ledger.entries import Known, read_entries
from drafting.ledger.sheets import read_sheets
from tests.ledger import lists
from tests.ledger.lists import LISTS, SESSION, Expected


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["ledger", *map(str, arguments)])


def taken(path: Path) -> tuple[list[lists.Case], list[str], dict[str, dict[str, str]]]:
    found, named, days = [], [], {}
    for sheet in read_sheets(path):
        _, entries, findings = read_entries(sheet, str(path), Known(today=date(2026, 4, 1)), {})
        named += [finding.place for finding in findings if finding.severity == "error"]
        for entry in entries:
            get = entry.values.get
            number = get("proposal.number", "")
            names = tuple(get("proposal.proposers", ()))
            found.append((get("kind"), get("proposal.session"), number, get("proposal.title"), names))
            days[number] = {"received": get("proposal.received", ""), "due": get("proposal.due", "")}
    return found, named, days


@pytest.mark.parametrize("make", LISTS[:-1], ids=lambda make: make.__name__)
def test_every_case_of_a_list_is_read(make: Callable[[Path], tuple[Path, Expected]], tmp_path: Path) -> None:
    path, expected = make(tmp_path)
    found, named, days = taken(path)
    assert (found, [place for place in named if "填表说明" not in place]) == (expected.cases, [])
    for number, told in expected.days.items():
        assert {name: days[number][name] for name in told} == told


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_a_list_comes_in_as_forms_and_a_second_time_changes_nothing(
    make: Callable[[Path], tuple[Path, Expected]], tmp_path: Path
) -> None:
    path, expected = make(tmp_path)
    folder = tmp_path / "2026年"
    first = run("import", path, "-o", folder)
    assert first.exit_code == (1 if expected.named else 0), first.output
    assert all(place in first.output for place in expected.named)
    made = {form: form.read_bytes() for form in folder.glob("*.yaml")}
    assert sorted(case.facts.number for case in cases(folder)) == sorted(case[2] for case in expected.cases)
    for form in made:
        reply = load(form)
        wanted = next(case for case in expected.cases if case[2:4] == (reply.proposal.number, reply.proposal.title))
        assert (reply.kind, tuple(one.name for one in reply.proposal.proposers)) == (wanted[0], wanted[4])
    again = run("import", path, "-o", folder)
    assert f"新增 0 件，补充 0 件，未变 {len(made)} 件" in again.output
    assert {form: form.read_bytes() for form in folder.glob("*.yaml")} == made


def test_a_telephone_is_in_no_form_and_in_the_list_that_goes_out(tmp_path: Path) -> None:
    path, _ = lists.two_headers(tmp_path)
    folder = tmp_path / "2026年"
    run("import", path, "-o", folder)
    assert all("13900000001" not in form.read_text("utf-8") for form in folder.glob("*.yaml"))
    run("export", folder, "-o", tmp_path / "台账.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "台账.xlsx")["台账"].values)
    assert rows[0][:7] == ("序号", "案号", "标题", "提出人姓名", "提出人电话", "承办科室", "承办人")
    assert "13900000001" in rows[1]


def test_a_list_fills_what_a_form_leaves_open_and_changes_nothing_else(tmp_path: Path) -> None:
    path, _ = lists.plain(tmp_path)
    folder = tmp_path / "forms"
    folder.mkdir()
    form = folder / "停车.yaml"
    form.write_text(
        f"# 我的说明\n文种: 提案答复\n建议提案:\n  届次: {SESSION}\n  编号: 076\n  标题: 关于停车的提案\n"
        "答复:\n  - 内容: 已经办好。\n",
        encoding="utf-8",
    )
    result = run("import", path, "-o", folder)
    text = form.read_text("utf-8")
    assert "# 我的说明" in text and "编号: 076" in text and "标题: 关于停车的提案" in text
    assert "陈知远" in text and "2026-06-20" in text
    assert "补上建议提案·提出人、建议提案·收到日期、建议提案·办理期限" in result.output
    assert "清单Sheet1第2行写“关于破解老城区停车难的提案”，表单写“关于停车的提案”" in result.output
    assert (result.exit_code, len(list(folder.glob("*.yaml")))) == (0, 2)


def test_a_column_under_a_name_of_its_own_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_text("流水,事由简述,谁提的\n76,关于停车的提案,陈知远\n", encoding="utf-8")
    refused = run("import", path, "-o", tmp_path / "a")
    assert refused.exit_code == 1 and "找不到表头" in refused.output and "--columns" in refused.output
    given = ["--columns", "编号=流水", "--columns", "案由=事由简述", "--columns", "提出人=谁提的"]
    assert run("import", path, "-o", tmp_path / "a", *given).exit_code == 0
    (tmp_path / "b").mkdir()
    profile = "名称: 云州市城市管理局\n清单列: {编号: 流水, 案由: 事由简述, 提出人: 谁提的}\n"
    (tmp_path / "b" / "office.yaml").write_text(profile, encoding="utf-8")
    assert run("import", path, "-o", tmp_path / "b").exit_code == 0
    assert [case.facts.proposers for case in cases(tmp_path / "b")] == [("陈知远",)]
    assert run("import", path, "-o", tmp_path / "c", "--columns", "颜色=流水").exit_code == 2


def test_columns_that_were_given_are_remembered_in_the_profile_with_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "清单.csv"
    path.write_text("流水,事由简述,谁提的\n76,关于停车的提案,陈知远\n", encoding="utf-8")
    profile = tmp_path / "office.yaml"
    profile.write_text("# 本局\n名称: 云州市城市管理局\n清单列:\n  提出人: 谁提的  # 老样子\n", encoding="utf-8")
    given = ["--columns", "编号=流水", "--columns", "案由=事由简述", "--columns", "承办人=没有这列"]
    result = run("import", path, "-o", tmp_path / "a", *given)
    assert result.exit_code == 0 and "列名已记入" in result.output
    assert profile.read_text("utf-8") == (
        "# 本局\n名称: 云州市城市管理局\n清单列:\n  提出人: 谁提的  # 老样子\n  编号: 流水\n  案由: 事由简述\n"
    )
    again = run("import", path, "-o", tmp_path / "b")
    assert again.exit_code == 0 and "新增 1 件" in again.output
    assert "列名已记入" not in run("import", path, "-o", tmp_path / "b", *given).output
    profile.write_text("{名称: 云州市城市管理局}\n", encoding="utf-8")
    left = run("import", path, "-o", tmp_path / "c", *given, "--columns", "提出人=谁提的")
    assert left.exit_code == 0 and "看不懂这份单位档案的写法，没有改" in left.output
    assert profile.read_text("utf-8") == "{名称: 云州市城市管理局}\n"


def test_the_profile_gives_deadlines_and_tells_who_is_co_handler(tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text("名称: 云州市财政局\n简称: 市财政局\n期限: {答复: 3, 会办: 1}\n", "utf-8")
    path = tmp_path / "提案.csv"
    text = "编号,案由,提案者,主办单位,会办单位,交办日期\n1,关于停车的提案,陈知远,市城管局,市财政局,2026-11-30\n"
    path.write_text(text + "2,关于预算的提案,罗平,市财政局,市审计局,2026-11-30\n", encoding="utf-8")
    run("import", path, "-o", tmp_path)
    found = {case.facts.number: (case.facts.kind, case.facts.due) for case in cases(tmp_path)}
    assert found == {"1": ("会办意见", "2026-12-30"), "2": ("提案答复", "2027-02-28")}


def test_a_new_form_loads_as_a_draft_whatever_the_cells_hold(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["编号", "案由", "提案者", "承办人"])
    hostile = ["=1+1", "{{ 编号 }}: #", "- 一项\n- 两项 ␟kind␟", "\"引号\" 'a' : {b}"]
    for n, text in enumerate(hostile, 1):
        book.active.append([n, f"关于{text}的提案", text, text])
        for cell in book.active[n + 1]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    book.save(tmp_path / "清单.xlsx")
    result = run("import", tmp_path / "清单.xlsx", "-o", tmp_path / "2026年")
    made = {case.facts.number: case.facts for case in cases(tmp_path / "2026年")}
    assert result.exit_code == 0 and len(made) == len(hostile)
    for n, text in enumerate(hostile, 1):
        assert not made[str(n)].unreadable
        assert made[str(n)].handler == " ".join(text.split())


def test_a_name_that_is_taken_by_another_case_is_said(tmp_path: Path) -> None:
    path, _ = lists.titled(tmp_path)
    folder = tmp_path / "2026年"
    folder.mkdir()
    (folder / f"{SESSION}第076号提案.yaml").write_text("不是表单", encoding="utf-8")
    result = run("import", path, "-o", folder)
    assert result.exit_code == 1 and "已有同名的文件，不是这一件" in result.output
    assert "新增 1 件" in result.output
    assert (folder / f"{SESSION}第076号提案.yaml").read_text("utf-8") == "不是表单"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("坏.xlsx", b"PK\x03\x04 nothing", "已损坏"),
        ("坏.xls", b"\xd0\xcf\x11\xe0 nothing", "已损坏"),
        ("清单.pdf", b"%PDF", "不会读 .pdf"),
        ("空.csv", b"", "没有可读的表"),
    ],
)
def test_what_is_no_list_is_said(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    result = run("import", tmp_path / name, "-o", tmp_path / "x")
    assert result.exit_code == 1 and said in result.output
    assert run("import", tmp_path / "没有.xlsx", "-o", tmp_path / "x").exit_code == 1


def test_a_header_is_found_below_others_and_not_in_a_case() -> None:
    from drafting.ledger.sheets import Sheet

    rows = [(1, ["说明"]), (2, ["编号", "案由"]), (3, ["76", "关于编号的提案"])]
    header = find_header(Sheet("", rows), {})
    assert header and (header.start, dict(header.fields)) == (2, {0: "proposal.number", 1: "proposal.title"})
