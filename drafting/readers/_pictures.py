"""The pictures of a .docx where they stand: taken out of the package within bounds, under names of our own."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from drafting.document import Notice, Paragraph, Picture, Role
from drafting.language.pictures import parse_picture, picture_line
from drafting.picture import MAX_ALL_BYTES, MAX_BYTES, NoPicture, name_of, picture_of

RELATIONS = "word/_rels/document.xml.rels"
MOST = 200
"""Pictures of one letter, each counted once."""
_SHOWN = ("}blip", "}imagedata")
_REFERENCES = ("relationships}embed", "relationships}id")
_LINK = "relationships}link"


class Pictures:
    """The pictures of a package's main part, each read once; what could not be read is counted by its reason."""

    def __init__(self, package: bytes, relations: etree._Element | None) -> None:
        self._package = package
        self._targets = {} if relations is None else {one.get("Id", ""): one for one in relations}
        self._names: dict[str, str] = {}
        self._read: dict[str, Picture | str] = {}
        self._left = MAX_ALL_BYTES
        self._unread: dict[str, int] = {}
        self._shown = 0

    def among(self, elements: Iterable[etree._Element]) -> Iterator[Paragraph]:
        """A paragraph for each picture among the elements: its line, 【图：图1.png】, and the file."""
        for element in elements:
            if not isinstance(element.tag, str) or not element.tag.endswith(_SHOWN):
                continue
            self._shown += 1
            found = self._found(element)
            if isinstance(found, str):
                self._unread[found] = self._unread.get(found, 0) + 1
            else:
                name = self._names.setdefault(found[0], name_of(len(self._names) + 1, found[1]))
                yield Paragraph(Role.FIGURE, picture_line(name, ""), picture=found[1])

    def _found(self, element: etree._Element) -> tuple[str, Picture] | str:
        """The part that an element shows and its picture, or why there is none."""
        key = next((value for name, value in element.attrib.items() if name.endswith(_REFERENCES)), "")
        target = self._targets.get(key)
        linked = any(name.endswith(_LINK) for name in element.attrib)
        if target is None or target.get("TargetMode") == "External":
            return "在文件之外" if linked or target is not None else "已损坏"
        part = posixpath.normpath(posixpath.join("/word", target.get("Target", ""))).lstrip("/")
        if part not in self._read:
            self._read[part] = self._taken(part) if len(self._read) < MOST else f"多于{MOST}张"
        found = self._read[part]
        return found if isinstance(found, str) else (part, found)

    def _taken(self, part: str) -> Picture | str:
        try:
            with zipfile.ZipFile(io.BytesIO(self._package)) as package, package.open(part) as file:
                content = file.read(min(MAX_BYTES, self._left) + 1)
        except Exception:  # a hostile package breaks zipfile and its decompressors in many ways
            return "已损坏"
        if len(content) > self._left:
            return "合计超过 50 MB"
        try:
            picture = picture_of(content)
        except NoPicture as refused:
            return refused.reason
        self._left -= len(content)
        return picture

    def notice(self, total: int) -> Iterator[Notice]:
        """What must be said of the pictures that were not read, `total` being all that the package shows."""
        beside = total - self._shown
        reasons = [f"{count}张{reason}" for reason, count in self._unread.items()]
        reasons += [f"{beside}张在表格或页眉、页脚里"] if beside > 0 else []
        if reasons:
            yield Notice(f"有{beside + sum(self._unread.values())}张图片，没有读入：{'，'.join(reasons)}")


def captioned(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, with the caption below a picture in its line; another caption is text."""
    held: Paragraph | None = None
    for paragraph in paragraphs:
        if paragraph.role is Role.FIGURE and paragraph.picture is None:
            yield _captioned(held, paragraph.text) if held else replace(paragraph, role=Role.BODY)
            held = None
            continue
        if held:
            yield held
        held = paragraph if paragraph.picture else None
        if not held:
            yield paragraph
    if held:
        yield held


def _captioned(figure: Paragraph, caption: str) -> Paragraph:
    called = parse_picture(figure.text)
    return replace(figure, text=picture_line(called.file if called else "", caption))


def shown_in(root: etree._Element, gone: Sequence[str]) -> int:
    """How many pictures a part shows, those left out that stand in elements which are `gone`."""
    shown = root.iter(*(f"{{*}}{name[1:]}" for name in _SHOWN))
    return sum(next(element.iterancestors(*gone), None) is None for element in shown)
