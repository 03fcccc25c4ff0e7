"""How what is taken over from another .docx looks: as it did there where the styles agree, else as its like here."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from drafting.compare.flow import MATH, Grid, Paper, Row, Words, is_sign
from drafting.compare.taking import STYLES, Taking, cleaned
from drafting.document import HEADINGS, Role
from drafting.language.headings import parse_heading
from drafting.readers._word import W, attribute
from drafting.review.places import Place
from drafting.review.runs import set_text

_CHARACTERS = {"\t": "tab", "\n": "br", "\f": "br"}
_NOT_TAKEN = "〔图〕"
_LINE = 28  # characters of a line of the page
_NEAR = 200  # paragraphs on either side that are looked at

Character = tuple[str, Place]


class Looks:
    """How paragraphs, runs and tables of `new` look in `old`. What cannot be taken over is 〔图〕, and is counted."""

    def __init__(self, old: Paper, new: Paper) -> None:
        self._old, self._new = old, new
        self._known: dict[str, bool] = {}
        self._samples = [block for block in old.blocks if isinstance(block, Words) and block.text.strip()]
        self._roles = [_role(old, sample) for sample in self._samples]
        self._numbers = {id(sample.element): number for number, sample in enumerate(self._samples)}
        self.taking = Taking(old, new)

    def paragraph(self, words: Words, near: Words | None) -> etree._Element:
        """A paragraph of the new text as one of the old: in its own look, or that of the nearest of its role."""
        sample = None if self._agrees(words.element) else self._sample(words, near)
        made = words.element.makeelement(f"{W}p", nsmap={"w": W[1:-1]})
        listed = sample is not None and bool(sample.number)
        properties = (words if sample is None else sample).element.find(f"{W}pPr")
        if properties is not None:
            made.append(cleaned(deepcopy(properties), keep_list=listed))
            if (type_ := made[0].find(f"{W}rPr")) is not None:
                made[0].remove(type_)
        characters = literal(words, bare=listed)
        if sample is not None and words.text == words.text.lstrip():  # blanks that are typed as an indent
            blanks = sample.text[: len(sample.text) - len(sample.text.lstrip(" \u3000"))]
            characters = [*((blank, words.places[0]) for blank in blanks), *characters]
        groups = [list(group) for _, group in groupby(characters, key=lambda one: type_key(one[1]))]
        for number, group in enumerate(groups):
            type_ = _type(group[-1][1]) if sample is None else _sampled(sample, _role(self._new, words), number, groups)
            made.extend(self.runs(group, type_))
        return made

    def runs(self, characters: Sequence[Character], type_: etree._Element | None) -> list[etree._Element]:
        """Characters of the new text as runs in this type, formulas beside them."""
        made = []
        for plain, group in groupby(characters, key=lambda one: one[0] not in _CHARACTERS and not is_sign(one[0])):
            if plain:
                text = etree.Element(f"{W}t", nsmap={"w": W[1:-1]})
                set_text(text, "".join(character for character, _ in group))
                made.append(_run(text, type_))
            else:
                made.extend(_run(self._element(*one), type_) for one in group)
        return made

    def _element(self, character: str, place: Place) -> etree._Element:
        """What stands for a character that is none of a text; 〔图〕 for what cannot be taken over."""
        if name := _CHARACTERS.get(character):
            return etree.Element(f"{W}{name}", {f"{W}type": "page"} if character == "\f" else {}, {"w": W[1:-1]})
        taken = self.taking.element(place.element)
        if taken is None:
            self.taking.lost += 1
            taken = etree.Element(f"{W}t", nsmap={"w": W[1:-1]})
            taken.text = _NOT_TAKEN
        return taken

    def table(self, grid: Grid) -> etree._Element:
        """A table of the new text as it was there."""
        return self.taking.whole(grid.element, self._means_the_same)

    def row(self, row: Row, sample: Row | None) -> etree._Element:
        """A row of the new text in the look of one of the old with as many cells, else as it was there."""
        if sample is None or len(sample.cells) != len(row.cells) or _merges(sample.element):
            return self.taking.whole(row.element, self._means_the_same)
        made = row.element.makeelement(f"{W}tr", nsmap={"w": W[1:-1]})
        for name in ("tblPrEx", "trPr"):
            made.extend(cleaned(one) for one in deepcopy(sample.element.findall(f"{W}{name}")))
        for mark in made.findall(f"{W}trPr/{W}tblHeader"):
            mark.getparent().remove(mark)
        for mine, theirs in zip(sample.cells, row.cells, strict=True):
            cell = etree.SubElement(made, f"{W}tc")
            like = next((block for block in mine if isinstance(block, Words)), None)
            if like is not None:
                cell.extend(deepcopy(like.element.getparent().findall(f"{W}tcPr")))
            for block in theirs:
                cell.append(
                    self._celled(block, like)
                    if isinstance(block, Words)
                    else self.taking.whole(block.element, self._means_the_same)
                )
        return made

    def _celled(self, words: Words, like: Words | None) -> etree._Element:
        made = words.element.makeelement(f"{W}p", nsmap={"w": W[1:-1]})
        if like is not None and (properties := like.element.find(f"{W}pPr")) is not None:
            made.append(cleaned(deepcopy(properties)))
        if words.text:
            type_ = like.element.find(f".//{W}r/{W}rPr") if like is not None else None
            made.extend(self.runs(literal(words), type_))
        return made

    def _agrees(self, element: etree._Element) -> bool:
        """Whether all styles that an element of the new text names mean the same in the old one."""
        keys = {attribute(one, "val") for one in element.iter(*STYLES)}
        if element.find(f"{W}pPr/{W}pStyle") is None:
            keys.add(self._new.styles.default)
        if element.find(f"{W}pPr/{W}numPr") is not None:
            return False
        return all(map(self._means_the_same, keys))

    def _means_the_same(self, key: str) -> bool:
        if key not in self._known:
            ours, theirs = ([*map(_canonical, paper.styles.chain(key))] for paper in (self._old, self._new))
            numbered = self._new.styles.numbering(key) is not None
            self._known[key] = ours == theirs and not numbered and bool(ours or not key)
        return self._known[key]

    def _sample(self, words: Words, near: Words | None) -> Words | None:
        """The nearest paragraph of its role, above before below, a sentence for a sentence; else any near."""
        role, sentence = _role(self._new, words), _is_sentence(words)
        at = self._numbers.get(id(near.element), -1) if near is not None else -1
        order = [*range(at, max(at - _NEAR, -1), -1), *range(at + 1, min(at + _NEAR, len(self._samples)))]
        alike = [number for number in order if self._roles[number] is role]
        found = (number for number in alike if _is_sentence(self._samples[number]) is sentence)
        number = next(found, (alike or order or [None])[0])
        return None if number is None else self._samples[number]


def literal(words: Words, bare: bool = False) -> list[Character]:
    """A paragraph's characters and their places, a list's number as characters; `bare`: without any numeral."""
    characters = list(zip(words.text, words.places, strict=True))
    if not bare:
        return [*((character, words.places[0]) for character in words.number), *characters]
    heading = parse_heading(words.text) if not words.number else None
    return characters[heading.length if heading else 0 :]


def _run(content: etree._Element, type_: etree._Element | None) -> etree._Element:
    """A run of one element in this type; a formula stands without one."""
    if content.tag.startswith(MATH):
        return content
    run = etree.Element(f"{W}r", nsmap={"w": W[1:-1]})
    if type_ is not None:
        run.append(cleaned(deepcopy(type_)))
    run.append(content)
    return run


def _is_sentence(words: Words) -> bool:
    """Whether it is of the running text, not a line such as a salutation, a signature or a date."""
    return len(words.text) > _LINE or words.text.rstrip().endswith(("。", "；", "！", "？"))


def _role(paper: Paper, words: Words) -> Role:
    """What a paragraph is: by its style, else by its numeral."""
    role = paper.styles.role(attribute(words.element.find(f"{W}pPr/{W}pStyle"), "val"))
    heading = parse_heading(words.number + words.text) if role is Role.BODY else None
    return HEADINGS[heading.level - 1] if heading else role


def _sampled(sample: Words, role: Role, number: int, groups: Sequence[object]) -> etree._Element | None:
    """The type of a group of characters: a heading's lead as the sample begins, text as most of it is."""
    places = [place for place in sample.places if place.element.getparent().tag == f"{W}r"]
    if not places:
        return None
    runs = [list(run) for _, run in groupby(places, key=type_key)]
    if role in HEADINGS and number == 0:
        return _type(runs[0][0])
    return _type(max(runs[1:] if role in HEADINGS and runs[1:] else runs, key=len)[0])


def _type(place: Place) -> etree._Element | None:
    """The properties of the run that a character stands in."""
    return place.element.getparent().find(f"{W}rPr")


def type_key(place: Place) -> bytes:
    """The properties of a character's run as they can be compared."""
    type_ = _type(place)
    return b"" if type_ is None else etree.tostring(type_, method="c14n")


def _merges(row: etree._Element) -> bool:
    return row.find(f"{W}tc/{W}tcPr/{W}vMerge") is not None


def _canonical(style: etree._Element) -> bytes:
    return b"".join(etree.tostring(child, method="c14n") for child in style if child.tag != f"{W}rsid")
