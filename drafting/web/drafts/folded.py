"""What a folded section of the page says in its one line: each value in words, and where it is from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from drafting.model.fields import spoken, value_at
from drafting.model.office import Office
from drafting.web.drafts.draft import Draft
from drafting.web.drafts.given import Given
from drafting.web.fields.offers import named
from drafting.web.fields.view import SECTIONS

_COUNTED = {"proposal.demands": "项", "responses": "条"}
"""Lists of which only the number is said."""


class Told(NamedTuple):
    """One value: what it is of beside its section, its words, and where it is from where nobody typed it here."""

    label: str
    text: str
    source: str = ""


def folded(draft: Draft, given: Mapping[str, Given], office: Office | None) -> Mapping[str, list[Told]]:
    """For each section of the page what stands in it."""
    printed: dict[str, list[str]] = {}
    for paragraph in draft.document:
        printed.setdefault(paragraph.source, []).append(paragraph.text)
    return {
        key: [
            told._replace(label="") if told.label == title else told
            for path in (*usual, *more)
            if (told := _told(path, draft, given, office, printed)).text
        ]
        for key, (title, usual, more) in SECTIONS.items()
    }


def _told(
    path: str, draft: Draft, given: Mapping[str, Given], office: Office | None, printed: Mapping[str, list[str]]
) -> Told:
    label, stands = spoken(path).rpartition("·")[2], given.get(path, Given())
    if stands.text:
        return Told(label, stands.text, stands.source)
    value = value_at(draft.values, path)
    block = named(dict(draft.values), path, office) if path in ("opening", "closing", "cc", "contacts") else ""
    if block:
        return Told(label, "".join(printed.get(path, ())) or block, f"标准段“{block}”")
    if path in _COUNTED and isinstance(value, list):
        return Told(label, f"{len(value)}{_COUNTED[path]}" if value else "")
    return Told(label, _words(value))


def _words(value: Any) -> str:
    """A value in words: of a list each item, of a record its short values."""
    if isinstance(value, list):
        return "、".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        short = [f"{each}份" if name == "copies" else each for name, each in value.items() if each and name != "body"]
        return " ".join(each for each in short if isinstance(each, str))
    return value if isinstance(value, str) else ""
