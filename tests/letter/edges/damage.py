"""What a web page, a crawl or a hurried hand does to the text of a letter."""

from __future__ import annotations

import re

from tests.letter.edges.sheet import entries
from tests.letter.letters import HALF


def _wrapped(text: str) -> str:
    """Lines broken where the page was as wide."""
    broken = []
    for line in text.split("\n"):
        broken += [line[at : at + 34] for at in range(0, len(line), 34)] or [line]
    return "\n".join(broken)


def _glued(text: str) -> str:
    """A title on one line with the salutation."""
    return re.sub(r"((?:答复|复函|回复))\n(?=[^\n]{2,30}[：:])", r"\1 ", text, count=1)


def _whole(text: str) -> str:
    return re.sub(r"([。：:.])\n(?=\S{30})", r"\1", text)


def _lost(pattern: str, instead: str = ""):
    return lambda text: re.sub(pattern, instead, text)


def _first(pattern: str, instead: str):
    return lambda text: re.sub(pattern, instead, text, count=1)


entries(
    "damage",
    {
        "无": lambda sheet: lambda text: text,
        "半角": lambda sheet: lambda text: text.translate(HALF),
        "缩进": lambda sheet: lambda text: "\n".join("　　" + line for line in text.split("\n")),
        "空行": lambda sheet: lambda text: text.replace("\n", "\n\n"),
        "网页折行": lambda sheet: _wrapped,
        "题文相连": lambda sheet: _glued,
        "失右书名号": lambda sheet: _first(r"》(?=收悉|，|已|（)", ""),
        "失冒号": lambda sheet: _first(r"(?<=代表|委员)：\n", "\n"),
        "不间断空格": lambda sheet: lambda text: text.replace("　", "\u00a0\u00a0"),
        "零宽": lambda sheet: lambda text: text.replace("\n", "\u200b\n"),
        "失第": lambda sheet: _first(r"第(?=[0-9]{1,8}号(?:建议|提案|议案))", ""),
        "失号": lambda sheet: _first(r"(?<=[0-9])号(?=(?:建议|提案|议案))", ""),
        "行末空格": lambda sheet: lambda text: text.replace("\n", "  \n"),
        "英文引号": lambda sheet: _lost("[“”]", '"'),
        "空格散布": lambda sheet: _lost(r"(?<=[年月第])(?=[0-9])|(?<=[0-9])(?=[年月日号])", " "),
    },
)
