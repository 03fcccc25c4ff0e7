"""N015: numbers that a scanner read as letters."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, unsafe
from drafting.findings import Severity
from drafting.letter.misread import Misread, misread_in

_MOST = 3  # more are told at once


@rule("N015", Severity.ERROR)
def misread_number(case: Case) -> Iterator[Fault]:
    """数字里有形近的字。

    为什么：扫描识别常把0认成字母O、把1认成l或I、把日认成曰，检索不到，也读不成数。
    不好：
        正文：2O25年共增设座椅1l0把。
    较好：
        正文：2025年共增设座椅110把。
    依据：数字应当真实；GB/T 15835-2011，5.1.1
    """
    found = [(index, one) for index, p in enumerate(case.document.paragraphs) for one in misread_in(p.text)]
    if len(found) > _MOST:
        index, one = found[0]
        said = f"全文多处数字里有形近的字（{len(found)}处，如“{_shown(case, index, one)}”），似由扫描识别而来"
        yield Fault(index, said, "对照原件逐处改正", (one.start, one.end))
        return
    for index, one in found:
        yield Fault(
            index,
            f"“{_shown(case, index, one)}”里有形近的字",
            f"核对后改为“{one.meant}”",
            (one.start, one.end),
            unsafe(one.meant),
        )


def _shown(case: Case, index: int, one: Misread) -> str:
    """The number, and what stands beside it where it is one character."""
    return case.document.paragraphs[index].text[max(0, one.start - (one.end - one.start == 1)) : one.end]
