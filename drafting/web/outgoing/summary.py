"""Every value of a form in the order of the letter, with what is found at it: read once more before it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafting.findings import Finding
from drafting.model.fields import nearest
from drafting.model.office import Office
from drafting.web.drafts.draft import Draft
from drafting.web.drafts.given import Given, given
from drafting.web.fields.view import Field, Section, sections

WHOLE = "全文"


@dataclass(slots=True)
class Line:
    """One value: its path and label, what is printed of it and, where it was left out, from where; its findings."""

    path: str
    label: str
    value: str
    source: str = ""
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the letter."""

    title: str
    lines: Sequence[Line]


def summary(draft: Draft, office: Office | None, findings: Iterable[Finding]) -> list[Part]:
    """The parts of a form; what stands in no field, and what no field holds, is said of the whole first.

    A field without a value is left out, unless something is found at it.
    """
    stands = given(draft, office)
    parts = [Part(one.title, list(_lines(one, stands))) for one in sections(dict(draft.values), office)]
    whole = Line("", WHOLE, "")
    places = {line.path: line for part in parts for line in part.lines}
    for finding in findings:
        places.get(nearest(finding.where, places), whole).findings.append(finding)
    shown = [Part(part.title, [one for one in part.lines if one.value or one.findings]) for part in parts]
    return [*([Part(WHOLE, [whole])] if whole.findings else []), *(part for part in shown if part.lines)]


def _lines(section: Section, stands: Mapping[str, Given]) -> Iterator[Line]:
    for each in (*section.fields, *section.more):
        own = stands.get(each.path, Given())
        if each.input != "list":
            yield Line(each.path, each.label, own.text or _told(each), own.source)
            continue
        if own.text or not each.items:
            yield Line(each.path, each.label, own.text, own.source)
        for number, row in enumerate(each.items):
            yield Line(f"{each.path}.{number}", _label(each, number), _row(row))


def _label(holder: Field, number: int) -> str:
    return f"{holder.label}{number + 1}" if len(holder.items) > 1 else holder.label


def _row(row: Iterable[Field]) -> str:
    """A row of a list: its short values in one line, its text below."""
    told = [(one.input == "area", _told(one)) for one in row]
    short = "　".join(text for is_text, text in told if text and not is_text)
    return "\n".join(filter(None, [short, *(text for is_text, text in told if is_text)]))


def _told(one: Field) -> str:
    """The value in words: of a choice its label, of a standard block what it prints; that it is empty on purpose."""
    if one.blanked:
        return one.blank
    if one.reads:
        return f"标准段“{one.value}”：\n{one.reads}"
    text = dict(one.choices).get(one.value, one.value) if one.value else ""
    return f"{text}份" if text and one.path.endswith(".copies") else text
