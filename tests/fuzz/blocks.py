"""Hostile blocks: each is refused with findings, or says words, or lacks a field; nothing else ever happens.

`python tests/fuzz/blocks.py 5000` tries so many; the suite tries a few of them.
"""

from __future__ import annotations

import random
import sys
from datetime import date

from drafting.blocks.files import Library
from drafting.blocks.filling import Filler, preview, unusable
from drafting.blocks.vocabulary import FIELDS
from drafting.findings import DraftingError
from drafting.shelf import PARTS, Entry, parse

WORDS = (
    *FIELDS,
    *("联系人", "人", "人.姓名", "人.x", "loop", "loop.first", "loop.index", "self", "range", "none", "true", "caller"),
    *('"提案"', "'甲'", '"\\ud800"', '"\\x"', "50", "9" * 5000, "0x" + "f" * 5000, "1e999", "[]", "{}", "()", "(编号)"),
    *("not", "and", "or", "==", "!=", ">", "in", "is", "if", "else", "~", "|", "|join", ".", ",", "-", "**", "//", "%"),
)
TAGS = (
    *(
        "if 编号",
        "endif",
        "else",
        "elif 届次",
        "for 人 in 联系人",
        "endfor",
        "for loop in 联系人",
        "for 编号 in 联系人",
    ),
    *("autoescape true", "endautoescape", "with", "endwith", "set 甲 = 1", "raw", "endraw", "block 甲", "endblock"),
    *("include 'x'", "import 'x' as 甲", "macro 甲()", "endmacro", "call 甲()", "endcall", "filter upper", "endfilter"),
    *("do 1", "break", "debug", "trans", "-", "+", "for 人 in 联系人 recursive", "for 人 in 联系人 if 编号"),
)
PLAIN = ("感谢", "。\n", "\n", "　", "《条例》", "{", "}", "&<正文>", "{#", "#}", "{{", "}}", "{%", "%}")
UNSEEN = ("\x00", "\ufdd0", "\u2028")
MILD = (
    *(f"{{{{ {name} }}}}" for name in FIELDS),
    *("感谢", "。\n", "　", "{ }", "{% raw %}{{{% endraw %}", '{{ "甲" }}', "{# 说明 #}"),
    *("{% if 编号 and not 签发人 %}甲{% elif 类别 != '提案' %}{{ 届次 }}{% else %}乙{% endif %}",),
    *("{% for 人 in 联系人 %}{% if 人.姓名 and loop.index == 1 %}{{ 人.姓名 }}{% endif %}{% endfor %}",),
    *("{% for loop in 联系人 %}{{ loop.姓名 }}{% endfor %}", "{% for 编号 in 联系人 %}{{ 编号.电话 }}{% endfor %}"),
)
KNOWN = dict.fromkeys(FIELDS, "甲") | {"联系人": [{"姓名": "周明", "电话": "1"}, {"单位": "乙局"}], "办理结果": "A"}


def template(chance: random.Random) -> str:
    """A text out of a block's own signs, mostly in places where they make sense."""
    if chance.random() < 0.4:
        return "".join(chance.choices(MILD, k=chance.randint(1, 8)))
    pieces = []
    for _ in range(chance.randint(1, 12)):
        words = " ".join(chance.choices(WORDS, k=chance.choice((1, 1, 1, 2, 3, 5))))
        once = chance.choice((words, f"if {words}", chance.choice(TAGS)))
        shape = chance.choice(("{{{{ {} }}}}", "{{% {} %}}", "{{%- {} -%}}", "{{% if {} %}}甲{{% endif %}}"))
        pieces.append(chance.choice((shape.format(once), shape.format(words), chance.choice((*PLAIN, *UNSEEN)))))
    if chance.random() < 0.1:
        pieces.append(chance.choice(pieces) * chance.choice((30, 300, 3000)))
    if chance.random() < 0.1:
        chain = chance.choice(("not ", "编号 and ", "编号 or ", "(", "编号 == ", "- "))
        pieces.append(f"{{% if {chain * chance.choice((10, 100, 2000))}编号 %}}甲{{% endif %}}")
    return "".join(pieces)


def attempt(seed: int) -> bool:
    """Whether the block of this seed may be used. Raises AssertionError, or whatever it should not."""
    chance = random.Random(seed)
    part = chance.choice(tuple(PARTS))
    entry: Entry = parse("甲.txt", "{#\n名称：甲\n#}\n" + template(chance))
    found = unusable(entry, part, date(2026, 9, 10))
    assert all(finding.message and finding.line > 0 for finding in found), seed
    if found:
        return False
    known = {name: value for name, value in KNOWN.items() if chance.random() < 0.9}
    try:
        made = Filler(Library(own={part: {"甲": entry}}), known, date(2026, 9, 10)).fill(part, "甲", dict)
        assert isinstance(made, str), seed
    except DraftingError as error:
        assert [finding.code for finding in error.findings] in (["F015"], ["F016"]), seed
    assert isinstance(preview(entry, known), str), seed
    return True


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    used = sum(map(attempt, range(count)))
    print(f"{count} blocks: {used} said something, {count - used} were refused")
