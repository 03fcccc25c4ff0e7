"""What a form's values come to, finished or not: findings, and a document with 〔…〕 where something is missing."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from drafting.document import Document
from drafting.fields import LISTS, RECORDS, spoken
from drafting.findings import DraftingError, Finding, Severity
from drafting.form import Origin, validate
from drafting.kinds import SUBJECTS, kind_names
from drafting.library import blocks
from drafting.model import Reply
from drafting.wording import word

_ROUNDS = 40
_NOT_TEXT = {"date", "received", "due", "printed_on", "layout", "proposer_count", "copies", "type"}
PARTS = {"opening": "opening", "closing": "closing", "cc": "cc"}
"""Fields that may name a standard block, and the part of the library that the block is of."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The findings of a form, its document, and whether it can be written as it is."""

    findings: tuple[Finding, ...]
    document: Document
    complete: bool

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)


def judge(values: dict[str, Any]) -> Draft:
    """A draft of plain values (see plain), unfinished ones too."""
    errors: list[Finding] = []
    values = copy.deepcopy(values)
    for _ in range(_ROUNDS):
        try:
            reply = validate(values, [], Origin("", ""))
            _mark_empty_answers(values)
            document = word(validate(values, [], Origin("", "")))
            break
        except DraftingError as error:
            known = {(finding.where, finding.code) for finding in errors}
            errors += [finding for finding in error.findings if (finding.where, finding.code) not in known]
            for finding in error.findings:
                _stand_in(values, finding.where)
    else:
        reply, document = None, Document(())
    missing = {finding.where for finding in errors}
    found = [finding for finding in _checked(reply) if finding.where not in missing] if reply else []
    return Draft(tuple(errors + found), document, not errors)


def _checked(reply: Reply) -> Iterable[Finding]:
    return ()


def _mark_empty_answers(values: dict[str, Any]) -> None:
    for position, response in enumerate(values["responses"]):
        if not (response.get("body") or "").strip():
            response["body"] = f"〔第{position + 1}条答复的内容〕"


def _stand_in(values: dict[str, Any], where: str) -> None:
    """Put a visible mark where a value is missing or cannot be used, or drop what no mark can stand for."""
    path = [int(step) if step.isdecimal() else step for step in where.split(".")] if where else []
    holder: Any = values
    for step in path[:-1]:
        holder = holder.setdefault(step, {}) if isinstance(holder, dict) else holder[step]
    name = path[-1] if path else ""
    if name == "kind":
        holder["kind"] = kind_names()[0] if holder is values else next(iter(SUBJECTS))
    elif name == "proposal":
        holder["proposal"] = {"kind": next(iter(SUBJECTS)), **(holder.get("proposal") or {})}
    elif name in LISTS and not (name in PARTS and isinstance(holder.get(name), str)):
        label = spoken(where).rpartition("·")[2]
        holder[name] = [{"body": "〔答复内容〕"}] if name == "responses" else [f"〔{label}〕"]
    elif name in _NOT_TEXT or name in RECORDS:
        holder.pop(name, None)
    elif isinstance(holder, dict):
        label, typed = spoken(where).rpartition("·")[2], holder.get(name)
        holder[name] = f"〔{label}：{typed}〕" if typed else f"〔{label}〕"
    else:
        holder[name] = f"〔{spoken(where)}〕"


def readings(values: dict[str, Any], field: str) -> dict[str, str]:
    """How each standard block of a field would read in this reply: name -> text, a line a paragraph."""
    return {name: reading(values, field, name) for name in blocks(PARTS[field])}


def reading(values: dict[str, Any], field: str, name: str) -> str:
    """How one standard block would read in this reply."""
    document = judge({**values, field: name}).document
    lines = [paragraph.text for paragraph in document if paragraph.source == field]
    if field == "cc":
        return "\n".join(lines).removeprefix("抄送：").removesuffix("。").replace("，", "\n")
    return "\n".join(lines)
