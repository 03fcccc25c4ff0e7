"""What a letter promises: sentences that speak of what is to come, and the dates by which it is to come."""

from __future__ import annotations

import re

PROMISE = re.compile(r"(?<!已)将|拟|争取|计划|我们会|下一?步|抓紧|一旦")
"""A word of what is to come."""

DATED = re.compile(
    r"\d\s*[年月日天]|[一二三四五六七八九十](?:年|个月|季度)|年[底内末初]|季度|月底|本月|下月|明年|后年|年度|[之以]前|“十[一二三四五]五”"
)
"""A time by which."""

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_MOST = 3


def promises(text: str) -> tuple[str, ...]:
    """The sentences of a text that promise something: those with a time where there are such, else the others."""
    found = [sentence.strip() for sentence in _SENTENCE.findall(text) if PROMISE.search(sentence)]
    dated = [sentence for sentence in found if DATED.search(sentence)]
    return tuple((dated or found)[:_MOST])
