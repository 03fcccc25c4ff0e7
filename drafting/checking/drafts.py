"""A form worded as far as it goes: a mark stands for what cannot be used, so that all the rest can be checked."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafting.document import Document
from drafting.findings import DraftingError, Finding
from drafting.form.draft import Loaded, attempt_values, stand_in
from drafting.model.office import Office
from drafting.model.reply import Reply
from drafting.wording.word import word

_ROUNDS = 50
"""How often a form is worded anew; of a picture after the other that is not there, no more are told at once."""

_UNKNOWN_FIELD = "F003"
_KIND = ("", "kind", "proposal", "proposal.kind")


class Draft(NamedTuple):
    """A form's reply and document, empty where it has none, and what had no words."""

    reply: Reply | None
    document: Document
    refused: tuple[Finding, ...] = ()


def worded(
    loaded: Loaded, office: Office | None, folder: Path | None = None, shown: Callable[[Reply], Reply] | None = None
) -> Draft:
    """The reply in words; where a value has none (no such block, no such picture), again with a mark in its place.

    `shown` says how a reply is to be shown; pictures are looked for in `folder`, by default beside the form.
    """
    values, reply, refused = loaded.values, loaded.reply, []
    for _ in range(_ROUNDS):
        reply = shown(reply) if reply and shown else reply
        try:
            document = word(reply, office, places=True, folder=folder) if reply else Document(())
            return Draft(reply, document, tuple(refused))
        except DraftingError as error:
            new = [finding for finding in error.findings if finding not in refused]
        refused += new
        if not new or not all(_is_of_form(finding) for finding in new):
            break
        values = _with_marks(values, new, loaded)
        reply = attempt_values(values, origin=loaded.origin).reply
    return Draft(reply, Document(()), tuple(refused))


def _is_of_form(finding: Finding) -> bool:
    """Whether the value stands in the form, and not in the office's profile."""
    return finding.where.partition(".")[0] in Reply.model_fields


def _with_marks(values: dict[str, Any], refused: Sequence[Finding], loaded: Loaded) -> dict[str, Any]:
    marked = copy.deepcopy(values)
    for finding in refused:
        stand_in(marked, finding.where, loaded.origin.row(finding.where, finding.line))
    return marked


def touches(refused: Finding, found: Finding, row: int | None) -> bool:
    """Whether a finding is about what was refused: that value or one below it, or of a text that line alone."""
    below = bool(refused.where) and f"{found.where}.".startswith(f"{refused.where}.")
    return below and (row is None or found.line in (0, refused.line))


def has_kind(refused: Sequence[Finding]) -> bool:
    """Whether the form says what kind of letter it is."""
    return not any(finding.where in _KIND and finding.code != _UNKNOWN_FIELD for finding in refused)
