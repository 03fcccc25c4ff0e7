"""Files beside a form: a picture or an attachment's content, by a name that cannot lead out of the form's folder.

What stands there may be hostile: only plain files are opened, links are not followed, and all is bounded.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from drafting.document import Picture
from drafting.findings import DraftingError

MAX_BYTES = 10 * 1024 * 1024
MAX_ALL_BYTES = 50 * 1024 * 1024
MAX_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # markers of a JPEG that begin with its size


@dataclass(slots=True)
class Folder:
    """The folder of a form, None where the form is no file; what was read from it, once each, and how much in all."""

    path: Path | None
    read: dict[str, bytes] = field(default_factory=dict)

    def content(self, name: str, place: dict[str, Any]) -> bytes:
        """The bytes of a file in this folder. Raises DraftingError (F017) at the place for what cannot be taken."""
        if name not in self.read:
            self.read[name] = _content(self._file(name, place), name, place)
            if sum(map(len, self.read.values())) > MAX_ALL_BYTES:
                raise _refused("所附的图和文件合计超过 50 MB", "缩小图片，或减少附件", place)
        return self.read[name]

    def _file(self, name: str, place: dict[str, Any]) -> Path:
        if self.path is None:
            raise _refused(f"表单没有存成文件，找不到“{name}”", "把表单和所附文件存在同一文件夹", place)
        pure = PurePosixPath(name.replace("\\", "/"))
        if pure.is_absolute() or PureWindowsPath(name).drive or ".." in pure.parts or not pure.name:
            raise _refused(f"“{name}”不在表单所在的文件夹内", "把文件移到表单旁边，只写文件名", place)
        file = self.path.joinpath(*pure.parts)
        try:
            if file.resolve() != self.path.resolve().joinpath(*pure.parts):
                raise _refused(f"“{name}”是链接，不在表单所在的文件夹内", "换成文件本身", place)
        except OSError:
            raise _refused(f"打不开“{name}”", "检查文件名", place) from None
        return file


def _content(file: Path, name: str, place: dict[str, Any]) -> bytes:
    try:
        if not file.is_file():
            raise _refused(f"没有“{name}”这个文件", "检查文件名；文件应与表单在同一文件夹", place)
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise _refused(f"读不了“{name}”", "检查文件是否损坏、是否有读取权限", place) from None
    if len(content) > MAX_BYTES:
        raise _refused(f"“{name}”超过 10 MB", "缩小后再用", place)
    return content


def picture(content: bytes, name: str, place: dict[str, Any]) -> Picture:
    """A .png or .jpg by its content, whatever its name. Raises DraftingError (F017) for what is none or too large."""
    size = _png(content) if content.startswith(_PNG) else _jpeg(content)
    if size is None or 0 in size:
        raise _refused(f"“{name}”不是完好的 .png 或 .jpg 图片", "另存为 .png 或 .jpg", place)
    if size[0] * size[1] > MAX_PIXELS:
        raise _refused(f"“{name}”有 {size[0]}×{size[1]} 个像素，超过四千万", "缩小后再用", place)
    return Picture(content, "png" if content.startswith(_PNG) else "jpeg", *size)


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


def _refused(message: str, remedy: str, place: dict[str, Any]) -> DraftingError:
    return DraftingError.of("F017", message, remedy=remedy, **place)
