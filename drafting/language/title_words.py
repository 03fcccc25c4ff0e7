"""The words of 标题, and what it costs to break a line between two of them.

Known words, by class, are in title_words.txt; the longest that fits is taken. There is no segmentation library: a title
is short and of one field, and a reply must not wait for a dictionary.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

NEVER = 10**6  # a break that is made only where nothing else keeps a line within the width
_UNKNOWN = 500  # between two characters of which nothing is known

_PIECE = re.compile(
    r"第[0-9A-Za-z０-９()（）〔〕\[\]—－、,/-]+号"
    r"|(?:[!-~０-９Ａ-Ｚａ-ｚ]+(?:[年月日时届次号批期个项条家户所座名人元万亿度级后多余％‰℃～—–至]+)?)+"
    r"|第?[一二三四五六七八九十百千零〇两]+(?:次(?:全体)?会议|届|[号次批期个项条年月日]|人民医院|实验小学|中学|小学|幼儿园)"
    r"|第[一二三四五六七八九十百千零〇]+"
)
_PIECE_STARTS = frozenset("第一二三四五六七八九十百千零〇两０１２３４５６７８９") | {*map(chr, range(33, 127))}
_PLACE_ENDS = frozenset("省市县区州盟旗乡镇村屯路街桥河江湖山港寨堡")

_COSTS = {
    ("空", "数"): 120, ("空", "-"): 10, ("-", "后缀"): 400, ("修饰", "-"): 250, ("介词", "-"): 250, ("的", "-"): 60,
    ("、", "-"): 45, ("，", "-"): 10, ("号", "-"): 150,
    ("名词", "关于"): 0, ("动词", "关于"): 200, ("-", "关于"): 40, ("-", "连词"): 40, ("-", "《"): 20, ("-", "号"): 30,
    ("》", "-"): 60, ("-", "介词"): 60, ("-", "尾词"): 160,
    ("动词", "动词"): 130, ("动词", "生词"): 190, ("动词", "-"): 180, ("地名", "动词"): 60,
    ("地名", "-"): 100, ("生词", "动词"): 90, ("-", "动词"): 50, ("生词", "-"): 200, ("-", "生词"): 140,
}  # fmt: skip
"""What a break costs between two classes of words; - is any. The first that fits is taken."""
_MARKS = (
    {"关于": "关于", "对": "关于", "的": "的", "、": "、", "·": "、", "—": "、"}
    | dict.fromkeys("，：；。", "，")
    | dict.fromkeys(" \u3000\xa0\t", "空")
)
_MARKS |= (
    dict.fromkeys("和与及或暨", "连词") | dict.fromkeys("《“‘〈（〔【", "《") | dict.fromkeys("》”’〉）〕】", "》")
)


@cache
def _words() -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
    """The class of each known word; the lengths, longest first, of the words that begin with a character."""
    classes, name = dict(_MARKS), ""
    for line in Path(__file__).with_name("title_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            classes |= dict.fromkeys(line.split(), name)
    lengths: dict[str, set[int]] = {}
    for word in classes:
        lengths.setdefault(word[0], set()).add(len(word))
    return classes, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@cache
def _cost(left: str, right: str) -> int:
    return next((cost for (a, b), cost in _COSTS.items() if a in (left, "-") and b in (right, "-")), 100)


def _piece(text: str, at: int) -> tuple[int, str]:
    """Where the piece that begins here ends, and its class: a number, the longest known word, or one character."""
    classes, lengths = _words()
    first = text[at]
    match = _PIECE.match(text, at) if first in _PIECE_STARTS else None
    end = match.end() if match else at
    for length in lengths.get(first, ()):
        if at + length > end and (name := classes.get(text[at : at + length])):
            return at + length, name
    if match:
        return end, "号" if first == "第" and text[end - 1] == "号" else "数"
    return at + 1, "生词"


def word_costs(text: str) -> list[int]:
    """What a break before each character costs by the words around it."""
    costs = [NEVER] * len(text)
    at, run, left = 0, 0, ""
    while at < len(text):
        end, name = _piece(text, at)
        if name == "生词" == left:
            costs[at] = _UNKNOWN
            if text[at] in _PLACE_ENDS and at - run < 4 and text[end : end + 1] not in _PLACE_ENDS:
                name = "地名"
        else:
            costs[at] = _cost(left, name)
            run = at
        at, left = end, name
    return costs


def begins_with_verb(text: str) -> bool:
    """Whether a text begins with one of the verbs with which a matter is put: 加快, 完善, 建立健全."""
    classes, lengths = _words()
    return any(classes.get(text[:length]) == "动词" for length in lengths.get(text[:1], ()))
