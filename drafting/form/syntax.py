"""What the YAML parser has against a text, in the clerk's words; libyaml's and PyYAML's own wording alike."""

from __future__ import annotations

import re
from typing import Any

from yaml.error import MarkedYAMLError

from drafting.findings import Finding, Severity

_COLON = re.compile(r"\s*(?:- +)*(?:[^\s:：，。、；“”\"'#\[\]{}]{1,12})(：|:(?=[^\s/]))")
"""A field's name before a full-width colon, or before one without its space."""

_JSON = re.compile(r'\s*\{\s*["}]')

_PROBLEMS = (
    ("mapping values are not allowed", "冒号的位置不对", "文字中有“: ”时给整段文字加引号；检查这一行和上一行的缩进"),
    ("could not find expected ':'", "这里缺少冒号", "写作“字段: 内容”，半角冒号后空一格"),
    ("a tab", "用了制表符", "缩进只用空格"),
    ("scanning a directive", "行首是特殊符号", "删去行首的 %"),
    ("that cannot start any token", "文字以特殊符号开头", "给这段文字加引号"),
    ("ing a tag", "文字以特殊符号开头", "给这段文字加引号"),
    ("scanning an a", "文字以特殊符号开头", "给这段文字加引号"),
    ("escape", "双引号中有反斜杠", "改用单引号，或把反斜杠写两次"),
    ("hexdecimal", "双引号中有反斜杠", "改用单引号，或把反斜杠写两次"),
    ("scanning a quoted scalar", "引号没有成对", "补上另一半引号"),
    ("scanning a block scalar", "“|”“>”后面不能写文字", "文字另起一行，缩进两格；以这两个符号开头的文字加引号"),
    ("are not allowed", "“- ”“? ”的位置不对", "列表另起一行；以这两个符号开头的文字加引号"),
    ("parsing a flow", "括号、逗号或引号没有成对", "检查 [ ] { }、逗号和引号；以括号开头的文字加引号"),
    ("node content", "括号没有成对", "以括号开头的文字加引号"),
    ("<document start>", "缩进不齐", "同一层的字段左端对齐，第一层不缩进"),
    ("a blank line", "“|”后面的空行缩进过多", "删去这段文字前的空行"),
    ("something behind", "缩进不齐，或引号后面还有文字", "同一层左端对齐；整段文字加一对引号，或都不加"),
    ("parsing a block mapping", "缩进不齐", "同一层的字段左端对齐，下一层多缩进两格"),
    ("parsing a block collection", "缩进不齐", "同一层的字段左端对齐，下一层多缩进两格"),
)


def looks_like_json(text: str) -> bool:
    """Whether a text is meant as JSON: a brace, then a quoted name or nothing."""
    return _JSON.match(text) is not None


def not_yaml(error: MarkedYAMLError, text: str, file: str) -> Finding:
    """What the parser said of a text. What never ended is shown where it began."""
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''} {error.problem or ''} {_around(mark, text)}"
    if error.context_mark and (mark.index >= len(text.rstrip("\n")) or "unexpected document" in said):
        mark = error.context_mark
    what, remedy = next(
        ((what, remedy) for key, what, remedy in _PROBLEMS if key in said), ("写法有误", "检查这一行的缩进、冒号和引号")
    )
    line, column = mark.line + 1, mark.column + 1
    if "unknown escape" in said and text[mark.index : mark.index + 1] == "\\":
        column += 1
    if slip := _colon_slip(text, line):
        line, column = slip
        what, remedy = "字段名后的冒号不对", "用半角冒号并空一格，写作“字段: 内容”"
    message = f"不是合格的 {'JSON' if looks_like_json(text) else 'YAML'}：{what}"
    return Finding("F001", Severity.ERROR, message, file=file, line=line, column=column, remedy=remedy)


def _around(mark: Any, text: str) -> str:
    """What the parsers do not tell, or not in one way: what stands at the place and before it."""
    begin = text.rfind("\n", 0, mark.index) + 1
    above = text[text.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)]
    if text[mark.index : mark.index + 1] == "\t":
        return "a tab"
    if text[begin : mark.index].strip():
        return "something behind"
    return "a blank line" if above and not above.strip() and len(above) > mark.column else ""


def _colon_slip(text: str, line: int) -> tuple[int, int] | None:
    """The place of a wrong colon in the line where parsing stopped, or in the one above it."""
    rows = text.split("\n")
    for number in (line, line - 1):
        match = _COLON.match(rows[number - 1]) if 0 < number <= len(rows) else None
        if match:
            return number, match.start(1) + 1
    return None
