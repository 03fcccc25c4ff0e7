"""The limit: the same body as one string, put into a package whose static parts are deflated once."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")


def writer(letter: bytes, deflate: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """A function from the main part's XML to a package with the other parts of this letter."""
    fixed, directory, count = b"", b"", 0
    with zipfile.ZipFile(io.BytesIO(letter)) as package:
        for name in package.namelist():
            if name != "word/document.xml":
                local, central = _entry(name, package.read(name), len(fixed), deflate)
                fixed, directory, count = fixed + local, directory + central, count + 1

    def write(body: bytes) -> bytes:
        local, central = _entry("word/document.xml", body, len(fixed), deflate)
        end = _END.pack(
            b"PK\5\6", 0, 0, count + 1, count + 1, len(directory) + len(central), len(fixed) + len(local), 0
        )
        return fixed + local + directory + central + end

    return write


def _entry(name: str, data: bytes, offset: int, deflate: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
    packed, path = deflate(data), name.encode()
    sizes = (zlib.crc32(data), len(packed), len(data))
    local = _LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, 0x21, *sizes, len(path), 0)
    central = _CENTRAL.pack(b"PK\1\2", 20, 20, 0, 8, 0, 0x21, *sizes, len(path), 0, 0, 0, 0, 0, offset)
    return local + path + packed, central + path


def zlib6(data: bytes) -> bytes:
    """The usual level."""
    return zlib.compress(data, 6, wbits=-15)


def isal(data: bytes) -> bytes:
    """Intel's fast one."""
    from isal import isal_zlib

    return isal_zlib.compress(data, 1, -15)
