"""What the ledger knows of a form: a few plain values, taken from its text without making a Reply of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from drafting.findings import DraftingError
from drafting.model.demands import place_named
from drafting.model.followups import SECOND, SUPPLEMENT
from drafting.model.reply import PROMISED

_MARK = re.compile("【待核")


class Promise(NamedTuple):
    """承诺事项: an answer that something is planned or under way, the `where`th of its letter, from 1. Days are ISO."""

    where: int
    text: str
    disposition: str
    unit: str
    due: str
    done: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a case, as plain text; "" for what its form does not have. Days are ISO."""

    kind: str = ""
    subject: str = ""
    session: str = ""
    number: str = ""
    proposal_title: str = ""
    proposers: tuple[str, ...] = ()
    host: str = ""
    cohosts: tuple[str, ...] = ()
    received: str = ""
    due: str = ""
    document_number: str = ""
    signatory: str = ""
    date: str = ""
    result: str = ""
    handler: str = ""
    department: str = ""
    talk_date: str = ""
    talk_way: str = ""
    feedback: str = ""
    feedback_date: str = ""
    archived: str = ""
    followup: str = ""
    first_number: str = ""
    demands: int = 0
    answered: int = 0
    unanswered: int = 0
    to_verify: int = 0
    promises: tuple[Promise, ...] = ()
    opinions: tuple[tuple[str, str], ...] = ()
    unreadable: str = ""


def facts_of(path: Path) -> Facts:
    """The facts of a form's file; of one that cannot be read, why."""
    from drafting.form.load import read_text
    from drafting.form.revise import values_of

    try:
        return of_values(values_of(read_text(path)))
    except DraftingError as error:
        return Facts(unreadable=error.findings[0].message)


def of_values(values: Mapping[str, Any]) -> Facts:
    """The facts of a form's fields as plain data."""
    proposal, talk, feedback, first = (
        _map(values.get(name)) for name in ("proposal", "talk", "feedback", "first_reply")
    )
    responses = [one for one in values.get("responses") or () if isinstance(one, Mapping)]
    answers = [one for one in responses if _text(one.get("body")).strip()]
    demands = _list(proposal.get("demands"))
    kind = _text(values.get("kind"))
    followup = _followup(kind, first)
    return Facts(
        kind=kind,
        subject=_text(proposal.get("kind")) or kind.removesuffix("答复"),
        session=_text(proposal.get("session")),
        number=_text(proposal.get("number")),
        proposal_title=_text(proposal.get("title")),
        proposers=tuple(_text(_map(one).get("name") or one) for one in proposal.get("proposers") or ()),
        host=_text(proposal.get("host")),
        cohosts=tuple(_list(proposal.get("cohosts"))),
        received=_day(proposal.get("received")),
        due=_day(proposal.get("due")),
        document_number=_text(values.get("document_number")),
        signatory=_text(values.get("signatory")),
        date=_day(values.get("date")),
        result=_text(values.get("result")),
        handler=_text(values.get("handler")),
        department=_text(values.get("department")),
        talk_date=_day(talk.get("date")),
        talk_way=_text(talk.get("way")),
        feedback=_text(feedback.get("result")),
        feedback_date=_day(feedback.get("received")),
        archived=_day(values.get("archived")),
        followup=followup,
        first_number=_text(first.get("document_number")),
        demands=len(demands),
        answered=len(answers),
        unanswered=0 if followup == SUPPLEMENT else _unanswered(demands, responses),
        to_verify=sum(len(_MARK.findall(_text(one.get("body")))) for one in answers),
        promises=tuple(_promises(responses)),
        opinions=tuple(_opinions(values.get("opinions") or ())),
    )


def _followup(kind: str, first: Mapping[str, Any]) -> str:
    """再次答复 or 补充答复, as Reply.followup has it; "" for a first reply."""
    if not any(map(_text, first.values())) or kind == "会办意见":
        return ""
    return _text(first.get("followup")) or SECOND


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, list | dict) else str(value).strip()


def _map(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[str]:
    return [_text(item) for item in value if _text(item)] if isinstance(value, list) else []


def _day(value: Any) -> str:
    """ISO, "" for what is no day."""
    from drafting.language.numerals import parse_date

    try:
        return parse_date(_text(value)).isoformat()
    except ValueError:
        return ""


def _opinions(typed: Any) -> Iterator[tuple[str, str]]:
    """The units whose 会办意见 the form says is here, each with its file's name or ""."""
    for one in typed if isinstance(typed, list) else (typed,):
        yield (_text(one.get("unit")), _text(one.get("file"))) if isinstance(one, Mapping) else (_text(one), "")


def _unanswered(demands: list[str], responses: list[Mapping[str, Any]]) -> int:
    """How many demands no answer with text is for; none where the answers do not say which they are for."""
    if not any(_text(one.get("demand")) for one in responses):
        return 0
    told = {place_named(_text(one.get("demand")), demands) for one in responses if _text(one.get("body"))}
    return sum(place not in told for place in range(len(demands)))


def _promises(responses: list[Mapping[str, Any]]) -> Iterator[Promise]:
    for number, one in enumerate(responses, 1):
        due, disposition = _day(one.get("due")), _text(one.get("disposition"))
        if due or _text(one.get("unit")) or (disposition in PROMISED and _day(one.get("done"))):
            text = _text(one.get("heading")) or _text(one.get("body")).split("\n")[0][:40]
            yield Promise(number, text, disposition, _text(one.get("unit")), due, _day(one.get("done")))
