"""Formal replies to deputies' suggestions, bills and CPPCC proposals, as official-format documents.

reply = drafting.load("form.yaml")
Path("reply.docx").write_bytes(drafting.render(reply, "docx"))
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "load": "form.load",
    "word": "wording.word",
    "check": "checking.run",
    "read": "letter.read",
    "cases": "ledger.cases",
    "intake": "proposal.take",
    "load_office": "form.profile",
    "Office": "model.office",
    "Reply": "model.reply",
    "Document": "document",
    "DraftingError": "findings",
    "Finding": "findings",
}
__all__ = [*_HOMES, "render"]


def __getattr__(name: str) -> Any:
    """Public names load when they are used, so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'drafting' has no attribute {name!r}")
    return getattr(import_module(f"drafting.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)


def render(reply: Any, format: str, office: Any = None) -> bytes:
    """A Reply as "docx", "html" or "txt", with what an Office fills in.

    Raises DraftingError for a draft, and where it has no words.
    """
    from drafting.findings import DraftingError
    from drafting.form.draft import finished
    from drafting.wording.word import word
    from drafting.writers import formats, write

    if format not in formats():
        remedy = f"可写 {'、'.join(formats())}"
        raise DraftingError.of("O006", f"不会写“{format}”格式", remedy=remedy)

    return write(word(finished(reply), office), format)
