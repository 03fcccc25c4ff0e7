"""The styles of a .docx: what their names say of a paragraph, and their properties with those they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from drafting.document import HEADINGS, Role
from drafting.readers._word import W, attribute

MAX_STEPS = 20
"""Styles that rest on one another; Word itself stops at eleven."""
_LEVEL = re.compile(r"(?:heading|标题) ?([1-4])")
_OWN = (Role.ISSUER_MARK.value, Role.ATTACHMENT_NUMBER.value, Role.ATTACHMENT_TITLE.value, Role.FIGURE.value)
_CAPTIONS = ("caption", "题注")
Element = etree._Element


class Styles:
    """The styles by their id; `root` is word/styles.xml, None where the package has none."""

    def __init__(self, root: Element | None) -> None:
        styles = list(root.iterfind(f"{W}style")) if root is not None else []
        self.by_id = {attribute(style, "styleId"): style for style in styles}
        default = (style for style in styles if attribute(style, "type") == "paragraph" and attribute(style, "default"))
        self.default = attribute(next(default, None), "styleId")
        self._known: dict[tuple[str, str, str], str] = {}
        self.defaults = [] if root is None else list(root.iterfind(f"{W}docDefaults"))

    def role(self, key: str) -> Role:
        """What a style says of its paragraph by its name; BODY when nothing."""
        style = self.by_id.get(key)
        if style is None:
            return Role.BODY
        name = attribute(style.find(f"{W}name"), "val")
        if name in ("Title", Role.TITLE.value):
            return Role.TITLE
        if name in _OWN:
            return Role(name)
        if name in _CAPTIONS:
            return Role.FIGURE
        if level := _LEVEL.fullmatch(name):
            return HEADINGS[int(level[1]) - 1]
        return next((role for role in HEADINGS if role.value == name.removesuffix(" 字符")), Role.BODY)

    def numbering(self, key: str) -> Element | None:
        """A style's own numPr."""
        style = self.by_id.get(key)
        return style.find(f"{W}pPr/{W}numPr") if style is not None else None

    def chain(self, key: str) -> Iterator[Element]:
        """A style and its ancestors, the nearest first; a circle ends, and what is longer than Word allows."""
        seen: set[str] = set()
        while key in self.by_id and key not in seen and len(seen) < MAX_STEPS:
            seen.add(key)
            yield self.by_id[key]
            key = attribute(self.by_id[key].find(f"{W}basedOn"), "val")

    def value(self, holders: list[Element | None], key: str, path: str, name: str) -> str:
        """An attribute from the nearest that has it: the element's own, then its style's, then the defaults."""
        rest = _path(path.partition("/")[2])
        for holder in holders:
            found = attribute(holder.find(rest), name) if holder is not None else ""
            if found:
                return found
        asked = (key or self.default, path, name)
        if asked not in self._known:
            self._known[asked] = self._inherited(*asked)
        return self._known[asked]

    def _inherited(self, key: str, path: str, name: str) -> str:
        kind = path.partition("/")[0]
        for style in (*self.chain(key), *self.defaults):
            inside = _path(f"{kind}Default/{path}" if style.tag == f"{W}docDefaults" else path)
            found = attribute(style.find(inside), name)
            if found:
                return found
        return ""


def _path(path: str) -> str:
    return "/".join(f"{W}{step}" for step in path.split("/"))
