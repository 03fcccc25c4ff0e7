"""Break a title into lines."""

from __future__ import annotations


def break_title(text: str, width: int = 20) -> tuple[str, ...]:
    """The title's lines, each of at most `width` full-width characters."""
    return tuple(text[start : start + width] for start in range(0, len(text), width)) or ("",)
