"""Who proposes is read in many kinds of files, in kinds that were held out as well, and hardly ever wrongly."""

import pytest

from tests.proposal.said import proposal
from tests.proposal.signed import HELD, KNOWN, signed


@pytest.mark.parametrize(("kinds", "least"), [(KNOWN, 0.95), (HELD, 0.9)], ids=["known", "held out"])
def test_who_proposes_is_read(kinds, least, record_property):
    read = [(kind, who, proposal(text).get("proposers", [])) for kind, text, who in signed(kinds)]
    wrong = [case for case in read if sorted(case[1]) != sorted(case[2])]
    share = 1 - len(wrong) / len(read)
    record_property("share", share)
    named = [case for case in wrong if set(case[2]) - set(case[1])]
    assert share >= least and len(named) <= len(read) // 30, wrong
