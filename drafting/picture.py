"""Picture files: which bytes are a .png or .jpg, and how large. They may be hostile: only their heads are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from drafting.document import Picture

MAX_BYTES = 10 * 1024 * 1024
MAX_ALL_BYTES = 50 * 1024 * 1024
"""Of all pictures and files that go with one letter."""
MAX_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # markers of a JPEG that begin with its size


class NoPicture(ValueError):
    """What is no picture that can be printed: `reason`, a predicate, and `remedy`."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


def picture_of(content: bytes) -> Picture:
    """A .png or .jpg by its content, whatever its name. Raises NoPicture for what is none or too large."""
    if len(content) > MAX_BYTES:
        raise NoPicture("超过 10 MB", "缩小后再用")
    size = _png(content) if content.startswith(_PNG) else _jpeg(content)
    if size is None or 0 in size:
        raise NoPicture("不是完好的 .png 或 .jpg 图片", "另存为 .png 或 .jpg")
    if size[0] * size[1] > MAX_PIXELS:
        raise NoPicture(f"有 {size[0]}×{size[1]} 个像素，超过四千万", "缩小后再用")
    return Picture(content, "png" if content.startswith(_PNG) else "jpeg", *size)


def name_of(number: int, picture: Picture) -> str:
    """The file's name of a letter's picture, counted from 1: 图1.png."""
    return f"图{number}.{'jpg' if picture.kind == 'jpeg' else picture.kind}"


def _png(content: bytes) -> tuple[int, int] | None:
    whole = len(content) > 40 and content[12:16] == b"IHDR" and b"IEND" in content[-16:]
    return struct.unpack(">II", content[16:24]) if whole else None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    for at in _segments(content):
        if content[at + 1] in _SIZES and at + 9 <= len(content):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
    return None


def _segments(content: bytes) -> Iterator[int]:
    """Where each segment of a JPEG begins, up to its data."""
    at = 2 if content.startswith(b"\xff\xd8\xff") else len(content)
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        yield at
        at += 2 + max(int.from_bytes(content[at + 2 : at + 4], "big"), 2)
