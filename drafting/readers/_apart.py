"""A format whose library bounds neither time nor memory is read in a process of its own, which is ended if need be."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable

from drafting.document import Document, Paragraph, Role
from drafting.findings import DraftingError

SECONDS = 10
MAX_MEMORY = 500_000_000
_REFUSED = 3  # exit code: the reader itself said what is wrong


def read_apart(module: str, data: bytes) -> Document:
    """The text that `module` prints by `serve` when it is run with `data` as its input.

    Raises DraftingError with its words, or when it takes more than SECONDS or MAX_MEMORY.
    """
    command = [sys.executable, "-m", module]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise DraftingError.of("R109", f"{SECONDS} 秒还没有读完，已停止：文件过于复杂或已损坏") from None
    if done.returncode == _REFUSED:
        raise DraftingError.of(*json.loads(done.stdout))
    if done.returncode:
        raise DraftingError.of("R107", "文件已损坏或过于复杂，读不出文字")
    return Document(tuple(Paragraph(Role.BODY, line) for line in json.loads(done.stdout)))


def serve(lines: Callable[[bytes], Iterable[str]]) -> None:
    """Read from standard input, print the lines as JSON; a DraftingError as its code and message."""
    _limit_memory()
    try:
        answer, code = list(lines(sys.stdin.buffer.read())), 0
    except DraftingError as error:
        answer, code = [error.findings[0].code, error.findings[0].message], _REFUSED
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    sys.exit(code)


def _limit_memory() -> None:
    """Where the system can limit a process (not on Windows, where the time alone is limited)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
