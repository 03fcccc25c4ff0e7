"""How far a case is: derived from its form, never typed twice."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from drafting.ledger.facts import Facts


class State(StrEnum):
    """The states of a case, in the order in which it goes through them."""

    UNREADABLE = "打不开"
    UNANSWERED = "未答"
    IN_HAND = "在办"
    IN_REVIEW = "待核稿"
    UNSIGNED = "待签"
    SENT = "已发"
    RECEIVED = "已反馈"
    AGAIN = "需再办"
    ARCHIVED = "已归档"


OUT = (State.SENT, State.RECEIVED, State.ARCHIVED)
"""The states in which nobody waits for a letter."""

ANSWERED = (*OUT, State.AGAIN)
"""The states of a case whose letter has gone out."""


def state_of(facts: Facts) -> State:
    """The state of a case."""
    if facts.unreadable:
        return State.UNREADABLE
    if facts.archived:
        return State.ARCHIVED
    if facts.feedback:
        return State.AGAIN if facts.feedback == "不满意" else State.RECEIVED
    if not facts.answered:
        return State.UNANSWERED
    if facts.unanswered or not (facts.session and facts.number and facts.proposers):
        return State.IN_HAND
    if facts.to_verify:
        return State.IN_REVIEW
    return State.SENT if _is_out(facts) else State.UNSIGNED


def _is_out(facts: Facts) -> bool:
    """Signed, numbered and dated; a co-handler's opinion bears no name of who signed it."""
    signed = bool(facts.signatory) or facts.kind == "会办意见"
    return signed and bool(facts.date) and re.search(r"\d+ ?号?$", facts.document_number) is not None


def days_left(due: str, state: State, today: date) -> int | None:
    """Days until the letter is due, negative once the day has passed; None where none is awaited or no day is known."""
    if state in OUT or not due:
        return None
    return (date.fromisoformat(due) - today).days
