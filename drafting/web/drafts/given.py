"""What a field that is left out prints all the same, and where that is from: the office's profile, or the kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafting.model.office import Office, complete
from drafting.model.reply import Reply
from drafting.web.drafts.draft import Draft

_FIELDS = (
    "layout",
    "document_number",
    "signatory",
    "title",
    "salutation",
    "opening",
    "closing",
    "issuer",
    "contacts",
    "cc",
    "printed_by",
)
_OF_KIND = ("title", "opening", "closing")


class Given(NamedTuple):
    """What is printed in the place of a field that is left out; both empty where it has its own, or nothing."""

    text: str = ""
    source: str = ""


def given(draft: Draft, office: Office | None) -> Mapping[str, Given]:
    """What stands in for each of the fields for which something may, by their paths."""
    if draft.reply is None:
        return {}
    whole = complete(draft.reply, office) if office else draft.reply
    made = {path: _given(path, draft, whole, office) for path in _FIELDS}
    return {path: each if each.text else Given() for path, each in made.items()}


def _given(path: str, draft: Draft, whole: Reply, office: Office | None) -> Given:
    typed, filled = draft.values.get(path), getattr(whole, path)
    if typed and (path != "document_number" or filled == typed):
        return Given()
    printed = "\n".join(paragraph.text for paragraph in draft.document if paragraph.source == path)
    if office and filled is not None and filled != getattr(draft.reply, path):
        return Given(printed or str(filled), _profile(office))
    if typed is not None:
        return Given()
    own = path in _OF_KIND and office and getattr(office.ways(whole.kind), path)
    return Given(printed, f"{_profile(office)}·{whole.kind}" if own and office else "自动生成")


def _profile(office: Office) -> str:
    return f"单位档案 {office.path.name}" if office.path else "单位档案"
