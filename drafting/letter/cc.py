"""抄送: the recipients and their copies."""

from __future__ import annotations

import re
from itertools import pairwise

from drafting.language.labels import alternatives
from drafting.language.names import OFFICE, PLACES, is_agency, is_organisation
from drafting.language.numerals import ordinal
from drafting.letter.lines import WIDE, Line, plain

_ALSO = r"(?:此件|本(?:答复|复函|函|件))?(?:同时|一并)?"
LABEL = re.compile(
    rf"（?{_ALSO}(?:(?:{alternatives('cc')})(?:单位|机关)? ?[：；]"
    rf"|(?:[抄分报呈寄] {{0,6}}[送报致呈])(?:单位|机关)? ?(?: |(?=[{PLACES}各]))|抄 {{2,}})"
)
_COPIES = re.compile(r"(?:[ （]*([\d一二三四五六七八九十两]{1,3}) ?份[）]?|（(\d{1,2})）)$")
_EACH = re.compile(r"[（]?各 ?([\d一二三四五六七八九十两]{1,3}) ?份[）]?$")
_ENDS = "".join(word for word in OFFICE.split("|") if len(word) == 1) + "组"
_RUN_ON = re.compile(rf"(?<=[{_ENDS}])(?=[{PLACES}](?:委|政府|人大|政协|直|督查|财政))")
_BEFORE_LABEL = re.compile("[ ；。]+(?=[抄分报呈寄送此本同])")
_HALF_COPIES = re.compile(r"([（(]\d{1,2} ?份)(?![）)])")  # its bracket is lost
_RUN_COPIES = re.compile("(?<=份）)(?=[一-鿿])")
_NAMES = re.compile("[、，；]")
_SAID = re.compile(r"(?:同时|一并|并|此件|本(?:答复|函|件))[^，。；]{0,6}?抄送(?:给|至)?([^，。；]{3,80})")


def copied_in(text: str) -> list[dict[str, object] | str]:
    """The recipients whom a sentence of the letter names: 本答复同时抄送市政协提案委。"""
    found = _SAID.search(plain(text))
    return read_cc(text[found.start(1) : found.end(1)]) if found else []


def is_recipients(text: str) -> bool:
    """Whether a plain text without a label is nothing but recipients, one of them with its copies."""
    if len(text) > 120 or not re.search("份）?。?$", text):
        return False
    items = read_cc(text)
    named = [item["recipient"] for item in items if isinstance(item, dict)]
    return len(named) == len(items) > 0 and all(is_organisation(str(name)) for name in named)


def cc_of(lines: list[Line]) -> list[dict[str, object] | str]:
    """The recipients in the lines of 抄送, 抄报 and the like; a line without a label goes on with the one above."""
    texts: list[str] = []
    for line in (part for whole in lines for part in _labelled(whole)):
        label = LABEL.match(line.plain)
        if label or not texts:
            texts.append(line.text[label.end() if label else 0 :].strip())
        else:
            texts[-1] += _between(texts[-1], line.plain) + line.text
    return [item for text in texts for item in read_cc(text.rstrip("）") if "（" not in plain(text) else text)]


def _labelled(line: Line) -> list[Line]:
    """The parts of a line, where each has a label of its own: 报：县人大　　送：县政府办."""
    first = LABEL.match(line.plain)
    gaps = _BEFORE_LABEL.finditer(line.plain, first.end() if first else 0)
    starts = [gap.end() for gap in gaps if LABEL.match(line.plain, gap.end())]
    return [line.cut(*span) for span in pairwise([0, *starts, len(line.plain)])]


def _between(above: str, below: str) -> str:
    """A line may break inside of a name; it does not where one ends and another begins."""
    if not above or above.endswith(tuple("，,、；;")):
        return ""
    whole = is_agency(_NAMES.split(plain(above))[-1]) and is_agency(_NAMES.split(below)[0])
    return "，" if whole or (above[-1] in f"{_ENDS}）)份" and below[0] in PLACES) else ""


def read_cc(text: str) -> list[dict[str, object] | str]:
    """The recipients in a text without its label: maps recipient and copies, or text (区人大、政府各1份)."""
    text = _HALF_COPIES.sub(r"\1）", text)
    text = _RUN_COPIES.sub("，", text.strip(" \t\u3000。.；;，,"))
    pieces = _pieces(text)
    counted = any(_COPIES.search(plain(piece)) for piece in pieces)
    strong = len(_cut(text, "，；")) > 1
    items: list[dict[str, object] | str] = []
    for piece in pieces:
        if (each := _EACH.search(plain(piece))) and _each_named(_cut(piece[: each.start()], "、")):
            number = ordinal(each[1])
            items += [{"recipient": name, "copies": number} for name in _cut(piece[: each.start()], "、")]
            continue
        split = _cut(piece, "、") if not _EACH.search(plain(piece)) else [piece]
        keeps = len(split) > 1 and (_partly(split) or (strong and not counted and not _each_named(split)))
        items += [_item(part) for part in ([piece] if keeps else split)]
    return [item for item in items if item]


def _pieces(text: str) -> list[str]:
    """Divided at commas, semicolons and space outside of brackets, and between two names that run on."""
    wide = (part for piece in _cut(text, "，；") for part in WIDE.split(piece.replace("\u3000", "  ")))
    pieces: list[str] = []
    for name in (name for part in wide for name in _names(part.strip()) if name):
        if pieces and _COPIES.fullmatch(plain(name)):
            pieces[-1] += name  # set apart from its recipient
        else:
            pieces.append(name)
    return pieces


def _names(text: str) -> list[str]:
    """More than one name in a piece: 市委办 市政府办, 县政府办县政协提案办, 市人大代工委和市政府办公室."""
    for parts in (text.split(" "), _RUN_ON.split(text), text.split("和")):
        bare = [_COPIES.sub("", plain(part)) for part in parts]
        if len(parts) > 1 and all(len(name) > 2 and name[0] in PLACES and is_organisation(name) for name in bare):
            return parts
    return [text]


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
    return all(len(part) >= 4 and part[0] in PLACES for part in parts)


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
