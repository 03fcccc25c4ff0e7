"""签发 told in the text: 已经何维局长审签."""

from __future__ import annotations

import re

from drafting.letter.lines import plain

_POST = "(?:副|常务)?(?:[局厅部院处镇县市区乡州]长|主任|主席|书记|委员|同志|总经理|[支大]队长)"
_APPROVED = re.compile(
    rf"已(?:经由|经|由)(?:[^，。]{{0,24}}?{_POST})?([\u4e00-\u9fff]{{2,4}}?)(?:{_POST}[^。，]{{0,8}})?(?:审[签核定阅]|签发|同意)"
)


def approved_by(text: str) -> str | None:
    """此复函已经×××审签: the full name of the one who signed it off, where the text gives it."""
    found = _APPROVED.search(plain(text))
    return found[1] if found and not re.search("[长任席记]$|领导|审", found[1]) else None
