"""How a .docx looks: paper, margins, grid, and the type of every paragraph with its styles' inheritance resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from drafting.readers._styles import Styles
from drafting.readers._word import W, attribute, number

_HAN = re.compile("[一-鿿]")
Element = etree._Element


@dataclass(frozen=True, slots=True)
class Paper:
    """The last section's page in twips; `pitch`: the grid's line, 0 without one; `extra`: points per character."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    pitch: int = 0
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one type: East Asian font ("" where none is named), size in points, closer or wider spacing in points."""

    text: str
    font: str
    size: float
    spacing: float


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph as set: its runs, its line in twips (0: not exact), its first line's indent in characters."""

    text: str
    runs: tuple[Run, ...]
    line: int
    indent: float
    before: int
    after: int

    @property
    def han(self) -> tuple[Run, ...]:
        """The runs that hold Han characters."""
        return tuple(run for run in self.runs if _HAN.search(run.text))


@dataclass(frozen=True, slots=True)
class Page:
    """A .docx as it looks. `numbered`: whether a footer holds the page number."""

    paper: Paper | None
    looks: tuple[Look, ...]
    numbered: bool


def read_page(parts: dict[str, Element]) -> Page:
    """The looks of a package's parts, as the reader of .docx unpacks them."""
    body = parts["word/document.xml"]
    styles = Styles(parts.get("word/styles.xml"))
    section = next(reversed(list(body.iter(f"{W}sectPr"))), None)
    looks = tuple(_look(paragraph, styles) for paragraph in body.iter(f"{W}p"))
    footers = [part for name, part in parts.items() if name.startswith("word/footer")]
    return Page(_paper(section), looks, any(_has_number(footer) for footer in footers))


def _has_number(footer: Element) -> bool:
    fields = [attribute(field, "instr") for field in footer.iter(f"{W}fldSimple")]
    fields += [field.text or "" for field in footer.iter(f"{W}instrText")]
    return any(re.search(r"\bPAGE\b", field) for field in fields)


def _paper(section: Element | None) -> Paper | None:
    size = section.find(f"{W}pgSz") if section is not None else None
    margins = section.find(f"{W}pgMar") if section is not None else None
    if size is None or margins is None:
        return None
    sides = (_int(attribute(margins, side)) for side in ("top", "bottom", "left", "right"))
    grid = section.find(f"{W}docGrid")
    kind = attribute(grid, "type")
    pitch = _int(attribute(grid, "linePitch")) if kind in ("lines", "linesAndChars", "snapToChars") else 0
    extra = _int(attribute(grid, "charSpace")) / 4096 if kind in ("linesAndChars", "snapToChars") else 0.0
    return Paper(_int(attribute(size, "w")), _int(attribute(size, "h")), *sides, pitch, extra)


def _look(paragraph: Element, styles: Styles) -> Look:
    own = paragraph.find(f"{W}pPr")
    key = attribute(own.find(f"{W}pStyle") if own is not None else None, "val")

    def value(element: str, name: str) -> str:
        return styles.value([own], key, f"pPr/{element}", name)

    runs = tuple(_run(run, key, styles) for run in paragraph.iter(f"{W}r"))
    exact = value("spacing", "lineRule") == "exact"
    size = runs[0].size if runs else 16.0
    characters = _int(value("ind", "firstLineChars")) / 100
    indent = characters or _int(value("ind", "firstLine")) / 20 / size
    spacing = (_int(value("spacing", side)) for side in ("before", "after"))
    text = "".join(run.text for run in runs)
    return Look(text, runs, _int(value("spacing", "line")) if exact else 0, indent, *spacing)


def _run(run: Element, key: str, styles: Styles) -> Run:
    own = run.find(f"{W}rPr")
    character = attribute(own.find(f"{W}rStyle") if own is not None else None, "val")
    holders = [own, *(style.find(f"{W}rPr") for style in styles.chain(character) if character)]

    def value(element: str, name: str) -> str:
        return styles.value(holders, key, f"rPr/{element}", name)

    text = "".join(part.text or "" for part in run.iter(f"{W}t"))
    return Run(
        text, value("rFonts", "eastAsia"), _int(value("sz", "val")) / 2 or 10.0, _int(value("spacing", "val")) / 20
    )


def _int(text: str) -> int:
    return number(text) or 0
