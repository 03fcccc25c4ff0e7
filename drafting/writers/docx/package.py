"""The .docx package: a zip whose static parts are deflated once, then copied."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Set
from functools import cache

from drafting.writers.docx import frame

# The same document gives the same bytes: every part is dated 1 January 1980, the earliest date of the format.
_DATE = 0x21
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_STORED, _DEFLATED = 0, 8
_SMALL = 1024  # bytes; to deflate less takes longer than it saves
_LEVEL = 1  # half the time of the usual level, for a twelfth more bytes
_VERSION = 20


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """The package of these parts and the static ones; one that bears a static part's name stands for it."""
    replaced = frozenset(_names() & parts.keys())
    contents, directory, count = _static(replaced)
    for name, part in parts.items():
        local, central = _entry(name, part, len(contents))
        contents += local
        directory += central
    count += len(parts)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(contents), 0)
    return contents + directory + end


@cache
def _names() -> Set[str]:
    return frozenset(frame.parts())


@cache
def _static(replaced: frozenset[str]) -> tuple[bytes, bytes, int]:
    contents, directory = b"", b""
    parts = {name: xml for name, xml in frame.parts().items() if name not in replaced}
    for name, xml in parts.items():
        local, central = _entry(name, xml, len(contents))
        contents += local
        directory += central
    return contents, directory, len(parts)


def _entry(name: str, part: str | bytes, offset: int) -> tuple[bytes, bytes]:
    """One part: its header and data, and its line in the directory."""
    data, path = part.encode() if isinstance(part, str) else part, name.encode()
    method = _STORED if len(data) < _SMALL or data is part else _DEFLATED
    packed = zlib.compress(data, _LEVEL, wbits=-zlib.MAX_WBITS) if method else data
    sizes = (zlib.crc32(data), len(packed), len(data))
    local = _LOCAL.pack(b"PK\3\4", _VERSION, 0, method, 0, _DATE, *sizes, len(path), 0)
    central = _CENTRAL.pack(
        b"PK\1\2", _VERSION, _VERSION, 0, method, 0, _DATE, *sizes, len(path), 0, 0, 0, 0, 0, offset
    )
    return local + path + packed, central + path
