"""The wording on the shelf: template files, each with a head that says what it is.

A file begins with a Jinja comment of `名：值` lines; 名称 is the name by which it is asked for. Adding a file adds a
kind or a block: nothing lists them but the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from drafting.findings import Finding

PARTS: Mapping[str, str] = {
    "opening": "引言",
    "closing": "结语",
    "contact": "联系人",
    "cc": "抄送",
    "paragraph": "段落",
    "title": "标题",
    "result": "办理结果",
    "report": "报告",
}
"""What a block may be for: the name of its folder, in English or in Chinese."""

HEAD = ("名称", "说明", "适用", "归属", "起用", "停用")
"""What a block's head may say: name, note, the kinds it suits (、 between), owner, first and last day of use."""

_HEAD = re.compile(r"\{#(.*?)#\}\n?", re.DOTALL)


def template(*names: str) -> Traversable:
    """A file or folder below templates/. The library behind it is costly, and the help has no need of it."""
    from importlib.resources import files

    return files("drafting.templates").joinpath(*names)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One template file: its path, the head's values, and the text behind the head, which begins on line `start`.

    `fault` is what kept the file from being read; its name is the file's then.
    """

    path: str
    head: Mapping[str, str]
    text: str
    start: int = 1
    fault: Finding | None = None

    @property
    def name(self) -> str:
        """名称: by which a form asks for it."""
        return self.head["名称"]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that it suits; none for all."""
        return tuple(name for name in self.head.get("适用", "").split("、") if name)


def parse(path: str, text: str) -> Entry:
    """The head of a template file and the text behind it."""
    match = _HEAD.match(text)
    lines = (match[1] if match else "").strip().splitlines()
    pairs = (line.partition("：") for line in lines)
    head = {key.strip(): value.strip() for key, _, value in pairs}
    return Entry(path, head, text[match.end() if match else 0 :], (match[0] if match else "").count("\n") + 1)


def written(head: Mapping[str, str], text: str) -> str:
    """The text of a template file: its head, without what is empty in it, and the text behind it."""
    said = {key: " ".join(value.replace("}", "").split()) for key, value in head.items()}
    lines = [f"{key}：{value}" for key, value in said.items() if value]
    return "\n".join(["{#", *lines, "#}", text, ""])


def entries(folder: str) -> Iterator[Entry]:
    """The files of one folder below templates/, by file name."""
    for file in sorted(template(folder).iterdir(), key=lambda file: file.name):
        yield parse(f"{folder}/{file.name}", file.read_text(encoding="utf-8"))


@cache
def blocks(part: str) -> Mapping[str, Entry]:
    """The shipped blocks of one part by name."""
    return {entry.name: entry for entry in entries(f"blocks/{part}")}
