"""Hostile posts are saved, merged or refused in words; the long run is tests/fuzz/posted.py."""

from __future__ import annotations

import pytest

pytest.importorskip("httpx")
from tests.fuzz.posted import main

pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx`")


def test_hostile_posts_are_saved_or_refused() -> None:
    came = main(5)
    assert came["saved"] and came["refused"]
