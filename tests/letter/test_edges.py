"""Letters at the edges of the genre, rule by rule: what the rules were tuned on, and what they were not."""

import pytest

from tests.bench.reading import verdicts
from tests.letter.edges.sheet import RULES, held

MOST_WRONG, MOST_SILENT = 0.03, 0.02


@pytest.mark.parametrize("apart", [False, True], ids=["tuned", "held out"])
def test_ninety_seven_of_a_hundred_values_are_right(apart):
    chosen = [(part, name) for part in RULES for name in RULES[part] if held(part, name) is apart]
    found = [
        (f"{part}/{name}", *verdict)
        for number, (part, name) in enumerate(chosen)
        for verdict in verdicts(number, {part: name}, 0.25)
    ]
    wrong = [verdict for verdict in found if not verdict[2]]
    assert len(wrong) <= MOST_WRONG * len(found), wrong
    assert len([verdict for verdict in wrong if not verdict[-1]]) <= MOST_SILENT * len(found), wrong
