"""One hand at a time on a form, or on a folder's numbers, of all threads and programs; gone with its process."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import IO

from drafting.findings import DraftingError, reason_of

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
try:
    import msvcrt
except ImportError:  # elsewhere
    msvcrt = None

_SAVING = "另一个窗口或程序正在保存这份表单，没有保存"

PATIENCE = 10.0
"""Seconds to wait for the one before."""

_PAUSE = 0.01


@contextlib.contextmanager
def locked(path: Path, busy: str = _SAVING) -> Iterator[None]:
    """Hold the lock that this file is. Raises DraftingError where another holds it too long, or it cannot be made.

    `busy` says what another is doing then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except (FileExistsError, NotADirectoryError):
        raise _unmade(path, "路径中有一段是文件，不是文件夹", f"移走名为 {path.parent.parent.name} 的文件") from None
    except OSError as error:
        raise _unmade(path, f"写不了：{reason_of(error)}", "检查能否写入放表单的文件夹") from None
    with file:
        _wait(file, path.parent.name, busy)
        yield


def _unmade(path: Path, message: str, remedy: str) -> DraftingError:
    return DraftingError.of("O004", f"{message}，没有保存", file=path.parent.name, remedy=remedy)


def _wait(file: IO[bytes], name: str, busy: str) -> None:
    until = monotonic() + PATIENCE
    while not _taken(file):
        if monotonic() > until:
            raise DraftingError.of("V007", busy, file=name, remedy="稍后再试")
        sleep(_PAUSE)


def _taken(file: IO[bytes]) -> bool:
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a file system without locks
        return True
    return True
