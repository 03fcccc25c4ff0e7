"""Labels of the sheets of a case, on which deputies propose and offices answer: 领衔代表, 案由, 审查意见, 复文内容.

They are in sheets.txt. A label may be spaced (提 案 人), in brackets, have one character mistyped or lost, and a note
behind it (附议代表（签名）).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

_ENDS = dict.fromkeys(("leader", "seconders"), ("签名", "签字"))
"""What a form adds to a label where people sign."""


def _words() -> Iterator[tuple[str, str]]:
    field = ""
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            field = line.strip("[]")
        elif not line.startswith("#"):
            words = ("".join(parts) for word in line.split() for parts in product(*_parts(word)))
            yield from ((word + end, field) for word in words for end in ("", *_ENDS.get(field, ())))


def _parts(word: str) -> Iterator[list[str]]:
    """The parts that a word is put together of: 主,第一+提案+人,者 is four words."""
    return (part.split(",") for part in word.split("+"))


FIELDS = dict(_words())
"""The field that a label without its white space names."""

SECTIONS = frozenset(("reasons", "content", "demands", "review", "notes", "answer"))
"""Labels of which text follows; the others have a value."""

PEOPLE = frozenset(("leader", "seconders", "name", "organisation", "writer"))

FIRST_SIGNS = frozenset(word[0] for word in FIELDS)

_LONGEST = max(map(len, FIELDS))
_SURE = 4
"""Characters from which a label is known though one is mistyped."""


_ANNEX = re.compile(r"附(?:件 ?\d?|表)?[：:] ?(?!附(?:件|表|：|:))")

_NOTE = re.compile(
    r" ?（(?:集体|个人|单位|党派|团体|领衔|牵头|联名)）(?= ?[：:])|(?:共计?|计) ?\d{1,3} ?[名位人](?= ?[：:])"
    r"| ?（(?:共计?|计|等)? ?\d{1,3} ?[名位人] ?）"
    r"| ?（[^（）]{0,30}(?:签名|签字|签章|盖章|填|打印|一事一[议案]|附页|附后|详见|不超过|必备|为序|排序|不分先后)"
    "[^（）]{0,30}）"
)
"""What a form tells who fills it in, between a label and its value."""

_OPENS_TEXT = re.compile(
    "(?:[一1１]|其一|第一)[、.．，是要 ]|[（(][一1][）)]|①|[^ ]{8,}?[。；]"
    "|[^ 。；，：]{5,60}(?:案|问题)$|(?:拟|请|转|交)[^ 。；，]{2,40}(?:办理|处理|研究|答复)。?$"
)
"""What stands behind a label of a text though only one blank parts them: 办法 一、….

A list's first number, a sentence, a title, who is to deal with it.
"""

_LOOKALIKES = str.maketrans(
    "曲田甲巾按令領標題內議類號附單聯絡電話證數會辦審見見入埋洼汰日末囚內曰枸汶",
    "由由由由案领领标题内议类号附单联络电话证数会办审见见人理法法由来因内日构议",
)
_SOUNDS = str.maketrans("曲以义题按力街", "由议议提案理衔")
"""What is typed in the place of a label's character: one of its shape, of its sound."""


class Label(NamedTuple):
    """A label at the start of a text: its field, its characters (colon and brackets too), whether a colon ends it."""

    field: str
    word: str
    length: int
    colon: bool


@cache
def _mistyped() -> dict[str, str]:
    """Long labels with one character as ?, and with one lost."""
    found: dict[str, str] = {}
    for word in sorted(FIELDS, key=len):
        for at in range(len(word) if len(word) >= _SURE else 0):
            found.setdefault(f"{word[:at]}?{word[at + 1 :]}", word)
            found.setdefault(word[:at] + word[at + 1 :], word)
    return found


def read_label(plain: str, near: bool = True) -> Label | None:
    """The label that a plain text begins with: the whole of it, or with a colon or wide space behind it.

    `near`: one character of it may be mistyped or lost. A list of names may be an annex: 附：联名委员名单.
    """
    if annex := _ANNEX.match(plain):
        listed = read_label(plain[annex.end() :], near=False)
        if listed and listed.field in PEOPLE:
            return listed._replace(length=annex.end() + listed.length)
    start = len(plain) - len(plain.lstrip(" *＊【[〔（●◆■※"))
    tight, ends = "", []
    for at in range(start, min(len(plain), start + 3 * _LONGEST)):
        if not plain[at].isspace():
            tight += plain[at]
            ends.append(at + 1)
        if len(tight) == _LONGEST + 1:
            break
    for length in range(min(len(tight), _LONGEST), 0, -1):
        word = tight[:length]
        if word in FIELDS and (found := _ended(plain, ends[length - 1], word, plain[max(start - 1, 0)] == "（")):
            return found
    return _near(plain, tight, ends) if near else None


def _ended(plain: str, end: int, word: str, opened: bool) -> Label | None:
    """The label where its end is one: a bracket (round only where it was `opened`), a colon, wide space, nothing."""
    note = _NOTE.match(plain, end)
    end = note.end() if note else end
    rest = plain[end:]
    tail = rest.lstrip(" 】]〕）*＊")
    if not tail:
        return Label(FIELDS[word], word, len(plain), False)
    if tail[0] in "：:﹕∶":
        return Label(FIELDS[word], word, len(plain) - len(tail) + 1, True)
    gap = len(rest) - len(rest.lstrip())
    closed = note is not None or rest.lstrip(" ")[:1] in ("】]〕）" if opened else "】]〕")
    typed = plain[plain.find(word[0]) : end]
    opens = gap == 1 and typed == word and len(word) > 1 and _OPENS_TEXT.match(tail) is not None
    spaced = gap == 1 and len(word) == 2 < len(typed) and tail[1:2].strip() == ""  # 代 表 建 议 is no label 代表
    if closed or (gap and not spaced and (FIELDS[word] not in SECTIONS or gap > 1 or opens) and len(word) > 1):
        return Label(FIELDS[word], word, len(plain) - len(tail), False)
    return None


def _near(plain: str, tight: str, ends: list[int]) -> Label | None:
    """A label with one character mistyped or lost: it stands alone, or a colon ends it."""
    colon = next((at for at, sign in enumerate(tight) if sign in "：:"), len(tight))
    word = tight[:colon].strip("】]〕）*＊")
    meant = next((fit for fit in (word.translate(_LOOKALIKES), word.translate(_SOUNDS)) if fit in FIELDS), None)
    if meant and colon < len(tight):
        return Label(FIELDS[meant], meant, ends[colon], True)
    if not _SURE - 1 <= len(word) <= _LONGEST or (colon == len(tight) and len(tight) > _LONGEST):
        return None
    known = _mistyped()
    patterns = (f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word)))
    meant = known.get(word) or next((known[each] for each in patterns if each in known), None)
    if meant is None or (colon == len(tight) and len(word) < _SURE):
        return None
    end = ends[colon] if colon < len(ends) else len(plain)
    return Label(FIELDS[meant], meant, end, colon < len(tight))
