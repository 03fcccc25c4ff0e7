"""Spoilt profiles are in force or refused in words; the long run is tests/fuzz/profiles.py."""

from __future__ import annotations

from tests.fuzz.profiles import main


def test_a_spoilt_profile_is_in_force_or_refused() -> None:
    came = main(40)
    assert came["in force"] and came["refused"]
