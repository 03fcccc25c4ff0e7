"""A case as the rules see it: the document, the reply behind it where there is one, and facts derived once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.checking.salutation import Salutation, salutation_of
from drafting.document import HEADINGS, Document, Paragraph, Role
from drafting.language.names import is_organisation
from drafting.language.numerals import DATE, parse_date
from drafting.language.pairs import QUOTATIONS, mask, pair
from drafting.language.sought import may_match
from drafting.language.tables import Table, is_caption, parse_table
from drafting.letter.chamber import weighed_subject
from drafting.letter.letter import Part
from drafting.letter.result import class_behind, class_in
from drafting.model.kinds import SUBJECTS, kind_of
from drafting.model.outcome import Outcome, outcome

if TYPE_CHECKING:
    from drafting.checking.look import Look, Page
    from drafting.letter.letter import Outline
    from drafting.model.reply import Reply

PROSE = (Role.BODY, *HEADINGS)

_NEAR = 60  # how many paragraphs, blank ones among them, may stand between two that are read


_WITHHELD = re.compile(r"（([^（）]{2,40})从略）")


Placed = tuple[tuple[int, Paragraph], ...]
"""Paragraphs with their indices."""


@dataclass(frozen=True)
class Case:
    """One letter, from a form (`of_reply`) or from a page (`of_letter`); the rules do not ask which.

    `document` is the reply worded, or what was read; `page` is how a .docx looks. `subject` is what is answered
    (建议, 议案, 提案; "" where nothing says), `cohandled`: it is a co-handler's opinion to the host unit. `opening`
    and `closing` stand before and behind the answer; `parts` are the answer by its points, `attached` the paragraphs of
    attachments, which have numbers and an end of their own.
    """

    document: Document
    reply: Reply | None
    office: Any
    page: Page | None
    subject: str
    cohandled: bool
    opening: Placed
    closing: Placed
    parts: tuple[Placed, ...]
    attached: frozenset[int]

    @classmethod
    def of_reply(cls, document: Document, reply: Reply, office: Any = None) -> Case:
        """The case of a form and the document it is worded as: each paragraph says which field it came from."""
        attached = frozenset(n for n, p in enumerate(document.paragraphs) if p.source.startswith("attachments."))
        prose = [(n, p) for n, p in enumerate(document.paragraphs) if p.role in PROSE and n not in attached]
        kind = kind_of(reply.kind)
        fields = {field: tuple(item for item in prose if item[1].source == field) for field in ("opening", "closing")}
        answer = (item for item in prose if item[1].source not in fields)
        parts = groupby(answer, lambda item: item[1].source.rpartition(".")[0])
        return cls(
            document,
            reply,
            office,
            None,
            subject=reply.subject,
            cohandled=not kind.answers_proposer,
            **fields,
            parts=tuple(tuple(part) for _, part in parts),
            attached=attached,
        )

    @classmethod
    def of_letter(cls, letter: Outline, office: Any = None, page: Page | None = None) -> Case:
        """The case of a letter as it was recognised."""
        document = letter.document
        placed = [*zip(letter.parts, enumerate(document.paragraphs), strict=True)]
        opening, closing = (
            tuple(item for part, item in placed if part is wanted and item[1].role in PROSE)
            for wanted in (Part.OPENING, Part.CLOSING)
        )
        parts = tuple(tuple((index, document.paragraphs[index]) for index in point) for point in letter.points)
        return cls(
            document,
            None,
            office,
            page,
            subject=weighed_subject(
                letter.kind.subject or "",
                document.text(Role.TITLE),
                "\n".join(paragraph.text for _, paragraph in opening),
                salutation_of(document).called,
            ),
            cohandled=letter.kind.name == "会办意见",
            opening=opening,
            closing=closing,
            parts=parts,
            attached=frozenset(n for n, part in enumerate(letter.parts) if part is Part.ATTACHED),
        )

    @property
    def form(self) -> Path | None:
        """The form's file, where it is one: a text that is being typed has none beside which something stands."""
        file = self.reply._origin.file if self.reply and self.reply._origin else ""
        return Path(file) if file and Path(file).is_file() else None

    @property
    def book(self) -> Any:
        """The citation book of the office's archive; None where there is none."""
        return getattr(self.office, "_book", None)

    def each(self, *roles: Role) -> Iterator[tuple[int, Paragraph]]:
        """The paragraphs of these roles with their index."""
        return ((index, p) for index, p in enumerate(self.document.paragraphs) if p.role in roles)

    def first(self, *roles: Role) -> tuple[int, Paragraph] | None:
        """The first paragraph of these roles with its index."""
        return next(self.each(*roles), None)

    @cached_property
    def prose(self) -> tuple[tuple[int, Paragraph], ...]:
        """Text and headings, from the opening to the closing."""
        return tuple(item for item in self.each(*PROSE) if item[0] not in self.attached)

    @cached_property
    def end(self) -> int:
        """The last paragraph of the text: where what is missing at the foot is missed."""
        return self.prose[-1][0] if self.prose else len(self.document.paragraphs) - 1

    def left_blank(self, field: str) -> bool:
        """Whether the form has this field and leaves it empty: its label is printed with room to write by hand."""
        return self.reply is not None and getattr(self.reply, field) == ""

    def leaves_out(self, what: str) -> bool:
        """Whether a note says that this is left out, as the public edition's does."""
        notes = (_WITHHELD.fullmatch(paragraph.text.strip()) for _, paragraph in self.each(Role.NOTE, Role.BODY))
        return any(what in note[1].split("、") for note in notes if note)

    @cached_property
    def run_together(self) -> int | None:
        """The paragraph that holds salutation, opening and answer in one, as where a page has lost its lines."""
        addressed = self.first(Role.SALUTATION)
        if self.reply or not addressed:
            return None
        source = addressed[1].source
        together = sum(paragraph.source == source for _, paragraph in self.prose) if source else 0
        return addressed[0] if together > 1 else None

    @cached_property
    def masks(self) -> tuple[bytes, ...]:
        """Of each paragraph: which characters stand in a quotation."""
        texts = (paragraph.text for paragraph in self.document.paragraphs)
        return tuple(mask(len(text), closed) for text, closed in zip(texts, self.quotations, strict=True))

    @cached_property
    def quotations(self) -> tuple[list[tuple[int, int]], ...]:
        """Of each paragraph: the closed pairs of quotation and title marks, the marks included."""
        return tuple(pair(paragraph.text, QUOTATIONS).closed for paragraph in self.document.paragraphs)

    @cached_property
    def characters(self) -> tuple[frozenset[str], ...]:
        """Of each paragraph: the characters it holds."""
        return tuple(frozenset(paragraph.text) for paragraph in self.document.paragraphs)

    @cached_property
    def all_characters(self) -> frozenset[str]:
        """The characters of all paragraphs."""
        return frozenset().union(*self.characters)

    def quoted(self, index: int, position: int) -> bool:
        """Whether a character stands inside a quotation or a title."""
        return self.masks[index][position] != 0

    def scan(
        self, pattern: re.Pattern[str], roles: Iterable[Role] = PROSE, quoted: bool = False
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches in paragraphs of these roles; those that begin in a quotation only where `quoted`."""
        if not may_match(pattern, self.all_characters):
            return
        for index, paragraph in self.each(*roles):
            if not may_match(pattern, self.characters[index]):
                continue
            for match in pattern.finditer(paragraph.text):
                if quoted or not self.quoted(index, match.start()):
                    yield index, match

    @cached_property
    def looks(self) -> dict[int, Look]:
        """How the paragraphs of a .docx are set, by their index."""
        looks = self.page.looks if self.page else ()
        found: dict[int, Look] = {}
        begin = 0
        for index, paragraph in enumerate(self.document.paragraphs):
            near = range(begin, min(len(looks), begin + _NEAR))
            at = next((at for at in near if _shows(looks[at].text, paragraph.text)), None)
            if at is not None:
                found[index], begin = looks[at], at
        return found

    @cached_property
    def tables(self) -> dict[int, tuple[int, Table]]:
        """The tables of columns typed or read as rows between |: the index of each of their lines -> the first's."""
        texts = [paragraph.text for paragraph in self.document.paragraphs]
        found: dict[int, tuple[int, Table]] = {}
        for index, text in enumerate(texts):
            if index not in found and ("|" in text or is_caption(text)):
                table = parse_table(texts[at] for at in range(index, len(texts)))
                found |= {at: (index, table) for at in range(index, index + table.lines)} if table else {}
        return found

    @cached_property
    def title(self) -> str:
        """The title, its lines joined."""
        return self.document.text(Role.TITLE)

    @cached_property
    def chamber(self) -> str:
        """人大 or 政协; "" where nothing says."""
        return SUBJECTS[self.subject][0] if self.subject else ""

    @cached_property
    def person(self) -> str:
        """代表 or 委员; "" where nothing says."""
        return SUBJECTS[self.subject][1] if self.subject else ""

    @cached_property
    def salutation(self) -> Salutation:
        """Who is spoken to."""
        return salutation_of(self.document)

    @cached_property
    def persons(self) -> int | None:
        """How many are spoken to; None where the salutation does not say."""
        if not self.salutation.names:
            return None
        several = 2 if self.salutation.counted == 0 else self.salutation.counted or 0
        return max(len(self.salutation.names), several)

    @cached_property
    def to_organisation(self) -> bool:
        """Whether the letter is to an organisation, which is no 您."""
        names = self.salutation.names
        return bool(names) and not self.salutation.called and any(is_organisation(name) for name in names)

    @cached_property
    def answer(self) -> Placed:
        """What stands between opening and closing."""
        return tuple(item for part in self.parts for item in part)

    @cached_property
    def date(self) -> date | None:
        """成文日期, where it is one."""
        match = DATE.search(self.document.text(Role.DATE))
        try:
            return parse_date(match[0]) if match else None
        except ValueError:
            return None

    @cached_property
    def result(self) -> str:
        """The class as marked, its label left out: A, B, 甲 …; "" where there is none."""
        marked = self.reply.result or "" if self.reply else self.document.text(Role.RESULT)
        return class_in(marked) or ("" if self.reply else class_behind(self.title))

    @cached_property
    def outcome(self) -> Outcome | None:
        """What the class means by the office's scheme."""
        return outcome(self.result, getattr(self.office, "classes", None)) if self.result else None


def _shows(set_text: str, text: str) -> bool:
    """Whether a set paragraph holds this text, white space and the number of a list aside."""
    plain, wanted = "".join(set_text.split()), "".join(text.split())
    return bool(plain) and (wanted in plain or wanted.endswith(plain))
