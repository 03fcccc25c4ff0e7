"""A form's fields as plain data under English names, in one shape however they were typed, and that data as YAML.

Records are dicts, several values are lists: proposers and cc of dicts, contacts of dicts or block names, demands and
attachments of text. cc may be the name of a block. A leaf is text, "" where a field is present but empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from drafting.findings import DraftingError
from drafting.form.source import read_tree
from drafting.model.fields import LISTS, chinese_names
from drafting.model.reply import split_recipient

_BREAKS = re.compile("[\r\x85\u2028\u2029\ufeff]")
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
    if isinstance(value, dict):
        return _record(value)
    return value.rstrip("\n")


def _several(name: str, value: Any) -> Any:
    if isinstance(value, list):
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


def write_form(values: dict[str, Any]) -> str:
    """A new form with these values, Chinese names, in the order of the model."""
    return "\n".join(record_lines("", values, 0)) + "\n"


def record_lines(record: str, values: dict[str, Any], indent: int) -> Iterator[str]:
    """The lines of a record's fields."""
    for name in chinese_names(record):
        if values.get(name) is not None:
            yield from field_lines(record, name, values[name], indent)


def field_lines(record: str, name: str, value: Any, indent: int) -> Iterator[str]:
    """The lines of one field: its Chinese name and its value."""
    head = f"{' ' * indent}{chinese_names(record)[name]}:"
    if isinstance(value, dict):
        yield head if value else f"{head} {{}}"
        yield from record_lines(name, value, indent + 2)
    elif isinstance(value, list):
        yield head if value else f"{head} []"
        for item in value:
            yield from item_lines(name, item, indent + 2)
    else:
        yield from text_lines(head, value, indent + 2, block=name == "body")


def item_lines(name: str, item: Any, indent: int) -> Iterator[str]:
    """The lines of one item of a list; the dash stands at the indent."""
    if name == "proposers" and set(item) == {"name"}:
        item = item["name"]
    pad = " " * indent
    if isinstance(item, str):
        yield from text_lines(f"{pad}-", item, indent + 2) if item else [f'{pad}- ""']
        return
    lines = list(record_lines(name, item, indent + 2)) or [f"{pad}  {{}}"]
    yield f"{pad}- {lines[0][indent + 2 :]}"
    yield from lines[1:]


def text_lines(head: str, text: str, indent: int, block: bool = False) -> Iterator[str]:
    """A text behind `head`, its own lines at the indent: plain, quoted where it must be, or as a block."""
    if ("\n" in text or (block and text)) and not _BREAKS.search(text) and text.split("\n")[-1].strip():
        yield f"{head} |" + ("2" if text[0] in " \n" else "")
        yield from (" " * indent + line if line else "" for line in text.split("\n"))
    elif text == "":
        yield head
    else:
        yield f"{head} {text if _is_plain(text) else _quoted(text)}"


def _is_plain(text: str) -> bool:
    if "\n" in text or _BREAKS.search(text) or _TYPED.fullmatch(text):
        return False
    try:
        return read_tree(f"a:\n  - {text}\n", "")[0].value[0][1].value[0].value == text
    except DraftingError:
        return False


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _BREAKS.sub(lambda match: f"\\u{ord(match[0]):04X}", quoted)
