"""A sound page, and the way to put an example of a rule's manual into it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from drafting.checking.case import Case
from drafting.checking.look import Look, Page, read_page
from drafting.document import Document, Role
from drafting.form.load import load_text
from drafting.letter.recognise import by_roles, recognise
from drafting.readers.docx import read, unpack
from drafting.wording.word import word
from drafting.writers import write
from tests.checking.letters import form

_SIDES = {"纸宽": "width", "纸高": "height", "上边距": "top", "下边距": "bottom", "左边距": "left", "右边距": "right"}
_ANSWER = "\n".join(
    (
        "答复:",
        "  - 标题: 关于增设座椅",
        "    内容: |",
        "      已增设座椅20把。",
        "      （一）文昌公园。10把。",
        "      （二）滨河公园。10把。",
    )
)
_LABEL = re.compile(
    r"(?P<role>正文|标题|一级标题|二级标题|抄送)?(?P<what>字体|字号|行距|字间距|首行缩进|段后间距|页码)"
)


@cache
def sound_page() -> tuple[Document, Page]:
    """What the writer of .docx makes of a sound form."""
    content = write(word(load_text(form(_ANSWER))), "docx")
    return recognise(read(content)).outline().document, read_page(unpack(content))


def page(example: str) -> tuple[Document, Page]:
    """The sound page with an example's value in it: 上边距：25毫米."""
    document, sound = sound_page()
    label, _, value = example.partition("：")
    number = re.search(r"-?[\d.]+", value)
    if label in _SIDES:
        twips = round(float(number[0]) * 1440 / 25.4)
        return document, replace(sound, paper=replace(sound.paper, **{_SIDES[label]: twips}))
    if label == "页码":
        return document, replace(sound, numbered=value == "有")
    match = _LABEL.fullmatch(label)
    role = Role(match["role"] or "正文")
    looks = Case.of_letter(by_roles(document), page=sound).looks
    chosen = {look.text for index, look in looks.items() if document.paragraphs[index].role is role}
    changed = tuple(
        _changed(look, match["what"], value, float(number[0]) if number else 0) if look.text in chosen else look
        for look in sound.looks
    )
    return document, replace(sound, looks=changed)


def _changed(look: Look, what: str, value: str, number: float) -> Look:
    if what == "行距":
        return replace(look, line=round(number * 20))
    if what == "首行缩进":
        return replace(look, indent=number)
    if what == "段后间距":
        return replace(look, after=round(number * 20))
    new = {"字体": {"font": value}, "字号": {"size": number}, "字间距": {"spacing": number}}[what]
    return replace(look, runs=tuple(replace(run, **new) for run in look.runs))
