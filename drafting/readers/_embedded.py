"""The pictures that a web page holds itself (data:image/png;base64,…); those of the net are only counted."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator

from drafting.document import Notice, Picture
from drafting.picture import NoPicture, name_of, picture_of

_START = "data:image/"


class Embedded:
    """The pictures of a page, each once, under names of our own."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, Picture]] = {}
        self._shown = 0

    def of(self, source: str) -> tuple[str, Picture] | None:
        """The name and the picture that a source holds; None where it holds none that can be printed."""
        if source not in self._known:
            try:
                found = picture_of(_content(source))
            except (NoPicture, binascii.Error, ValueError):
                return None
            self._known[source] = name_of(len(self._known) + 1, found), found
        self._shown += 1
        return self._known[source]

    def notice(self, total: int) -> Iterator[Notice]:
        """What must be said of the other pictures, `total` being all that the page shows."""
        if total > self._shown:
            yield Notice(f"网页里有{total - self._shown}张图片，没有读入")


def _content(source: str) -> bytes:
    head, _, content = source.partition(",")
    if not head.startswith(_START) or not head.endswith(";base64"):
        raise ValueError("不是内嵌的图片")
    return b64decode(content.strip(), validate=True)
