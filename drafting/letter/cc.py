"""抄送: the recipients and their copies."""

from __future__ import annotations

import re

from drafting.language.labels import alternatives
from drafting.language.numerals import ordinal
from drafting.letter.lines import WIDE, plain

LABEL = re.compile(rf"(?:{alternatives('cc')})(?:单位|机关)? ?[：； ]")
_COPIES = re.compile(r"(?:[ （]*([\d一二三四五六七八九十两]{1,3}) ?份[）]?|（(\d{1,2})）)$")
_EACH = re.compile(r"各 ?[\d一二三四五六七八九十两]{1,3} ?份[）]?$")


def read_cc(text: str) -> list[dict[str, object] | str]:
    """The recipients in a text without its label: maps recipient and copies, or text (区人大、政府各1份)."""
    text = text.strip(" \t\u3000。.；;，,")
    pieces = _pieces(text)
    counted = any(_COPIES.search(plain(piece)) for piece in pieces)
    strong = len(_cut(text, "，；")) > 1
    items: list[dict[str, object] | str] = []
    for piece in pieces:
        split = _cut(piece, "、") if not _EACH.search(plain(piece)) else [piece]
        keeps = len(split) > 1 and (_partly(split) or (strong and not counted and not _each_named(split)))
        items += [_item(part) for part in ([piece] if keeps else split)]
    return [item for item in items if item]


def _pieces(text: str) -> list[str]:
    """Divided at commas, semicolons and wide space outside of brackets."""
    return [part for piece in _cut(text, "，；") for part in WIDE.split(piece.replace("\u3000", "  ")) if part.strip()]


def _cut(text: str, signs: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(plain(text)):
        depth += (sign == "（") - (sign == "）")
        if sign in signs and depth <= 0:
            parts.append(text[start:place].strip())
            start = place + 1
    return [part for part in (*parts, text[start:].strip()) if part]


def _partly(parts: list[str]) -> bool:
    """Only the last of them has copies: the 、 belongs to its name."""
    return bool(_COPIES.search(plain(parts[-1]))) and not any(_COPIES.search(plain(part)) for part in parts[:-1])


def _each_named(parts: list[str]) -> bool:
    """Each part is a name in full: it begins with the place it belongs to."""
    return all(len(part) >= 4 and part[0] in "省市县区州盟旗镇" for part in parts)


def _item(part: str) -> dict[str, object] | str:
    seen = plain(part)
    if _EACH.search(seen):
        return part
    copies = _COPIES.search(seen)
    if not copies:
        return {"recipient": part}
    recipient = part[: copies.start()].strip()
    number = ordinal(copies[1] or copies[2])
    return {"recipient": recipient, "copies": number} if recipient and number and number < 1000 else part
