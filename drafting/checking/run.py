"""Checking: every rule over one case, each fault placed where a person can mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from drafting.checking.case import Case
from drafting.checking.marks import marks_of, silenced
from drafting.checking.rule import Fault, Rule, rules
from drafting.document import Document, Paragraph, Span
from drafting.findings import Finding, Fix
from drafting.letter.letter import Outline
from drafting.letter.recognise import by_roles

MOST = 500
"""Findings of one rule in one case; nobody reads more, and a hostile file has no end of them. What is cut is said."""

_DERIVED = {"salutation": "proposal.proposers", "title": "proposal", "opening": "proposal", "closing": "proposal"}
"""Where a paragraph's words come from when its own field is absent."""


def check(
    subject: Any, office: Any = None, page: Any = None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Finding]:
    """The findings of a Reply or of a Document, in the order of the page.

    `office` has what differs from place to place (results, required_cc, ignore); `page` is how a .docx looks;
    `select` and `ignore` are beginnings of codes. A Document's roles are taken as they are. Raises DraftingError
    where a Reply cannot be worded.
    """
    case = case_of(subject, office, page)
    return [finding for finding, _ in examine(case, select, ignore)]


def case_of(subject: Any, office: Any = None, page: Any = None) -> Case:
    """A Reply, worded, the Outline of a letter, or a Document with roles, as the rules see it.

    Raises DraftingError where a Reply cannot be worded.
    """
    if isinstance(subject, Outline):
        return Case.of_letter(subject, office, page)
    if isinstance(subject, Document):
        return Case.of_letter(by_roles(subject), office, page)
    from drafting.wording.word import word

    return Case.of_reply(word(subject, office, places=True), subject, office)


def examine(
    case: Case, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Iterator[tuple[Finding, Paragraph | None]]:
    """The findings of a case, each with the paragraph it is about."""
    ignored = (*ignore, *(getattr(case.office, "ignore", None) or ()))
    chosen = [rule for rule in rules().values() if _chosen(rule.code, tuple(select), ignored)]
    found = [(_order(case, fault), rule.code, rule, fault) for rule in chosen for fault in _some(rule, case)]
    found.sort(key=lambda item: item[:2])
    origin = case.reply._origin if case.reply else None
    marks = marks_of(origin)
    told: set[tuple[object, ...]] = set()
    for _, _, rule, fault in found:
        finding = _finding(case, rule, fault)
        if origin and finding.span and _is_told(finding, told):
            continue
        if not silenced(finding.code, finding.where, marks, origin):
            yield finding, case.document.paragraphs[fault.at] if isinstance(fault.at, int) else None


def _is_told(finding: Finding, told: set[tuple[object, ...]]) -> bool:
    """Whether the same was said of the same characters of the form, which may be printed in several places."""
    same = (finding.code, finding.message, finding.line, finding.column, finding.span)
    known = same in told
    told.add(same)
    return known


def _some(rule: Rule, case: Case) -> Iterator[Fault]:
    found = iter(rule.find(case))
    yield from islice(found, MOST)
    if cut := next(found, None):
        yield Fault(cut.at, f"同一规则已列出{MOST}处，其余没有列出", "先改正已列出的，再检查一次")


def _chosen(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    return (not select or code.startswith(select)) and not code.startswith(ignore)


def _order(case: Case, fault: Fault) -> tuple[int, int]:
    """By paragraph, then by character; what is about a field alone stands where its first paragraph is."""
    if isinstance(fault.at, int):
        return fault.at, fault.span[0] if fault.span else 0
    sources = [n for n, p in enumerate(case.document.paragraphs) if f"{p.source}.".startswith(f"{fault.at}.")]
    return sources[0] if sources else len(case.document.paragraphs), 0


def _finding(case: Case, rule: Rule, fault: Fault) -> Finding:
    said: dict[str, Any] = {"message": fault.message, "remedy": fault.remedy}
    if case.reply:
        return Finding(rule.code, rule.severity, **said, **_in_form(case, fault))
    return Finding(rule.code, rule.severity, **said, **_in_document(case, fault))


def _in_document(case: Case, fault: Fault) -> dict[str, Any]:
    if not isinstance(fault.at, int) or not 0 <= fault.at < len(case.document.paragraphs):
        return {"where": str(fault.at) if isinstance(fault.at, str) else "", "span": fault.span}
    paragraph = case.document.paragraphs[fault.at]
    where = paragraph.source if paragraph.source.startswith("paragraph.") else f"paragraph.{fault.at}"
    place = f"第{int(where.rpartition('.')[2]) + 1}段"
    return {"where": where, "place": place, "span": fault.span, "fix": _fix(fault, paragraph.text, 0)}


def _in_form(case: Case, fault: Fault) -> dict[str, Any]:
    """Where in the form a fault stands, by what its characters are. A mend is offered inside of one field's line."""
    from drafting.model.fields import locate

    if isinstance(fault.at, str):
        return locate(case.reply, fault.at)
    paragraph = case.document.paragraphs[fault.at]
    field = _field(paragraph.spans, fault.span) if fault.span else None
    if field is None:
        return locate(case.reply, *_beginning(case.reply, paragraph))
    by = field.offset - field.start
    start, end = (min(max(place, field.start), field.end) for place in fault.span)
    fix = _fix(fault, paragraph.text, by) if (start, end) == fault.span else None
    return {**locate(case.reply, field.source, field.line, start + by), "span": (start + by, end + by), "fix": fix}


def _beginning(reply: Any, paragraph: Paragraph) -> tuple[str, int, int]:
    """Where a paragraph's own field has its first character in it, or the field that its words are derived from."""
    from drafting.model.fields import value_at

    own = next((span for span in paragraph.spans if span.source == paragraph.source), None)
    if own:
        return own.source, own.line, own.offset
    absent = value_at(reply, paragraph.source) is None
    return _DERIVED.get(paragraph.source, paragraph.source) if absent else paragraph.source, paragraph.line, 0


def _field(spans: Sequence[Span], place: tuple[int, int]) -> Span | None:
    """The field's characters that a place lies in, or else the first that it has a part of."""
    start, end = place
    whole = (span for span in spans if span.start <= start and end <= span.end)
    part = (span for span in spans if span.start < end and start < span.end)
    return next(whole, None) or next(part, None)


def _fix(fault: Fault, text: str, shift: int) -> Fix | None:
    if fault.mend is None or fault.span is None:
        return None
    start, end = fault.span
    return Fix(start + shift, text[start:end], *fault.mend)


@lru_cache(maxsize=64)
def shift_of(text: str, part: str) -> int:
    """Where a part begins in a text, 0 where it is none. Kept, for a long line may have many findings."""
    return max(0, text.find(part))
