"""The ten proposals beside the project are taken in as the records beside them."""

import json
from pathlib import Path

import pytest

from drafting.proposal.take import intake
from tests.proposal.comparing import FIELDS, Tally

PROPOSALS = Path(__file__).parents[3] / "shared" / "proposals"

pytestmark = pytest.mark.skipif(not PROPOSALS.is_dir(), reason="../shared/proposals 不在")


def test_ninety_five_of_a_hundred_fields_are_right_and_eighty_five_of_a_hundred_demands_are_found():
    tally = Tally()
    for file in sorted(PROPOSALS.glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        tally.add(file.name, record, intake(file.with_suffix(".txt")).record["proposal"])
    right = sum(tally.right.values())
    assert right >= 0.95 * tally.cases * len(FIELDS), tally.wrong
    assert tally.shares["found"] >= 0.85 and tally.shares["demands"] >= 0.9, tally.wrong


@pytest.mark.parametrize("file", sorted(PROPOSALS.glob("*.txt")), ids=lambda file: file.stem)
def test_a_demand_stands_in_the_line_that_is_named(file):
    taken = intake(file)
    lines = taken.text.split("\n")
    places = {finding.where: finding.line for finding in taken.findings if finding.code == "R123"}
    for number, demand in enumerate(taken.record["proposal"]["demands"]):
        assert demand[:6] in lines[places[f"proposal.demands.{number}"] - 1]
