"""Every document the program can make, by kind, layout, edition and shape of answer, is silent under its own check."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

from drafting.checking.files import check_file, check_form
from drafting.editions.produce import produce
from drafting.form.load import load_text
from drafting.model.kinds import SUBJECTS, kind_names, kind_of
from drafting.model.office import Office
from drafting.writers import write
from tests.pictures import png

LAYOUTS = ("文件", "信函", "白头")
ONE, TWO = "陈知远", "陈知远, 林若溪"
WANTED = {ONE: ((), ("public",), ("survey",)), TWO: ((), ("each_proposer",))}
"""The editions that are made for one proposer and for two."""
SHAPES = {
    "一条": "  - 内容: |\n      文昌公园一带已增设座椅20把，五月底投入使用。",
    "两条": "  - 标题: 关于座椅\n    内容: 已增设座椅20把。\n  - 标题: 关于照明\n    内容: 已增加路灯12盏。",
    "无标题": "  - 内容: 已在文昌公园增设座椅20把。\n  - 内容: 已在步道两侧增加路灯12盏。",
    "分级": "  - 标题: 关于座椅\n    内容: |\n      （一）进展。已增设座椅20把。\n      （二）资金。已拨30万元。"
    "\n  - 标题: 关于照明\n    内容: |\n      （一）现状。有路灯40盏。\n      （二）进展。已增加路灯12盏。",
    "表格": "  - 内容: |\n      各处座椅数如下。\n      表1：座椅数\n      | 地点 | 座椅 |\n      | 文昌公园 | 12 |\n"
    "      | 鼓楼街 | 8 |",
    "图": "  - 标题: 关于座椅\n    内容: |\n      已增设座椅20把，位置见下图。\n      【图：座椅.png 座椅位置示意图】\n"
    "      其余年内完成。\n  - 标题: 关于照明\n    内容: |\n      已增加路灯12盏。\n      【图：座椅.png】",
    "附件": "  - 标题: 关于座椅\n    内容: 已增设座椅20把，见附件1。\n"
    "  - 标题: 关于照明\n    内容: 已增加路灯12盏，见附件3。",
}
ATTACHED = """\
附件:
  - 标题: 座椅增设计划表
    内容: |
      一、总体安排
      座椅由园林管理所安装，每处安装后由街道和居民代表验收，验收结果在公园入口公示。
      （一）文昌公园。六月底完成。
      （二）鼓楼街。七月底完成。
      表1：座椅数
      | 地点 | 座椅 | 完成比例 |
      | --- | --- | --- |
      | 文昌公园 | 12 | 60% |
      | 鼓楼街 | 8 | 40% |
      二、维护
      【图：座椅.png 座椅位置示意图】
  - 座椅维护办法
  - {标题: 路灯清单, 内容: 共12盏。}
"""
SESSIONS = {"人大": "市十六届人大二次会议", "政协": "市政协五届三次会议"}
COPIES = {"人大": "市人大常委会代工委（2份）", "政协": "市政协提案委（3份）"}


def compose(kind: str, layout: str, shape: str, names: str) -> str:
    """A form that is right."""
    subject = kind_of(kind).subject or "提案"
    chamber = SUBJECTS[subject][0]
    answers = kind_of(kind).answers_proposer
    head = f"签发人: 何维\n办理结果: B\n抄送: [{COPIES[chamber]}]\n" if answers else ""
    host = "" if answers else "  主办单位: 市住房和城乡建设局\n"
    return (
        f"文种: {kind}\n版式: {layout}\n发文字号: 云政数〔2026〕23号\n{head}"
        f"建议提案:\n  类别: {subject}\n  届次: {SESSIONS[chamber]}\n  编号: 76\n"
        f"  标题: 关于增设便民座椅的{subject}\n  提出人: [{names}]\n{host}"
        f"答复:\n{SHAPES[shape]}\n发文机关: 云州市园林管理局\n成文日期: 2026-09-10\n"
        "联系人:\n  - 姓名: 周明\n    电话: 0370-5550123\n" + (ATTACHED if shape == "附件" else "")
    )


def told_of(form: str, folder: Path, wanted: Iterable[tuple[str, ...]], office: Office | None = None) -> list[str]:
    """What is found in a form and in all that is made of it; what several editions have alike is looked at once."""
    name = str(folder / "form.yaml")
    told = [str(finding) for finding in check_form(form, name, office).findings]
    reply = load_text(form, name)
    documents = {(made.suffix, made.document) for editions in wanted for made in produce(reply, office, editions)}
    for suffix, document in documents:
        for ending in ("docx", "txt"):
            file = folder / f"letter{suffix}.{ending}"
            file.write_bytes(write(document, ending))
            told += [f"{finding.code} {finding}" for finding in check_file(file, office).findings]
    return told


@pytest.mark.parametrize(("kind", "layout", "shape"), [*product(kind_names(), LAYOUTS, SHAPES)])
def test_what_is_made_of_a_right_form_is_silent(kind: str, layout: str, shape: str, tmp_path: Path) -> None:
    (tmp_path / "座椅.png").write_bytes(png(300, 200))
    for names, wanted in WANTED.items():
        may = [editions for editions in wanted if kind_of(kind).answers_proposer or editions in ((), ("public",))]
        assert told_of(compose(kind, layout, shape, names), tmp_path, may) == [], names
