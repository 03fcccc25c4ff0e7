"""A sound letter and a sound form, and the way to put an example of a rule's manual into them."""

from __future__ import annotations

import re

from drafting.document import HEADINGS, Document, Paragraph, Role
from drafting.language.headings import first_sentence

LETTER = """\
发文字号：云政数〔2026〕23号
签发人：何维
办理结果：B
标题：关于市政协五届三次会议第76号提案的答复
主送机关：陈知远委员：
正文：您提出的《关于增设便民座椅的提案》收悉。现答复如下：
一级标题：一、关于增设便民座椅
正文：您反映的文昌公园一带，已增设座椅20把。
一级标题：二、关于增加照明
正文：步道两侧已增加路灯12盏。
署名：云州市园林管理局
成文日期：2026年9月10日
附注：（联系人：周明，联系电话：0370-5550123）
抄送：抄送：市政协提案委（3份）。"""

FORM = """\
文种: 提案答复
发文字号: 云政数〔2026〕23号
签发人: 何维
办理结果: B
建议提案:
  届次: 市政协五届三次会议
  编号: 76
  标题: 关于增设便民座椅的提案
  提出人: 陈知远
答复:
  - 内容: 您反映的文昌公园一带，已增设座椅20把。
发文机关: 云州市园林管理局
成文日期: 2026-09-10
联系人:
  - 姓名: 周明
    电话: 0370-5550123
抄送:
  - 市政协提案委（3份）"""

_PRINTED_LABELS = {"签发人": Role.SIGNATORY, "办理结果": Role.RESULT, "抄送": Role.CC, "附件": Role.ATTACHMENT_NOTE}
_TEXT = (Role.BODY, *HEADINGS)


def letter(example: str = "") -> Document:
    """The sound letter with the paragraphs of an example in place of its own of the same roles."""
    own = [_paragraph(line) for line in LETTER.splitlines()]
    typed = [_paragraph(line) for line in example.splitlines() if not line.startswith("无：")]
    gone = {Role(line.removeprefix("无：")) for line in example.splitlines() if line.startswith("无：")}
    replaced = {paragraph.role for paragraph in typed} | gone
    if replaced & set(_TEXT):
        replaced |= set(_TEXT)
    places = [n for n, paragraph in enumerate(own) if paragraph.role in _TEXT]
    head = [p for p in own[: places[0]] if p.role not in replaced]
    text = [p for p in own[places[0] : places[-1] + 1] if p.role not in replaced]
    foot = [p for p in own[places[-1] + 1 :] if p.role not in replaced]
    order = list(Role)
    for paragraph in typed:
        (text if paragraph.role in _TEXT else head if order.index(paragraph.role) < 8 else foot).append(paragraph)
    for part in (head, foot):
        part.sort(key=lambda paragraph: order.index(paragraph.role))
    return Document((*head, *text, *foot))


def _paragraph(line: str) -> Paragraph:
    label, _, text = line.partition("：")
    if label in _PRINTED_LABELS and not text.startswith(f"{label}："):
        return Paragraph(_PRINTED_LABELS[label], line)
    role = Role(label)
    return Paragraph(role, text, lead=first_sentence(text) or len(text) if role in HEADINGS else 0)


def form(example: str = "") -> str:
    """The sound form with an example's fields in place of its own; those of 建议提案 one by one."""
    own, typed = _blocks(FORM, ""), _blocks(example, "")
    for key, lines in typed.items():
        if key == "建议提案":
            inner = _blocks("\n".join(own[key][1:]), "  ") | _blocks("\n".join(lines[1:]), "  ")
            lines = [lines[0], *(line for part in inner.values() for line in part)]
        own[key] = lines
    return "\n".join(line for lines in own.values() for line in lines) + "\n"


def _blocks(text: str, indent: str) -> dict[str, list[str]]:
    """The fields of one level: key -> its lines, with the comments above them."""
    blocks: dict[str, list[str]] = {}
    above: list[str] = []
    for line in text.splitlines():
        key = re.match(rf"{indent}([^\s#:-]+):", line)
        if key:
            current = blocks[key[1]] = [*above, line]
            above = []
        elif line.startswith(f"{indent}#"):
            above.append(line)
        else:
            current.append(line)
    return blocks


def is_form(example: str) -> bool:
    return re.search(r"^\S+:(?: |$)", example, re.MULTILINE) is not None
