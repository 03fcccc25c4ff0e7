"""Document -> bytes. A writer is a module here with `write(document) -> bytes`; its name is the suffix."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from drafting.document import Document


@cache
def formats() -> tuple[str, ...]:
    """The formats that can be written: docx, html, txt."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def write(document: Document, format: str) -> bytes:
    """The document in one of the formats. The same document gives the same bytes."""
    return import_module(f"drafting.writers.{format}").write(document)
