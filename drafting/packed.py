"""A file that is a package (.xlsx, .docx) comes from outside and may be a bomb: whether it may be unpacked, and how."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

MAX_UNPACKED = 50_000_000
MAX_PARTS = 5_000
"""Bytes of all parts unpacked, and parts. A package that says less of a part than is in it breaks when it is read."""

_AGAIN = "用 Word、Excel 或 WPS 打开后另存一份"


class NoPackage(ValueError):
    """What is not to be unpacked: `reason`, a predicate, and `remedy`."""

    def __init__(self, reason: str = "已损坏，打不开", remedy: str = _AGAIN) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


class TooLarge(NoPackage):
    """A package with more in it than is unpacked."""

    def __init__(self) -> None:
        super().__init__("解开后过大", "删去图片和不用的部分后再试")


def refuse_bomb(content: bytes) -> None:
    """Raises NoPackage for what is damaged, too large unpacked, or declares a document type: with it come entities."""
    with _opened(content) as package:
        if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
            raise TooLarge
        if any(_has_type(package, part) for part in package.infolist()):
            raise NoPackage("里面有文档类型声明，不是 Office 或 WPS 写的")


def unpacked(content: bytes, most: int) -> dict[str, bytes]:
    """Every part of a package, in its order. Raises NoPackage for what is damaged or inflates beyond `most` bytes."""
    with _opened(content) as package:
        return dict(inflated(package, package.namelist(), most))


def inflated(package: zipfile.ZipFile, names: Iterable[str], most: int) -> Iterator[tuple[str, bytes]]:
    """These parts, counted as they come out, whatever the package says of them. Raises TooLarge beyond `most` bytes."""
    for name in names:
        with package.open(name) as part:
            content = part.read(most + 1)
        most -= len(content)
        if most < 0:
            raise TooLarge
        yield name, content


@contextmanager
def _opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    if content.count(b"PK\x01\x02") > MAX_PARTS:  # before zipfile makes an object of each
        raise TooLarge
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield package
    except NoPackage:
        raise
    except Exception:  # a hostile package breaks zipfile and its decompressors in many ways
        raise NoPackage from None


def _has_type(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with package.open(part) as file:
        return b"<!DOCTYPE" in file.read(4096)
