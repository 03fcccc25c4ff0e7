"""Changes fields in a form's text and keeps all the rest: comments, order, layout, the way a value was typed.

A form is lines, or brackets: each has a module of its own; JSON is revised as data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from drafting.findings import DraftingError
from drafting.form.flow import comments_between, flow_text
from drafting.form.lines import changed_lines
from drafting.form.shape import shape
from drafting.form.source import Node, read_tree
from drafting.form.write import settled, write_form
from drafting.language.characters import plain_breaks
from drafting.model.fields import RECORDS, below, english_names


def values_of(text: str, record: str = "") -> dict[str, Any]:
    """The fields of a form, or of another record, as plain data (see write).

    Raises DraftingError for what is no YAML.
    """
    return settled(shape(text, name=record)[0])


def revise(text: str, values: dict[str, Any], record: str = "") -> str:
    """The text of a form, or of another record, with these values, which are all that it is to hold; unknown fields in
    it stay.

    A text that is laid out in a way that is not understood is written anew; its comments and its unknown fields then
    stand at its end, as comments. Raises DraftingError where it is no YAML.
    """
    before, values = values_of(text, record), settled(values)
    if before == values:
        return text
    if _is_json(text):
        return json.dumps(_joined(json.loads(text), record, values), ensure_ascii=False, indent=2) + "\n"
    plain = plain_breaks(text)
    made = _revised(plain, record, before, values)
    made = made if _holds(made, values, record) else _anew(plain, values, record)
    return made.replace("\n", "\r\n") if "\r\n" in text else made


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _joined(before: Any, record: str, after: Any) -> Any:
    """New values under the names that were typed, beside the fields that are none of the form's."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = english_names(record)
        kept = {key: value for key, value in before.items() if key not in names}
        typed = {names[key]: key for key in before if key in names}
        new = {
            typed.get(name, name): _joined(before.get(typed.get(name)), below(record, name), value)
            for name, value in after.items()
        }
        return {key: (kept | new)[key] for key in [*before, *new] if key in kept or key in new}
    if isinstance(before, list) and isinstance(after, list):
        return [_joined(before[row] if row < len(before) else None, record, item) for row, item in enumerate(after)]
    return after


def _revised(text: str, record: str, before: dict[str, Any], values: dict[str, Any]) -> str:
    root, _ = read_tree(text, "")
    if root.style == "{":
        inside = "".join(f"{comment}\n" for comment in comments_between(text, root))
        return inside + text[: root.start] + flow_text(text, root, record, before, values) + text[root.end :]
    return "\n".join(changed_lines(text, root, record, before, values)).rstrip("\n") + "\n"


def _anew(text: str, values: dict[str, Any], record: str) -> str:
    """The values in a new text, with all that the old one held besides them."""
    root, _ = read_tree(text, "")
    above = (row.rstrip() for row in text[: root.start].split("\n"))
    kept = [
        *(row for row in above if row.startswith("#")),
        *comments_between(text, root),
        *(f"# {row}" for part in _unknown(text, root, record) for row in part.split("\n")),
    ]
    return write_form(values, record=record) + "".join(f"{row}\n" for row in kept)


def _unknown(text: str, node: Node, record: str) -> Iterator[str]:
    """The fields of a map, and of those in it, that are none of the form's, as they were typed."""
    names = english_names(record) if node.is_map and (record in RECORDS or record.endswith(".")) else {}
    for key, value in node.value if node.is_map else ():
        if key.value not in names:
            yield text[key.start : max(value.end, key.end)].rstrip()
            continue
        for inner in (value, *(value.value if isinstance(value.value, list) and not value.is_map else ())):
            yield from _unknown(text, inner, below(record, names[key.value]))


def _holds(text: str, values: dict[str, Any], record: str) -> bool:
    try:
        return values_of(text, record) == values
    except DraftingError:
        return False
