"""Where the answer begins, in a file that holds it below the proposal."""

from __future__ import annotations

import re

from drafting.language.names import is_organisation
from drafting.letter.lines import Line, tight
from drafting.letter.salutation import find_opening, find_salutation
from drafting.letter.words import DEPUTY
from drafting.proposal.cells import Cell

_SHORT = 40
"""Characters behind 办理情况 that only say when it was answered."""
_ASSIGNS = re.compile("[转交]给?你(?:单位|局|委|办|部门)?(?:主办|承办|办理|会办|研究)|请于|由你(?:单位|局)")
_HEAD_OF_REPLY = re.compile("答复|复函|回复|〔|签发人|办理结果|类别|^\\S{2,20}(?:局|委|办|厅|政府)(?:文件)?$")


def answer_start(lines: list[Line], cells: list[Cell]) -> int:
    """The place of the first line of the answer; the number of all lines where there is none."""
    places = [len(lines)]
    for n, cell in enumerate(cells):
        if cell.field == "answer" and _holds_answer(cells, n):
            places.append(cell.at)
            break
    opening = find_opening(lines)
    addressed = find_salutation(lines, opening) if opening is not None else None
    if addressed is not None and opening is not None and _is_reply(addressed.text, lines[opening].plain):
        start = addressed.start
        while start and len(lines[start - 1].plain) < 60 and _HEAD_OF_REPLY.search(tight(lines[start - 1].plain)):
            start -= 1
        places.append(start)
    return min(places)


def _is_reply(addressed: str, opening: str) -> bool:
    """Whether a salutation and an opening are a reply's to deputies, and no words of a proposal or of a letter that
    assigns it."""
    to_deputies = DEPUTY.search(addressed.rstrip("：: ")) is not None or is_organisation(addressed.rstrip("：: "))
    return to_deputies and re.search("您|你|贵", opening) is not None and not _ASSIGNS.search(opening)


def _holds_answer(cells: list[Cell], n: int) -> bool:
    """Whether the text behind a label is an answer, and no note of a day or a state."""
    length = 0
    for cell in cells[n + 1 :]:
        if cell.label and cell.field in ("content", "reasons", "demands", "title"):
            return False
        length += len(cell.text)
        if length > _SHORT:
            return True
    return False
