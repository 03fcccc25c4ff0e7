"""Word's old .doc: a library turns it into a .docx, which is read as one."""

from __future__ import annotations

import tempfile
from pathlib import Path

from drafting.document import Document
from drafting.findings import DraftingError, install_with
from drafting.readers import docx
from drafting.readers._apart import read_apart

SUFFIXES = (".doc", ".wps")


def read(data: bytes) -> Document:
    """The text of a .doc. Raises DraftingError where it is broken, locked, or the library is missing."""
    return read_apart(__name__, data)


def read_here(data: bytes) -> Document:
    """The .docx that it becomes."""
    try:
        from doc2docx import convert
        from doc2docx.errors import EncryptedDocumentError
    except ImportError:
        raise DraftingError.of("R108", "读 .doc 要装 msdoc2docx", remedy=install_with("read")) from None
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "new.docx")
        old.write_bytes(data)
        try:
            convert(old, new)
        except EncryptedDocumentError:
            raise DraftingError.of("R107", "文件加了密码，读不了") from None
        except Exception:
            raise DraftingError.of("R107", "文件已损坏，或不是 Word 97 以后的 .doc；请另存为 .docx") from None
        return docx.read(new.read_bytes())
