"""What is taken over from one .docx into another: elements without the marks of their place, with their pictures."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from drafting.compare.flow import Paper
from drafting.readers._word import W, attribute

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MARKS = (
    "bookmarkStart bookmarkEnd proofErr commentRangeStart commentRangeEnd commentReference permStart permEnd sectPr"
    " numPr ins del rPrChange pPrChange footnoteReference endnoteReference"
)
_LEFT_OUT = tuple(f"{W}{name}" for name in _MARKS.split())
STYLES = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
"""The elements that name a style."""
_KINDS = ("png", "jpg", "jpeg", "gif", "bmp")
_NUMBERED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIRST_NUMBER = 900_000  # above those that a file has of itself


class Taking:
    """Takes elements of `new` into `old`. `pictures` are relations to make, `files` what they show.

    `lost` counts what could not be taken over.
    """

    def __init__(self, old: Paper, new: Paper) -> None:
        self._old, self._new = old, new
        self.pictures: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.lost = self._drawings = 0

    def element(self, element: etree._Element) -> etree._Element | None:
        """What stands for a sign, with its pictures; None where it holds what cannot be taken over."""
        if element.tag in _LEFT_OUT:
            return None
        taken = deepcopy(element)
        taken.tail = None
        self._renumber(taken)
        holders = [one for one in taken.iter() if any(name.startswith(_OFFICE) for name in one.attrib)]
        return taken if all(map(self._related, holders)) else None

    def whole(self, element: etree._Element, known: Callable[[str], bool]) -> etree._Element:
        """A table or row as it is, without what another file does not know."""
        copied = deepcopy(element)
        copied.tail = None
        self._renumber(copied)
        for mark in list(copied.iter(*STYLES)):
            if not known(attribute(mark, "val")):
                mark.getparent().remove(mark)
        for holder in [one for one in copied.iter() if any(name.startswith(_OFFICE) for name in one.attrib)]:
            if holder.tag == f"{W}hyperlink":
                del holder.attrib[f"{_OFFICE}id"]
            elif not self._related(holder):
                self._drop(holder)
        return cleaned(copied)

    def _drop(self, holder: etree._Element) -> None:
        """What shows something that is not here, out of its run or paragraph."""
        self.lost += 1
        outer = next(holder.iterancestors(f"{W}r", f"{W}p"), None)
        while outer is not None and holder.getparent() is not outer:
            holder = holder.getparent()
        if outer is not None:
            outer.remove(holder)

    def _renumber(self, element: etree._Element) -> None:
        """Give the drawings in what is taken over numbers that no other has."""
        for one in element.iter(_NUMBERED):
            self._drawings += 1
            one.set("id", str(_FIRST_NUMBER + self._drawings))

    def _related(self, element: etree._Element) -> bool:
        """Point an element's relations to pictures to the same pictures here; False where one is no picture."""
        for name, key in [pair for pair in element.attrib.items() if pair[0].startswith(_OFFICE)]:
            part = self._new.part_of(key)
            if not part.startswith("word/media/") or part.rpartition(".")[2].lower() not in _KINDS:
                return False
            element.set(name, self._key_of(part))
        return True

    def _key_of(self, part: str) -> str:
        """The relation to a picture that was taken over, made where it is new."""
        content = self._new.contents[part]
        known = next((key for key, name in self.pictures.items() if self.files[name] == content), None)
        if known is not None:
            return known
        stem, ending = f"word/media/revised{len(self.files) + 1}", part.rpartition(".")[2]
        name = next(n for number in range(1000) if (n := f"{stem}{'-' * number}.{ending}") not in self._old.contents)
        taken = {*self._old.relations, *self.pictures}
        key = next(key for number in range(len(taken) + 1) if (key := f"rIdR{number}") not in taken)
        self.pictures[key], self.files[name] = name, content
        return key


def cleaned(element: etree._Element, keep_list: bool = False) -> etree._Element:
    """Without marks and references of another place."""
    for mark in list(element.iter(*_LEFT_OUT)):
        if mark.getparent() is not None and not (keep_list and mark.tag == f"{W}numPr"):
            mark.getparent().remove(mark)
    for one in element.iter(f"{W}p", f"{W}tr"):
        for name in [name for name in one.attrib if not name.startswith(W)]:
            del one.attrib[name]
    return element
