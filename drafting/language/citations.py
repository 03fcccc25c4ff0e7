"""Documents that a text cites: 《title》（number）, and titles alone; what a number is whatever its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = r"[^（）()\s《》]{1,20}[〔【\[［（(]\d{4}[〕】\]］）)]\s*第?\d+号"
CITED = re.compile(rf"《([^《》]{{2,100}})》\s*[（(]({_NUMBER})[）)]")
"""A title and the number behind it."""

NUMBER = re.compile(_NUMBER)
"""A document number, in whatever brackets."""

_TITLE = re.compile(rf"《([^《》]{{2,100}})》(?:\s*[（(]({_NUMBER})[）)])?")
_DOCUMENT = re.compile(
    "(?:通知|意见|方案|办法|条例|规定|规划|纲要|决定|细则|法|标准|计划|措施|批复|通告|公告|要点|规范|规程|清单|章程|政策|规则|"
    "目录|指南|导则|若干意见|决议|命令|令|请示|函|预案)(?:（[^（）]{1,20}）)?$"
)
_DIGITS = re.compile(r"\D+")
_OPENING, _CLOSING = re.compile(r"[〔【\[［（(]"), re.compile(r"[〕】\]］）)]")


class Cited(NamedTuple):
    """A document where it is cited: `number` is empty where none stands behind the title."""

    title: str
    number: str
    start: int
    end: int


def plain_number(text: str) -> str:
    """A document number without the form of its brackets."""
    return _CLOSING.sub("〕", _OPENING.sub("〔", text)).replace("第", "").replace(" ", "")


def plain_title(text: str) -> str:
    """What two ways of writing one title have in common: its characters without marks and space."""
    return re.sub(r"[\W_]", "", text)


def same_case(one: str, other: str) -> bool:
    """Whether two titles that are nearly alike are one: neither figures nor the level of government tell them apart."""
    apart = [set(a + b) for a, b in zip(plain_title(one), plain_title(other), strict=False) if a != b]
    return _DIGITS.sub(" ", one).split() == _DIGITS.sub(" ", other).split() and not any(
        pair & set("国省市县区州镇乡一二三四五六七八九十") for pair in apart
    )


def slips(title: str) -> set[str]:
    """The title without marks, and without one of its characters; two that differ by one have one of them in common."""
    plain = plain_title(title)
    return {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))}


def is_document(title: str) -> bool:
    """Whether a title alone is a document's, by its end."""
    return _DOCUMENT.search(title) is not None


def find(text: str) -> Iterator[Cited]:
    """The documents that a text cites, in order: with a number, or with a title that a document may have."""
    for match in _TITLE.finditer(text):
        if match[2] or is_document(match[1]):
            yield Cited(" ".join(match[1].split()), plain_number(match[2]) if match[2] else "", *match.span())
