"""Many files: independent jobs, in several processes where that is faster."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from drafting.commands._mishap import as_error
from drafting.findings import DraftingError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_Source, _Made = TypeVar("_Source"), TypeVar("_Made")
_ENOUGH = 32  # below as many files, starting processes takes longer than the work
_MOST = 8


def results(work: Callable[[_Source], _Made], sources: Sequence[_Source]) -> Iterator[_Made | DraftingError]:
    """What `work` makes of each source, in order; whatever error stops one of them is a result like any other."""
    attempt = partial(_attempt, work)
    if len(sources) < _ENOUGH:
        yield from map(attempt, sources)
        return
    count = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, _MOST)
    hands = [_Hand(attempt, sources[n::count]) for n in range(count)]
    try:
        for number in range(len(sources)):
            yield hands[number % count].next()
    finally:
        for hand in hands:
            hand.end()


def _attempt(work: Callable[[_Source], _Made], source: _Source) -> _Made | DraftingError:
    try:
        return work(source)
    except Exception as error:
        return as_error(error, str(source))


class _Hand:
    """A process with its share of the sources, which sends a result for each; begun again after one that killed it."""

    def __init__(self, attempt: Callable[[Any], Any], sources: Sequence[Any]) -> None:
        self.attempt, self.sources, self.done = attempt, sources, 0
        self.process, self.results = self._begin()

    def _begin(self) -> tuple[BaseProcess, Connection]:
        import multiprocessing

        ours, theirs = multiprocessing.Pipe(duplex=False)
        share = self.sources[self.done :]
        process = multiprocessing.Process(target=_work, args=(self.attempt, share, theirs), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def next(self) -> Any:
        """The result of the next source."""
        self.done += 1
        try:
            return self.results.recv()
        except (EOFError, OSError):
            self.end()
            self.process, self.results = self._begin()
            remedy = "单独处理这一份；如再次发生，请把这份文件发给我们"
            return DraftingError.of(
                "F099", "处理这份文件时，程序意外退出", file=str(self.sources[self.done - 1]), remedy=remedy
            )

    def end(self) -> None:
        """The process is gone at once."""
        self.process.kill()
        self.process.join()
        self.results.close()


def _work(attempt: Callable[[Any], Any], sources: Sequence[Any], results: Connection) -> None:
    """The share of one process. It ends with its parent, and an interruption is the parent's to say."""
    import multiprocessing
    from multiprocessing.connection import wait

    def end_with_parent() -> None:
        wait([multiprocessing.parent_process().sentinel])
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=end_with_parent, daemon=True).start()
    for source in sources:
        results.send(attempt(source))
