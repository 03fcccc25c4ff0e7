"""Spoilt forms are written or refused in words; the long run is tests/fuzz/forms.py."""

from __future__ import annotations

import pytest

from tests.fuzz.forms import main


@pytest.mark.parametrize("seed", range(4))
def test_a_spoilt_form_is_written_or_refused(seed: int) -> None:
    written, _ = main(40, seed)
    assert 0 < written < 40
