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


def counted(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are compared; of each response its heading, how it begins and how many lines it has."""
    fields = {key: value for key, value in flat(record).items() if key not in ("proposal", "responses", "unsure")}
    responses = record.get("responses") or []
    fields["responses.heading"] = [response["heading"] for response in responses]
    bodies = [response.get("body", "").split("\n") for response in responses]
    fields["responses.first"] = [
        response.get("first") or "".join(body)[:40] for response, body in zip(responses, bodies, strict=True)
    ]
    fields["responses.paragraphs"] = [
        response.get("paragraphs", len([line for line in body if line]))
        for response, body in zip(responses, bodies, strict=True)
    ]
    return fields


def agrees(key: str, wanted: Any, got: Any) -> bool:
    """Whether a field was read as it should: of an opening a paragraph is enough, of an answer its beginning."""
    if key == "opening" and wanted and got:
        return same(wanted, got) or any(same(wanted, line) for line in got.split("\n"))
    if key == "responses.first":
        return [first[:12] for first in plain(wanted)] == [first[:12] for first in plain(got or [])]
    return same(wanted, got)
