"""Whether a file that is a package (.xlsx, .docx) may be unpacked: it comes from outside, and may be a bomb."""

from __future__ import annotations

import io
import zipfile
import zlib

MAX_UNPACKED = 50_000_000
MAX_PARTS = 5_000
"""Bytes of all parts unpacked, and parts. A package that says less of a part than is in it breaks when it is read."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, NotImplementedError)


class NoPackage(ValueError):
    """What is not to be unpacked: `reason`, a predicate, and `remedy`."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


def refuse_bomb(content: bytes) -> None:
    """Raises NoPackage for what is damaged, too large unpacked, or declares a document type: with it come entities."""
    if content.count(b"PK\x01\x02") > MAX_PARTS:  # before zipfile makes an object of each
        raise _too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
                raise _too_large()
            typed = any(_has_type(package, part) for part in package.infolist())
    except NoPackage:
        raise
    except _DAMAGED:
        raise NoPackage("已损坏，打不开", "用 Word、Excel 或 WPS 打开后另存一份") from None
    if typed:
        raise NoPackage("里面有文档类型声明，不是 Office 或 WPS 写的", "用 Word、Excel 或 WPS 打开后另存一份")


def _too_large() -> NoPackage:
    return NoPackage("解开后过大", "删去图片和不用的部分后再试")


def _has_type(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with package.open(part) as file:
        return b"<!DOCTYPE" in file.read(4096)
