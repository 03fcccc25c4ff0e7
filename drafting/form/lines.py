"""Changes fields in lines: each field and each item of a list has its lines and, above them, the comments that lead it.

Where a value stays, its lines stay byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafting.form.flow import comments_between, flow_text
from drafting.form.source import Node
from drafting.form.write import field_lines, item_lines, label, text_lines
from drafting.model.fields import below, chinese_names, english_names

_VALUE_END = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')?.*?(\s+#.*)?$""")


def changed_lines(text: str, root: Node, record: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """The lines of a record whose root is a map in lines of its own, with new values."""
    return _record(_Part(text, root, 0, text.split("\n")), record, before, after)


@dataclass(slots=True)
class _Chunk:
    """The lines of one field or item, and the comments and blank lines above them."""

    name: str
    lead: list[str]
    body: list[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A node and the lines that it has: `lines` begin at `first` (from 0) of the form."""

    text: str
    node: Node
    first: int
    lines: list[str]

    def slice(self, node: Node, begin: int, end: int) -> _Part:
        return _Part(self.text, node, begin, self.lines[begin - self.first : end - self.first])


def _record(part: _Part, record: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """The lines of a map: fields in the order they have, new ones where the model has them."""
    names = english_names(record)
    indent = part.node.column - 1
    chunks, tail = _chunks(part, [key.line - 1 for key, _ in part.node.value])
    kept = []
    for chunk, (key, value) in zip(chunks, part.node.value, strict=True):
        chunk.name = names.get(key.value, "")
        if chunk.name and before.get(chunk.name) != after.get(chunk.name):
            chunk.body = list(_field(part, chunk, key, value, record, before, after))
        kept.append(chunk)
    present = {chunk.name for chunk in kept}
    kept.append(_Chunk("", tail, []))
    order = list(chinese_names(record) or after)
    for name in order:
        if after.get(name) is not None and name not in present:
            body = list(field_lines(record, name, after[name], indent))
            _insert(kept, _Chunk(name, [], body), order, f"# {label(record, name)}:")
    for chunk in kept:
        yield from chunk.lead
        yield from chunk.body


def _chunks(part: _Part, starts: list[int]) -> tuple[list[_Chunk], list[str]]:
    """The chunks that begin at these lines (from 0 in the form), and the comments behind the last."""
    lead, chunks = part.lines[: starts[0] - part.first] if starts else part.lines, []
    for start, end in zip(starts, [*starts[1:], part.first + len(part.lines)], strict=True):
        lines = part.lines[start - part.first : end - part.first]
        cut = _content_end(lines)
        chunks.append(_Chunk("", lead, lines[:cut]))
        lead = lines[cut:]
    return chunks, lead


def _content_end(lines: list[str]) -> int:
    """How many of the lines are content; comments in the indent of a block of text are text, those that are set in
    deeper than the field belong to the record that it holds."""
    base = len(lines[0]) - len(lines[0].lstrip(" -")) if lines else 0
    for cut in range(len(lines), 0, -1):
        line = lines[cut - 1]
        indent = len(line) - len(line.lstrip(" "))
        behind = line.lstrip().startswith("#") and indent <= base and not _in_block(lines[: cut - 1], indent, base)
        if line.strip() and not behind:
            return cut
    return len(lines)


def _in_block(above: list[str], indent: int, base: int) -> bool:
    """Whether a line with this indent below these lines is text of a block scalar."""
    for line in reversed(above):
        here = len(line) - len(line.lstrip(" "))
        if line.strip() and here < indent:
            return re.search(r"(:|-)\s+[|>][-+0-9]*\s*(#.*)?$", line) is not None
    return indent < base


def _field(
    part: _Part, chunk: _Chunk, key: Node, value: Node, record: str, before: dict[str, Any], after: dict[str, Any]
) -> Iterator[str]:
    """The lines of a field whose value changes; none where it goes."""
    name, new, old = chunk.name, after.get(chunk.name), before.get(chunk.name)
    if new is None:
        return
    held = below(record, name)
    head = f"{chunk.body[0][: key.column - 1]}{part.text[key.start : key.end]}:"
    begin = key.line - 1
    inner = part.slice(value, begin + 1, begin + len(chunk.body))
    if isinstance(new, dict) and isinstance(old, dict) and value.is_map and _is_block(inner, value):
        yield chunk.body[0]
        yield from _record(inner, held, old, new)
    elif isinstance(new, list) and isinstance(old, list) and new and _is_block(inner, value):
        yield chunk.body[0]
        yield from _list(inner, name, old, new)
    elif value.style in ("{", "[") and not isinstance(new, str) and new:
        yield from (" " * (key.column - 1) + comment for comment in comments_between(part.text, value))
        behind = part.text[value.end :].split("\n", 1)[0]
        yield f"{head} {flow_text(part.text, value, held, old, new)}{behind}"
    elif isinstance(new, str):
        comment = "" if value.content_line or value.line != key.line else _comment(chunk.body[0], key, value)
        made = list(text_lines(head, new, key.column + 1, block=name == "body"))
        yield made[0] + comment
        yield from made[1:]
    else:
        pad = key.column - 1
        made = list(field_lines(record, name, new, pad))
        yield head + made[0][made[0].index(":") + 1 :]
        yield from made[1:]


def _comment(line: str, key: Node, value: Node) -> str:
    """The comment at the end of a line, behind its value."""
    begin = value.column - 1 if value.column > key.column else line.index(":", key.column - 1) + 1
    return _VALUE_END.match(line, begin)[2] or ""


def _is_block(part: _Part, node: Node) -> bool:
    """Whether a list or map stands in lines of its own."""
    within = 0 <= node.line - 1 - part.first < len(part.lines)
    return (
        isinstance(node.value, list) and within and part.lines[node.line - 1 - part.first][node.column - 1] not in "[{"
    )


def _list(part: _Part, name: str, before: list[Any], after: list[Any]) -> Iterator[str]:
    """The lines of a list: an item that stays keeps its lines wherever it goes, what is left is matched by place."""
    dash = part.node.column - 1
    starts = [
        part.first + row
        for row, line in enumerate(part.lines)
        if not line[:dash].strip() and (line[dash : dash + 2] in ("- ", "-"))
    ]
    if len(starts) != len(before):
        yield from (line for item in after for line in item_lines(name, item, dash))
        return
    chunks, tail = _chunks(part, starts)
    spans = dict(enumerate(zip(starts, chunks, part.node.value, strict=True)))
    for item, position in zip(after, _matches(before, after), strict=True):
        if position is None:
            yield from item_lines(name, item, dash)
            continue
        start, chunk, node = spans[position]
        yield from chunk.lead
        yield from chunk.body if before[position] == item else _item(part, name, start, chunk, node, item, before)
    yield from tail


def _matches(before: list[Any], after: list[Any]) -> list[int | None]:
    """For each new item the old one whose lines it takes: the same value first, then by place."""
    free = list(range(len(before)))
    found: list[int | None] = []
    for item in after:
        same = next((position for position in free if before[position] == item), None)
        found.append(same)
        if same is not None:
            free.remove(same)
    if len(after) > len(before):
        free = [position for position in free if found[position] is None]
    return [_place(position, row, free) for row, position in enumerate(found)]


def _place(position: int | None, row: int, free: list[int]) -> int | None:
    if position is None and row in free:
        free.remove(row)
        return row
    return position


def _item(part: _Part, name: str, start: int, chunk: _Chunk, node: Node, item: Any, before: list[Any]) -> Iterator[str]:
    """The lines of an item that changes; the dash goes before its first line that is no comment."""
    dash = part.node.column - 1
    old = before[part.node.value.index(node)]
    if node.style and not isinstance(item, str) and node.style in "[{":
        yield from (" " * dash + comment for comment in comments_between(part.text, node))
        behind = part.text[node.end :].split("\n", 1)[0]
        yield f"{chunk.body[0][: node.column - 1]}{flow_text(part.text, node, name, old, item)}{behind}"
        return
    if not (isinstance(item, dict) and node.is_map and isinstance(old, dict) and node.line - 1 == start):
        yield from item_lines(name, item, dash)
        return
    indent = node.column - 1
    prefix, lines = chunk.body[0][:indent], [" " * indent + chunk.body[0][indent:], *chunk.body[1:]]
    for line in _record(_Part(part.text, node, start, lines), name, old, item):
        content = prefix and line.strip() and not line.lstrip().startswith("#")
        yield prefix + line[indent:] if content else line
        prefix = "" if content else prefix
    if prefix:
        yield f"{prefix}{{}}"


def _insert(chunks: list[_Chunk], new: _Chunk, order: list[str], mark: str) -> None:
    """Put a new field where its name stands as a comment, behind an example of it that does, or else behind the one
    that comes before it in the model.
    """
    for position, chunk in enumerate(chunks):
        rows = [line.strip() for line in chunk.lead]
        row = next((row for row, line in enumerate(rows) if line == mark or line.startswith(f"{mark} ")), None)
        if row is not None:
            end = row + 1
            while rows[row] != mark and end < len(rows) and rows[end].startswith("#  "):
                end += 1
            new.lead = chunk.lead[: row if rows[row] == mark else end]
            chunk.lead = chunk.lead[end:]
            chunks.insert(position, new)
            return
    earlier = order[: order.index(new.name)]
    behind = max((place for place, chunk in enumerate(chunks) if chunk.name in earlier and chunk.body), default=-1)
    if behind < 0 and chunks[0].name:
        new.lead, chunks[0].lead = chunks[0].lead, []
        chunks.insert(0, new)
    else:
        chunks.insert(behind + 1, new)
