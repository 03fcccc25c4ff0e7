"""What a form's values come to, finished or not: findings, and a document with 〔…〕 where something is missing."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from drafting.checking.case import Case
from drafting.checking.run import examine
from drafting.document import Document
from drafting.findings import DraftingError, Finding, Severity
from drafting.form.load import Origin, load_values, shape
from drafting.model.fields import LISTS, RECORDS, spoken
from drafting.model.kinds import SUBJECTS, kind_names
from drafting.model.office import Office, complete
from drafting.model.reply import Reply
from drafting.wording.word import word

_ROUNDS = 40
_NOT_TEXT = {"date", "received", "due", "printed_on", "layout", "proposer_count", "copies", "type"}


@dataclass(frozen=True, slots=True)
class Draft:
    """The findings of a form and its document; `reply` has marks where something is missing.

    `complete` is whether the form can be written as it is.
    """

    findings: tuple[Finding, ...]
    document: Document
    reply: Reply | None
    complete: bool

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding in self.findings)


def judge(values: dict[str, Any], office: Office | None, text: str = "") -> Draft:
    """A draft of plain values (see plain), unfinished ones too; marks in the form's text silence findings.

    The `line` of a finding is that of the field's value, from 1.
    """
    origin = _origin(text) if text else Origin("", "")
    errors: dict[tuple[str, str], Finding] = {}
    values = copy.deepcopy(values)
    reply, document = None, Document(())
    for _ in range(_ROUNDS):
        try:
            load_values(values, origin)
            _mark_empty_answers(values)
            reply = load_values(values, origin)
            document = word(reply, office, places=True)
            break
        except DraftingError as error:
            for finding in error.findings:
                errors.setdefault((finding.where, finding.code), finding)
                _stand_in(values, finding.where)
    missing = {where for where, _ in errors}
    found = [finding for finding in _checked(reply, document, office) if finding.where not in missing]
    return Draft((*errors.values(), *found), document, reply, not errors)


@lru_cache(16)
def _origin(text: str) -> Origin:
    """Where all stands in a form's text, kept between one keystroke and the next."""
    return shape(text)[2]


def _checked(reply: Reply | None, document: Document, office: Office | None) -> Iterator[Finding]:
    if reply and len(document.paragraphs):
        for finding, paragraph in examine(
            Case.of_reply(document, complete(reply, office) if office else reply, office)
        ):
            yield replace(finding, line=paragraph.line + 1 if paragraph and paragraph.source == finding.where else 1)


def _mark_empty_answers(values: dict[str, Any]) -> None:
    for position, response in enumerate(values["responses"]):
        if not (response.get("body") or "").strip():
            response["body"] = f"〔第{position + 1}条答复的内容〕"


def _stand_in(values: dict[str, Any], where: str) -> None:
    """Put a visible mark where a value is missing or cannot be used, or drop what no mark can stand for."""
    path = [int(step) if step.isdecimal() else step for step in where.split(".")] if where else [""]
    holder: Any = values
    for step in path[:-1]:
        if isinstance(holder, dict):
            holder = holder.setdefault(step, {})
        elif isinstance(holder, list) and isinstance(step, int) and step < len(holder):
            holder = holder[step]
    name, label = path[-1], spoken(where).rpartition("·")[2]
    if isinstance(holder, list):
        holder[min(name, len(holder) - 1)] = f"〔{spoken(where)}〕"
    elif name == "kind":
        holder["kind"] = kind_names()[0] if holder is values else next(iter(SUBJECTS))
    elif name == "proposal":
        holder["proposal"] = {"kind": next(iter(SUBJECTS)), **(holder.get("proposal") or {})}
    elif name in LISTS:
        typed = holder.get(name)
        mark = f"〔{label}：{typed}〕" if isinstance(typed, str) and typed else f"〔{label}〕"
        holder[name] = [{"body": "〔答复内容〕"}] if name == "responses" else [mark]
    elif name in _NOT_TEXT or name in RECORDS:
        holder.pop(name, None)
    else:
        typed = holder.get(name)
        holder[name] = f"〔{label}：{typed}〕" if typed else f"〔{label}〕"
