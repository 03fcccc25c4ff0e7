"""All cases that may go out, as their letters, with the list of who gets them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from docx import Document as Word

from drafting.cli import cli
from drafting.ledger.delivery import copied_to

READY = """文种: {kind}
发文机关: 云州市城市管理局
发文字号: 云城管〔2026〕{number}号
签发人: 何维
成文日期: 2026-06-10
办理结果: A
建议提案:
  类别: 提案
  届次: 市政协五届三次会议
  编号: {number}
  标题: 关于破解第{number}街区停车难的提案
  提出人: [{people}]
{more}
答复:
  - 内容: |
      我局已在该街区施划停车泊位，并加强巡查，停车秩序明显好转。
联系人:
  - {{姓名: 周明, 电话: 0551-5550123}}
抄送: [市政府督查室, 市政协提案委（2份）]
"""


def form(number: int, people: str = "陈知远", kind: str = "提案答复", more: str = "") -> str:
    text = READY.format(number=number, people=people, kind=kind, more=more)
    return text.replace("办理结果: A\n", "") if kind == "会办意见" else text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "2026年"
    (folder / "下层").mkdir(parents=True)
    texts = {
        "甲.yaml": form(1),
        "下层/甲.yaml": form(2, "林若溪, 民盟云州市委会"),
        "会办.yaml": form(3, kind="会办意见", more="  主办单位: 市公安局"),
        "未签.yaml": form(4).replace("签发人: 何维", "签发人:"),
        "已归档.yaml": form(5) + "归档日期: 2026-12-01\n",
        "有错.yaml": form(6).replace("〔2026〕", "[2026]"),
        "坏.yaml": "文种: [",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["ledger", "deliver", "2026年", "-o", "送达", *arguments])


def written(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.*") if file.name[0] != "."}


ALL = {
    *("甲.docx", "甲-征询意见表.docx", "会办.docx", "送达清单.xlsx"),
    *(f"下层/甲{tail}.docx" for tail in ("", "-林若溪", "-民盟云州市委会", "-征询意见表")),
}


def test_what_is_ready_goes_out_and_the_rest_is_said(folder: Path, tmp_path: Path) -> None:
    result = run()
    assert result.exit_code == 1 and "写成 3 件" in result.output, result.output
    assert written(tmp_path / "送达") == ALL
    for words in ("略过“待签”的 1 件：未签.yaml", "略过“已归档”的 1 件", "有错.yaml：检查出", "坏.yaml"):
        assert words in result.output, words
    letter = Word(str(tmp_path / "送达" / "下层" / "甲-林若溪.docx"))
    assert any(paragraph.text == "林若溪委员：" for paragraph in letter.paragraphs)


def test_the_list_has_every_addressee_and_room_to_sign(folder: Path, tmp_path: Path) -> None:
    run()
    head, *rows = openpyxl.load_workbook(tmp_path / "送达" / "送达清单.xlsx").active.values
    assert head[-3:] == ("送达方式", "签收人", "签收日期") and all(row[-3:] == (None,) * 3 for row in rows)
    told = [row[6:11] for row in rows if row[2] == "2"]
    file = "下层/甲.docx"
    assert told == [
        ("林若溪", "提出人", 1, "征询意见表", "下层/甲-林若溪.docx"),
        ("民盟云州市委会", "提出人", 1, "征询意见表", "下层/甲-民盟云州市委会.docx"),
        ("市政府督查室", "抄送", 1, None, file),
        ("市政协提案委", "抄送", 2, None, file),
    ]
    assert next(row[6:11] for row in rows if row[2] == "3") == ("市公安局", "主办单位", 1, None, "会办.docx")
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1)) and len(rows) == 10


def test_nothing_wrong_is_left_and_nothing_is_written_over(folder: Path, tmp_path: Path) -> None:
    for name in ("坏.yaml", "有错.yaml"):
        (folder / name).unlink()
    assert run().exit_code == 0 and run().exit_code == 0
    for name in ("甲.docx", "送达清单.xlsx"):
        (tmp_path / "送达" / name).write_bytes(b"edited")
    (folder / "会办.yaml").write_text(form(3, kind="会办意见", more="  主办单位: 市住建局"), encoding="utf-8")
    result = run()
    assert result.exit_code == 1 and result.output.count("没有覆盖") == 2 and "写成 2 件" in result.output
    assert (tmp_path / "送达" / "甲.docx").read_bytes() == b"edited"
    assert any("市住建局" in one.text for one in Word(str(tmp_path / "送达" / "会办.docx")).paragraphs)
    assert run("--force").exit_code == 0 and "写成 4 件" in run("--all").output


def test_two_forms_for_one_file_are_refused_before_any_is_written(folder: Path, tmp_path: Path) -> None:
    (folder / "下层" / "甲-林若溪.yaml").write_text(form(9), encoding="utf-8")
    assert run().exit_code == 2 and not (tmp_path / "送达").exists()


def test_the_output_is_a_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "送达").write_text("", encoding="utf-8")
    assert run().exit_code == 2


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("抄送：市政协提案委（2份），市政府督查室。", [("市政协提案委", 2), ("市政府督查室", 1)]),
        ("抄送：市政协提案委（城建组，2份）。", [("市政协提案委（城建组，2份）", 1)]),
        ("抄送：市人大、市政协（各3份）。", [("市人大", 1), ("市政协", 3)]),
        ("", []),
    ],
)
def test_recipients_and_copies(printed: str, found: list[tuple[str, int]]) -> None:
    assert copied_to(printed) == found
