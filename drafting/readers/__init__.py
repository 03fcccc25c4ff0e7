"""Readers: read(data) -> Document, one file a format, found by listing this folder; SUFFIXES says which files are its.

A reader gives every paragraph that holds text, in page order, page numbers left out. Its role is BODY but where the
page's type says more: a title, a heading, a red head. A picture is a 图 with its file, its line as a form has it.
"""

from __future__ import annotations

import pkgutil
import stat
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from drafting.document import Document
from drafting.findings import DraftingError, reason_of
from drafting.language.characters import fit, has_unfit

MAX_BYTES = 50_000_000
"""No letter is as large; a file above it is not opened."""

_STARTS = ((b"PK\x03\x04", ".docx"), (b"%PDF", ".pdf"), (b"\xd0\xcf\x11\xe0", ".doc"))


@cache
def formats() -> Mapping[str, str]:
    """Suffix -> name of the module that reads it."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
    return {suffix: name for name in names for suffix in import_module(f"{__name__}.{name}").SUFFIXES}


class Opened(NamedTuple):
    """A file as it was read: its text, its bytes, and the parts of a .docx for who looks at its page."""

    document: Document
    content: bytes
    parts: Mapping[str, Any]


def read_document(source: Path | bytes) -> Document:
    """The text of a file by its suffix, of bytes by how they begin. Raises DraftingError where it cannot be read."""
    if isinstance(source, bytes):
        return _read(source, _kind(source), "").document
    return open_document(source).document


def open_document(path: Path) -> Opened:
    """A file by its suffix, read once. Raises DraftingError where it cannot be read."""
    data = content_of(path)
    suffix = path.suffix.lower()
    if suffix not in formats():
        known = " ".join(sorted(formats()))
        raise DraftingError.of("R104", f"不会读 {suffix or '没有后缀'} 的文件", file=str(path), remedy=f"可读 {known}")
    return _read(data, _told(data) or suffix, str(path))


def _read(data: bytes, suffix: str, file: str) -> Opened:
    if len(data) > MAX_BYTES:
        raise DraftingError.of("R105", _too_large(len(data)), file=file)
    reader = import_module(f"{__name__}.{formats()[suffix]}")
    try:
        parts = reader.unpack(data) if hasattr(reader, "unpack") else {}
        return Opened(_fitted(reader.read_parts(parts, data) if parts else reader.read(data)), data, parts)
    except DraftingError as error:
        raise DraftingError.all(replace(finding, file=file) for finding in error.findings) from None


def _fitted(document: Document) -> Document:
    """The document without the characters that no text may hold, so that a form may hold all of its text."""
    if not any(has_unfit(paragraph.text) for paragraph in document):
        return document
    fitted = (replace(paragraph, text=fit(paragraph.text)) for paragraph in document)
    return replace(document, paragraphs=tuple(paragraph for paragraph in fitted if paragraph.text.strip()))


def content_of(path: Path) -> bytes:
    """The bytes of a regular file, never more than the limit: a device and a pipe have no end. Raises DraftingError."""
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise DraftingError.of("R106", "这是设备或管道，不是文件", file=str(path), remedy="检查文件名和所在文件夹")
        if status.st_size > MAX_BYTES:
            raise DraftingError.of("R105", _too_large(status.st_size), file=str(path), remedy="检查是否选错了文件")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DraftingError.of("R106", "没有这个文件", file=str(path), remedy="检查文件名和所在文件夹") from None
    except IsADirectoryError:
        raise DraftingError.of("R106", "这是文件夹，不是文件", file=str(path)) from None
    except (OSError, ValueError) as error:  # the latter: a name that no file can have
        raise DraftingError.of("R106", f"读不了这个文件：{reason_of(error)}", file=str(path)) from None


def _too_large(size: int) -> str:
    return f"文件有 {size // 1_000_000} MB，超过 {MAX_BYTES // 1_000_000} MB，不是一份答复"


def _told(data: bytes) -> str:
    """The suffix that bytes tell by themselves; "" for none."""
    suffix = next((kind for start, kind in _STARTS if data.startswith(start)), "")
    return ".ofd" if suffix == ".docx" and b"OFD.xml" in data and b"word/document.xml" not in data else suffix


def _kind(data: bytes) -> str:
    """The suffix that bytes without a name would have."""
    return _told(data) or (
        ".html"
        if data[:500].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<!", b"<html", b"<HTML", b"<?xml"))
        else ".txt"
    )
