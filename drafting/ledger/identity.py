"""What tells one case from another: what is proposed, at which session, under which number; without one, its title."""

from __future__ import annotations

import re
from typing import Any

from drafting.language.numerals import ordinal

Identity = tuple[str, str, str]

_ORDER = re.compile(r"第?(\d{1,3}|[一二三四五六七八九十]{1,4})届.*?第?(\d{1,2}|[一二三四五六七八九十]{1,3})次")


def identity_of(kind: Any, session: Any, number: Any, title: Any) -> Identity:
    """市政协五届三次会议 and 政协云州市第五届委员会第三次会议 are one session, 076 and 第76号 one number."""
    bare = re.sub(r"[第号\s]", "", str(number or "")).lstrip("0")
    return str(kind or ""), _session(str(session or "")), bare or "".join(str(title or "").split())


def _session(text: str) -> str:
    found = _ORDER.search(text)
    if found is None:
        return "".join(text.split())
    return "-".join(str(ordinal(part) or part) for part in found.groups())
