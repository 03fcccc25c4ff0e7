"""Whatever is typed is in every format, and read back makes a form; the long run is tests/fuzz/letters.py."""

from __future__ import annotations

from tests.fuzz.letters import main


def test_nothing_typed_is_missing_and_what_is_read_back_loads() -> None:
    came = main(25)
    assert all(any(kind.startswith(name) for kind in came) for name in ("docx", "html", "txt"))
