"""E022: what the program prints by itself does not stand in the answer once more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.labels import alternatives
from drafting.language.numerals import DATE

_SALUTATION = re.compile(r"(?:尊敬的)?[^，。；：]{2,40}(?:代表|委员)(?:们)?[：:](?:您好！?|你们好！?)?")
_TITLE = re.compile(r"[^，。；：]{0,40}(?:关于|对)[^。；：]{2,120}的(?:答复|复函|答复函|会办意见)")
_RECEIVED = re.compile(r"(?:提案|建议|议案)[^，。；]{0,12}(?:已?收悉|已收到)")
_LABELLED = re.compile(rf"(?:{alternatives('cc', 'attachments', 'signatory', 'document_number')})[：:]\S.*")


@rule("E022", Severity.WARNING)
def printed_twice(case: Case) -> Iterator[Fault]:
    """答复的内容里又写了标题、称谓、引言、落款。

    为什么：标题、称谓、引言、署名、日期、附件、抄送由程序照各栏印出，内容里再写就印了两遍；多是把旧答复整篇贴进了内容。
    不好：
        答复:
          - 内容: |
              陈知远委员：
              您反映的文昌公园一带，已增设座椅20把。
              云州市园林管理局
              2026年9月10日
    较好：
        答复:
          - 内容: |
              您反映的文昌公园一带，已增设座椅20把。
    依据：本程序的规定
    """
    opened = any(_RECEIVED.search(paragraph.text) for _, paragraph in case.opening)
    for index, paragraph in case.answer if case.reply else ():
        received = _RECEIVED.search(paragraph.text) if opened else None
        said = "引言" if received else _named(case, paragraph.text.strip())
        if said:
            span = received.span() if received else (0, len(paragraph.text))
            yield Fault(index, f"{said}另有一栏，这里再写就印了两遍", "删去", span)


def _named(case: Case, text: str) -> str:
    """Which part of a letter a paragraph is word for word; empty where it is none."""
    if _SALUTATION.fullmatch(text):
        return "称谓"
    if _TITLE.fullmatch(text):
        return "标题"
    if text and text == case.document.text(Role.SIGNATURE).strip():
        return "署名"
    if DATE.fullmatch(text):
        return "成文日期"
    return text[:2] if _LABELLED.fullmatch(text) else ""
