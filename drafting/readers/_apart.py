"""A format whose library bounds neither time nor memory is read in a process of its own, which is ended if need be.

The process runs our code and the installed libraries alone: neither the folder it is started in nor the environment
adds to them, its limits hold before anything is imported, and its files are in a folder that goes with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from drafting.document import Document, Notice, Paragraph, Role
from drafting.findings import DraftingError
from drafting.picture import picture_of

SECONDS = 8
MAX_MEMORY = 500_000_000
MAX_FILE = 100_000_000
MAX_CHARACTERS = 1_000_000
"""Of text; more than any letter holds."""

_REFUSED = 3  # exit code: the reader itself said what is wrong
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "HOME", "APPDATA")  # the last two: where a user's own installations are
_START = f"""
import sys
try:
    import resource
    for limit, most in (("AS", {MAX_MEMORY}), ("CPU", int(sys.argv[3])), ("FSIZE", {MAX_FILE})):
        try:
            resource.setrlimit(getattr(resource, "RLIMIT_" + limit), (most, most + 1))  # first a signal that says why
        except (ValueError, OSError):
            pass
except ImportError:
    pass  # Windows: the time alone is limited
sys.path.append(sys.argv[1])
from importlib import import_module
import_module("drafting.readers._apart").serve(import_module(sys.argv[2]).read_here)
"""


def read_apart(module: str, data: bytes, work: int = SECONDS) -> Document:
    """The text that `read_here` of `module` finds in `data`; `work` is how many seconds a processor may be at it.

    Raises DraftingError with its words, or when it takes more than that, SECONDS or MAX_MEMORY.
    """
    with tempfile.TemporaryDirectory(prefix="drafting-", ignore_cleanup_errors=True) as folder:
        code, answer = _run(module, data, folder, work)
    if code == _REFUSED:
        raise DraftingError.of(**json.loads(answer))
    if code == -getattr(signal, "SIGXCPU", 0):
        raise _too_slow(work)
    if code:
        raise DraftingError.of("R107", "文件已损坏或过于复杂，读不出文字")
    said = json.loads(answer)
    notices = tuple(Notice(message, pending) for message, pending in said["notices"])
    pictures = {number: picture_of(b64decode(content)) for number, content in said["pictures"].items()}
    paragraphs = (Paragraph(Role(role), line, picture=pictures.get(number)) for role, line, number in said["lines"])
    return Document(tuple(paragraphs), notices=notices)


def _run(module: str, data: bytes, folder: str, work: int) -> tuple[int, bytes]:
    """Exit code and output of the process; on every way out it and what it started are gone."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-E", "-c", _START, str(Path(__file__).parents[2]), module, str(work)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )
    try:
        answer, _ = process.communicate(data, timeout=SECONDS)
        return process.returncode, answer
    except subprocess.TimeoutExpired:
        raise _too_slow(SECONDS) from None
    finally:
        _end(process)


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            pipe.close()


def _too_slow(seconds: int) -> DraftingError:
    return DraftingError.of("R109", f"{seconds} 秒还没有读完，已停止：文件过于复杂或已损坏")


def serve(read_here: Callable[[bytes], Document]) -> NoReturn:
    """Read from standard input, print the text and the notices as JSON; a DraftingError as its words."""
    try:
        answer, code = _said(read_here(sys.stdin.buffer.read())), 0
    except DraftingError as error:
        first = error.findings[0]
        answer, code = {"code": first.code, "message": first.message, "remedy": first.remedy}, _REFUSED
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    sys.exit(code)


def _said(document: Document) -> dict[str, object]:
    if sum(len(paragraph.text) for paragraph in document) > MAX_CHARACTERS:
        raise DraftingError.of("R105", f"文字超过 {MAX_CHARACTERS // 10_000} 万字，不是一份答复")
    notices: list[object] = [(notice.message, notice.pending) for notice in document.notices]
    pictures = {str(id(p.picture)): p.picture for p in document if p.picture}  # one that stands twice is sent once
    return {
        "lines": [(p.role.value, p.text, str(id(p.picture)) if p.picture else "") for p in document],
        "pictures": {number: b64encode(picture.content).decode() for number, picture in pictures.items()},
        "notices": notices,
    }
