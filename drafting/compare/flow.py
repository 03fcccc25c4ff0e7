"""The text of a .docx as two of them are compared: paragraphs with a place for every character, and tables in rows.

What is no character, as a picture or a formula, has a sign in the text, the same wherever it is the same.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from drafting.findings import DraftingError
from drafting.readers._numbering import Numbering
from drafting.readers._pictures import RELATIONS
from drafting.readers._styles import Styles
from drafting.readers._word import W, attribute
from drafting.readers.docx import BODY, unpack
from drafting.review.accepted import accept
from drafting.review.package import unpacked
from drafting.review.places import Place

END = "\u2029"
"""The end of a paragraph among the characters of several."""
_NUMBERED = re.compile(r"[\s\d—\-－–第页共/]")
"""What a page's number is written with."""
_FIRST_SIGN, _MOST_SIGNS = 0xF0000, 60_000
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORDLESS = frozenset(
    f"{W}{name}"
    for name in (
        *("rPr", "lastRenderedPageBreak", "fldChar", "instrText", "softHyphen", "commentReference"),
        *("annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "delText"),
    )
)
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_INSIDE = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ins", "moveTo")
)
_AROUND = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


class Signs:
    """A sign for each thing in a text that is no character; two files share one, so that equal things are equal."""

    def __init__(self) -> None:
        self._known: dict[object, str] = {}

    def of(self, key: object) -> str:
        """The sign of what has this key; very many more are one."""
        return self._known.setdefault(key, chr(_FIRST_SIGN + min(len(self._known), _MOST_SIGNS)))


def is_sign(character: str) -> bool:
    """Whether a character stands for what is none."""
    return _FIRST_SIGN <= ord(character) <= _FIRST_SIGN + _MOST_SIGNS


@dataclass(slots=True)
class Words:
    """A paragraph: its element, its characters and the place of each; `number` is what a list puts before them."""

    element: etree._Element
    text: str = ""
    places: list[Place] = field(default_factory=list)
    number: str = ""


@dataclass(slots=True)
class Row:
    """A table's row: its element, and what stands in each cell."""

    element: etree._Element
    cells: list[list[Block]]

    @property
    def text(self) -> str:
        """The cells' texts in a line."""
        return "\t".join(" ".join(block.text for block in cell) for cell in self.cells)


@dataclass(slots=True)
class Grid:
    """A table: its element and its rows."""

    element: etree._Element
    rows: list[Row]

    @property
    def text(self) -> str:
        """All rows' texts."""
        return "\n".join(row.text for row in self.rows)


Block = Words | Grid


class Paper:
    """A .docx with all changes in its body taken: its parts, and the blocks of its text.

    `name` is how the file is called in messages; without `pictures` none is a sign. `was_reviewed`: there were changes;
    `beside`: what the headers and footers say. Raises DraftingError where the package cannot be read or copied whole.
    """

    def __init__(self, data: bytes, signs: Signs, name: str, pictures: bool = True) -> None:
        self.data, self.signs, self.name, self._pictures = data, signs, name, pictures
        try:
            parts, self.contents = unpack(data), unpacked(data)
        except DraftingError as error:
            raise DraftingError.all(replace(finding, file=name) for finding in error.findings) from None
        self.root = parts[BODY]
        self.was_reviewed = accept(self.root)
        self.styles = Styles(parts.get("word/styles.xml"))
        self.relations = {} if RELATIONS not in parts else {one.get("Id", ""): one for one in parts[RELATIONS]}
        beside = [_text(root) for part, root in parts.items() if part.startswith(("word/header", "word/footer"))]
        self.beside = sorted(filter(None, (_NUMBERED.sub("", text) for text in beside)))
        self._numbering = Numbering(parts.get("word/numbering.xml"))
        body = self.root.find(f"{W}body")
        self.blocks = self._blocks(self.root if body is None else body)

    def part_of(self, key: str) -> str:
        """The name of the part that a relation of the body points to; empty where it is none of the package."""
        one = self.relations.get(key)
        if one is None or one.get("TargetMode") == "External":
            return ""
        name = posixpath.normpath(posixpath.join("/word", one.get("Target", ""))).lstrip("/")
        return name if name in self.contents else ""

    def _blocks(self, holder: etree._Element) -> list[Block]:
        """The paragraphs and tables in a body or a cell, in order, those in content controls among them."""
        blocks: list[Block] = []
        stack = list(reversed(holder))
        while stack:
            element = stack.pop()
            if element.tag == f"{W}p":
                blocks.append(self._words(element))
            elif element.tag == f"{W}tbl":
                rows = [self._row(row) for row in under(element, f"{W}tr")]
                blocks.append(Grid(element, rows))
            elif element.tag in _AROUND:
                stack.extend(reversed(element))
        return blocks

    def _row(self, row: etree._Element) -> Row:
        return Row(row, [self._blocks(cell) for cell in under(row, f"{W}tc")])

    def _words(self, paragraph: etree._Element) -> Words:
        found = list(self._characters(paragraph))
        text = "".join(character for character, _ in found)
        listed = paragraph.find(f"{W}pPr/{W}numPr")
        if listed is None:
            listed = self.styles.numbering(attribute(paragraph.find(f"{W}pPr/{W}pStyle"), "val"))
        number = self._numbering.number(listed) if text.strip() else ""
        return Words(paragraph, text, [place for _, place in found], number)

    def _characters(self, paragraph: etree._Element) -> Iterator[tuple[str, Place]]:
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            if element.tag == f"{W}r":
                for child in element:
                    yield from self._of_run(child)
            elif element.tag in _INSIDE:
                stack.extend(reversed(element))
            elif isinstance(element.tag, str) and element.tag.startswith(MATH):
                yield from self._sign(element)

    def _of_run(self, child: etree._Element) -> Iterator[tuple[str, Place]]:
        if child.tag == f"{W}t":
            yield from ((character, Place(child, at)) for at, character in enumerate(child.text or ""))
        elif child.tag == f"{W}br":
            yield "\f" if attribute(child, "type") == "page" else "\n", Place(child, 0)
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag], Place(child, 0)
        elif isinstance(child.tag, str) and child.tag not in _WORDLESS:
            yield from self._sign(child)

    def _sign(self, element: etree._Element) -> Iterator[tuple[str, Place]]:
        """By the pictures in it and its text; where it has neither by its markup."""
        attributes = (pair for one in element.iter() for pair in one.attrib.items())
        parts = (self.part_of(key) for name, key in attributes if name in (f"{_R}embed", f"{_R}id"))
        shown = sorted(hashlib.sha256(self.contents[part]).hexdigest() for part in parts if part)
        text = _text(element)
        markup = "" if shown or text else etree.tostring(element, method="c14n", with_comments=False)
        if self._pictures or text or not shown:
            yield self.signs.of((tuple(shown), text, markup)), Place(element, 0)


def under(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls among them."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag == name:
            yield child
        elif child.tag in _AROUND:
            stack.extend(reversed(child))


def _text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t", f"{MATH}t"))
