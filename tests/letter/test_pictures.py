"""Pictures of an old letter in its form again: where they stood, as files beside it, and the same when printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import word
from drafting.form.load import load_text
from drafting.letter.read import read
from drafting.letter.renewal import renewed
from drafting.letter.transcript import to_form
from drafting.writers import write
from tests.pictures import jpeg, png
from tests.readers.files import LETTER, run
from tests.readers.test_pictures import package, shown

FORM = """\
文种: 提案答复
版式: {layout}
建议提案: {{届次: 市政协五届三次会议, 编号: 0076, 提出人: 陈知远, 标题: 关于优化公交线网的提案}}
答复:
  - 标题: 关于线网
    内容: |
      线网如下图。
      【图：线网.png 线网示意图】
      （一）先行线路
      【图：线路.jpg】
      【图：线网.png】
  - 内容: |
      站点共九处。
      【图：线路.jpg 站点】
附件:
  - 标题: 线网图
    内容: 【图：线网.png】
  - 标题: 站点清单
    内容: |
      共九处。
      【图：线路.jpg 一、站点】
      | 站点 | 座椅 |
      | 甲站 | 2 |
发文机关: 云州市交通运输局
成文日期: 2026-09-10
联系人:
  - {{姓名: 周明, 电话: 0370-5550123}}
  - {{姓名: 林若溪, 电话: 0370-5550124}}
"""
LAYOUTS = ("文件", "信函", "白头")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "线网.png").write_bytes(png(60, 40))
    (tmp_path / "线路.jpg").write_bytes(jpeg(50, 30))
    return tmp_path


def _filled(document):
    return [(p.role, p.text, p.picture) for p in document if p.source.startswith(("responses", "attachments"))]


@pytest.mark.parametrize("format", ["docx", "html"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_pictures_come_back_and_are_printed_again_as_they_were(layout: str, format: str, folder: Path) -> None:
    typed = word(load_text(FORM.format(layout=layout)), folder=folder)
    reading = read(write(typed, format))
    assert reading.reply is not None and reading.left_over == ()
    assert set(reading.pictures) == {"图1.png", "图2.jpg"}
    for name, content in reading.pictures.items():
        (folder / name).write_bytes(content)
    again = word(load_text(to_form(reading)), folder=folder)
    assert _filled(again) == _filled(typed)


def test_a_picture_of_a_plain_text_is_said_to_be_missing(folder: Path) -> None:
    reading = read(write(word(load_text(FORM.format(layout="白头")), folder=folder), "txt"))
    told = {f.where for f in reading.findings if f.code == "R010"}
    assert told == {"responses.0.body", "responses.1.body", "attachments.0.body", "attachments.1.body"}
    assert "【图：线网示意图】" in reading.record["responses"][0]["body"] and not reading.pictures


def old(at: int) -> bytes:
    """A letter with a picture before its line of this number."""
    from tests.readers.files import document

    lines = list(map(run, LETTER))
    return package(document(*lines[:at], shown("r1"), *lines[at:]), {"r1": "a.png"}, {"word/a.png": png()})


@pytest.mark.parametrize("at", range(len(LETTER) + 1))
def test_a_picture_anywhere_changes_nothing_of_the_rest_and_is_not_lost(at: int) -> None:
    plain, reading = read(old(at).replace(b"word/a.png", b"word/b.png")), read(old(at))
    assert not plain.pictures and "没有读入" in str(plain.findings[0])
    inside = 6 <= at <= 9
    assert reading.left_over == (() if inside else ("【图：图1.png】",))
    assert (reading.pictures == {"图1.png": png()}) is inside
    bodies = [response["body"].replace("【图：图1.png】", "").strip() for response in reading.record["responses"]]
    assert bodies == [response["body"] for response in plain.record["responses"]]
    assert {**reading.record, "responses": ()} == {**plain.record, "responses": ()}


def test_a_new_form_does_not_take_the_pictures_of_the_old_case() -> None:
    text = renewed(read(old(7)))
    assert "【待核：旧文此处有图】" in text and "图1.png" not in text
