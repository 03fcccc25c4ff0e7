"""Many files: worked on in several processes where that is faster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from drafting.findings import DraftingError

_Source, _Made = TypeVar("_Source"), TypeVar("_Made")
_ENOUGH = 32  # below as many files, starting processes takes longer than the work


def results(work: Callable[[_Source], _Made], sources: Sequence[_Source]) -> Iterator[_Made | DraftingError]:
    """What `work` makes of each source, in order; its DraftingError is a result like any other."""
    attempt = partial(_attempt, work)
    if len(sources) < _ENOUGH:
        yield from map(attempt, sources)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor() as pool:
        yield from pool.map(attempt, sources, chunksize=8)


def _attempt(work: Callable[[_Source], _Made], source: _Source) -> _Made | DraftingError:
    try:
        return work(source)
    except DraftingError as error:
        return error
