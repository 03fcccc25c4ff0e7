"""The replies beside the project with their pages spoiled: how much is read, and that no wrong value is unmarked."""

import json
from pathlib import Path

import pytest

from drafting.findings import DraftingError
from drafting.letter.read import read
from tests.letter.comparing import counted
from tests.letter.spoiling import SPOILS, agrees

REPLIES = Path(__file__).parents[3] / "shared" / "replies"
USUAL, UNMARKED = 0.96, 3
"""What is read at least of a kind of damage, and how many of its wrong values may be unmarked."""

LEAST = {"连成一行": 0.9, "失顿号": 0.93}
"""Where damage takes what nothing else of the page says."""

pytestmark = pytest.mark.skipif(not REPLIES.is_dir(), reason="../shared/replies 不在")


def _verdicts(kind: str):
    for file in sorted(REPLIES.glob("*.txt")):
        record = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        text = file.read_text(encoding="utf-8")
        if (spoiled := SPOILS[kind](text)) == text:
            continue
        try:
            reading = read(spoiled.encode())
            got, marked = counted(reading.record), {finding.where for finding in reading.findings}
        except DraftingError:
            got, marked = {}, None
        for key, wanted in counted(record).items():
            if not {key, key.partition(".")[0]} & set(record["unsure"]):
                field = key if key.startswith("proposal.") else key.partition(".")[0]
                said = marked is None or any(f"{where}.".startswith(f"{field}.") for where in marked)
                yield file.name, key, agrees(key, wanted, got.get(key)), said, wanted, got.get(key)


@pytest.mark.parametrize("kind", SPOILS)
def test_a_spoiled_page_is_read_and_what_is_wrong_is_marked(kind):
    verdicts = list(_verdicts(kind))
    wrong = [verdict for verdict in verdicts if not verdict[2]]
    assert len(verdicts) > 50
    assert len(wrong) <= (1 - LEAST.get(kind, USUAL)) * len(verdicts), wrong
    assert sum(not verdict[3] for verdict in wrong) <= UNMARKED, wrong
