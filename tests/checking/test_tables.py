"""Tables and other people's letters: what a row is, and what would be printed as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.checking.files import check_file, check_form, check_text
from drafting.form.load import load_text
from drafting.wording.word import word
from drafting.writers import write
from tests.checking.letters import form

TABLE = "| 地点 | 座椅 |\n| 文昌公园 | 12 |\n| 鼓楼街 | 8 |"
LETTER = "关于市政协五届三次会议第76号提案的答复\n陈知远委员：\n您提出的《关于增设座椅的提案》收悉，现答复如下：\n"


def _form(body: str) -> str:
    lines = "\n".join(f"      {line}" for line in body.split("\n"))
    return form(f"答复:\n  - 内容: |\n      各处座椅数如下。\n{lines}")


@pytest.mark.parametrize(("columns", "codes"), [(7, []), (9, ["T001"])])
def test_a_table_that_is_too_wide_is_told_at_its_head(columns: int, codes: list[str]) -> None:
    rows = "\n".join("| " + " | ".join(["四个字呢"] * columns) + " |" for _ in range(3))
    found = check_form(_form(f"表1：座椅\n{rows}"), "f").findings
    assert [f.code for f in found] == codes
    assert all("responses.0.body" in f.where and f.line == 14 for f in found)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [(TABLE, []), ("已办。\n| 甲 | 乙 |\n已办。", [5]), ("**已办**。", [4]), ("# 座椅", [4]), ("`" * 3, [4])],
)
def test_markup_in_a_strangers_text_is_told(typed: str, lines: list[int]) -> None:
    found = check_text(f"{LETTER}{typed}\n云州市园林管理局\n2026年9月10日\n", "信.txt", select=("X003",)).findings
    assert [f.line for f in found] == lines


def test_in_a_docx_bars_that_are_set_are_told_and_a_real_table_is_none(tmp_path: Path) -> None:
    path = tmp_path / "信.docx"
    document = word(load_text(_form(TABLE)))
    path.write_bytes(write(document, "docx"))
    assert [f.code for f in check_file(path, select=("X",)).findings] == []
    typed = form("答复:\n  - 内容: |\n      各处座椅数如下。\n      ｜ 地点 ｜ 座椅 ｜\n      ｜ 公园 ｜ 12 ｜")
    content = write(word(load_text(typed)), "docx")
    path.write_bytes(_with_bars(content))
    assert [f.code for f in check_file(path, select=("X",)).findings] == ["X003", "X003"]


def _with_bars(content: bytes) -> bytes:
    """The same package with half-width bars in its text."""
    import io
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("｜".encode(), b"|"))
    return made.getvalue()


@pytest.mark.parametrize(
    ("title", "opening", "codes"),
    [
        ("关于增设便民座椅", "关于增设便民座椅", []),
        ("关于增设便民座椅", "关于整治背街小巷", ["K010"]),
        ("关于增设便民座椅", "关于在公园增设便民座椅", ["K011"]),
        ("关于在公园增设便民座椅", "关于增设便民座椅", ["K011"]),
        ("关于增设便民座椅和路灯", "关于增设便民座椅", ["K011"]),
        ("关于增设便民座椅", "关于增设便民座椅和路灯", ["K011"]),
    ],
)
def test_a_letters_title_and_opening_quote_one_proposal(title: str, opening: str, codes: list[str]) -> None:
    text = (
        f"对市政协五届三次会议第76号“{title}”提案的答复\n陈知远委员：\n您提出的《{opening}的提案》收悉，"
        "现答复如下：\n已增设座椅20把。\n云州市园林管理局\n2026年9月10日\n"
    )
    found = check_text(text, "信.txt", select=("K010", "K011")).findings
    assert [f.code for f in found] == codes


def test_a_letter_with_an_imprint_that_its_layout_has_not_is_told(tmp_path: Path) -> None:
    from dataclasses import replace

    from drafting.document import Layout

    path = tmp_path / "信.docx"
    reply = load_text(form("印发机关: 云州市园林管理局办公室\n印发日期: 2026-09-11\n版式: 文件"))
    document = word(reply)
    path.write_bytes(write(document, "docx"))
    assert [f.code for f in check_file(path, select=("E016",)).findings] == []
    marked = [replace(p, text=p.text.removesuffix("文件")) for p in document]
    path.write_bytes(write(replace(document, paragraphs=tuple(marked), layout=Layout.RED_HEAD), "docx"))
    assert [f.code for f in check_file(path, select=("E016",)).findings] == ["E016", "E016"]
