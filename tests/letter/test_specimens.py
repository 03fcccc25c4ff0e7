"""Letters as offices lay them out, all invented, each beside the record that it reads as."""

import json
from pathlib import Path

import pytest

from drafting.letter.read import read

SPECIMENS = Path(__file__).parent / "specimens"


@pytest.mark.parametrize("file", sorted(SPECIMENS.glob("*.json")), ids=lambda file: file.stem)
def test_a_specimen_reads_as_its_record(file):
    wanted = json.loads(file.read_text(encoding="utf-8"))
    letter = next(path for path in (file.with_suffix(".txt"), file.with_suffix(".html")) if path.is_file())
    reading = read(letter)
    assert json.loads(json.dumps(reading.record)) == wanted["reply"]
    assert list(reading.left_over) == wanted["left_over"]
