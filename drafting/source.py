"""The text of a form as a tree of maps, lists and text that knows where each value stands.

Only the events of the YAML parser are used: no object is ever constructed, every scalar stays the text it was.
JSON goes the same way, being YAML but for its surrogate escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, DocumentEndEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from drafting.findings import DraftingError, Finding, Severity

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 20
MAX_NODES = 100_000

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands: `value` is text, None, a list of nodes, or a list of pairs of nodes (`is_map`).

    `line` and `column` count from 1; `content_line` is the first line of a block scalar's content, else 0.
    """

    value: Any
    line: int
    column: int
    content_line: int = 0
    is_map: bool = False
    size: int = 1


@dataclass(slots=True)
class _Reader:
    """Builds nodes from events. Depth and size are bounded here, for a file may be hostile."""

    file: str
    events: Iterator[Event]
    anchors: dict[str, Node] = field(default_factory=dict)
    visited: int = 0

    def read(self, event: Event, depth: int = 0) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self._refuse(event, line, column, depth)
        if isinstance(event, AliasEvent):
            return self.anchors[event.anchor]
        node = self._build(event, line, column, depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _refuse(self, event: Event, line: int, column: int, depth: int) -> None:
        at = {"file": self.file, "line": line, "column": column}
        if getattr(event, "tag", None):
            raise DraftingError.of("F011", f"不接受 YAML 标签 {event.tag}", remedy="删去标签，直接写文字", **at)
        if isinstance(event, AliasEvent) and event.anchor not in self.anchors:
            raise DraftingError.of(
                "F001", f"没有名为 {event.anchor} 的锚点", remedy="删去 * 引用，或给文字加引号", **at
            )
        self.visited += self.anchors[event.anchor].size if isinstance(event, AliasEvent) else 1
        if self.visited > MAX_NODES or depth > MAX_DEPTH:
            raise DraftingError.of(
                "F010", "引用或嵌套层数过多，不是一份表单", remedy="删去 & 和 * 引用、多余的层级", **at
            )

    def _build(self, event: Event, line: int, column: int, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            if escaped := _CONTROL.search(event.value):
                raise DraftingError((_control(escaped, self.file, line, column),))
            null = event.style in (None, "") and event.value in ("~", "null")
            block = line + 1 if event.style == "|" else 0
            return Node(None if null else event.value.replace("\r\n", "\n"), line, column, block)
        before = self.visited
        children = list(self._children(depth))
        is_map = isinstance(event, MappingStartEvent)
        value = list(zip(children[::2], children[1::2], strict=True)) if is_map else children
        return Node(value, line, column, is_map=is_map, size=self.visited - before + 1)

    def _children(self, depth: int) -> Iterator[Node]:
        for event in self.events:
            if not isinstance(event, AliasEvent | ScalarEvent | SequenceStartEvent | MappingStartEvent):
                return
            yield self.read(event, depth + 1)


def read_tree(text: str, file: str) -> Node:
    """The tree of a form's text. Raises DraftingError for what is no YAML or not plain data."""
    _refuse_control_characters(text, file)
    if text.lstrip().startswith("{"):
        text = _SURROGATES.sub(_astral, text)
    events = YAML(typ="safe", pure=True).parse(text)
    reader = _Reader(file, events)
    try:
        next(events), next(events)
        root = reader.read(next(events))
        if not isinstance(next(events), DocumentEndEvent) or not _ended(events):
            raise DraftingError.of("F001", "一个文件里有几份表单（--- 分隔）", file=file, remedy="每份表单存一个文件")
        return root
    except StopIteration:
        raise DraftingError.of("F001", "文件是空的", file=file, remedy="用 drafting new 生成一份空白表单") from None
    except MarkedYAMLError as error:
        raise DraftingError((_not_yaml(error, text, file),)) from None
    except YAMLError:
        raise DraftingError.of("F001", "不是合格的 YAML", file=file, remedy="用 drafting new 生成表单再填写") from None


def _ended(events: Iterator[Event]) -> bool:
    return type(next(events)).__name__ == "StreamEndEvent"


def _astral(match: re.Match[str]) -> str:
    """A JSON surrogate pair as the one escape that YAML knows."""
    return f"\\U{0x10000 + (int(match[1], 16) - 0xD800) * 0x400 + int(match[2], 16) - 0xDC00:08X}"


def _refuse_control_characters(text: str, file: str) -> None:
    found = []
    for match in _CONTROL.finditer(text):
        before = text[: match.start()]
        line, column = before.count("\n") + 1, match.start() - before.rfind("\n")
        found.append(_control(match, file, line, column))
        if len(found) == 20:
            break
    if found:
        raise DraftingError(tuple(found))


def _control(match: re.Match[str], file: str, line: int, column: int) -> Finding:
    message = f"有看不见的控制字符 U+{ord(match[0]):04X}"
    return Finding("F008", Severity.ERROR, message, file=file, line=line, column=column, remedy="删去该字符")


_PROBLEMS = (
    ("mapping values are not allowed", "冒号的位置不对", "文字中有“: ”时给整段文字加引号；检查上一行的缩进"),
    ("could not find expected ':'", "这里缺少冒号", "写作“字段: 内容”，半角冒号后空一格"),
    ("found character '\\t'", "用了制表符", "缩进只用空格"),
    ("that cannot start any token", "文字以特殊符号开头", "给这段文字加引号"),
    ("while scanning a quoted scalar", "引号没有成对", "补上另一半引号"),
    ("unexpected end of stream", "引号没有成对", "补上另一半引号"),
    ("expected <block end>", "缩进不齐", "同一层的字段左端对齐，下一层多缩进两格"),
    ("did not find expected", "括号、逗号或引号没有成对", "检查这一行的 [ ] { } 和引号"),
)


def _not_yaml(error: MarkedYAMLError, text: str, file: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''} {error.problem or ''}"
    what, remedy = next(
        ((what, remedy) for key, what, remedy in _PROBLEMS if key in said), ("写法有误", "检查这一行的缩进、冒号和引号")
    )
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    lines = text.split("\n")
    if any("：" in row and ": " not in row for row in lines[max(line - 2, 0) : line]):
        remedy = "字段名后用半角冒号并空一格，写作“字段: 内容”"
    return Finding(
        "F001", Severity.ERROR, f"不是合格的 YAML：{what}", file=file, line=line, column=column, remedy=remedy
    )
