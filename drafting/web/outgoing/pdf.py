"""A Word file as PDF by LibreOffice, where it is installed: one at a time, in a profile of its own, within a time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from drafting.findings import DraftingError

SECONDS = 25
"""How long a file may take; less than an answer of the server may."""
_BY_WORD = "下载 Word 文件，在 Word 里另存为 PDF"
_one = Lock()


def office_program() -> str | None:
    """Where LibreOffice is; None without it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def _profile() -> TemporaryDirectory[str]:
    """The profile that LibreOffice has here, made once for the process: a person's own stays free."""
    return TemporaryDirectory(prefix="drafting-")


def to_pdf(docx: bytes) -> bytes:
    """The Word file as PDF. Raises DraftingError where there is no LibreOffice, or it has no PDF in time."""
    program = office_program()
    if program is None:
        raise DraftingError.of(
            "V014", "没有安装 LibreOffice，不能转成 PDF", remedy="下载 Word 文件，在 Word 里另存为 PDF"
        )
    if not _one.acquire(timeout=SECONDS):
        raise _late()
    try:
        with TemporaryDirectory() as place:
            return _converted(program, Path(place), docx)
    finally:
        _one.release()


def _converted(program: str, place: Path, docx: bytes) -> bytes:
    source = place / "letter.docx"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation={Path(_profile().name).as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(place),
        str(source),
    ]
    _run(command)
    made = place / "letter.pdf"
    content = made.read_bytes() if made.is_file() else b""
    if not content.startswith(b"%PDF-"):
        raise DraftingError.of("V014", "LibreOffice 没有转成 PDF", remedy=_BY_WORD)
    return content


def _run(command: list[str]) -> None:
    """Run LibreOffice; what became of it is told by the file. Raises DraftingError where it takes too long."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):  # the program is a script that starts others
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        raise _late() from None


def _late() -> DraftingError:
    remedy = f"过一会儿再试；或者{_BY_WORD}"
    return DraftingError.of("V014", f"LibreOffice 在 {SECONDS} 秒内没有转完，没有等", remedy=remedy)
