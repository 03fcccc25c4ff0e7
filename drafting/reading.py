"""An old letter read back: file -> Document -> Reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafting.findings import DraftingError
from drafting.readers import read_document
from drafting.recognise import Reading, recognise


def read(source: str | Path | bytes) -> Reading:
    """The fields of an old letter: a path, or the content of a file.

    Raises DraftingError where the file cannot be read or is no reply to a proposal.
    """
    if isinstance(source, bytes):
        return recognise(read_document(source))
    path = Path(source)
    document = read_document(path)
    try:
        reading = recognise(document)
    except DraftingError as error:
        raise DraftingError.all(replace(finding, file=str(path)) for finding in error.findings) from None
    return replace(reading, findings=tuple(replace(finding, file=str(path)) for finding in reading.findings))
