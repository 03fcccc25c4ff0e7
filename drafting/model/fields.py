"""The names of a form's fields in both languages, taken from the model: `responses.0.body` is 答复第1条·内容."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from drafting.model.kinds import kind_names
from drafting.model.office import Office
from drafting.model.record import FormRecord, traits
from drafting.model.reply import Reply

FORM_SUFFIXES = (".yaml", ".yml", ".json")
"""How the name of a form's file ends."""


def _records(record: type[FormRecord]) -> Iterator[tuple[str, type[FormRecord]]]:
    """The fields below a record that hold records, and which."""
    for name, info in record.model_fields.items():
        if inner := _held(info.annotation):
            yield name, inner
            yield from _records(inner)


def _held(annotation: Any) -> type[FormRecord] | None:
    """The record that a field's type speaks of, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, FormRecord):
        return annotation
    return next(filter(None, map(_held, get_args(annotation))), None)


RECORDS: Mapping[str, type[FormRecord]] = {"": Reply, "office": Office, **dict((*_records(Reply), *_records(Office)))}
"""The record behind a field's name; "" is the form itself, office a profile."""


def _named(*inputs: str) -> frozenset[str]:
    """The fields with one of these inputs."""
    fields = (field for record in RECORDS.values() for field in record.model_fields.items())
    return frozenset(name for name, info in fields if traits(info).input in inputs)


NESTED = _named("record")
"""Fields that hold one record."""

MAPS = _named("map")
"""Fields that hold records or text under the user's own names."""

LISTS = _named("list")
"""Fields that hold a list. All but responses and contacts may be a single value, too."""

FIELD_NAMES = frozenset(name for record in RECORDS.values() for name in record.model_fields) | {*kind_names()}


def record_of(path: str) -> str:
    """The name of the record that a path's last step is a field of: responses.0.body -> responses."""
    return next((step for step in reversed(path.split(".")[:-1]) if step in RECORDS), "")


def below(record: str, name: str) -> str:
    """The record that a field of a record holds, by its name in RECORDS; of a map the map itself, as `kinds.`."""
    return record.rstrip(".") if record.endswith(".") else f"{name}." if name in MAPS else name


class _AsTyped(Mapping[str, str]):
    """The names in a map: each is its own, and there are as many as are typed."""

    def __getitem__(self, name: str) -> str:
        return name

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def english_names(record: str) -> Mapping[str, str]:
    """Both names of each field of a record -> the English one; in a map every name stays."""
    if record.endswith("."):
        return _AsTyped()
    fields = RECORDS[record].model_fields
    return {name: name for name in fields} | {field.alias or name: name for name, field in fields.items()}


@cache
def chinese_names(record: str) -> Mapping[str, str]:
    """English name -> Chinese name; in a map every name stays, and none is known."""
    if record.endswith("."):
        return _AsTyped()
    return {name: field.alias or name for name, field in RECORDS[record].model_fields.items()}


def dotted(path: Iterable[str | int]) -> str:
    """The steps of a path as one name: responses.0.body."""
    return ".".join(str(step) for step in path)


def spoken(path: str, record: str = "") -> str:
    """A dotted path in Chinese, counted from 1: responses.0.body -> 答复第1条·内容."""
    said, unit = "", "个"
    for step in path.split(".") if path else ():
        if step.isdecimal():
            said += f"第{int(step) + 1}{unit}"
        else:
            said += ("·" if said else "") + chinese_names(record).get(step, step)
            info = RECORDS[record].model_fields.get(step)
            unit = traits(info).unit if info else unit
            record = step if step in RECORDS else record
    return said


def locate(reply: Reply, path: str, line: int = 0, offset: int = 0) -> dict[str, object]:
    """Where a field of this reply stands, as Finding has it; file, line and column where it came from a form."""
    file, row, column = reply._origin.locate(*_typed_at(reply, path, line, offset)) if reply._origin else ("", 0, 0)
    return {"where": path, "place": spoken(path), "file": file, "line": row, "column": column}


def nearest(path: str, among: Container[str]) -> str:
    """The path itself, or of those that hold it the nearest that is `among` these; empty where none is."""
    while path and path not in among:
        path = path.rpartition(".")[0]
    return path


def _typed_at(reply: Reply, path: str, line: int, offset: int) -> tuple[str, int, int]:
    """What was typed where a value was cut out of it (市政协提案委 of 市政协提案委（2份）), and the place in that."""
    nodes = reply._origin.nodes
    if path not in nodes and (single := path.replace(".0.", ".", 1)) in nodes:
        return single, line, offset  # one record where a list may stand
    typed = nearest(path, nodes)
    text = nodes[typed].value if typed in nodes and typed != path else None
    value = value_at(reply, path) if isinstance(text, str) else None
    if not isinstance(text, str) or not isinstance(value, str) or text.count(value) != 1:
        return path, line, offset
    before = text[: text.index(value)].split("\n")
    return typed, len(before) - 1 + line, offset + (len(before[-1]) if line == 0 else 0)


def value_at(reply: Reply | dict[str, Any], path: str) -> object:
    """The value at a path of a reply, or of a form's plain values; None where there is none."""
    value: object = reply
    for step in path.split("."):
        if isinstance(value, tuple | list):
            value = value[int(step)] if step.isdecimal() and int(step) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            value = getattr(value, step, None)
    return value


def locate_in(office: Office, path: str) -> dict[str, object]:
    """Where a value of an office's profile stands, as Finding has it."""
    file, row, column = office._origin.locate(path) if office._origin else ("", 0, 0)
    return {"where": path, "place": spoken(path, "office"), "file": file, "line": row, "column": column}
