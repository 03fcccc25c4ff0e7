"""Numbers before the items of a list, as they are typed: 一、 一. （1） 01 ① 第一， 一是 PART.01 首先 A. 壹、 II. and
建议一：."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from drafting.language.numerals import ordinal

_HAN = "[一二三四五六七八九十]{1,3}"
_NAMES = "建议|对策|措施|举措|办法|路径|意见|诉求|请求"
_COUNTED = "年月日时个名人户元万亿米公里吨亩座条件次家所辆岁天"
"""What stands behind a number that counts something."""
_FORMS = {
    "series": rf"({_HAN})(?:是|要|、要|，要|应|则|希望|请求|盼|[在靠抓请须](?=[^，。；]{{2}}))"
    "(?!个|种|些|样|次|条|求|素|份|直|律|般|切|方面)",
    "ordinal": rf"第({_HAN}|\d)(?:点|条|步|件|项|桩|个(?:建议|请求|诉求|意见|办法|措施|方面))?"
    "(?:[，、：:,是. ]|(?=要|，))",
    "nth": rf"其({_HAN})(?:[，、：是 ])",
    "han": rf"({_HAN}) ?[、.．，：: ](?!\d)",
    "paren_han": rf"[（(] ?({_HAN}) ?[）)][、.．]?|({_HAN})[）)]|([㈠-㈩])",
    "decimal": rf"\d{{1,2}}[.．](\d{{1,2}})(?![\d.．%]) ?(?=[\u4e00-\u9fff])(?![{_COUNTED}倍])",
    "arabic": r"(\d{1,2}|l\d?(?= ?[、．.])) ?(?:[、．，：]|[.](?!\d))",
    "paren": r"[（(] ?(\d{1,2}) ?[）)][、.．]?|(\d{1,2})[）)]",
    "circled": "([①-⑳❶-❿])",
    "in_sign": "([⑴-⒇⒈-⒛])[、.．]?",
    "letter": r"([A-Ha-h]) ?[.、．)）：](?= ?[\u4e00-\u9fff])",
    "paren_letter": "[（(]([A-Ha-h])[）)][、.．]?",
    "formal": "([壹贰叁肆伍陆柒捌玖拾])[、.．：]",
    "stem": "([甲乙丙丁戊己])、(?![甲乙丙丁])",
    "roman": r"([IVX]{1,4}|[Ⅰ-Ⅹ]) ?[.、．](?!\d)",
    "named": rf"(?:{_NAMES})(?:之?({_HAN}|\d{{1,2}}) ?(?:[：:、，|丨.]|$)|[（(]({_HAN}|\d{{1,2}})[）)][：:]?)",
    "alone": r"(\d{1,2})$",
    "spaced": rf"(\d{{1,2}}) {{1,2}}(?=[\u4e00-\u9fff]{{3}}|[\u4e00-\u9fff]{{2}}$)(?![{_COUNTED}期层号])",
    "padded": r"(0\d)(?=$|[^\d.%年月:：/\-])",
    "part": r"(?:PART|Part|part)[ .．]{0,2}(\d{1,2})(?=$|[^\d%])[、.．：:|丨 ]{0,2}",
    "word": "(?:我看)?(首先|其次|再次|再者|此外|最后|另外|一方面|另一方面|(?:头|再|还有|末)一[桩件条])"
    "(?:[，、：]|(?=(?:是|就是|要|应|需|须|必须|请|由|建议)[^，。；]{2}))",
}
_PATTERNS = {style: re.compile(form) for style, form in _FORMS.items()}
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "此外": 4, "另外": 4, "最后": 5, "一方面": 1, "另一方面": 2}
_WORDS |= {f"{word}{of}": at for word, at in (("头一", 1), ("再一", 2), ("还有一", 4), ("末一", 5)) for of in "桩件条"}
_FORMAL, _STEMS = "壹贰叁肆伍陆柒捌玖拾", "甲乙丙丁戊己"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_WORDS |= {sign: at for signs in (_FORMAL, _STEMS, _ROMAN) for at, sign in enumerate(signs, 1)}
_SIGNS = ((0x2460, 0x249C), (0x2160, 0x216A), (0x3220, 0x322A), (0x2776, 0x2780))  # ① to ⒛, Ⅰ, ㈠, ❶
_STARTS = {
    *"一二三四五六七八九十第其（(0123456789l首再此最另头还末我PpABCDEFGHabcdefghIVX建对措举办路意诉请",
    *(_FORMAL + _STEMS),
    *(chr(code) for first, end in _SIGNS for code in range(first, end)),
}
_RANK = {
    "han": 0,
    "ordinal": 1,
    "nth": 1,
    "paren_han": 1,
    "decimal": 2,
    "spaced": 1,
    "padded": 1,
    "part": 0,
    "arabic": 2,
    "paren": 3,
    "circled": 4,
    "in_sign": 2,
    "letter": 3,
    "paren_letter": 4,
    "formal": 0,
    "stem": 0,
    "roman": 1,
    "named": 0,
    "alone": 1,
    "series": 5,
    "word": 5,
}
_IN_LINE = ("series", "ordinal", "nth", "han", "paren_han", "arabic", "paren", "circled", "in_sign", "named", "word")
_INLINE = re.compile("|".join(f"(?:{_FORMS[style]})" for style in _IN_LINE))


_CLEAR = {*"（(", *(chr(code) for code in range(0x2460, 0x249C))}
"""What begins a number that needs no sign before it: ……公厕（2）由……."""
_ENDS = "。；：！？"
"""What stands before 一、 where it is a number in a paragraph."""
_BEHIND_END = re.compile("(?<=[。；！]) ?")
_BULLETS = frozenset("●•·√Ø-—–※【*＊‣")
_ROUND = frozenset("●•")
"""Signs before an item, besides all that are pictures (◆ ▶ ☑); those of them that stand within no item."""
_LONGEST = 12
"""Characters that a number and its mark take at most."""


class Mark(NamedTuple):
    """A number at the start of a text: its style, its value, how many characters it takes."""

    style: str
    number: int
    length: int

    @property
    def rank(self) -> int:
        """How far in it stands as a rule: 0 for 一、, more for what stands below it."""
        return _RANK[self.style]


@lru_cache(maxsize=4096)
def read_mark(plain: str) -> Mark | None:
    """The number that a plain text begins with; None where there is none."""
    if plain[:1] not in _STARTS:
        return None
    for style, pattern in _PATTERNS.items():
        if match := pattern.match(plain):
            typed = next(group for group in match.groups() if group)
            if number := _value(typed):
                return Mark(style, number, match.end())
    return None


def is_bullet(sign: str) -> bool:
    """Whether a character may stand before an item in the place of a number."""
    return sign in _BULLETS or is_picture(sign)


def is_picture(sign: str) -> bool:
    """Whether a character is a picture, which no word has in it: ◆ ▶ ☑, or a sign of its own that an editor draws."""
    return unicodedata.category(sign or " ") in ("So", "Sm", "Co") and not sign.isalnum()


def signs_in(plain: str) -> list[int]:
    """Where the picture that a text begins with stands in it again."""
    sign = plain[:1]
    if not (is_picture(sign) or sign in _ROUND):
        return []
    return [at for at in range(1, len(plain)) if plain[at] == sign and plain[at - 1] != sign]


def further(plain: str) -> list[int]:
    """Where the numbers that follow the first of a text stand in it, of its style, each behind a sentence's end."""
    last = read_mark(plain)
    found: list[int] = []
    for match in _BEHIND_END.finditer(plain) if last else ():
        mark = read_mark(plain[match.end() : match.end() + _LONGEST])
        if mark and last and mark.style == last.style and _follows(mark, last):
            found.append(match.end())
            last = mark
    return found


def _value(typed: str) -> int | None:
    if typed in _WORDS:
        return _WORDS[typed]
    if len(typed) == 1 and (typed.upper() in "ABCDEFGH"):
        return ord(typed.upper()) - ord("A") + 1
    for first in "①❶㈠⑴⒈Ⅰ":
        if 0 <= ord(typed[0]) - ord(first) < 20 and len(typed) == 1 and not typed.isdecimal():
            return ord(typed[0]) - ord(first) + 1
    return ordinal(typed.replace("l", "1"))


def inline(plain: str) -> list[tuple[int, Mark]]:
    """The numbers of a series that runs on in one paragraph, with where each stands: 1, 2 and on of one style.

    Fewer than two are none.
    """
    found: list[tuple[int, Mark]] = []
    for match in _INLINE.finditer(plain):
        at = match.start()
        if at and plain[at - 1] not in "。；：，！？ 、”）:;," and plain[at] not in _CLEAR:
            continue
        mark = read_mark(plain[at : at + _LONGEST])
        if mark is None or (mark.style == "han" and at and plain[at - 1] not in _ENDS):
            continue  # 一、二号楼
        if (mark.style == found[0][1].style and _follows(mark, found[-1][1])) if found else mark.number == 1:
            found.append((at, mark))
    return found if len(found) > 1 else []


def _follows(mark: Mark, last: Mark) -> bool:
    """Whether a number counts on from the last of its style; a word may leave some out: 首先, 最后."""
    return mark.number == last.number + 1 or (mark.style == "word" and mark.number > last.number)
