"""P010, P011: what a paragraph ends with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, Mend, rule, safe
from drafting.document import Paragraph, Role
from drafting.findings import Severity
from drafting.language.headings import first_sentence
from drafting.language.pairs import HAN
from drafting.letter.closing import is_courtesy

_ENDED = re.compile(rf"[{HAN}％%，、]$|(?<![。！？…])[》”]$")
_CLAUSES = re.compile("[，。；,;]")
_MOST_BROKEN = 2  # more are a page whose lines are torn
_LEAST = 24  # characters of a paragraph that is no heading
_SHORTEST = 8  # characters of a courtesy, or of what ends in a comma, that is a sentence


@rule("P010", Severity.INFO)
def colon_after_below(case: Case) -> Iterator[Fault]:
    """“答复如下”后面不是冒号。

    为什么：“如下”提起下文，后面用冒号。
    不好：
        正文：您提出的提案收悉，现答复如下。
    较好：
        正文：您提出的提案收悉，现答复如下：
    依据：GB/T 15834-2011，4.7.3.1
    """
    for index, match in case.scan(re.compile(r"(?<=复如下|况如下|见如下)[。；，](?=\s*$)"), (Role.BODY,)):
        yield Fault(index, "“如下”提起下文，后面用冒号", "改为“：”", match.span(), safe("："))


@rule("P011", Severity.WARNING)
def unended(case: Case) -> Iterator[Fault]:
    """段末没有标点。

    为什么：一句话说完要用句号；段末没有标点，像是后面漏了字。
    不好：
        正文：座椅已经增设，路灯也已安装，均在六月底以前投入使用，由公园管理处维护
    较好：
        正文：座椅已经增设，路灯也已安装，均在六月底以前投入使用，由公园管理处维护。
    依据：GB/T 15834-2011，4.1
    """
    found = [(index, p.text.rstrip()) for index, p in case.prose if _is_unended(p)]
    broken = {index for index, text in found if not text.endswith("如下") and _may_go_on(case, index)}
    torn = broken if len(broken) > _MOST_BROKEN else set()
    for index, text in found if case.run_together is None else ():
        if index in torn:
            continue
        said, meant = ("段末是逗号", "") if text[-1] in "，、" else ("段末没有标点", text[-1])
        span, mark = (len(text) - 1, len(text)), "：" if text.endswith("如下") else "。"
        if index in broken:
            remedy = "如是一句话断成了两段，接上下一段；否则用“。”结束"
            yield Fault(index, f"{said}，或是一句话断成了两段", remedy, span)
        else:
            yield Fault(index, said, f"用“{mark}”结束", span, Mend(f"{meant}{mark}", safe=False))


def _may_go_on(case: Case, index: int) -> bool:
    """Whether below stands plain text, with which a sentence may go on."""
    below = case.document.paragraphs[index + 1 : index + 2]
    return bool(below) and below[0].role is Role.BODY and not is_courtesy(below[0].text.strip())


def _is_unended(paragraph: Paragraph) -> bool:
    """Whether a sentence, or a heading that runs on in its paragraph, ends in no mark."""
    text = paragraph.text.strip()
    whole = paragraph.role is Role.BODY or 0 < first_sentence(text) < len(text)
    if not whole or not _ENDED.search(text[-2:]) or text.startswith("|"):
        return False
    if len(text) >= _LEAST and _CLAUSES.search(text[:-1]):
        return True
    return len(text) > _SHORTEST and (text.endswith(("，", "、")) or is_courtesy(text))
