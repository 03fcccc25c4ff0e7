"""A form, YAML or JSON, read into a Reply: every error at once, each with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from pydantic import BaseModel, ValidationError

from drafting.findings import DraftingError, Finding, Severity
from drafting.form.source import MAX_BYTES, Node, read_tree
from drafting.language.characters import plain_breaks
from drafting.model.fields import FIELD_NAMES, LISTS, MAPS, NESTED, RECORDS, dotted, english_names, spoken
from drafting.model.reply import Reply

MAX_ITEMS = 1000
MAX_TEXT = 1_000_000
"""What a form may hold: the items of a list, the characters of all its fields."""

_MOST_FINDINGS = 200

_Loaded = TypeVar("_Loaded", bound=BaseModel)


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


@lru_cache(maxsize=4)
def _rows(text: str) -> list[str]:
    """The lines of a form. Kept, for every finding asks for them."""
    return text.split("\n")


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
        with path.open("rb") as file:
            return read_stream(file, str(path))
    except (FileNotFoundError, NotADirectoryError):
        message, remedy = "没有这个文件", "检查文件名和所在文件夹"
    except OSError as error:
        message, remedy = f"读不了这个文件：{error.strerror}", "检查文件是否损坏"
        if path.is_dir():
            message, remedy = "这是文件夹，不是表单", "写出其中的表单文件"
        elif isinstance(error, PermissionError):
            message, remedy = "没有读取这个文件的权限", "请管理员开放权限，或另存一份"
    raise DraftingError.of("F012", message, file=str(path), remedy=remedy)


def read_stream(stream: BinaryIO, name: str) -> str:
    """The text of an open file. Raises DraftingError when it is too large or is not UTF-8."""
    return decode(stream.read(MAX_BYTES + 1), name)


def decode(content: bytes, file: str) -> str:
    """UTF-8 with or without its mark, of up to 10 MB."""
    if len(content) > MAX_BYTES:
        raise DraftingError.of("F009", "文件超过 10 MB，不是一份表单", file=file, remedy="检查是否选错了文件")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = content[: error.start].count(b"\n") + 1, error.start - content.rfind(b"\n", 0, error.start)
        remedy = "在编辑器中另存为 UTF-8 编码"
        at = {"file": file, "line": line, "column": column}
        raise DraftingError.of("F013", "不是 UTF-8 编码的文本", remedy=remedy, **at) from None


def load_text(text: str, file: str = "") -> Reply:
    """A Reply from the text of a form; `file` is its name in messages. A draft may lack what Reply.missing tells."""
    return load_record(text, file, Reply, "")


def load_record(text: str, file: str, model: type[_Loaded], name: str) -> _Loaded:
    """A record of this name in RECORDS from the text of a file, with the place of every value in `_origin`.

    Raises DraftingError with all that is wrong.
    """
    data, findings, origin = shape(text, file, name)
    loaded, refused = validated(data, findings, origin, model, name)
    if loaded is None or findings:
        raise DraftingError.all(in_order([*findings, *refused]))
    return loaded


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


def validated(
    data: Any, findings: list[Finding], origin: Origin, model: type[_Loaded], name: str
) -> tuple[_Loaded | None, list[Finding]]:
    """The record with its origin, or None and what the model refuses beside what was found already."""
    try:
        loaded = model.model_validate(data)
    except ValidationError as error:
        return None, list(_invalid(error, findings, origin, name))
    loaded._origin = origin  # type: ignore[attr-defined]
    return loaded, []


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
        if node.value is None or (not node.value and (self.root or name in ("proposal", "responses"))):
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
        near = difflib.get_close_matches(typed, known, 1, 0.4)
        example = "drafting office init" if self.root else "drafting new"
        remedy = f"是否为“{near[0]}”" if near else f"可用的字段见 {example} 生成的文件"
        self._wrong("F003", key, path, f"没有“{typed}”这个字段" if typed else "这里应有字段名", remedy)

    def _wrong(self, code: str, node: Node, path: tuple[str | int, ...], message: str, remedy: str) -> None:
        where = dotted(path)
        at = {"file": self.file, "line": node.line, "column": node.column, "where": where}
        place = spoken(where, self.root)
        self.findings.append(Finding(code, Severity.ERROR, message, remedy=remedy, place=place, **at))


def _beside(key: Node, value: Node) -> Node:
    """An empty value stands beside its key, where the parser puts it on the next line."""
    return value._replace(line=key.line, column=key.column, content_line=0) if value.value == "" else value


def _invalid(error: ValidationError, found: list[Finding], origin: Origin, root: str) -> Iterator[Finding]:
    """What the model refuses: one finding a field, the deepest, and none where the shape was wrong already."""
    said = {finding.where for finding in found if finding.code in ("F002", "F004", "F005")}
    problems = error.errors(include_url=False, include_input=False)
    for problem in sorted(problems[:MAX_ITEMS], key=lambda problem: -len(problem["loc"])):
        where = dotted(step for step in problem["loc"] if isinstance(step, int) or step in FIELD_NAMES)
        if any(not path or f"{path}.".startswith(f"{where}.") or f"{where}.".startswith(f"{path}.") for path in said):
            continue
        said.add(where)
        code, message, remedy = _explain(problem)
        file, line, column = origin.locate(where)
        yield Finding(code, Severity.ERROR, message, where, spoken(where, root), file, line, column, remedy)


_REFUSALS = {
    "missing": ("F005", "必填，没有填写", "补上这个字段"),
    "string_too_short": ("F005", "必填，没有填写", "补上内容"),
    "too_short": ("F005", "至少要有一条", "补上一条"),
    "int_parsing": ("F004", "应为整数", "只写半角的阿拉伯数字"),
    "int_parsing_size": ("F004", "数字过大", "核对数字"),
    "less_than_equal": ("F004", "数字过大", "核对数字"),
    "greater_than_equal": ("F004", "应为正整数", "写1或更大的数"),
    "enum": ("F007", "没有这一版式", "写作文件、信函或白头"),
}


def _explain(problem: Mapping[str, Any]) -> tuple[str, str, str]:
    """Code, message and remedy of what the model refused; its own validators raise ValueError in our words."""
    if problem["type"] == "F007":
        return "F007", problem["msg"], "改为其中之一"
    if problem["type"] == "value_error":
        return "F006", str(problem["ctx"]["error"]), "核对年、月、日"
    if problem["type"] == "literal_error":
        allowed = re.findall("'(.+?)'", problem["ctx"]["expected"])
        return "F007", "没有这一取值", f"可写：{'、'.join(allowed)}"
    return _REFUSALS.get(problem["type"], ("F004", "写法不对", "参看 drafting new 生成的表单"))
