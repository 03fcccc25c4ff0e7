"""The table of a web system: a key and its value, on one line or on two (会议届次 / 市五届人大三次会议)."""

from __future__ import annotations

import re

from drafting.letter.lines import Line, segments, tight
from drafting.letter.record import PAGE, Record

_KEYS = {
    "代表提案者": "proposal.proposers",
    "提案者": "proposal.proposers",
    "提案人": "proposal.proposers",
    "提出人": "proposal.proposers",
    "领衔代表": "proposal.proposers",
    "会议届次": "proposal.session",
    "届次": "proposal.session",
    "建议提案标题": "proposal.title",
    "建议标题": "proposal.title",
    "提案标题": "proposal.title",
    "案由": "proposal.title",
    "建议提案编号": "proposal.number",
    "建议编号": "proposal.number",
    "提案编号": "proposal.number",
    "议案编号": "proposal.number",
    "案号": "proposal.number",
    "承办单位": "head.mark",
    "办理类型": "result",
    "办理结果": "result",
    "答复时间": "head.date",
    "答复日期": "head.date",
    "办理方式": "",
    "主办单位": "",
    "会办单位": "",
    "协办单位": "",
    "答复内容": "",
    "答复单位": "head.mark",
}
_CLASS = re.compile(r"[A-D甲乙丙丁]类?")


def read_table(lines: list[Line], record: Record) -> list[Line]:
    """Take keys with their values out of the head; the other lines."""
    rest, at = [], 0
    while at < len(lines):
        key, value, taken = _pair(lines, at)
        if key is None:
            rest.append(lines[at])
        else:
            _put(key, value, lines[at], record)
        at += taken
    return rest


def _pair(lines: list[Line], at: int) -> tuple[str | None, Line | None, int]:
    """A key's field, its value's line, how many lines both take. Field None: this line is no key."""
    parts = segments(lines[at])
    head, colon, tail = lines[at].plain.partition("：")
    if len(parts) == 1 and (key := _KEYS.get(tight(lines[at].plain))) is not None:
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or tight(following.plain) in _KEYS:
            return key, None, 1
        return key, following, 2
    if len(parts) == 2 and (key := _KEYS.get(tight(parts[0].plain))) is not None:
        return key, parts[1], 1
    if colon and tail.strip() and (key := _KEYS.get(tight(head))) is not None and key != "result":
        return key, lines[at].cut(len(head) + 1), 1
    return None, None, 1


def _put(key: str, value: Line | None, line: Line, record: Record) -> None:
    record.leave(line, "网页表格中的一项", PAGE)
    if value is None:
        return
    if value.number != line.number:
        record.leave(value, "网页表格中的一项", PAGE)
    if key == "result":
        if _CLASS.fullmatch(value.plain):
            record.put(key, value.plain[0])
    elif key == "proposal.proposers":
        record.put("table.proposers", value.plain)
    elif key:
        record.put(f"table.{key}", value.text)
