"""Spoilt letters are read or refused in words; the long run is tests/fuzz/files.py."""

from collections import Counter

import pytest

from tests.fuzz.files import APART, KINDS, attempt


@pytest.mark.parametrize("kind", KINDS)
def test_a_spoilt_letter_is_read_or_refused(kind):
    came = Counter(attempt(seed, kind) for seed in range(3 if kind in APART else 40))
    assert set(came) <= {"read", "refused", "to be filled in"}
    assert came["refused"]
