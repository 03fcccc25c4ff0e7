"""What a marked .docx says: its comments on their words, its text with every change taken, and with none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rewritten(data: bytes, change: Callable[[str], str]) -> bytes:
    """The package with the text of its main part changed."""
    with zipfile.ZipFile(made := io.BytesIO(), "w") as package:
        for name, content in parts(data).items():
            package.writestr(name, change(content.decode()) if name == "word/document.xml" else content)
    return made.getvalue()


def body(data: bytes) -> etree._Element:
    """The root of the main part."""
    return etree.fromstring(parts(data)["word/document.xml"])


def comments(data: bytes) -> list[tuple[str, str, str]]:
    """Of each comment its author, what it says, and the words that it stands on, deleted ones with them."""
    package = parts(data)
    name = next((name for name in package if name.startswith("word/comments")), None)
    if name is None:
        return []
    said = []
    for comment in etree.fromstring(package[name]).iter(f"{W}comment"):
        text = "\n".join("".join(p.itertext()) for p in comment.iter(f"{W}p"))
        said.append((comment.get(f"{W}author"), text, _words(body(data), comment.get(f"{W}id"))))
    return said


def _words(root: etree._Element, number: str) -> str:
    words, inside = "", False
    for element in root.iter():
        if element.get(f"{W}id") == number and element.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
            inside = element.tag.endswith("Start")
        elif inside and element.tag in (f"{W}t", f"{W}delText") and not _is_put_in(element):
            words += element.text or ""
    return words


def _is_put_in(element: etree._Element) -> bool:
    return any(one.get(f"{W}author") == "核稿助手" for one in element.iterancestors(f"{W}ins"))


def text(data: bytes, taken: bool) -> list[str]:
    """The paragraphs that are not empty, all changes taken or all refused; breaks and tabs left out."""
    gone, kept = (f"{W}del", f"{W}t") if taken else (f"{W}ins", f"{W}delText")
    lines = []
    for paragraph in body(data).iter(f"{W}p"):
        words = (
            element.text or ""
            for element in paragraph.iter(f"{W}t", kept)
            if next(element.iterancestors(gone), None) is None
        )
        lines.append("".join(words))
    return [line for line in lines if line]
