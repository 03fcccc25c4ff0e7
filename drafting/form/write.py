"""A form's fields as plain data under English names, in one shape however they were typed, and that data as YAML.

Records are dicts, several values are lists: proposers and cc of dicts, contacts of dicts or block names, demands and
attachments of text. cc may be the name of a block. A leaf is text, "" where a field is present but empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from drafting.findings import DraftingError
from drafting.form.source import read_tree
from drafting.language.characters import UNFIT, fit, has_unfit, plain_breaks
from drafting.model.fields import LISTS, MAPS, below, chinese_names
from drafting.model.reply import split_recipient

_NONE: Mapping[str, str] = MappingProxyType({})
_TYPED = re.compile(r"0\d+|[-+.]?\d[\d_]*[.:eE][\d_.:eE+-]*|true|false|yes|no|on|off|null|~|<<|=", re.IGNORECASE)
"""Text that other YAML programs would not take as text."""


def settled(data: Any) -> dict[str, Any]:
    """The shaped data of a form (form.shape) in the one shape; what is null or an empty list is absent."""
    return _record(data if isinstance(data, dict) else {})


def _record(data: dict[str, Any]) -> dict[str, Any]:
    made = {name: _field(name, value) for name, value in data.items() if value is not None}
    return {name: value for name, value in made.items() if value != []}


def _field(name: str, value: Any) -> Any:
    if name in LISTS:
        return _several(name, value)
    if name in MAPS and isinstance(value, dict):
        return {key: _record(item) if isinstance(item, dict) else str(item or "") for key, item in value.items()}
    if isinstance(value, dict):
        return _record(value)
    return str(value).rstrip("\n")


def _several(name: str, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_item(name, item) for item in value if item is not None]
    if name == "cc" and isinstance(value, str):
        return value.rstrip("\n")
    if value == "":
        return [{"person": "", "phone": ""}] if name == "contacts" else []
    return [_item(name, value)]


def _item(name: str, item: Any) -> Any:
    if isinstance(item, dict):
        return _record(item)
    text = item.rstrip("\n")
    if name == "proposers":
        return {"name": text}
    return split_recipient(text) if name == "cc" else text


def write_form(values: Mapping[str, Any], comments: Mapping[str, str] = _NONE, record: str = "") -> str:
    """A new form, or another record, with these values, Chinese names, in the order of the model; each comment stands
    above the field of its path.

    Raises DraftingError for a text with a character that no form may hold.
    """
    return "\n".join(record_lines(record, values, 0, comments)) + "\n"


def record_lines(
    record: str,
    values: Mapping[str, Any],
    indent: int,
    comments: Mapping[str, str] = _NONE,
    at: str = "",
) -> Iterator[str]:
    """The lines of a record's fields; `at` is the path before their names, dot included."""
    for name in chinese_names(record) or values:
        if values.get(name) is not None:
            yield from _comment(comments, f"{at}{name}", indent)
            yield from field_lines(record, name, values[name], indent, comments, f"{at}{name}")


def field_lines(
    record: str,
    name: str,
    value: Any,
    indent: int,
    comments: Mapping[str, str] = _NONE,
    where: str = "",
) -> Iterator[str]:
    """The lines of one field: its Chinese name and its value."""
    head, inner = f"{' ' * indent}{label(record, name)}:", below(record, name)
    if isinstance(value, Mapping):
        yield head if value else f"{head} {{}}"
        yield from record_lines(inner, value, indent + 2, comments, f"{where}.")
    elif isinstance(value, list | tuple):
        yield head if value else f"{head} []"
        for position, item in enumerate(value):
            yield from _comment(comments, f"{where}.{position}", indent + 2)
            yield from item_lines(name, item, indent + 2, comments, f"{where}.{position}.")
    else:
        yield from text_lines(head, str(value), indent + 2, block=name == "body")


def label(record: str, name: str) -> str:
    """A field's name as it is typed before its colon."""
    return chinese_names(record)[name] if chinese_names(record) else scalar(name)


def item_lines(name: str, item: Any, indent: int, comments: Mapping[str, str] = _NONE, at: str = "") -> Iterator[str]:
    """The lines of one item of a list; the dash stands at the indent, before the first line that is no comment."""
    if name == "proposers" and isinstance(item, Mapping) and set(item) == {"name"}:
        item = item["name"]
    pad = " " * indent
    if not isinstance(item, Mapping):
        yield from text_lines(f"{pad}-", str(item), indent + 2) if item else [f'{pad}- ""']
        return
    lines = list(record_lines(name, item, indent + 2, comments, at)) or [f"{pad}  {{}}"]
    first = next(position for position, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from lines[:first]
    yield f"{pad}- {lines[first][indent + 2 :]}"
    yield from lines[first + 1 :]


def _comment(comments: Mapping[str, str], where: str, indent: int) -> Iterator[str]:
    if said := " ".join(fit(comments.get(where, "")).split()):
        yield f"{' ' * indent}# {said}"


def text_lines(head: str, text: str, indent: int, block: bool = False) -> Iterator[str]:
    """A text behind `head`, its own lines at the indent: plain, quoted where it must be, or as a block.

    A single line that ends with a line break stands as a block: so a bare word is no block's name.
    """
    text = plain_breaks(text)
    if has_unfit(text):
        sign = UNFIT.search(text)
        message = f"文字里有看不见的控制字符 U+{ord(sign[0]):04X}，写不进表单"  # type: ignore[index]
        raise DraftingError.of("F008", message, remedy="删去该字符")
    lines = text.removesuffix("\n").split("\n")
    if text and ("\n" in text or block) and lines[-1].strip():
        yield f"{head} |" + ("2" if text[0] in " \t\n" else "")
        yield from (" " * indent + line if line else "" for line in lines)
    else:
        yield f"{head} {scalar(text)}" if text else head


def scalar(text: str) -> str:
    """A text in one line of YAML: as it stands where that is read back as the same text, else in double quotes."""
    return text if _is_plain(text) else json.dumps(text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    if "\n" in text or _TYPED.fullmatch(text):
        return False
    try:
        return read_tree(f"a:\n  - {text}\n", "")[0].value[0][1].value[0].value == text
    except DraftingError:
        return False
