"""What stands in a column of the list that goes out: the form's value where it has one, else what the list said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from drafting.ledger.cases import Case
from drafting.ledger.columns import field_of
from drafting.ledger.facts import Facts

_OF: Mapping[str, Callable[[Facts], str]] = {
    "proposal.number": lambda facts: facts.number,
    "proposal.kind": lambda facts: facts.subject,
    "proposal.session": lambda facts: facts.session,
    "proposal.title": lambda facts: facts.proposal_title,
    "proposal.host": lambda facts: facts.host,
    "proposal.cohosts": lambda facts: "、".join(facts.cohosts),
    "proposal.received": lambda facts: facts.received,
    "proposal.due": lambda facts: facts.due,
    "department": lambda facts: facts.department,
    "handler": lambda facts: facts.handler,
    "document_number": lambda facts: facts.document_number,
    "signatory": lambda facts: facts.signatory,
    "result": lambda facts: facts.result,
    "date": lambda facts: facts.date,
    "talk.date": lambda facts: facts.talk_date,
    "talk.way": lambda facts: facts.talk_way,
    "feedback.result": lambda facts: facts.feedback,
    "feedback.received": lambda facts: facts.feedback_date,
}
_DAYS = ("proposal.received", "proposal.due", "date", "talk.date", "feedback.received")


def value_of(case: Case, label: str, number: int, cells: Mapping[str, str]) -> str | date:
    """The value of a case under a column's label; `number` is its place in the list, `cells` its row as it came in."""
    if label == "序号":
        return str(number)
    if label == "状态":
        return case.state.value
    field, came = field_of(label), cells.get(label, "")
    if field == "proposal.proposers" and not came:
        return "、".join(case.facts.proposers)
    value = _OF[field](case.facts) if field in _OF else ""
    if came and _says_the_same(field, came, value):
        return came
    return date.fromisoformat(value) if value and field in _DAYS else value or came


def _says_the_same(field: str, came: str, value: str) -> bool:
    """Whether the list's own way of writing a value stays: 076 for 76, 提案 for the kind, a title in its brackets."""
    if field in _DAYS:
        return False
    return field in ("proposal.number", "proposal.kind", "proposal.title", "proposal.session") or not value
