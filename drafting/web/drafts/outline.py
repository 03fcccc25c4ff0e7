"""The answers of a draft at a glance: what each is about, how far it is, how long; and the demands without one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from drafting.findings import Finding, Severity
from drafting.model.demands import words_named
from drafting.web.drafts.draft import Draft
from drafting.web.fields.view import demands_of

EMPTY, WRONG, DONE = "待写", "有错", "写好"


class Point(NamedTuple):
    """One answer: its path, its heading or demand, what is said of how it is handled, its state, its characters."""

    path: str
    name: str
    disposition: str
    state: str
    length: int


class Outline(NamedTuple):
    """The answers in their order; the demands that none of them answers, each with its number from 1."""

    points: tuple[Point, ...]
    open: tuple[tuple[int, str], ...]


def outline(draft: Draft, held: Collection[Finding] = ()) -> Outline:
    """The outline of a draft; what is held back does not count as wrong."""
    demands = demands_of(draft.values)
    answers = [one if isinstance(one, dict) else {"body": one} for one in draft.values.get("responses") or ()]
    wrong = {_owner(one.where) for one in draft.findings if one.severity is Severity.ERROR and one not in held}
    points = [_point(f"responses.{at}", answer, demands, wrong) for at, answer in enumerate(answers)]
    answered = {_demand(answer, demands) for answer in answers}
    waiting = [(number, demand) for number, demand in enumerate(demands, 1) if demand and demand not in answered]
    return Outline(tuple(points), tuple(waiting))


def _point(path: str, answer: Mapping[str, Any], demands: list[str], wrong: Collection[str]) -> Point:
    length = len("".join((answer.get("body") or "").split()))
    state = EMPTY if not length else WRONG if path in wrong else DONE
    name = answer.get("heading") or _demand(answer, demands)
    return Point(path, name, answer.get("disposition") or "", state, length)


def _demand(answer: Mapping[str, Any], demands: list[str]) -> str:
    """The words of the demand that is answered: of its number, or as they are typed."""
    return words_named(answer.get("demand") or "", demands)


def _owner(where: str) -> str:
    """The item of a list in which a field stands: responses.0.body is in responses.0."""
    return ".".join(where.split(".")[:2])
