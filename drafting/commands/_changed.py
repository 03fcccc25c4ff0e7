"""Changed words as a terminal shows them: what went and what came in brackets, in colours where there are any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from drafting.compare.words import Piece

_AROUND = 16
"""Characters shown on either side of what is changed."""
_ENDED = "⏎"


def changed(old: str, new: str) -> str:
    """Both texts on one line: 有〔删：46〕〔增：47〕个. Of what stays only what is next to a change."""
    from drafting.compare.words import words

    pieces = words(old, new)
    return "".join(_shown(piece, at, pieces) for at, piece in enumerate(pieces))


def _shown(piece: Piece, at: int, pieces: Sequence[Piece]) -> str:
    if piece.same:
        text = piece.old.replace("\n", _ENDED)
        before, behind = text[: _AROUND if at else 0], text[-_AROUND if at < len(pieces) - 1 else len(text) :]
        return text if len(text) <= len(before) + len(behind) + 2 else f"{before}……{behind}"
    gone, came = (text.replace("\n", _ENDED) for text in piece)
    said = click.style(f"〔删：{gone}〕", fg="red", strikethrough=True) if gone else ""
    return said + (click.style(f"〔增：{came}〕", fg="green") if came else "")
