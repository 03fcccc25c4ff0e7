"""Files beside a form: a picture or an attachment's content, by a name that cannot lead out of the form's folder.

What stands there may be hostile: only plain files are opened, links are not followed, and all is bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from drafting.document import Picture
from drafting.findings import DraftingError
from drafting.picture import MAX_ALL_BYTES, MAX_BYTES, NoPicture, picture_of


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
        except (OSError, ValueError, RuntimeError):  # the last: what Python below 3.13 has for links in a circle
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
    try:
        return picture_of(content)
    except NoPicture as refused:
        raise _refused(f"“{name}”{refused.reason}", refused.remedy, place) from None


def _refused(message: str, remedy: str, place: dict[str, Any]) -> DraftingError:
    return DraftingError.of("F017", message, remedy=remedy, **place)
