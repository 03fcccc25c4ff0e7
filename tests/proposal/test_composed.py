"""Proposals made by composition are taken in as what they were made from; by rules that were held out as well."""

import re

import pytest

from drafting.form.load import load_text
from drafting.proposal.form import to_form
from drafting.proposal.take import intake
from tests.proposal.comparing import FIELDS, Tally
from tests.proposal.proposals import HELD, KNOWN, compose

PROPOSALS = 200


@pytest.mark.parametrize("rules", [KNOWN, HELD], ids=["known", "held out"])
def test_composed_proposals_are_taken_in(rules, record_property):
    tally = Tally()
    for seed in range(PROPOSALS):
        text, record = compose(seed, rules)
        tally.add(seed, record, intake(text.encode()).record["proposal"])
    shares = tally.shares
    record_property("shares", shares)
    assert all(shares[key] >= 0.95 for key in FIELDS), (shares, tally.wrong[:10])
    assert shares["found"] >= 0.85 and shares["demands"] >= 0.9, (shares, tally.wrong[:10])


@pytest.mark.parametrize("seed", range(40))
def test_the_form_is_a_draft_and_nothing_of_the_text_is_lost(seed):
    text, _ = compose(seed, KNOWN)
    taken = intake(text.encode())
    reply = load_text(to_form(taken))
    assert len(reply.responses) == len(reply.proposal.demands) and ("responses.0.body", "答复内容") in reply.missing
    assert "1390000" not in to_form(taken) + taken.text and "青柳路" not in to_form(taken)
    for line in text.split("答复内容：")[0].splitlines():
        if not re.search("1390000|路|小区3#|\\|", line):
            assert line.strip() in taken.text, line
