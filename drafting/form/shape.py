"""A form's text as plain data under English names, what has not a form's shape, and where all stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from drafting.findings import DraftingError, Finding, Severity
from drafting.form.source import Node, read_tree
from drafting.language.characters import plain_breaks
from drafting.model.fields import LISTS, MAPS, NESTED, RECORDS, dotted, english_names, spoken

MAX_ITEMS = 1000
MAX_TEXT = 1_000_000
MAX_FIELD = 200_000
"""What a form may hold: the items of a list, the characters of all its fields, and of one."""

_MOST_FINDINGS = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """Where each field of a Reply stands in the form it was loaded from."""

    file: str
    text: str
    nodes: Mapping[str, Node] = field(default_factory=dict)

    def locate(self, path: str, line: int = 0, offset: int = 0) -> tuple[str, int, int]:
        """File, line and column (from 1) of a character in a field's value: its line and offset from 0.

        An absent field stands where the record stands that lacks it.
        """
        node = self.nodes.get(path)
        while node is None and path:
            path, offset, line = path.rpartition(".")[0], 0, 0
            node = self.nodes.get(path)
        if node is None:
            return self.file, 1, 1
        rows = _rows(self.text)
        if node.content_line:
            indent = next((len(row) - len(row.lstrip(" ")) for row in rows[node.content_line - 1 :] if row.strip()), 0)
            return self.file, node.content_line + line, indent + offset + 1
        row = rows[node.line - 1]
        column = node.column + offset + (row[node.column - 1 : node.column] in ("'", '"'))
        # Folded text, and what goes on in the next line, is shown where it begins.
        inside = line == 0 and column <= len(row) and row[node.column - 1 : node.column] != ">"
        return self.file, node.line, column if inside else node.column

    def row(self, path: str, line: int) -> int | None:
        """Which line, from 0, of a field's text stands in this line of the form; None where it is no block of lines."""
        node = self.nodes.get(path)
        return line - node.content_line if node and 0 < node.content_line <= line else None


@lru_cache(maxsize=4)
def _rows(text: str) -> list[str]:
    """The lines of a form. Kept, for every finding asks for them."""
    return text.split("\n")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as they stand in the file; of very many the first, and how many more there are."""
    ordered = sorted(findings, key=lambda finding: (finding.line, finding.column))
    if len(ordered) <= _MOST_FINDINGS:
        return ordered
    message = f"另有{len(ordered) - _MOST_FINDINGS}处错误，没有逐一列出"
    return [*ordered[:_MOST_FINDINGS], replace(ordered[_MOST_FINDINGS], message=message, remedy="先改正前面的")]


def shape(text: str, file: str = "", name: str = "") -> tuple[dict[str, Any], list[Finding], Origin]:
    """A text as plain data under English names, what in it has not the shape of this record, and where all stands.

    Raises DraftingError for what is no YAML.
    """
    text = plain_breaks(text)
    root, found = read_tree(text, file)
    shaper = _Shaper(file, name, found)
    data = shaper.record(root, name, ())
    return data, shaper.findings, Origin(file, text, {dotted(path): node for path, node in shaper.nodes.items()})


@dataclass(slots=True)
class _Shaper:
    """Nodes to plain data under English names, with what has not the shape of a form."""

    file: str
    root: str = ""
    findings: list[Finding] = field(default_factory=list)
    characters: int = 0
    nodes: dict[tuple[str | int, ...], Node] = field(default_factory=dict)

    def record(self, node: Node, name: str, path: tuple[str | int, ...]) -> Any:
        self.nodes[path] = node
        if not node.is_map:
            self._wrong("F004", node, path, "应为若干行“字段: 内容”", "字段名后加半角冒号和空格，下一层缩进两格")
            return {}
        values, names = {}, english_names(name)
        for key, value in node.value:
            typed = key.value if isinstance(key.value, str) else ""
            english = names.get(typed)
            if english is None:
                self._unknown(key, typed, path, tuple(names))
            elif english in values:
                self._wrong("F002", key, (*path, english), f"字段“{typed}”写了两次", "只留一处（中英文名是同一字段）")
            else:
                values[english] = self.field(_beside(key, value), english, (*path, english))
        return {english: value for english, value in values.items() if value is not None}

    def field(self, node: Node, name: str, path: tuple[str | int, ...]) -> Any:
        self.nodes[path] = node
        if name in LISTS and isinstance(node.value, list) and len(node.value) > MAX_ITEMS:
            self._refuse(
                node, path, f"有{len(node.value)}项，一份表单最多{MAX_ITEMS}项", "检查是否选错了文件，或分成几份表单"
            )
        if node.value is None or (not node.value and (self.root or name in NESTED or name == "responses")):
            return None
        if name in NESTED:
            return self.record(node, name, path)
        if name in MAPS:
            return self._map(node, name, path)
        if name in LISTS and isinstance(node.value, list) and not node.is_map:
            return [self._item(item, name, (*path, position)) for position, item in enumerate(node.value)]
        if name in RECORDS:
            return self._item(node, name, path, alone=True)
        return self._text(node, path)

    def _map(self, node: Node, name: str, path: tuple[str | int, ...]) -> Any:
        if not node.is_map:
            self._wrong("F004", node, path, "应为若干“名称: 内容”", "名称后加半角冒号和空格，下一层缩进两格")
            return {}
        values: dict[str, Any] = {}
        for key, value in node.value:
            typed = str(key.value)
            if typed in values:
                self._wrong("F002", key, (*path, typed), f"“{typed}”写了两次", "只留一处")
            below = (*path, typed)
            self.nodes[below] = value
            values[typed] = self.record(value, name, below) if name in RECORDS else self._text(value, below)
        return values

    def _item(self, node: Node, name: str, path: tuple[str | int, ...], alone: bool = False) -> Any:
        self.nodes[path] = node
        if node.is_map and name in RECORDS:
            value = self.record(node, name, path)
            return [value] if alone else value
        if name == "responses":
            self._wrong("F004", node, path, "每一条答复应写作“内容: …”", "在“- ”后写“标题: …”“内容: …”")
            return [{}] if alone else {}
        if node.value is None:
            self._wrong("F005", node, path, "这一项没有填写", "补上内容，或删去这一项")
            return ""
        return self._text(node, path)

    def _text(self, node: Node, path: tuple[str | int, ...]) -> str:
        if isinstance(node.value, list):
            kind = "若干字段" if node.is_map else "列表"
            self._wrong(
                "F004", node, path, f"应为文字，此处是{kind}", "改为一段文字，以 { [ 开头的加引号；多段文字用“|”另起行"
            )
            return ""
        if (count := len((node.value or "").rstrip("\n"))) > MAX_FIELD:
            message = f"这一栏有{count}字，最多{MAX_FIELD // 10000}万字"
            self._refuse(node, path, message, "把长的内容另作附件，或分成几条")
        self.characters += len(node.value or "")
        if self.characters > MAX_TEXT:
            self._refuse(
                node, path, f"文字超过{MAX_TEXT // 10000}万字，一份表单放不下", "把长的内容另作附件，或分成几份表单"
            )
        return node.value

    def _refuse(self, node: Node, path: tuple[str | int, ...], message: str, remedy: str) -> None:
        """What is too much ends the reading. Raises DraftingError."""
        self._wrong("F010", node, path, message, remedy)
        raise DraftingError.all(in_order(self.findings))

    def _unknown(self, key: Node, typed: str, path: tuple[str | int, ...], known: tuple[str, ...]) -> None:
        near = _near(typed, known)
        example = "drafting office init" if self.root else "drafting new"
        remedy = f"是否为{near}" if near else f"可用的字段见 {example} 生成的文件"
        self._wrong("F003", key, path, f"没有“{typed}”这个字段" if typed else "这里应有字段名", remedy)

    def _wrong(self, code: str, node: Node, path: tuple[str | int, ...], message: str, remedy: str) -> None:
        where = dotted(path)
        at = {"file": self.file, "line": node.line, "column": node.column, "where": where}
        place = spoken(where, self.root)
        self.findings.append(Finding(code, Severity.ERROR, message, remedy=remedy, place=place, **at))


def _near(typed: str, known: Iterable[str]) -> str:
    """The names that are as near to what was typed as the nearest is: “印发机关”或“发文机关”."""
    matcher, ratios = difflib.SequenceMatcher(b=typed[:40]), {}
    for name in known:
        matcher.set_seq1(name)
        ratios[name] = matcher.ratio()
    best = max(ratios.values(), default=0)
    return "或".join(f"“{name}”" for name, ratio in ratios.items() if ratio == best) if best >= 0.4 else ""


def _beside(key: Node, value: Node) -> Node:
    """An empty value stands beside its key, where the parser puts it on the next line."""
    return value._replace(line=key.line, column=key.column, content_line=0) if value.value == "" else value
