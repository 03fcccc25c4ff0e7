"""会办意见 of other units in the host's case: found beside the form, missed before their day, taken in as a draft."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from drafting.cli import cli
from drafting.findings import DraftingError
from drafting.form.load import load
from drafting.form.opinions import received
from drafting.form.revise import values_of
from drafting.ledger.cases import cases
from drafting.ledger.show import case_rows
from drafting.letter.opinion import opinion_text, taken_in

EXAMPLE = Path(__file__).parents[2] / "examples" / "cohandling-school.yaml"
TODAY = date(2026, 4, 1)
FORM = """\
文种: 提案答复
建议提案:
  届次: 市政协五届三次会议
  编号: 76
  提出人: 陈知远
  会办单位: [市财政局, 市公安局]  # 照交办单
  收到日期: 2026-03-20
  办理期限: 2026-06-20
答复:
  - 标题: 关于经费
    内容: 已作安排。
  - 标题: 关于安全
"""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    (tmp_path / "office.yaml").write_text("名称: 云州市教育局\n期限: {会办: 1}\n", encoding="utf-8")
    form = tmp_path / "76号.yaml"
    form.write_text(FORM, encoding="utf-8")
    (tmp_path / "76号.会办").mkdir()
    return form


def put(form: Path, name: str, text: str = "一、关于经费\n已安排300万元。") -> Path:
    file = form.parent / "76号.会办" / name
    file.write_text(text, encoding="utf-8")
    return file


def run(*arguments: object) -> Any:
    return CliRunner().invoke(cli, [*map(str, arguments)])


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("市财政局.txt", "市财政局"),
        ("财政局会办意见.docx", "市财政局"),
        ("关于76号提案的意见-市公安局.pdf", "市公安局"),
        ("来函.txt", None),
        ("~$市财政局.docx", None),
        (".市财政局.txt", None),
    ],
)
def test_a_file_is_the_units_that_its_name_names(name: str, unit: str | None, form: Path) -> None:
    put(form, name)
    here = [one.unit for one in received(form, ("市财政局", "市公安局"), ()) if one.here]
    assert here == ([unit] if unit else [])


def test_a_form_may_name_the_file_and_nothing_outside_its_folder(form: Path, tmp_path: Path) -> None:
    (tmp_path / "函.docx").write_bytes(b"")
    outside = tmp_path.parent / f"{tmp_path.name}外.docx"
    outside.write_bytes(b"")
    for name, here in (("函.docx", True), ("没有.docx", False), (f"../{outside.name}", False), (str(outside), False)):
        (one,) = received(form, (), [("市财政局", name)])
        assert one.here is here, name
    assert received(form, ("市财政局",), [("市财政局", "")])[0] == ("市财政局", True, None)
    assert received(form, (), [("市财政局", "a\0b")])[0].here is False


def test_a_folder_that_leads_elsewhere_is_not_looked_into(form: Path, tmp_path: Path) -> None:
    (tmp_path / "76号.会办").rmdir()
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "市财政局.txt").write_text("意见", encoding="utf-8")
    (tmp_path / "76号.会办").symlink_to(tmp_path / "别处", target_is_directory=True)
    assert not received(form, ("市财政局",), ())[0].here


def test_what_has_not_come_is_said_before_its_day(form: Path) -> None:
    (case,) = cases(form.parent, TODAY)
    assert (case.awaited, case.awaited_by) == (("市财政局", "市公安局"), "2026-04-20")
    head, row = case_rows([case])
    assert row[head.index("会办")] == "缺市财政局、市公安局（4月20日前）"
    put(form, "市财政局.txt")
    (case,) = cases(form.parent, TODAY)
    assert case.awaited == ("市公安局",) and case.as_json()["awaited_by"] == "2026-04-20"
    found = [
        one for one in json.loads(run("check", form, "--format", "json").stdout)["findings"] if one["code"] == "E033"
    ]
    assert [(one["where"], one["severity"]) for one in found] == [("proposal.cohosts", "warning")]
    assert "市公安局的会办意见还没有送来，应于2026年4月20日前送到" in found[0]["message"]
    put(form, "市公安局.txt")
    (case,) = cases(form.parent, TODAY)
    assert case.awaited == () and "会办" not in case_rows([case])[0]
    assert "E033" not in run("check", form).output


@pytest.mark.parametrize(
    "more",
    [
        "首次答复: {发文字号: 云教〔2026〕1号, 成文日期: 2026-04-01}\n",
        "反馈: {结果: 满意}\n",
        "归档日期: 2026-07-01\n",
    ],
)
def test_a_case_that_has_been_answered_waits_for_nobody(more: str, form: Path) -> None:
    form.write_text(FORM + more, encoding="utf-8")
    assert cases(form.parent, TODAY)[0].awaited == () and "E033" not in run("check", form).output


def test_an_opinion_that_is_a_form_is_no_case_of_ours(form: Path) -> None:
    put(form, "市财政局.yaml", EXAMPLE.read_text("utf-8"))
    assert [case.file for case in cases(form.parent, TODAY)] == ["76号.yaml"]


def test_a_clerk_sees_what_is_here(form: Path) -> None:
    file = put(form, "市财政局.txt")
    put(form, "来函.txt")
    result = run("cohandle", form)
    assert result.stdout.splitlines() == [f"市财政局　{file}", "市公安局　未收到，应于2026-04-20前送到"]
    assert "来函.txt：文件名看不出是哪个会办单位的" in result.stderr
    told = json.loads(run("cohandle", form, "--format", "json").stdout)
    assert told["due"] == "2026-04-20" and [one["received"] for one in told["opinions"]] == [True, False]
    form.write_text(FORM.replace("  会办单位: [市财政局, 市公安局]  # 照交办单\n", ""), encoding="utf-8")
    assert run("cohandle", form).exit_code == 2


@pytest.mark.parametrize("suffix", ["docx", "txt", "html", "yaml"])
def test_the_points_of_an_opinion_are_read_whatever_it_is(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"市财政局.{suffix}"
    if suffix == "yaml":
        file.write_bytes(EXAMPLE.read_bytes())
    else:
        assert run("render", EXAMPLE, "-o", file).exit_code == 0
    text = opinion_text(file)
    assert "1800万元" in text and "会办意见" not in text and "供你单位" not in text


def test_what_is_no_letter_is_taken_as_it_stands(tmp_path: Path) -> None:
    note = tmp_path / "市财政局.txt"
    note.write_text("经研究，同意所提意见。\n\n资金由市级统筹。\n", encoding="utf-8")
    assert opinion_text(note) == "经研究，同意所提意见。\n资金由市级统筹。"


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", b"PK\x03\x04"), ("a.yaml", b"- ["), ("a.yaml", b"{}"), ("a.exe", b"x")]
)
def test_a_spoilt_opinion_is_refused_in_words(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DraftingError):
        opinion_text(tmp_path / name)


def test_an_opinion_is_taken_behind_what_is_written_and_marked(form: Path) -> None:
    put(form, "市财政局.txt", "已安排300万元，2027年6月底前到位。")
    assert run("cohandle", form, "--take", "市财政局", "--answer", 1).exit_code == 0
    text = form.read_text("utf-8")
    assert values_of(text)["responses"][0]["body"] == (
        "已作安排。\n【待核：以下取自市财政局会办意见】\n已安排【待核：300万元】，【待核：2027年6月底前】到位。"
    )
    assert "# 照交办单" in text and values_of(text)["responses"][1] == values_of(FORM)["responses"][1]
    assert "X002" in run("check", form).output
    again = run("cohandle", form, "--take", "市财政局", "--answer", 1)
    assert again.exit_code == 1 and "已经有市财政局的会办意见" in again.stderr and form.read_text("utf-8") == text


def test_an_opinion_without_a_figure_is_marked_all_the_same(form: Path) -> None:
    assert "【待核" in values_of(taken_in(FORM, 1, "市公安局", "同意。"))["responses"][1]["body"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--take", "市财政局"), "一起写"),
        (("--answer", 1), "一起写"),
        (("--take", "市公安局", "--answer", 1), "没有“市公安局”的会办意见文件"),
        (("--take", "市财政局", "--answer", 3), "没有第3条答复"),
    ],
)
def test_what_cannot_be_taken_changes_nothing(arguments: tuple[object, ...], said: str, form: Path) -> None:
    put(form, "市财政局.txt")
    result = run("cohandle", form, *arguments)
    assert result.exit_code in (1, 2) and said in result.output and form.read_text("utf-8") == FORM


def test_what_is_too_long_for_a_form_is_not_taken() -> None:
    with pytest.raises(DraftingError, match="太长"):
        taken_in(FORM, 0, "市财政局", "意" * 200_000)


def test_a_form_with_a_byte_order_mark_is_written_all_the_same(form: Path) -> None:
    form.write_bytes(b"\xef\xbb\xbf" + FORM.encode())
    put(form, "市财政局.txt")
    assert run("cohandle", form, "--take", "市财政局", "--answer", 2).exit_code == 0
    assert "市财政局会办意见" in load(form).responses[1].body
