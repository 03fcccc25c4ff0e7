"""Who a letter speaks to, as the rules ask it."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.document import Document, Role
from drafting.language.names import part_names, understand
from drafting.letter.salutation import unspaced

_ASIDE = re.compile(r"[（(][^（()）]{0,20}[）)](?=代表|委员|、|，|$)")


class Salutation(NamedTuple):
    """Who is spoken to: the names, 代表 or 委员 or "", N of 等N名 (0 where 等 has none), and None without 等."""

    names: tuple[str, ...]
    called: str
    counted: int | None


def salutation_of(document: Document) -> Salutation:
    """Who is spoken to in a document."""
    text = _ASIDE.sub("", unspaced(document.text(Role.SALUTATION).strip().rstrip("：:")))
    named = [understand(part) for part in part_names(text)]
    counts = [name.count for name in named if name.count is not None]
    called = next((name.called for name in reversed(named) if name.called), "")
    return Salutation(tuple(name.name for name in named), called, counts[0] if counts else None)
