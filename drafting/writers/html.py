"""Document -> one HTML page that stands alone: no script, no network; it looks like the letter and prints on A4."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from drafting.document import Document, Role
from drafting.language.titles import break_title
from drafting.layout.flow import heads
from drafting.layout.imprint import unprinted
from drafting.layout.pictures import data_uri, size
from drafting.layout.tables import grouped
from drafting.shelf import template

_USED = {
    "Role": Role,
    "break_title": break_title,
    "grouped": grouped,
    "heads": heads,
    "data_uri": data_uri,
    "size": size,
}


@cache
def _page() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template("page.html").read_text(encoding="utf-8"))


def write(document: Document) -> bytes:
    """UTF-8 HTML."""
    left_out = unprinted(document)
    shown = replace(document, paragraphs=tuple(p for p in document if p not in left_out)) if left_out else document
    return _page().render(document=shown, **_USED).encode("utf-8")
