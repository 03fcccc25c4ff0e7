"""Proposals written whole, each strange in a way of its own, read from written.txt: behind === what should be read of
the text below; every place, person and number is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEYS = {"题目": "title", "届次": "session", "编号": "number"}


def _written() -> Iterator[tuple[str, dict[str, Any]]]:
    whole = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    for case in re.split("^(?==== 题目)", whole, flags=re.MULTILINE)[1:]:
        record: dict[str, Any] = {"demands": [], "proposers": []}
        text = []
        for line in case.split("\n"):
            key, _, value = line.removeprefix("=== ").partition(" ")
            if not line.startswith("=== "):
                text.append(line)
            elif key == "诉求":
                record["demands"].append(value)
            elif key == "提出人":
                record["proposers"] = value.split("、")
            else:
                record[KEYS[key]] = value or None
        yield "\n".join(text), record


WRITTEN = tuple(_written())
