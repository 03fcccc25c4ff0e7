"""The standard blocks that a field can take, each as it reads in this reply; and taking one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drafting.blocks.files import library_of
from drafting.blocks.filling import preview, unusable
from drafting.findings import DraftingError
from drafting.model.fields import spoken
from drafting.model.office import Office
from drafting.model.reply import split_recipient
from drafting.shelf import Entry
from drafting.web.drafts.draft import as_shown
from drafting.wording.facts import BLANK, facts

_PARTS = {"opening": "opening", "closing": "closing", "cc": "cc", "contacts": "contact", "body": "paragraph"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One block: what it is, how it reads here, whether it suits this kind, and what keeps it from being used."""

    entry: Entry
    text: str
    suits: bool
    fault: str = ""


def part_of(path: str) -> str:
    """The part of the library that a field takes blocks of; empty for none."""
    name = path.rpartition(".")[2]
    return _PARTS.get(name, "") if name == "body" or "." not in path else ""


def choices(values: dict[str, Any], path: str, office: Office | None) -> list[Choice]:
    """The blocks for a field, those that suit the kind first. Raises DraftingError for a field that takes none."""
    part = part_of(path)
    found = _blocks(part, office)
    known = _known(values, office)
    made = [_choice(entry, part, known, values.get("kind", "")) for entry in found.values()]
    return sorted(made, key=lambda choice: (bool(choice.fault), not choice.suits))


def named(values: dict[str, Any], path: str, office: Office | None) -> str:
    """The block that stands in a field now; empty where there is none."""
    value = values.get(path) if "." not in path else None
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    return value if isinstance(value, str) and value in _blocks(part_of(path), office) else ""


def reading(values: dict[str, Any], path: str, name: str, office: Office | None) -> str:
    """How one block reads in this reply, a line a paragraph."""
    entry = _blocks(part_of(path), office)[name]
    return _choice(entry, part_of(path), _known(values, office), "").text


def own(values: dict[str, Any], path: str, office: Office | None) -> Any:
    """What is typed in a field and would go when a block takes its place."""
    if part_of(path) not in ("opening", "closing", "cc") or named(values, path, office):
        return None
    return values.get(path) or None


def take(
    values: dict[str, Any], verb: str, path: str, name: str, office: Office | None, fields: Mapping[str, str]
) -> None:
    """Put a block into a field: `block` by its name, `words` as text to go on with.

    Raises DraftingError where it would take the place of typed text and that was not agreed to (`replace`), KeyError
    for a block that there is not.
    """
    part = part_of(path)
    text = reading(values, path, name, office)
    if own(values, path, office) and "replace" not in fields:
        remedy = "在标准段页面勾选“替换已写的内容”"
        raise DraftingError.of("V005", "已经写有内容，没有替换", where=path, place=spoken(path), remedy=remedy)
    if part == "paragraph":
        response = values["responses"][int(path.split(".")[1])]
        added = f"【段：{name}】" if verb == "block" else text
        response["body"] = "\n".join(part for part in (response.get("body"), added) if part)
    elif part == "contact":
        values["contacts"] = [name, *(one for one in values.get("contacts", ()) if not isinstance(one, str))]
    else:
        values[path] = name if verb == "block" else text


def spread(values: dict[str, Any], office: Office | None) -> None:
    """Turn the cc block into the list of its recipients."""
    lines = reading(values, "cc", values["cc"], office).split("\n")
    values["cc"] = [split_recipient(line.strip()) for line in lines if line.strip()]


def _blocks(part: str, office: Office | None) -> Mapping[str, Entry]:
    if not part:
        raise DraftingError.of("V001", "这个字段没有标准段", remedy="回到表单")
    return library_of(office).blocks(part)


def _known(values: dict[str, Any], office: Office | None) -> dict[str, Any]:
    reply = as_shown(values, office)
    people = [one for one in values.get("contacts") or () if isinstance(one, dict)] or [{"person": "", "phone": ""}]
    names = {"unit": "单位", "person": "姓名", "phone": "电话"}
    shown = [{names[key]: text or BLANK for key, text in one.items()} for one in people]
    return ({} if reply is None else facts(reply, office)) | {"联系人": shown}


def _choice(entry: Entry, part: str, known: Mapping[str, Any], kind: str) -> Choice:
    suits = not entry.kinds or kind in entry.kinds
    wrong = unusable(entry, part, date.today())
    return Choice(entry, "", suits, wrong[0].message) if wrong else Choice(entry, preview(entry, known).strip(), suits)
