"""A form's letter as a file of some format has it: each line with the line of the field that it was made from.

The letter is written and read back, so that it has lost what the reviewed file lost: blanks, the names of pictures, how
a title is parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafting.document import Document, Paragraph, Role
from drafting.language.headings import parse_heading
from drafting.language.pictures import parse_picture
from drafting.readers import read_document
from drafting.writers import formats, write

OPENING, CLOSING = "opening", "closing"
RUNNING = re.compile(rf"{OPENING}|{CLOSING}|responses\.\d+\.(?:heading|body)|attachments\.\d+\.body")
"""The fields whose text runs on."""
_NO_WORDS = str.maketrans("", "", "|\\")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of running text: the field and the line of its value (from 0) that it was made from.

    `numeral`: how many characters before the field's are derived, as 一、. `typed`: the rest is the field's very line;
    else a block or the kind made it.
    """

    path: str
    row: int
    numeral: int
    typed: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """The letter as it is read from a file of the format; `lines` has what running text was made from, by number."""

    document: Document
    texts: tuple[str, ...]
    lines: dict[int, Line]


def printed(document: Document, suffix: str) -> Printed:
    """A letter that was worded with places, as a file with this suffix has it; of one that is not written, as .docx."""
    shape = suffix.lstrip(".").lower()
    read = read_document(write(document, shape if shape in formats() else "docx"))
    texts = texts_of(read)
    return Printed(read, texts, dict(_found(document.paragraphs, texts)))


def texts_of(document: Document) -> tuple[str, ...]:
    """The lines of a letter without the blanks around them."""
    return tuple(paragraph.text.strip() for paragraph in document)


def words(line: str) -> str:
    """What of a line is the same however it is printed: no blanks, no bars of a table, no name of a picture."""
    picture = parse_picture(line.strip())
    return "".join((picture.caption if picture else line).translate(_NO_WORDS).split())


def unnumbered(line: str) -> str:
    """A line without the numeral of level 1, which follows from its place."""
    heading = parse_heading(line)
    return line[heading.length :] if heading and heading.level == 1 else line


def _found(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> Iterator[tuple[int, Line]]:
    """The line of each paragraph of running text that is in the file, in order."""
    at, known = 0, [words(text) for text in texts]
    for paragraph in paragraphs:
        if not RUNNING.fullmatch(paragraph.source):
            continue
        wanted = words(paragraph.text)
        place = next((place for place in range(at, len(known)) if known[place] == wanted), None)
        if place is not None:
            yield place, _line(paragraph)
            at = place + 1


def _line(paragraph: Paragraph) -> Line:
    spans = paragraph.spans
    own = bool(spans) and all(span.source == paragraph.source and span.line == paragraph.line for span in spans)
    numeral = spans[0].start if own else 0
    return Line(paragraph.source, paragraph.line, numeral, own or paragraph.role is Role.FIGURE)
