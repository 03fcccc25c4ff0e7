"""The fields of a profile as a page shows them, and what was posted as a profile's values again.

A list is text with a line for each item, a map text with a line “name：value” for each; contacts are rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import EnumType
from typing import Any, Literal, get_args, get_origin

from drafting.archive.place import Server
from drafting.blocks.files import library_of
from drafting.findings import Finding, Severity
from drafting.model.fields import RECORDS, spoken
from drafting.model.kinds import kind_names
from drafting.model.office import Office
from drafting.model.record import traits
from drafting.model.reply import Recipient

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "单位": ("name", "short_name", "level", "region", "code", "layout", "printed_by"),
    "签发人和联系人": ("signatories", "contacts"),
    "办理结果和期限": ("classes", "deadlines"),
    "抄送": ("congress", "cppcc"),
    "样式": ("styles",),
    "某一文种另有规定的": ("kinds",),
    "清单、旧答复库和检查": ("columns", "archive", "ignore"),
}
_BLOCKS = {"title": "title", "result": "result", "contact": "contact", "opening": "opening", "closing": "closing"}
_SPARE = 2
"""Empty rows behind the contacts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: `input` is text, area, choice or number; `among` may be chosen from."""

    path: str
    label: str
    hint: str
    input: str
    value: str
    among: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together, under a name or none; `folds` where few offices need them."""

    name: str
    entries: tuple[Entry, ...]
    folds: bool = False

    @property
    def filled(self) -> bool:
        """Whether one of them has a value."""
        return any(entry.value for entry in self.entries)


class _View:
    """The fields of a profile with these values; where `texts` has one for a path, that is shown."""

    def __init__(self, values: Mapping[str, Any], office: Office | None, texts: Mapping[str, str]) -> None:
        self.values, self.office, self.texts = values, office, texts

    def groups(self, names: tuple[str, ...]) -> Iterator[Group]:
        held = [name for name in names if RECORDS["office"].model_fields[name].annotation in RECORDS.values()]
        plain = [name for name in names if name not in (*held, "contacts", "kinds")]
        if plain:
            yield Group("", tuple(self.entry("office", name, name, self.values) for name in plain))
        for name in held:
            yield self.record(name, name, self.values.get(name), spoken(name, "office"))
        if "contacts" in names:
            contacts = self.values.get("contacts") or []
            for row in range(rows_of(contacts, self.texts)):
                one = contacts[row] if row < len(contacts) else None
                yield self.record("contacts", f"contacts.{row}", one, f"第{row + 1}位联系人")
        for kind in kind_names() if "kinds" in names else ():
            ways = (self.values.get("kinds") or {}).get(kind)
            yield self.record("kinds", f"kinds.{kind}", ways, kind, folds=True)

    def record(self, record: str, path: str, holder: Any, name: str, folds: bool = False) -> Group:
        known = holder if isinstance(holder, dict) else {}
        names = RECORDS[record].model_fields
        return Group(name, tuple(self.entry(record, each, f"{path}.{each}", known) for each in names), folds)

    def entry(self, record: str, name: str, path: str, holder: Mapping[str, Any]) -> Entry:
        info = RECORDS[record].model_fields[name]
        text = self.texts.get(path, shown(name, holder.get(name)))
        among = _among(record, name, info, self.office)
        return Entry(path, info.alias or name, _hint(info), _input(info), text, among, info.is_required())


def sections(
    values: Mapping[str, Any], office: Office | None, texts: Mapping[str, str]
) -> list[tuple[str, list[Group]]]:
    """The parts of the page, each with its fields; what was typed is shown as it was typed."""
    view = _View(values, office, texts)
    return [(title, list(view.groups(names))) for title, names in SECTIONS.items()]


def rows_of(contacts: Any, texts: Mapping[str, str]) -> int:
    """How many rows the contacts have on the page."""
    posted = [path.split(".")[1] for path in texts if path.startswith("contacts.")]
    known = [int(row) + 1 for row in posted if row.isascii() and row.isdecimal() and len(row) < 4]
    return max(known, default=len(contacts) + _SPARE if isinstance(contacts, list) else _SPARE)


def _input(info: Any) -> str:
    if traits(info).input in ("list", "map"):
        return "area"
    return "choice" if _choices(info.annotation) else "text"


def _choices(annotation: Any) -> tuple[str, ...]:
    """The values of an enumeration, or of a literal, alone or beside None."""
    if isinstance(annotation, EnumType):
        return tuple(str(each.value) for each in annotation)
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return next((found for found in map(_choices, get_args(annotation)) if found), ())


def _among(record: str, name: str, info: Any, office: Office | None) -> tuple[str, ...]:
    if record in ("styles", "kinds") and name in _BLOCKS:
        return tuple(library_of(office).blocks(_BLOCKS[name]))
    return _choices(info.annotation)


def _hint(info: Any) -> str:
    input = traits(info).input
    how = {"list": "。一行一个", "map": "。一行一个，写作“名称：内容”"}.get(input, "")
    example = (info.examples or [""])[0]
    said = "、".join(example) if isinstance(example, list) else str(example)
    default = f"；不写为{info.default}" if isinstance(info.default, str) and info.default else ""
    return f"{info.description}{how}{default}{f'。例：{said}' if said and not default else ''}"


def shown(name: str, value: Any) -> str:
    """A value as the text of its field; an archive's address without a password."""
    if isinstance(value, dict):
        return "\n".join(f"{key}：{item}" for key, item in value.items())
    if isinstance(value, list):
        return "\n".join(map(_item, value))
    return str(Server(value)) if name == "archive" and value and "://" in value else value or ""


def _item(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    copies = item.get("copies", "")
    plain = Recipient.model_construct(recipient=item.get("recipient", ""), copies=copies)
    return plain.printed


def typed(fields: Mapping[str, str], before: Mapping[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """The values with what was posted, and which lines of it are not understood. What was not posted stays."""
    wrong: list[Finding] = []
    made = {
        name: _typed("office", name, name, fields, before.get(name), wrong) for name in RECORDS["office"].model_fields
    }
    return {name: value for name, value in made.items() if value not in (None, {}, [])}, wrong


def _typed(record: str, name: str, path: str, fields: Mapping[str, str], before: Any, wrong: list[Finding]) -> Any:
    info = RECORDS[record].model_fields[name]
    held = before if isinstance(before, dict) else {}
    if name == "contacts":
        return _contacts(fields, before, wrong)
    if name == "kinds":
        kinds = {kind: _held(name, f"{path}.{kind}", fields, held.get(kind), wrong) for kind in (*held, *kind_names())}
        return {kind: ways for kind, ways in kinds.items() if ways}
    if traits(info).input == "record":
        return _held(name, path, fields, before, wrong)
    if path not in fields or fields[path] == shown(name, before):
        return before
    return _parsed(traits(info).input, path, fields[path], wrong)


def _held(record: str, path: str, fields: Mapping[str, str], before: Any, wrong: list[Finding]) -> dict[str, Any]:
    known = before if isinstance(before, dict) else {}
    names = RECORDS[record].model_fields
    made = {name: _typed(record, name, f"{path}.{name}", fields, known.get(name), wrong) for name in names}
    return {name: value for name, value in made.items() if value not in (None, {}, [])}


def _contacts(fields: Mapping[str, str], before: Any, wrong: list[Finding]) -> list[Any] | None:
    old = before if isinstance(before, list) else []
    if not any(path.startswith("contacts.") for path in fields):
        return before
    rows = [
        _held("contacts", f"contacts.{row}", fields, old[row] if row < len(old) else None, wrong)
        for row in range(rows_of(before, fields))
    ]
    return [row for row in rows if row] or None


def _parsed(input: str, path: str, text: str, wrong: list[Finding]) -> Any:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if input == "list":
        return lines or None
    if input != "map":
        return text.strip() or None
    made: dict[str, str] = {}
    for line in lines:
        name, sign, said = line.replace(":", "：", 1).partition("：") if "：" not in line else line.partition("：")
        if not sign or not name.strip() or name.strip() in made:
            message = f"“{line[:30]}”{'写了两次' if name.strip() in made else '看不懂'}"
            place = spoken(path, "office")
            wrong.append(Finding("F004", Severity.ERROR, message, path, place, remedy="一行一个，写作“名称：内容”"))
        made[name.strip()] = said.strip()
    return made
