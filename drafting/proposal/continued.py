"""What goes on in the next line: a list of names, a name that is torn, a title."""

from __future__ import annotations

import re

from drafting.letter.lines import Line, tight
from drafting.proposal.cells import Cell
from drafting.proposal.numbering import read_mark
from drafting.proposal.persons import is_named, is_person, is_plain_name, may_be_listed, names_in

_NAMES = re.compile("[、，； ]+")
_MOST_BROKEN, _SHORTEST_BROKEN, _LONGEST_BROKEN = 3, 8, 29
"""Lines over which a title goes on, and characters of its first line, where it has no 关于, and of the others."""
_LAST_WORDS = frozenset(("建议", "提案", "议案", "建议案"))
_WHOLE_TITLE, _END_OF_TITLE = re.compile("(?:建议|提案|议案|问题)$"), re.compile("(?:建议|提案|议案)$")
_COUNTED = re.compile(r"^\d{1,3}(?:[.、．]| )")
_OF_GROUP = re.compile(r"[\u4e00-\u9fff]{1,12}(?:代表团|组|界别?|单位|委员会|总支|支部|镇|乡|街道)[：: ]")
_SET_APART = re.compile(r"[\u4e00-\u9fff] {1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_SENTENCE = re.compile("[。；]")
_LONGEST_LINE = 400  # characters of names
_SHORT = 40  # characters of a line of names


def adjoins(cells: list[Cell], at: int) -> bool:
    """Whether a cell stands on the line right below the one before it, or beside it in a row of a table."""
    return cells[at].at == cells[at - 1].at + 1 or (cells[at].row and cells[at].at == cells[at - 1].at)


def is_torn_name(last: Line, cell: Cell) -> bool:
    """Whether a name is torn between two lines of names: 昝玉、盛 / 槐生、罗平. Only both parts are one."""
    if max(len(last.plain), len(cell.line.plain)) > _LONGEST_LINE:
        return False
    above, below = _NAMES.split(last.plain)[-1], _NAMES.split(cell.line.plain)[0]
    if (
        cell.label
        or read_mark(cell.line.plain)
        or not above
        or len(above) > 3
        or len(below) > 3
        or (is_person(above) and is_person(below))
    ):
        return False
    if is_person(above) and _SET_APART.match(cell.line.plain):
        return False  # 尉迟松 / 危　岚
    rest = names_in(cell.text[len(below) :])
    if cell.text == below and len(below) == 1 < len(above) and not is_person(above + below):
        return may_be_listed(above + below)  # one character is nobody's name
    return not (is_person(below) and len(below) > 1) and is_plain_name(above + below) and all(map(may_be_listed, rest))


def names_more(head: Cell, last: Line, cell: Cell) -> bool:
    """Whether a line below names is of names, too: the last breaks off, each has a post, one stands right
    below another, or persons second alone."""
    if cell.label:
        return False
    if last.plain.endswith(("、", "，", ",")) or is_named(cell.text):
        return True
    if head.field == "leader" and _is_noted(last.plain) and _is_noted(cell.line.plain):
        return True
    if head.field == "leader":
        return (is_plain_name(last.plain) and is_plain_name(cell.text)) or (_is_row(last.text) and _is_row(cell.text))
    listed = _COUNTED.sub("", cell.line.plain)
    if head.field != "seconders" or re.search(r"\d", listed):
        return False
    return len(listed) < (_LONGEST_LINE if _OF_GROUP.match(listed) else _SHORT) and _are_persons(listed)


def _is_noted(plain: str) -> bool:
    """Whether a text is names with a note in brackets behind them and nothing else: 罗平、孔远（原第131号）."""
    noted = re.fullmatch("([^（）。]{2,40})（[^（）]{2,20}）", plain)
    return noted is not None and _are_persons(noted[1])


def _is_row(text: str) -> bool:
    """Whether a line is a person's name and, set apart by wide space, where he belongs: 罗　平  教育界  青柳中学."""
    name, *rest = re.split(" {2,}|\t+", text.strip())
    return bool(rest) and is_person(name) and "。" not in text


def _are_persons(plain: str) -> bool:
    """Whether a text names persons and nobody else."""
    return all(map(is_person, names_in(plain) or [""]))


def begins_list(head: Cell, cell: Cell) -> bool:
    """Whether a line below a label of those who second names a group and who of it does: 城关代表团：罗平、孔远."""
    return head.field == "seconders" and _OF_GROUP.match(cell.line.plain) is not None and _are_persons(cell.line.plain)


def rest_of_title(first: str, cells: list[Cell], at: int) -> list[Cell]:
    """The lines over which a title goes on: it has no end, and one of the next short ones is its end, be it a word that
    may be a label (……的 / 建议)."""
    if _WHOLE_TITLE.search(first) or not (first.startswith("关于") or len(first) > _SHORTEST_BROKEN):
        return []
    whole = tight(first)
    for end in range(at, min(at + _MOST_BROKEN, len(cells))):
        cell = cells[end]
        if not adjoins(cells, end) or len(cell.text) > _LONGEST_BROKEN or _SENTENCE.search(cell.text):
            break
        if tight(cell.line.plain) in _LAST_WORDS and cells[end - 1].line.plain.endswith("的"):
            return cells[at : end + 1]
        if cell.label:
            break
        whole += tight(cell.line.plain)
        if _END_OF_TITLE.search(whole):
            return cells[at : end + 1]
    return []
