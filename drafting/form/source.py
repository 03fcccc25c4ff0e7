"""The text of a form as a tree of maps, lists and text that knows where each value stands.

Only the events of the YAML parser are used: no object is ever constructed, every scalar stays the text it was.
JSON goes the same way, being YAML but for its surrogate escapes. The parser is libyaml's, or PyYAML's own where that is
missing; both give the same tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yaml import YAMLError
from yaml.error import MarkedYAMLError
from yaml.events import AliasEvent, DocumentStartEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from drafting.findings import DraftingError, Finding, Severity
from drafting.form.syntax import looks_like_json, not_yaml
from drafting.language.characters import UNFIT, has_unfit, plain_breaks

try:
    from yaml.cyaml import CParser as Parser
except ImportError:  # PyYAML without libyaml
    from drafting.form.parser import Parser

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 20
MAX_NODES = 50_000

_MOST_UNFIT = 20
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_LONE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


class Node(NamedTuple):
    """A value and where it stands: `value` is text, None, a list of nodes, or a list of pairs of nodes (`is_map`).

    `line` and `column` count from 1; `start` and `end` are its characters in the text, quotes and brackets included;
    `content_line` is the first line of a literal block's content, else 0. `style` is the quote or the sign of a block
    of a text, or the bracket of a list or map in flow style; empty for what is plain. `named` has an anchor.
    """

    value: Any
    line: int
    column: int
    start: int
    end: int
    content_line: int = 0
    is_map: bool = False
    style: str = ""
    named: bool = False
    size: int = 1


@dataclass(slots=True)
class _Reader:
    """Builds nodes from events. Depth and size are bounded here, for a file may be hostile."""

    file: str
    next: Any
    findings: list[Finding]
    anchors: dict[str, Node] = field(default_factory=dict)
    visited: int = 0

    def read(self, event: Event, depth: int = 0) -> Node:
        if isinstance(event, AliasEvent):
            return self._named(event)
        self.visited += 1
        if self.visited > MAX_NODES:
            self._refuse(event, f"内容超过{MAX_NODES}项，不是一份表单", "检查是否选错了文件，或分成几份表单")
        if depth > MAX_DEPTH:
            self._refuse(event, f"嵌套超过{MAX_DEPTH}层，不是一份表单", "删去多余的层级")
        if event.tag:
            message, remedy = f"不接受 YAML 标签 {event.tag}", "删去标签；文字以 ! 开头时加引号"
            self.findings.append(Finding("F011", Severity.ERROR, message, remedy=remedy, **self._place(event)))
        node = self._text(event) if type(event) is ScalarEvent else self._several(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _place(self, event: Event) -> dict[str, Any]:
        return {"file": self.file, "line": event.start_mark.line + 1, "column": event.start_mark.column + 1}

    def _refuse(self, event: Event, message: str, remedy: str, code: str = "F010") -> None:
        raise DraftingError.of(code, message, remedy=remedy, **self._place(event))

    def _named(self, event: AliasEvent) -> Node:
        """What an alias stands for: its place to a reader is the anchor's, its characters are the alias's own."""
        if event.anchor not in self.anchors:
            self._refuse(event, f"没有名为 {event.anchor} 的锚点", "文字以 * 开头时加引号", "F001")
        node, begin = self.anchors[event.anchor], event.start_mark
        self.visited += node.size
        if self.visited > MAX_NODES:
            self._refuse(event, "引用（& 和 *）展开后内容过多，不是一份表单", "删去 & 和 * 引用，把内容写出来")
        return node._replace(start=begin.index, end=event.end_mark.index, named=True)

    def _text(self, event: ScalarEvent) -> Node:
        text, style, begin = event.value, event.style or "", event.start_mark
        line, column = begin.line + 1, begin.column + 1
        if has_unfit(text):
            self.findings.append(_unfit(UNFIT.search(text), self.file, line, column))
            text = UNFIT.sub("", text)
        value = None if not style and text in ("~", "null") else plain_breaks(text)
        block = line + 1 if style == "|" else 0
        return Node(value, line, column, begin.index, event.end_mark.index, block, False, style, bool(event.anchor))

    def _several(self, event: MappingStartEvent | SequenceStartEvent, depth: int) -> Node:
        before, begin = self.visited, event.start_mark
        children: list[Node] = []
        while isinstance(inner := self.next(), AliasEvent | ScalarEvent | SequenceStartEvent | MappingStartEvent):
            children.append(self.read(inner, depth + 1))
        # Behind a list in lines of its own the parser goes on to what comes next: it ends where its last item does.
        end = inner.end_mark.index if event.flow_style or not children else children[-1].end
        is_map = type(event) is MappingStartEvent
        value = list(zip(children[::2], children[1::2], strict=True)) if is_map else children
        style, size = ("{" if is_map else "[") if event.flow_style else "", self.visited - before + 1
        at = begin.line + 1, begin.column + 1, begin.index, end
        return Node(value, *at, is_map=is_map, style=style, named=bool(event.anchor), size=size)


def read_tree(text: str, file: str) -> tuple[Node, list[Finding]]:
    """The tree of a form's text, with what is wrong in it; `text` has plain line breaks.

    Raises DraftingError for what is no YAML, or has no end.
    """
    findings = list(_all_unfit(text, file))
    text = UNFIT.sub(" ", text) if findings else text
    if looks_like_json(text):
        text = _SURROGATES.sub(_astral, text)
    try:
        return _only_document(text, file, findings), findings
    except MarkedYAMLError as error:
        if "invalid Unicode" in str(error.problem) and _LONE.search(text):
            return read_tree(_LONE.sub(r"\\uFFFF", text), file)
        raise DraftingError((*findings, not_yaml(error, text, file))) from None
    except (YAMLError, ValueError, OverflowError):  # the last two: PyYAML's own parser on \U with a number too large
        remedy = "用 drafting new 生成表单再填写"
        raise DraftingError.of("F001", "不是合格的 YAML", file=file, remedy=remedy) from None


def _only_document(text: str, file: str, findings: list[Finding]) -> Node:
    following = Parser(text).get_event
    following()
    if not isinstance(following(), DocumentStartEvent):
        remedy = "用 drafting new 生成一份空白表单"
        raise DraftingError((*findings, Finding("F001", Severity.ERROR, "文件是空的", file=file, remedy=remedy)))
    root = _Reader(file, following, findings).read(following())
    following()
    after = following()
    if isinstance(after, DocumentStartEvent):
        at = {"file": file, "line": after.start_mark.line + 1, "column": 1}
        raise DraftingError.of("F001", "一个文件里有几份表单（--- 分隔）", remedy="每份表单存一个文件", **at)
    return root


def _astral(match: re.Match[str]) -> str:
    """A JSON surrogate pair as the one escape that YAML knows."""
    return f"\\U{0x10000 + (int(match[1], 16) - 0xD800) * 0x400 + int(match[2], 16) - 0xDC00:08X}"


def _all_unfit(text: str, file: str) -> Iterator[Finding]:
    """The characters that a text may not hold, found before the parser takes some of them for line breaks."""
    if has_unfit(text):
        line, begin = 1, 0
        for _, match in zip(range(_MOST_UNFIT), UNFIT.finditer(text), strict=False):
            line += text.count("\n", begin, match.start())
            begin = match.start()
            yield _unfit(match, file, line, begin - text.rfind("\n", 0, begin))


def _unfit(match: re.Match[str], file: str, line: int, column: int) -> Finding:
    message = f"有看不见的控制字符 U+{ord(match[0]):04X}"
    return Finding("F008", Severity.ERROR, message, file=file, line=line, column=column, remedy="删去该字符")
