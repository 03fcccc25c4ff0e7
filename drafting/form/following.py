"""The form of what follows a reply that is out: 再次答复 after 不满意, 补充答复 once what was promised is done.

It is the first reply's case with answers to be written anew. What the first reply said stands above each as a comment,
which is never printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from drafting.findings import DraftingError
from drafting.form.annotate import commented
from drafting.form.blank import blank_form
from drafting.form.load import load_text
from drafting.form.revise import revise, values_of
from drafting.language.numerals import format_date, number_in_series
from drafting.language.promises import promises
from drafting.language.unverified import mark
from drafting.model.followups import SECOND, SUPPLEMENT
from drafting.model.kinds import kind_of
from drafting.model.office import Office
from drafting.model.outcome import solved
from drafting.model.reply import NOT_DONE, Reply, Response

_SAME = (
    *("kind", "layout", "secrecy", "proposal", "salutation", "issuer", "contacts", "disclosure", "cc", "printed_by"),
    *("handler", "department"),
)
"""What the first reply has and the next one keeps."""
_BY_HAND = {"signatory": "", "result": "", "date": ""}
_HEAD = "# {name}：接着首次答复{number}写。首次答复各条的原文在各条“内容”上面的说明里，不会印出。\n"


def second_form(text: str, file: str, office: Office | None, today: date) -> str:
    """The form of a second reply to the case of a first one's form, which is due as the office's profile says.

    Raises DraftingError for a form that does not load, or answers no proposer.
    """
    first = _answered(text, file)
    feedback = first.feedback
    told = feedback.received if feedback else None
    day = told if isinstance(told, date) else today
    due = office.deadlines.due_again(day) if office else None
    answers = [(at, {"body": ""}) for at, one in enumerate(first.responses) if one.heading or one.body]
    comments = {}
    if feedback and feedback.opinion:
        comments["responses"] = f"提出人的意见：\n{feedback.opinion}"
    if due:
        since = f"收到反馈的{format_date(day)}" if day is told else f"今天（{format_date(day)}）"
        comments["proposal.due"] = f"按单位档案的期限，从{since}算起"
    return _made(first, text, SECOND, answers, comments, office, today, {"due": due.isoformat()} if due else {})


def supplement_form(text: str, file: str, office: Office | None, today: date) -> str:
    """The form of a supplementary reply on the promises of a first one's form that have been kept since.

    Raises DraftingError for a form that does not load, answers no proposer, or has no promise with its 完成日期.
    """
    first = _answered(text, file)
    kept = [(at, one) for at, one in enumerate(first.responses) if isinstance(one.done, date)]
    if not kept:
        remedy = "办成的那一条答复里填上“完成日期”，再生成补充答复"
        raise DraftingError.of("F019", "没有一条填了完成日期，还没有可以补充答复的", file=file, remedy=remedy)
    answers = [(at, {"disposition": "采纳", "body": _done(one)}) for at, one in kept]
    comments, values = {}, {}
    if open_ := sum(_is_open(one) for one in first.responses):
        comments["result"] = f"首次答复为{first.result or '空白'}；另有{open_}条还没有办成"
    else:
        values["result"] = solved(first.result or "", office.classes if office else None)
        comments["result"] = f"首次答复为{first.result or '空白'}，承诺的事项都已办成，请核对"
    return _made(first, text, SUPPLEMENT, answers, comments, office, today, {}, values)


def _answered(text: str, file: str) -> Reply:
    """The first reply, whose letter went to its proposers. Raises DraftingError."""
    first = load_text(text, file)
    if not kind_of(first.kind).answers_proposer:
        remedy = "选主办单位答复代表、委员的那一份表单"
        raise DraftingError.of("F019", f"{first.kind}不答复提出人，没有再次答复、补充答复", file=file, remedy=remedy)
    if not any(one.heading or one.body for one in first.responses):
        raise DraftingError.of("F019", "首次答复还没有内容", file=file, remedy="先办结首次答复")
    return first


def _is_open(response: Response) -> bool:
    """Whether what was asked for, or promised, is not done yet."""
    promised = response.due or response.unit or response.disposition in NOT_DONE
    return bool(promised) and not isinstance(response.done, date)


def _done(response: Response) -> str:
    """What was promised, to be written anew, and the day on which it was done."""
    assert isinstance(response.done, date)
    promised = "".join(promises(response.body)) or "补写办成的事项"
    return f"{mark(f'原来的承诺是：{promised}')}现已于{format_date(response.done)}办成。"


def _made(
    first: Reply,
    text: str,
    name: str,
    answers: list[tuple[int, dict[str, str]]],
    comments: Mapping[str, str],
    office: Office | None,
    today: date,
    proposal: Mapping[str, str],
    more: Mapping[str, str] | None = None,
) -> str:
    before, blank = values_of(text), blank_form(first.kind, office)
    values: dict[str, Any] = {key: before[key] for key in _SAME if key in before} | _BY_HAND | dict(more or {})
    values["proposal"] = {key: value for key, value in before["proposal"].items() if key != "due"} | dict(proposal)
    values["document_number"] = values_of(blank).get("document_number") or _series(first, today)
    values["responses"] = [_copied(before["responses"][at]) | new for at, new in answers]
    values["first_reply"] = dict(_cited(before)) | {"followup": name}
    said = {f"responses.{n}.body": _quoted(first.responses[at]) for n, (at, _) in enumerate(answers)}
    made = revise(blank, values)
    for where, comment in (dict(comments) | said).items():
        made = commented(made, where, comment)
    return _HEAD.format(name=name, number=first.document_number or "") + made


def _series(first: Reply, today: date) -> str:
    """The first reply's code and this year, with room for the number; "" where its number has no code."""
    known = number_in_series(first.document_number or "")
    return f"{known.code}〔{today.year}〕号" if known else ""


def _copied(response: Mapping[str, str]) -> dict[str, str]:
    return {key: response[key] for key in ("heading", "demand") if response.get(key)}


def _cited(before: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The number and the date of the first reply as they were typed."""
    yield from ((key, before[key]) for key in ("document_number", "date") if before.get(key))


def _quoted(response: Response) -> str:
    """What the first reply said to a point."""
    promised = (("责任单位", response.unit), ("完成时限", response.due), ("完成日期", response.done))
    known = "，".join(f"{label}{value}" for label, value in (("办理情况", response.disposition), *promised) if value)
    return f"首次答复{f'（{known}）' if known else ''}：\n{response.body}"
