"""Letter: what each line of a letter is, and which part of the letter it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from drafting.document import HEADINGS, Document, Paragraph, Role
from drafting.language.headings import first_sentence, parse_heading
from drafting.letter.attached import Attached
from drafting.letter.body import Point
from drafting.letter.element import Element
from drafting.letter.head import Head
from drafting.letter.kind import Kind
from drafting.letter.lines import Line
from drafting.letter.salutation import Salutation

_KEPT = (*HEADINGS, Role.FIGURE)


class Part(Enum):
    """The parts of a letter, in the order of the page."""

    HEAD = "head"
    SALUTATION = "salutation"
    OPENING = "opening"
    ANSWER = "answer"
    CLOSING = "closing"
    FOOT = "foot"
    ATTACHED = "attached"


class Outline(NamedTuple):
    """A letter as checking looks at it: every line as it stands.

    `parts` has the part of each paragraph of `document`; `points` the indices of the paragraphs of each point of
    the answer.
    """

    document: Document
    parts: tuple[Part, ...]
    points: tuple[tuple[int, ...], ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it was understood: reading makes its fields from it, and checking has its outline.

    `points` divide the lines of the answer; those above the first numbered point stand in `lead`.
    `pictures` stand neither in the answer nor in an attachment.
    """

    page: Document
    head: Head
    salutation: Salutation | None
    kind: Kind
    opening: tuple[Line, ...]
    lead: tuple[Line, ...]
    points: tuple[Point, ...]
    closing: tuple[Line, ...]
    foot: tuple[Element, ...]
    attached: tuple[Attached, ...]
    pictures: tuple[Line, ...]

    def outline(self) -> Outline:
        """The lines with their roles, each with its place (`paragraph.N`); a web page's own are left out."""
        placed = list(self._lines())
        paragraphs = tuple(self._paragraph(line, role) for _, line, role in placed)
        index = {line.place: at for at, (_, line, _) in enumerate(placed)}
        groups = (self.lead, *(point.all_lines for point in self.points))
        return Outline(
            Document(paragraphs, self.page.layout, self.page.keywords),
            tuple(part for part, _, _ in placed),
            tuple(tuple(index[line.place] for line in group) for group in groups if group),
            self.kind,
        )

    def _lines(self) -> Iterator[tuple[Part, Line, Role]]:
        yield from ((Part.HEAD, e.line, e.role) for e in self.head.elements if e.role)
        if self.salutation:
            yield from ((Part.SALUTATION, line, Role.SALUTATION) for line in self.salutation.lines)
        yield from ((Part.OPENING, line, role_of(line)) for line in self.opening)
        yield from ((Part.ANSWER, line, role_of(line)) for line in self.lead)
        for point in self.points:
            if point.head:
                headed = point.heading or role_of(point.head) is not Role.HEADING_1
                yield Part.ANSWER, point.head, role_of(point.head) if headed else Role.BODY
            yield from ((Part.ANSWER, line, role_of(line)) for line in point.lines)
        yield from ((Part.CLOSING, line, role_of(line)) for line in self.closing)
        yield from sorted((*self._attached(), *self._foot()), key=lambda item: item[1].place)

    def _attached(self) -> Iterator[tuple[Part, Line, Role]]:
        for page in self.attached:
            yield Part.ATTACHED, page.head, Role.ATTACHMENT_NUMBER
            yield from ((Part.ATTACHED, line, Role.ATTACHMENT_TITLE) for line in page.title)
            yield from ((Part.ATTACHED, line, role_of(line)) for line in page.body)

    def _foot(self) -> Iterator[tuple[Part, Line, Role]]:
        ended = False
        for element in self.foot:
            ended = ended or element.page
            if element.role and not (ended and element.left):
                courtesy = element.field == "closing"
                yield Part.CLOSING if courtesy else Part.FOOT, element.line, element.role

    def _paragraph(self, line: Line, role: Role) -> Paragraph:
        lead = (first_sentence(line.text) or len(line.text)) if role in HEADINGS else 0
        return Paragraph(role, line.text, f"paragraph.{line.number}", self.page.paragraphs[line.number].line, lead)


def role_of(line: Line) -> Role:
    """What a line of the text is: a heading by its numeral, else by the page's type."""
    heading = parse_heading(line.plain)
    return HEADINGS[heading.level - 1] if heading else line.role if line.role in _KEPT else Role.BODY
