"""What the classes mean, by the words of an office's scheme."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.form.profile import load_office
from drafting.model.outcome import Outcome, outcome

OFFICES = Path(__file__).parents[2] / "examples" / "offices"
DONE, PLANNED, REFUSED = Outcome.DONE, Outcome.PLANNED, Outcome.REFUSED


@pytest.mark.parametrize(
    ("office", "meant"),
    [
        ("chongqing", {"A": DONE, "B": PLANNED, "C": PLANNED, "D": REFUSED}),
        ("henan", {"A": DONE, "B": PLANNED, "C": REFUSED, "D": REFUSED}),
        ("shaanxi", {"A": DONE, "B": PLANNED, "C": REFUSED}),
    ],
)
def test_schemes_say_what_their_classes_mean(office: str, meant: dict[str, Outcome]) -> None:
    scheme = load_office(OFFICES / office).classes
    assert {result: outcome(result, scheme) for result in scheme} == meant


@pytest.mark.parametrize(
    ("result", "scheme", "meant"),
    [
        ("A", None, DONE),
        ("甲", None, DONE),
        ("A1", {}, DONE),
        ("B", None, None),
        ("丙", None, None),
        ("一", {"一": "已办结", "二": "正在办理"}, DONE),
        ("A", {"A": "列入规划", "B": "已经解决"}, PLANNED),
        ("A", {"A": "第一类"}, DONE),
        ("B", {"B": "第二类"}, None),
        ("B2", {"B": "因条件限制待以后解决"}, REFUSED),
    ],
)
def test_a_class_means_what_its_scheme_says_or_what_holds_everywhere(result, scheme, meant) -> None:
    assert outcome(result, scheme) is meant
