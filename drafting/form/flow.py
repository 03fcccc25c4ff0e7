"""Changes inside of [ ] and { }: what stays keeps its characters, fields that are none of the form's stay as well."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from drafting.form.source import Node
from drafting.model.fields import below, chinese_names, english_names


def flow_text(text: str, node: Node, name: str, before: Any, after: Any) -> str:
    """The new text of a list or map in flow style; `before` and `after` are its values as plain data (see write)."""
    if node.is_map and isinstance(before, dict) and isinstance(after, dict):
        return "{" + ", ".join(_pairs(text, node, name, before, after)) + "}"
    if not node.is_map and isinstance(before, list) and isinstance(after, list) and len(before) == len(node.value):
        return "[" + ", ".join(_items(text, node, name, before, after)) + "]"
    return written(name, after)


def comments_between(text: str, node: Node) -> list[str]:
    """The comments that stand inside of the brackets, between the values."""
    found, at = [], node.start
    for start, end in [*sorted(_leaves(node)), (node.end, node.end)]:
        rows = text[at:start].split("\n")
        found += [row[row.index("#") :].rstrip() for row in rows if "#" in row]
        at = max(at, end)
    return found


def _leaves(node: Node) -> Iterator[tuple[int, int]]:
    if isinstance(node.value, list) and not node.named:
        for child in node.value:
            for one in child if node.is_map else (child,):
                yield from _leaves(one)
    else:
        yield node.start, node.end


def _pairs(text: str, node: Node, record: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    names, seen = english_names(record), set()
    for key, value in node.value:
        name = names.get(key.value, "")
        seen.add(name)
        if not name or before.get(name) == after.get(name):
            yield text[key.start : value.end] if value.end > key.end else text[key.start : key.end]
        elif after.get(name) is not None:
            made = _changed(text, value, below(record, name), before.get(name), after[name])
            yield f"{text[key.start : key.end]}: {made}"
    for name in chinese_names(record) or after:
        if name not in seen and after.get(name) is not None:
            yield f"{_label(record, name)}: {written(below(record, name), after[name])}"


def _items(text: str, node: Node, name: str, before: list[Any], after: list[Any]) -> Iterator[str]:
    for row, item in enumerate(after):
        same = next((n for n in (row, *range(len(before))) if n < len(before) and before[n] == item), None)
        if same is not None:
            yield text[node.value[same].start : node.value[same].end]
        elif row < len(before):
            yield _changed(text, node.value[row], name, before[row], item)
        else:
            yield written(name, item)


def _changed(text: str, node: Node, name: str, before: Any, after: Any) -> str:
    return flow_text(text, node, name, before, after) if node.style in ("{", "[") else written(name, after)


def _label(record: str, name: str) -> str:
    return chinese_names(record)[name] if chinese_names(record) else json.dumps(name, ensure_ascii=False)


def written(name: str, value: Any) -> str:
    """A value in flow style, under Chinese names."""
    if isinstance(value, Mapping):
        if name == "proposers" and set(value) == {"name"}:
            return written(name, value["name"])
        pairs = (f"{_label(name, key)}: {written(below(name, key), item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(name, item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
