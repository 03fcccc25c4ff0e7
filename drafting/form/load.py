"""A form, YAML or JSON, read into a Reply: every error at once, each with its place."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from pydantic import BaseModel, ValidationError

from drafting.findings import DraftingError, Finding, Severity, reason_of
from drafting.form.shape import MAX_ITEMS, Origin, in_order, shape
from drafting.form.source import MAX_BYTES
from drafting.model.fields import FIELD_NAMES, dotted, spoken
from drafting.model.reply import Reply

_Loaded = TypeVar("_Loaded", bound=BaseModel)


def load(source: str | Path) -> Reply:
    """A Reply from a form: a path, or the form's text (what has a line break or begins with a brace is text).

    Raises DraftingError with all that is wrong, TypeError for what is neither.
    """
    if not isinstance(source, str | Path):
        raise TypeError(f"load 要表单的路径或文字，不是 {type(source).__name__}")
    if isinstance(source, Path) or ("\n" not in source and not source.lstrip().startswith("{")):
        return load_text(read_text(Path(source)), str(source))
    return load_text(source)


def read_text(path: Path) -> str:
    """The text of a form. Raises DraftingError when it cannot be read, is too large, is no file or is not UTF-8."""
    try:
        if not (stat.S_ISREG(mode := path.stat().st_mode) or stat.S_ISDIR(mode)):  # a pipe may be waited for for ever
            remedy = "从标准输入读，写一个半角的 -"
            raise DraftingError.of("F012", "这是设备或管道，不是表单", file=str(path), remedy=remedy)
        with path.open("rb") as file:
            return read_stream(file, str(path))
    except (FileNotFoundError, NotADirectoryError):
        message, remedy = "没有这个文件", "检查文件名和所在文件夹"
    except (OSError, ValueError) as error:  # the latter: a name that no file can have
        message, remedy = f"读不了这个文件：{reason_of(error)}", "检查文件是否损坏"
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
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        remedy = f"旧答复先读成表单：drafting read {file or '文件'} -o 表单.yaml"
        raise DraftingError.of("F013", "这是 Word 或 PDF 文件，不是表单", file=file, remedy=remedy)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = content[: error.start].count(b"\n") + 1, error.start - content.rfind(b"\n", 0, error.start)
        remedy = "在编辑器中另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）"
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
