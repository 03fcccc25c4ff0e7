"""Proposals that were written whole are taken in as they should be."""

import pytest

from tests.proposal.comparing import Tally
from tests.proposal.said import proposal
from tests.proposal.written import WRITTEN


@pytest.mark.parametrize(("text", "record"), WRITTEN, ids=[text.split("\n")[0][:20] for text, _ in WRITTEN])
def test_a_written_proposal_is_read(text, record):
    tally = Tally()
    tally.add(record["title"], record, proposal(text))
    assert not tally.wrong and tally.given == tally.found
