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
from ruamel.yaml.events import AliasEvent, DocumentStartEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from drafting.findings import DraftingError, Finding, Severity

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 20
MAX_NODES = 20_000

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_MOST_CONTROLS = 20
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_BREAK = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands: `value` is text, None, a list of nodes, or a list of pairs of nodes (`is_map`).

    `line` and `column` count from 1; `content_line` is the first line of a literal block's content, else 0.
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
    findings: list[Finding]
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
            remedy = "删去标签；文字以 ! 开头时加引号"
            self.findings.append(Finding("F011", Severity.ERROR, f"不接受 YAML 标签 {event.tag}", remedy=remedy, **at))
        if isinstance(event, AliasEvent) and event.anchor not in self.anchors:
            remedy = "文字以 * 开头时加引号"
            raise DraftingError.of("F001", f"没有名为 {event.anchor} 的锚点", remedy=remedy, **at)
        self.visited += self.anchors[event.anchor].size if isinstance(event, AliasEvent) else 1
        if self.visited > MAX_NODES or depth > MAX_DEPTH:
            remedy = "删去 & 和 * 引用、多余的层级"
            raise DraftingError.of("F010", "引用或嵌套层数过多，不是一份表单", remedy=remedy, **at)

    def _build(self, event: Event, line: int, column: int, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            if escaped := _CONTROL.search(event.value):
                self.findings.append(_control(escaped, self.file, line, column))
            null = event.style in (None, "") and event.value in ("~", "null")
            block = line + 1 if event.style == "|" else 0
            return Node(None if null else plain_breaks(_CONTROL.sub("", event.value)), line, column, block)
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


def plain_breaks(text: str) -> str:
    """Lines ended by \\n alone."""
    return _BREAK.sub("\n", text) if "\r" in text else text


def read_tree(text: str, file: str) -> tuple[Node, list[Finding]]:
    """The tree of a form's text, with what is wrong in it; `text` has plain line breaks.

    Raises DraftingError for what is no YAML, or has no end.
    """
    findings = list(_control_characters(text, file))
    text = _CONTROL.sub(" ", text) if findings else text
    if text.lstrip().startswith("{"):
        text = _SURROGATES.sub(_astral, text)
    try:
        return _only_document(text, file, findings), findings
    except MarkedYAMLError as error:
        raise DraftingError((*findings, _not_yaml(error, text, file))) from None
    except YAMLError:
        remedy = "用 drafting new 生成表单再填写"
        raise DraftingError.of("F001", "不是合格的 YAML", file=file, remedy=remedy) from None


def _only_document(text: str, file: str, findings: list[Finding]) -> Node:
    events = YAML(typ="safe", pure=True).parse(text)
    next(events)
    if not isinstance(next(events), DocumentStartEvent):
        remedy = "用 drafting new 生成一份空白表单"
        raise DraftingError((*findings, Finding("F001", Severity.ERROR, "文件是空的", file=file, remedy=remedy)))
    root = _Reader(file, events, findings).read(next(events))
    next(events)
    after = next(events)
    if isinstance(after, DocumentStartEvent):
        at = {"file": file, "line": after.start_mark.line + 1, "column": 1}
        raise DraftingError.of("F001", "一个文件里有几份表单（--- 分隔）", remedy="每份表单存一个文件", **at)
    return root


def _astral(match: re.Match[str]) -> str:
    """A JSON surrogate pair as the one escape that YAML knows."""
    return f"\\U{0x10000 + (int(match[1], 16) - 0xD800) * 0x400 + int(match[2], 16) - 0xDC00:08X}"


def _control_characters(text: str, file: str) -> Iterator[Finding]:
    for count, match in enumerate(_CONTROL.finditer(text)):
        if count == _MOST_CONTROLS:
            return
        before = text[: match.start()]
        yield _control(match, file, before.count("\n") + 1, match.start() - before.rfind("\n"))


def _control(match: re.Match[str], file: str, line: int, column: int) -> Finding:
    message = f"有看不见的控制字符 U+{ord(match[0]):04X}"
    return Finding("F008", Severity.ERROR, message, file=file, line=line, column=column, remedy="删去该字符")


_COLON = re.compile(r"\s*(?:- +)*(?:[^\s:：，。、；“”\"'#\[\]{}]{1,12})(：|:(?=[^\s/]))")
"""A field's name before a full-width colon, or before one without its space."""

_PROBLEMS = (
    ("mapping values are not allowed", "冒号的位置不对", "文字中有“: ”时给整段文字加引号；检查这一行和上一行的缩进"),
    ("could not find expected ':'", "这里缺少冒号", "写作“字段: 内容”，半角冒号后空一格"),
    ("found character '\\t'", "用了制表符", "缩进只用空格"),
    ("scanning a directive", "行首是特殊符号", "删去行首的 %"),
    ("that cannot start any token", "文字以特殊符号开头", "给这段文字加引号"),
    ("parsing an tag", "文字以特殊符号开头", "给这段文字加引号"),
    ("scanning an a", "文字以特殊符号开头", "给这段文字加引号"),
    ("unknown escape", "双引号中有反斜杠", "改用单引号，或把反斜杠写两次"),
    ("escape sequence", "双引号中有反斜杠", "改用单引号，或把反斜杠写两次"),
    ("scanning a quoted scalar", "引号没有成对", "补上另一半引号"),
    ("more indented follow up", "“|”后面的空行缩进过多", "删去这段文字前的空行"),
    ("scanning a block scalar", "“|”“>”后面不能写文字", "文字另起一行，缩进两格；以这两个符号开头的文字加引号"),
    ("are not allowed here", "“- ”“? ”的位置不对", "列表另起一行；以这两个符号开头的文字加引号"),
    ("but found '<scalar>'", "缩进不齐，或引号后面还有文字", "同一层左端对齐；整段文字加一对引号，或都不加"),
    ("expected <block end>", "缩进不齐", "同一层的字段左端对齐，下一层多缩进两格"),
    ("expected '<document start>'", "缩进不齐", "同一层的字段左端对齐，第一层不缩进"),
    ("parsing a flow", "括号、逗号或引号没有成对", "检查 [ ] { }、逗号和引号；以括号开头的文字加引号"),
    ("expected the node content", "括号没有成对", "以括号开头的文字加引号"),
)


def _not_yaml(error: MarkedYAMLError, text: str, file: str) -> Finding:
    """What the parser said, in the clerk's words. What never ended is shown where it began."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and (mark.index >= len(text.rstrip("\n")) or "document separator" in said):
        mark = error.context_mark
    what, remedy = next(
        ((what, remedy) for key, what, remedy in _PROBLEMS if key in said), ("写法有误", "检查这一行的缩进、冒号和引号")
    )
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    if slip := _colon_slip(text, line):
        line, column = slip
        what, remedy = "字段名后的冒号不对", "用半角冒号并空一格，写作“字段: 内容”"
    at = {"file": file, "line": line, "column": column, "remedy": remedy}
    return Finding("F001", Severity.ERROR, f"不是合格的 YAML：{what}", **at)


def _colon_slip(text: str, line: int) -> tuple[int, int] | None:
    """The place of a wrong colon in the line where parsing stopped, or in the one above it."""
    rows = text.split("\n")
    for number in (line, line - 1):
        match = _COLON.match(rows[number - 1]) if 0 < number <= len(rows) else None
        if match:
            return number, match.start(1) + 1
    return None
