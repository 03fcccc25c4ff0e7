"""How a record is compared: white space out, punctuation widths ignored, absent is empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WIDTHS = str.maketrans(",:;()!?", "，：；（）！？")


def plain(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(value.translate(WIDTHS).split())
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items() if item is not None}
    return value


def same(one: Any, other: Any) -> bool:
    return plain(one or None) == plain(other or None)


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with the proposal's fields beside the others."""
    return {**record, **{f"proposal.{key}": value for key, value in (record.get("proposal") or {}).items()}}
