"""What came in, held in memory until a person has said what becomes of it: nothing of it is on the disk before that.

It is bounded: the oldest goes first. What is gone is chosen again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock

from drafting.findings import DraftingError
from drafting.web.receiving.offers import Item

_MOST = 64_000_000
_held: OrderedDict[tuple[Path, str], list[Item]] = OrderedDict()
_one_at_a_time = Lock()


def hold(folder: Path, items: Sequence[Item]) -> str:
    """Hold files that came into a folder; the name under which they are held, which nobody can guess."""
    token = token_urlsafe(12)
    with _one_at_a_time:
        _held[folder, token] = list(items)
        while len(_held) > 1 and sum(len(item.content) for one in _held.values() for item in one) > _MOST:
            _held.popitem(last=False)
    return token


def held(folder: Path, token: str) -> list[Item]:
    """The files that are held under a name. Raises DraftingError where there are none."""
    found = _held.get((folder, token))
    if found is None:
        raise DraftingError.of("V020", "这次收的文件已经不在这里了", remedy="回到列表，点“收件”重新选")
    return found
