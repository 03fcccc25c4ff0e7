"""What the page of a form shows: sections of fields, with the labels, hints and examples of the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drafting.findings import Finding
from drafting.model.demands import words_named
from drafting.model.fields import LISTS, RECORDS
from drafting.model.office import Office
from drafting.model.record import traits
from drafting.web.fields.offers import named, part_of, reading
from drafting.web.fields.posted import BLANKS, TITLES

SECTIONS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "case": (
        "建议提案",
        ("kind", "proposal.number", "proposal.session", "proposal.title", "proposal.proposers", "proposal.demands"),
        ("proposal.kind", "proposal.host", "proposal.proposer_count", "proposal.received", "proposal.due"),
    ),
    "head": (
        "文头",
        ("layout", "document_number", "signatory", "result"),
        ("title", "salutation", "copy_number", "secrecy", "urgency"),
    ),
    "opening": ("引言", ("opening",), ()),
    "answers": ("逐条答复", ("responses",), ()),
    "closing": ("结语", ("closing",), ()),
    "attachments": ("附件", ("attachments",), ()),
    "foot": ("结尾", ("issuer", "date", "disclosure"), ()),
    "contacts": ("联系人", ("contacts",), ()),
    "copies": ("抄送", ("cc",), ("printed_by", "printed_on")),
}
"""Key -> title, the fields that a usual reply fills, and the rest; in the order of the letter."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `input` is text, area, choice, date, number or list; `items` are the rows of a list."""

    path: str
    label: str
    hint: str
    input: str
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    wide: bool = False
    blank: str = ""
    blanked: bool = False
    block: str = ""
    reads: str = ""
    quote: str = ""
    items: tuple[tuple[Field, ...], ...] = ()

    def paths(self) -> Iterator[str]:
        """Its own path, and those of the fields in its rows."""
        yield self.path
        for each in (each for row in self.items for each in row):
            yield from each.paths()


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the form's page: the fields to fill first, and more of them."""

    key: str
    title: str
    fields: tuple[Field, ...]
    more: tuple[Field, ...]
    opened: bool
    """Whether one of the further fields is filled, so that they are shown."""


def sections(values: dict[str, Any], office: Office | None) -> list[Section]:
    """The sections of a form with these values."""
    return [_section(key, values, office) for key in SECTIONS]


def _section(key: str, values: dict[str, Any], office: Office | None) -> Section:
    title, usual, more = SECTIONS[key]
    host = ("proposal.kind", "proposal.host") if key == "case" and values.get("kind") == "会办意见" else ()
    further = tuple(field(path, values, office) for path in more if path not in host)
    shown = tuple(field(path, values, office) for path in (*usual[:1], *host, *usual[1:]))
    filled = any(each.value and each.path != "proposal.kind" for each in further)
    return Section(key, title, shown, further, filled)


def field(path: str, values: dict[str, Any], office: Office | None = None) -> Field:
    """The field at a path of the form or its proposal."""
    record, _, name = path.rpartition(".")
    holder = values.get("proposal") or {} if record else values
    if name in LISTS and not isinstance(holder.get(name), str):
        return _list(record, path, name, holder.get(name) or [], values, office)
    return _single(record, name, path, holder.get(name), values, office)


def _list(record: str, path: str, name: str, items: list[Any], values: dict[str, Any], office: Office | None) -> Field:
    info = RECORDS[record].model_fields[name]
    rows = tuple(_row(name, f"{path}.{position}", item, values, office) for position, item in enumerate(items))
    hint = info.description
    return Field(path, info.alias, hint, "list", items=rows, needed=traits(info).needed, block=part_of(path))


def _row(name: str, path: str, item: Any, values: dict[str, Any], office: Office | None) -> tuple[Field, ...]:
    if isinstance(item, str) and name in TITLES:
        item = {TITLES[name]: item}
    if name not in RECORDS or isinstance(item, str):
        label = {"demands": "诉求", "contacts": "标准段"}.get(name, "名称")
        return (Field(path, label, "", "area" if name == "demands" else "text", item, wide=True),)
    record = RECORDS[name].model_fields
    return tuple(_single(name, each, f"{path}.{each}", item.get(each), values, office) for each in record)


def _single(
    record: str, name: str, path: str, value: str | None, values: dict[str, Any], office: Office | None
) -> Field:
    info = RECORDS[record].model_fields[name]
    text = value or ""
    choices = _choices(path, traits(info).choices, text, values, office)
    block = named(values, path, office) if part_of(path) else ""
    return Field(
        path,
        info.alias,
        "" if traits(info).choices else _hint(info.description, info.examples),
        _input(traits(info).input, name, text, choices),
        text,
        choices,
        traits(info).needed,
        traits(info).wide,
        BLANKS.get(path, ""),
        value == "" and path in BLANKS,
        part_of(path),
        reading(values, path, block, office) if block else "",
        _behind_number(text, demands_of(values)) if name == "demand" else "",
    )


def _behind_number(typed: str, demands: Sequence[str]) -> str:
    """The words of the demand that is named by its number; empty where they are typed themselves."""
    named = words_named(typed, demands)
    return "" if named == typed else named


def _hint(description: str, examples: list[Any] | None) -> str:
    if not examples or isinstance(examples[0], list) or str(examples[0]) in description:
        return description
    return f"{description}。例：{examples[0]}"


def _input(usual: str, name: str, text: str, choices: tuple[tuple[str, str], ...]) -> str:
    """The field's own input, but where the office or the case offers a choice, or a text has several lines."""
    if choices and name != "signatory":
        return "choice"
    return "area" if "\n" in text else usual if usual in ("area", "date", "number") else "text"


def _choices(
    path: str, among: Sequence[str], text: str, values: dict[str, Any], office: Office | None
) -> tuple[tuple[str, str], ...]:
    """Value and label of what may be chosen; what stands there stays a choice, right or wrong."""
    known: tuple[tuple[str, str], ...]
    if path.endswith(".demand"):
        demands = (values.get("proposal") or {}).get("demands") or []
        known = tuple((str(number), f"{number}. {demand}") for number, demand in enumerate(demands, 1))
    elif path == "result":
        known = tuple((key, f"{key}：{meaning}") for key, meaning in ((office and office.classes) or {}).items())
    elif path == "signatory":
        known = tuple((name, name) for name in ((office and office.signatories) or ()))
    else:
        known = tuple((choice, choice) for choice in among)
    if not known or path == "signatory":
        return known
    own = ((text, text),) if text and text not in dict(known) else ()
    return (("", "（未选）"), *known, *own)


def demands_of(values: Mapping[str, Any]) -> list[str]:
    """The demands of a form, each at its place; empty for what is no text."""
    demands = (values.get("proposal") or {}).get("demands") or []
    return [one if isinstance(one, str) else "" for one in demands] if isinstance(demands, list) else []


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the page's sections and fields."""
    order = [path for _, usual, more in SECTIONS.values() for path in (*usual, *more)]

    def rank(finding: Finding) -> tuple[int, list[int]]:
        place = next(
            (n for n, path in enumerate(order) if f"{finding.where}.".startswith(f"{path}.")),
            -1 if finding.where.startswith("proposal") else len(order),
        )
        return place, [int(step) for step in finding.where.split(".") if step.isdecimal()]

    return sorted(findings, key=rank)
