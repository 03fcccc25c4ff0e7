"""A Reading as a form that a person goes on with: YAML with Chinese keys, a comment at each guess, nothing dropped."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import LiteralScalarString

from drafting.letter.record import LEFT_OVER, PAGE, Reading
from drafting.model.fields import RECORDS, chinese_names

NEEDED = ("kind", "responses", "proposal.session", "proposal.number", "proposal.proposers")
"""What a form must have: it stands there empty, with a comment, where the letter does not say it."""


def to_form(reading: Reading) -> str:
    """The record as YAML; the text that fits no field stands at the end, as comments."""
    head = "# 由旧答复读出。带“推断”“补”字样的说明处请对照原文核对。\n"
    return head + dump(reading.record, _comments(reading)) + _left_over(reading)


def _comments(reading: Reading) -> dict[str, str]:
    """What to say above each field."""
    said: dict[str, list[str]] = {}
    for finding in reading.findings:
        if finding.where and finding.code not in (LEFT_OVER, PAGE):
            said.setdefault(finding.where, []).append(finding.message)
    return {path: "；".join(messages) for path, messages in said.items()}


def _left_over(reading: Reading) -> str:
    if not reading.left_over:
        return ""
    lines = [f"#   {line}" for text in reading.left_over for line in text.splitlines()]
    return "\n".join(["", "# 以下文字没有归入任何字段，照录备查：", *lines, ""])


def dump(record: Mapping[str, Any], comments: Mapping[str, str]) -> str:
    """A record in English keys as YAML with Chinese ones, each comment above the field that its path names."""
    yaml = YAML()
    yaml.width, yaml.allow_unicode = 1_000_000, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    needed = {path: "" for path in NEEDED if path in comments}
    stream = io.StringIO()
    yaml.dump(_map(_with(record, needed), "", "", comments, 0), stream)
    return stream.getvalue().rstrip("\n") + "\n"


def _with(record: Mapping[str, Any], needed: Mapping[str, str]) -> dict[str, Any]:
    """The record with an empty place for what a reply needs and the letter does not say, in the form's order."""
    proposal = {"session": "", "number": "", "proposers": ""}
    proposal = {name: "" for name in proposal if f"proposal.{name}" in needed} | dict(record.get("proposal") or {})
    whole = {path: "" for path in needed if "." not in path} | dict(record) | {"proposal": proposal}
    return whole


def _map(values: Mapping[str, Any], name: str, path: str, comments: Mapping[str, str], indent: int) -> CommentedMap:
    """A record with Chinese keys in the model's order, each comment above its key."""
    shown = CommentedMap()
    names = chinese_names(name)
    for key in RECORDS[name].model_fields:
        value = values.get(key)
        if value is None:
            continue
        where = f"{path}{key}"
        shown[names[key]] = _value(value, key, where, comments, indent)
        if text := comments.get(where):
            shown.yaml_set_comment_before_after_key(names[key], before=_one_line(text), indent=indent)
    return shown


class BlockName(str):
    """The name of a standard block: it stands plain, where a letter's own bare word stands in a block scalar."""


def _value(value: Any, key: str, where: str, comments: Mapping[str, str], indent: int) -> Any:
    if isinstance(value, Mapping):
        return _map(value, key, f"{where}.", comments, indent + 2)
    if isinstance(value, list | tuple):
        items = (_item(item, key, f"{where}.{n}", comments, indent) for n, item in enumerate(value))
        return list(items)
    text = str(value)
    word = key in ("opening", "closing") and text.isalnum()  # in a block scalar it is no block's name
    bare = word and not isinstance(value, BlockName)
    return LiteralScalarString(text + "\n") if "\n" in text or bare else text


def _item(item: Any, key: str, where: str, comments: Mapping[str, str], indent: int) -> Any:
    shown = _value(item, key, where, comments, indent + 2)
    if isinstance(shown, CommentedMap) and (text := comments.get(where)):
        first = next(iter(shown), None)
        if first is not None:
            shown.yaml_set_comment_before_after_key(first, before=_one_line(text), indent=indent + 4)
    return shown


def _one_line(text: str) -> str:
    return " ".join(text.split())
