"""Odd names and arguments end in words and an exit code; the long run is tests/fuzz/names.py."""

from __future__ import annotations

import os

import pytest

from tests.fuzz.names import main


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_odd_names_end_in_words() -> None:
    came = main(40)
    assert set(came) <= {0, 1, 2}
    assert came[0] and came[1]
