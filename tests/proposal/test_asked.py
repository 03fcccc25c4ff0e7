"""What a proposal asks for is read in many kinds of lists and sentences, in kinds that were held out as well."""

import pytest

from tests.proposal.asked import HELD, KNOWN, asked
from tests.proposal.comparing import Tally
from tests.proposal.said import proposal


@pytest.mark.parametrize("kinds", [KNOWN, HELD], ids=["known", "held out"])
def test_what_is_asked_for_is_read(kinds, record_property):
    tally = Tally()
    for kind, text, wanted in asked(kinds):
        tally.add(kind, {"demands": wanted}, {"demands": proposal(text).get("demands", [])})
    shares = {key: tally.shares[key] for key in ("found", "demands")}
    record_property("shares", shares)
    assert shares["found"] >= 0.9 and shares["demands"] >= 0.95, (shares, tally.wrong[:10])
