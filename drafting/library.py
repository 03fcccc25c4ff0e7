"""The wording on the shelf: template files, each with a head that says what it is.

A file begins with a Jinja comment of `名：值` lines; 名称 is the name by which it is asked for. Adding a file adds a
kind or a block: nothing lists them but the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TEMPLATES = files("drafting.templates")
_HEAD = re.compile(r"\{#(.*?)#\}\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One template file: its path below templates/, the head's values, and the text behind the head."""

    path: str
    head: Mapping[str, str]
    text: str

    @property
    def name(self) -> str:
        """名称: by which a form asks for it."""
        return self.head["名称"]


def parse(path: str, text: str) -> Entry:
    """The head of a template file and the text behind it."""
    match = _HEAD.match(text)
    lines = (match[1] if match else "").strip().splitlines()
    pairs = (line.partition("：") for line in lines)
    return Entry(path, {key.strip(): value.strip() for key, _, value in pairs}, text[match.end() if match else 0 :])


def shelf(folder: str) -> Iterator[Entry]:
    """The files of one folder below templates/, by file name."""
    for file in sorted(TEMPLATES.joinpath(folder).iterdir(), key=lambda file: file.name):
        yield parse(f"{folder}/{file.name}", file.read_text(encoding="utf-8"))


@cache
def blocks(part: str) -> Mapping[str, Entry]:
    """The standard blocks of one part (opening, closing, cc, contact) by name."""
    return {entry.name: entry for entry in shelf(f"blocks/{part}")}
