"""A form, YAML or JSON, read into a Reply: every error at once, each with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from drafting.fields import FIELD_NAMES, LISTS, RECORDS, dotted, english_names, spoken
from drafting.findings import DraftingError, Finding, Severity
from drafting.model import Reply
from drafting.source import MAX_BYTES, Node, read_tree


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
        if not node.content_line:
            quoted = self.text.split("\n")[node.line - 1][node.column - 1 : node.column] in ("'", '"')
            return self.file, node.line, node.column + (offset + quoted if line == 0 else 0)
        rows = self.text.split("\n")
        indent = next((len(row) - len(row.lstrip(" ")) for row in rows[node.content_line - 1 :] if row.strip()), 0)
        return self.file, node.content_line + line, indent + offset + 1


def load(source: str | Path) -> Reply:
    """A Reply from a form: a path, or the form's text (what has a line break or begins with a brace is text).

    Raises DraftingError with all that is wrong.
    """
    if isinstance(source, Path) or ("\n" not in source and not source.lstrip().startswith("{")):
        return load_text(read_text(Path(source)), str(source))
    return load_text(source)


def read_text(path: Path) -> str:
    """The text of a form. Raises DraftingError when it cannot be read, is too large or is not UTF-8."""
    try:
        size = path.stat().st_size
        content = b"" if size > MAX_BYTES else path.read_bytes()
    except FileNotFoundError:
        raise DraftingError.of("F012", "没有这个文件", file=str(path), remedy="检查文件名和所在文件夹") from None
    except IsADirectoryError:
        raise DraftingError.of("F012", "这是文件夹，不是表单", file=str(path), remedy="写出其中的表单文件") from None
    except OSError as error:
        raise DraftingError.of("F012", f"读不了这个文件：{error.strerror}", file=str(path)) from None
    return decode(content, str(path), size)


def decode(content: bytes, file: str, size: int = 0) -> str:
    """UTF-8 with or without its mark, of up to 10 MB; `size` where only a part was read."""
    if max(size, len(content)) > MAX_BYTES:
        raise DraftingError.of("F009", "文件超过 10 MB，不是一份表单", file=file, remedy="检查是否选错了文件")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DraftingError.of("F013", "不是 UTF-8 编码", file=file, line=line, remedy="另存为 UTF-8 编码") from None


def load_text(text: str, file: str = "") -> Reply:
    """A Reply from the text of a form; `file` is its name in messages."""
    return validate(*shape(text, file))


def shape(text: str, file: str = "") -> tuple[Any, list[Finding], Origin]:
    """A form's text as plain data under English names, what in it has not the shape of a form, and its places.

    Raises DraftingError for what is no YAML.
    """
    shaper = _Shaper(file)
    data = shaper.record(read_tree(text, file), "", ())
    return data, shaper.findings, Origin(file, text, {dotted(path): node for path, node in shaper.nodes.items()})


def validate(data: Any, findings: list[Finding], origin: Origin) -> Reply:
    """A Reply from plain data. Raises DraftingError with the given findings and all that the model refuses."""
    reply = None
    try:
        reply = Reply.model_validate(data)
    except ValidationError as error:
        findings = [*findings, *_invalid(error, findings, origin)]
    if findings or reply is None:
        raise DraftingError.all(sorted(findings, key=lambda finding: (finding.line, finding.column)))
    reply._origin = origin
    return reply


@dataclass(slots=True)
class _Shaper:
    """Nodes to plain data under English names, with what has not the shape of a form."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    nodes: dict[tuple[str | int, ...], Node] = field(default_factory=dict)

    def record(self, node: Node, name: str, path: tuple[str | int, ...]) -> Any:
        self.nodes[path] = node
        if not node.is_map:
            self._wrong("F004", node, path, "应为若干“字段: 内容”", "字段名后加半角冒号和空格，下一层缩进两格")
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
        return values

    def field(self, node: Node, name: str, path: tuple[str | int, ...]) -> Any:
        self.nodes[path] = node
        if name == "proposal":
            return self.record(node, name, path)
        if name in LISTS and isinstance(node.value, list) and not node.is_map:
            return [self._item(item, name, (*path, position)) for position, item in enumerate(node.value)]
        if name in RECORDS:
            return self._item(node, name, path, alone=True)
        return self._text(node, path)

    def _item(self, node: Node, name: str, path: tuple[str | int, ...], alone: bool = False) -> Any:
        if node.is_map and name in RECORDS:
            value = self.record(node, name, path)
            return [value] if alone else value
        if name == "responses" and (not alone or node.value):
            self.nodes[path] = node
            self._wrong("F004", node, path, "每一条答复应写作“内容: …”", "在“- ”后写“标题: …”“内容: …”")
            return [{}] if alone else {}
        return None if name == "responses" else self._text(node, path)

    def _text(self, node: Node, path: tuple[str | int, ...]) -> str | None:
        self.nodes[path] = node
        if isinstance(node.value, list):
            kind = "若干字段" if node.is_map else "列表"
            self._wrong("F004", node, path, f"应为文字，此处是{kind}", "改为一段文字；多段文字用“|”另起行")
            return ""
        return node.value

    def _unknown(self, key: Node, typed: str, path: tuple[str | int, ...], known: tuple[str, ...]) -> None:
        near = difflib.get_close_matches(typed, known, 1, 0.4)
        remedy = f"是否为“{near[0]}”" if near else "可用的字段见 drafting new"
        self._wrong("F003", key, path, f"没有“{typed}”这个字段", remedy)

    def _wrong(self, code: str, node: Node, path: tuple[str | int, ...], message: str, remedy: str) -> None:
        where = dotted(path)
        at = {"file": self.file, "line": node.line, "column": node.column, "where": where, "place": spoken(where)}
        self.findings.append(Finding(code, Severity.ERROR, message, remedy=remedy, **at))


def _beside(key: Node, value: Node) -> Node:
    """An empty value stands beside its key, where the parser puts it on the next line."""
    return replace(value, line=key.line, column=key.column) if value.value == "" else value


def _invalid(error: ValidationError, found: list[Finding], origin: Origin) -> Iterator[Finding]:
    """What the model refuses: one finding a field, the deepest, and none where the shape was wrong already."""
    said = {finding.where for finding in found}
    problems = error.errors(include_url=False, include_input=False)
    for problem in sorted(problems, key=lambda problem: -len(problem["loc"])):
        where = dotted(step for step in problem["loc"] if isinstance(step, int) or step in FIELD_NAMES)
        if any(f"{path}.".startswith(f"{where}.") or f"{where}.".startswith(f"{path}.") for path in said if path):
            continue
        said.add(where)
        code, message, remedy = _explain(problem)
        file, line, column = origin.locate(where)
        yield Finding(code, Severity.ERROR, message, where, spoken(where), file, line, column, remedy)


_REFUSALS = {
    "missing": ("F005", "必填，没有填写", "补上这个字段"),
    "string_too_short": ("F005", "必填，没有填写", "补上内容"),
    "too_short": ("F005", "至少要有一条", "补上一条"),
    "int_parsing": ("F004", "应为整数", "只写阿拉伯数字"),
    "greater_than_equal": ("F004", "应为正整数", "写1或更大的数"),
    "enum": ("F007", "没有这一版式", "写作文件、信函或白头"),
    "literal_error": ("F007", "没有这一取值", "写作个人或单位"),
}


def _explain(problem: Mapping[str, Any]) -> tuple[str, str, str]:
    """Code, message and remedy of what the model refused; its own validators raise ValueError in our words."""
    if problem["type"] == "value_error":
        message = str(problem["ctx"]["error"])
        return ("F007" if "应为" in message else "F006"), message, ""
    return _REFUSALS.get(problem["type"], ("F004", "写法不对", "参看 drafting new 生成的表单"))
