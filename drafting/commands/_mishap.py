"""What nobody foresaw: said in words, its traceback kept in a file for an engineer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from drafting.findings import DraftingError, reason_of

DEBUG = "DRAFTING_DEBUG"
"""Set in the environment by --debug: tracebacks are shown, in the processes of a batch too."""


def as_error(error: Exception, file: str = "") -> DraftingError:
    """Any exception as one that a user sees: what the system refused in words, all else as F099, logged."""
    if isinstance(error, DraftingError):
        return error
    if os.environ.get(DEBUG):
        sys.excepthook(type(error), error, error.__traceback__)
    if isinstance(error, MemoryError):
        return DraftingError.of("F098", "内存不足", file=file, remedy="关闭其他程序，或换一份小一些的文件")
    if isinstance(error, OSError):
        place = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else file
        return DraftingError.of("F098", reason_of(error), file=place, remedy="检查文件、文件夹和权限")
    where = _log(error, file)
    remedy = f"把日志{where}和这份文件发给我们" if where else "加 --debug 再运行一次，把显示的内容发给我们"
    return DraftingError.of("F099", f"程序出错：{type(error).__name__}", file=file, remedy=remedy)


def _log(error: Exception, file: str) -> str:
    """Where the traceback was written; empty where nothing can be written."""
    import tempfile
    import traceback
    from datetime import datetime

    import click

    said = "".join(traceback.format_exception(error))
    entry = f"{datetime.now():%Y-%m-%d %H:%M:%S} {file} {sys.argv[1:]!r}\n{said}\n"
    for folder in (Path(click.get_app_dir("drafting")), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            log = os.open(folder / "drafting-error.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NO_LINK, 0o600)
            with os.fdopen(log, "ab") as out:
                out.write(entry.encode("utf-8", "backslashreplace"))
            return str(folder / "drafting-error.log")
        except OSError:
            continue
    return ""


_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
