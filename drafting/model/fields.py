"""The names of a form's fields in both languages, taken from the model: `responses.0.body` is 答复第1条·内容."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import BaseModel

from drafting.model.kinds import kind_names
from drafting.model.office import Chamber, Deadlines, Office, Styles, Ways
from drafting.model.reply import Contact, Proposal, Proposer, Recipient, Reply, Response

FORM_SUFFIXES = (".yaml", ".yml", ".json")
"""How the name of a form's file ends."""

RECORDS: Mapping[str, type[BaseModel]] = {
    "": Reply,
    "proposal": Proposal,
    "proposers": Proposer,
    "responses": Response,
    "contacts": Contact,
    "cc": Recipient,
    "office": Office,
    "deadlines": Deadlines,
    "styles": Styles,
    "congress": Chamber,
    "cppcc": Chamber,
    "kinds": Ways,
}
"""The record behind a field's name; "" is the form itself, office a profile."""

NESTED = frozenset({"proposal", "deadlines", "styles", "congress", "cppcc"})
"""Fields that hold one record."""

MAPS = frozenset({"classes", "kinds"})
"""Fields that hold records or text under the user's own names."""

LISTS = frozenset(
    {"responses", "contacts", "cc", "proposers", "demands", "attachments", "signatories", "committees", "ignore"}
)
"""Fields that hold a list. All but responses and contacts may be a single value, too."""

FIELD_NAMES = frozenset(name for record in RECORDS.values() for name in record.model_fields) | {*kind_names()}

_UNITS = {
    "responses": "条",
    "contacts": "人",
    "cc": "个",
    "proposers": "人",
    "demands": "项",
    "attachments": "个",
    "signatories": "人",
}


@cache
def english_names(record: str) -> Mapping[str, str]:
    """Both names of each field of a record -> the English one."""
    fields = RECORDS[record].model_fields
    return {name: name for name in fields} | {field.alias or name: name for name, field in fields.items()}


@cache
def chinese_names(record: str) -> Mapping[str, str]:
    """English name -> Chinese name."""
    return {name: field.alias or name for name, field in RECORDS[record].model_fields.items()}


def dotted(path: Iterable[str | int]) -> str:
    """The steps of a path as one name: responses.0.body."""
    return ".".join(str(step) for step in path)


def spoken(path: str, record: str = "") -> str:
    """A dotted path in Chinese, counted from 1: responses.0.body -> 答复第1条·内容."""
    said, name = "", ""
    for step in path.split(".") if path else ():
        if step.isdecimal():
            said += f"第{int(step) + 1}{_UNITS.get(name, '个')}"
        else:
            said += ("·" if said else "") + chinese_names(record).get(step, step)
            record, name = (step if step in RECORDS else record), step
    return said


def locate(reply: Reply, path: str, line: int = 0, offset: int = 0) -> dict[str, object]:
    """Where a field of this reply stands, as Finding has it; file, line and column where it came from a form."""
    file, row, column = reply._origin.locate(path, line, offset) if reply._origin else ("", 0, 0)
    return {"where": path, "place": spoken(path), "file": file, "line": row, "column": column}


def locate_in(office: Office, path: str) -> dict[str, object]:
    """Where a value of an office's profile stands, as Finding has it."""
    file, row, column = office._origin.locate(path) if office._origin else ("", 0, 0)
    return {"where": path, "place": spoken(path, "office"), "file": file, "line": row, "column": column}
