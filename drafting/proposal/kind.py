"""建议, 议案 or 提案: what each part of the file says of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.proposal.sheet import Sheet

_CONGRESS = (
    (re.compile("人大代表|代表建议|建议、批评和意见|建议、批评、意见|人民代表大会|人大|代表议案"), 2.0),
    (re.compile("代表团|领衔代表|附议代表|建议人|代表姓名|议案"), 1.0),
)
_CPPCC = (
    (re.compile("政协|委员提案|提案委|界别|社情民意|民主党派"), 2.0),
    (re.compile("提案人|提案者|提案单位|联名委员|委员姓名|提案内容|提案编号|提案案由|政协委员"), 1.0),
)
_NAMED = re.compile("第.{1,20}号(提案|议案)|(提案|议案)(?:编号)?第.{1,20}号")
_BILL = re.compile("代表议案|议案全文|议案案由|提出议案|议案领衔|议案人|议案标题|议案编号")


class Kind(NamedTuple):
    """What is proposed, and why that may be wrong."""

    name: str
    guess: str


def kind_of(sheet: Sheet, head: str, title: str, session: str) -> Kind:
    """The kind by the head of the file (session, paper, labels, author) and by its title: the chamber first."""
    said = " ".join([head, *(cell.label.word for cell in sheet.labels if cell.label)])
    named = _NAMED.search(said)
    ending = (
        (named[1] or named[2])
        if named
        else next((word for word in ("议案", "提案", "建议") if title.endswith(word)), "")
    )
    congress = _weight(_CONGRESS, said) + {"议案": 3.0, "建议": 0.6}.get(ending, 0.0)
    congress += 3.0 * ("人大" in session or "人民代表大会" in session)
    cppcc = _weight(_CPPCC, said) + {"提案": 3.0}.get(ending, 0.0) + 3.0 * ("政协" in session)
    if not congress and not cppcc:
        return Kind("建议", "来文没有写明是建议、议案还是提案，暂按建议")
    sure = max(congress, cppcc) >= 2 and abs(congress - cppcc) >= 1
    guess = "" if sure else "来文没有写明，按题目和栏目判断"
    if cppcc > congress:
        return Kind("提案", guess)
    return Kind("议案" if ending == "议案" or _BILL.search(said) else "建议", guess)


def _weight(words: tuple[tuple[re.Pattern[str], float], ...], said: str) -> float:
    return sum(weight for pattern, weight in words if pattern.search(said))
