"""The table of a web system: a key and its value, on one line or on two (会议届次 / 市五届人大三次会议)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from drafting.document import Role
from drafting.letter.dates import day_of
from drafting.letter.element import Element
from drafting.letter.lines import WIDE, Line, plain, segments, tight

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
    "承办单位": "issuer",
    "办理类型": "result",
    "办理结果": "result",
    "答复时间": "date",
    "答复日期": "date",
    "办理方式": "",
    "主办单位": "",
    "会办单位": "",
    "协办单位": "",
    "答复内容": "",
    "答复单位": "issuer",
    "办复单位": "issuer",
    "办复时间": "date",
    "办复类型": "result",
    "办理类别": "result",
    "代表姓名": "proposal.proposers",
    "委员姓名": "proposal.proposers",
    "代表": "proposal.proposers",
    "委员": "proposal.proposers",
    "建议人": "proposal.proposers",
    "领衔人": "proposal.proposers",
    "第一提案人": "proposal.proposers",
    "建议名称": "proposal.title",
    "提案名称": "proposal.title",
    "议案标题": "proposal.title",
    "建议案由": "proposal.title",
    "提案案由": "proposal.title",
    "建议号": "proposal.number",
    "提案号": "proposal.number",
    "会议名称": "proposal.session",
    "会议": "proposal.session",
}
_CLASS = re.compile(r"[A-Da-d甲乙丙丁]类?")


class Table(NamedTuple):
    """What a web page's table says, by the field's path, and the lines it takes."""

    values: Mapping[str, str]
    elements: tuple[Element, ...]


def read_table(lines: list[Line]) -> tuple[Table, list[Line]]:
    """The keys of the head with their values, and the other lines."""
    values: dict[str, str] = {}
    elements: list[Element] = []
    rest, at = [], 0
    while at < len(lines):
        key, value, taken = _pair(lines, at)
        if key is None:
            rest.append(lines[at])
        else:
            role = Role.RESULT if key == "result" else None
            elements += [Element(line, role, left="网页表格中的一项", page=True) for line in lines[at : at + taken]]
            elements[-taken] = replace(elements[-taken], role=role if taken == 1 else None)
            if value is not None and (text := _value(key, value)):
                values.setdefault(key, text)
        at += taken
    return Table(values, tuple(elements)), rest


def is_keyed(line: Line) -> bool:
    """Whether a line is one of a page's table by itself, its key with its value."""
    apart = WIDE.search(line.plain) is not None or re.match("(?:答复|办复)单位：", tight(line.plain))
    return bool(apart) and _pair([line], 0)[0] is not None


def keyed(line: Line) -> Element:
    """What such a line says."""
    key, value, _ = _pair([line], 0)
    text = _value(key, value) if key and value else ""
    if key == "date":
        text = day_of(plain(text)) or ""
    known = key in ("issuer", "date", "result") and bool(text)
    return Element(line, _ROLES.get(key or ""), key if known else "", text, "取自网页表格") if known else _left(line)


def _left(line: Line) -> Element:
    return Element(line, left="网页表格中的一项", page=True)


_ROLES = {"issuer": Role.SIGNATURE, "date": Role.DATE, "result": Role.RESULT}


def _value(key: str, value: Line) -> str:
    if key == "result":
        return value.plain[0].upper() if _CLASS.fullmatch(value.plain) else ""
    if key == "proposal.proposers":
        return value.plain
    return value.text if key else ""


def _pair(lines: list[Line], at: int) -> tuple[str | None, Line | None, int]:
    """A key's field, its value's line, how many lines both take. Field None: this line is no key."""
    parts = segments(lines[at])
    head, colon, tail = lines[at].plain.partition("：")
    if len(parts) == 1 and (key := _KEYS.get(tight(lines[at].plain))) is not None:
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or tight(following.plain.partition("：")[0]) in _KEYS:
            return key, None, 1
        return key, following, 2
    if len(parts) == 2 and (key := _KEYS.get(tight(parts[0].plain))) is not None:
        return key, parts[1], 1
    if colon and tail.strip() and (key := _KEYS.get(tight(head))) is not None and key != "result":
        return key, lines[at].cut(len(head) + 1), 1
    return None, None, 1
