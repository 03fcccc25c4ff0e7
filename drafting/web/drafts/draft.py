"""What a form's values come to, finished or not: findings, and a document with 〔…〕 where something is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafting.checking.case import Case
from drafting.checking.drafts import worded
from drafting.checking.run import examine
from drafting.document import Document
from drafting.findings import Finding, Severity
from drafting.form.draft import attempt_values, unfinished
from drafting.form.shape import Origin, shape
from drafting.form.undecided import Conflict, undecided
from drafting.model.office import Office
from drafting.model.reply import Reply
from drafting.web.drafts.awaited import Lack, lacking


@dataclass(frozen=True, slots=True)
class Draft:
    """The findings of a form and its document; `reply` has marks where something is missing.

    `complete` is whether the form can be written as it is, `waiting` whether a field waits for a choice between two
    hands' texts. `lacks` is what practice expects beside and is not there, `values` what was judged.
    """

    findings: tuple[Finding, ...]
    document: Document
    reply: Reply | None
    complete: bool
    waiting: bool = False
    lacks: tuple[Lack, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding in self.findings)

    def undecided(self, conflicts: Sequence[Conflict]) -> Draft:
        """The draft while fields wait for a choice: not complete, with an error at each."""
        if not conflicts:
            return self
        return replace(self, findings=(*undecided(conflicts), *self.findings), complete=False, waiting=True)


def judge(
    values: dict[str, Any], office: Office | None, text: str = "", folder: Path | None = None, name: str = ""
) -> Draft:
    """A draft of plain values (see plain), unfinished ones too; marks in the form's text silence findings.

    Pictures are looked for in `folder`; what stands beside the form there counts where its `name` is given. The `line`
    of a finding is that of the field's value, from 1.
    """
    origin = replace(_origin(text), file=str(folder / name) if folder and name else "") if text else None
    loaded = attempt_values(values, origin=origin)
    found = [*loaded.findings, *(unfinished(loaded.reply) if loaded.reply else ())]
    reply, document, refused = worded(loaded, office, folder, _marked)
    errors = {(finding.where, finding.code): finding for finding in [*found, *refused]}
    missing = {where for where, _ in errors}
    others = [finding for finding in _checked(reply, document, office) if finding.where not in missing]
    findings = (*errors.values(), *others)
    lacks = tuple(lacking(loaded.reply, office, findings))
    return Draft(findings, document, reply, not errors, lacks=lacks, values=values)


def as_shown(values: dict[str, Any], office: Office | None) -> Reply | None:
    """The reply of plain values with marks where something is missing, as a draft has it; nothing is checked."""
    return worded(attempt_values(values), office, shown=_marked).reply


def _marked(reply: Reply) -> Reply:
    """A mark wherever something is missing, in each answer without content."""
    marked = [
        response if response.body.strip() else response.model_copy(update={"body": f"〔第{number}条答复的内容〕"})
        for number, response in enumerate(reply.responses, 1)
    ]
    return reply.model_copy(update={"responses": tuple(marked)}).marked


@lru_cache(16)
def _origin(text: str) -> Origin:
    """Where all stands in a form's text, kept between one keystroke and the next."""
    return shape(text)[2]


def _checked(reply: Reply | None, document: Document, office: Office | None) -> Iterator[Finding]:
    if reply and len(document.paragraphs):
        for finding, paragraph in examine(Case.of_reply(document, reply, office)):
            yield replace(finding, line=paragraph.line + 1 if paragraph and paragraph.source == finding.where else 1)
