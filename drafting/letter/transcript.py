"""A Reading as a form that a person goes on with: YAML with Chinese keys, a comment at each guess, nothing dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drafting.form.write import write_form
from drafting.language.characters import fit, plain_breaks
from drafting.letter.record import LEFT_OVER, PAGE, Reading

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


class BlockName(str):
    """The name of a standard block: it stands plain, where a letter's own bare word stands in a block scalar."""


def dump(record: Mapping[str, Any], comments: Mapping[str, str]) -> str:
    """A record in English keys as YAML with Chinese ones, each comment above the field that its path names."""
    needed = {path for path in NEEDED if path in comments}
    proposal = {name: "" for name in ("session", "number", "proposers") if f"proposal.{name}" in needed}
    whole = {path: "" for path in needed if "." not in path} | dict(record)
    whole["proposal"] = proposal | dict(record.get("proposal") or {})
    return write_form(_written(whole), comments)


def _written(value: Any, key: str = "") -> Any:
    """The values as a form can hold them."""
    if isinstance(value, Mapping):
        return {name: _written(item, name) for name, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_written(item) for item in value if item is not None]
    text = fit(plain_breaks(str(value)))
    bare = key in ("opening", "closing") and text.isalnum() and not isinstance(value, BlockName)
    return f"{text}\n" if bare else text
