"""Spoilt letters: each is read or refused in words; what is read makes a form that loads; nothing else ever happens.

`python tests/fuzz/files.py 5000` tries so many of each kind, a tenth of those that are read apart; the suite a few.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from drafting.checking.files import check_file
from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.letter.read import read
from drafting.letter.record import MISSING
from drafting.letter.transcript import to_form

sys.path.insert(0, str(Path(__file__).parents[2]))  # where the script is run by its path
from tests.readers import files

HERE = Path(__file__).parents[2]
KINDS = ("docx", "xml", "html", "txt", "pdf", "doc")
APART = ("pdf", "doc")
WORDS = (
    *files.LETTER,
    "一一一一一、",
    "（",
    "《",
    "。",
    "：",
    "\t",
    "\x00",
    "\ufdd0",
    "\u2028",
    "9" * 5000,
    "%1",
    "|",
    "您好！",
)
MARKS = (
    *(b"inf", b"1e999", b"-1", b"x", b"9" * 5000, b"", b"w:val", b"w:p", b"</w:p>", b"<w:p>", b"<w:r>", b"</w:r>"),
    *(b"<w:del>", b"</w:del>", b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"<!DOCTYPE a>", b"&a;", b"&#1;", b"<table>", b"<td>"),
)


def base(kind: str, chance: random.Random) -> bytes:
    """A whole letter of this kind."""
    if kind in ("docx", "xml"):
        return files.docx_letter() if chance.random() < 0.3 else _ours(chance)
    return {"html": files.html_letter, "txt": files.txt_letter, "pdf": files.pdf_letter}.get(kind, _old)()


def _ours(chance: random.Random) -> bytes:
    from drafting.form.load import load
    from drafting.wording.word import word
    from drafting.writers import write

    return write(word(load(chance.choice(sorted(HERE.glob("examples/*.yaml"))))), "docx")


def _old() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20


def spoilt(data: bytes, chance: random.Random, pieces: tuple[bytes, ...]) -> bytes:
    """The bytes with some changed, cut out, doubled, or put in."""
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 1, 3, 30, 300)))
        change = chance.randrange(4)
        if change == 0:
            data = data[:at] + bytes(chance.randrange(256) for _ in range(end - at)) + data[end:]
        elif change == 1:
            data = data[:at] + data[end:]
        elif change == 2:
            data = data[:at] + data[at:end] * chance.choice((2, 10)) + data[end:]
        else:
            data = data[:at] + chance.choice(pieces) + data[at:]
    return data


def case(kind: str, chance: random.Random) -> bytes:
    """A spoilt letter: a zip's bytes, or the XML within; a text's lines, too."""
    data = base(kind, chance)
    if kind == "xml":
        return _repacked(data, chance)
    if kind == "txt" and chance.random() < 0.7:
        lines = data.decode().split("\n")
        for _ in range(chance.randint(1, 6)):
            lines.insert(chance.randrange(len(lines) + 1), "".join(chance.choices(WORDS, k=chance.randint(1, 3))))
            del lines[chance.randrange(len(lines))]
        return "\n".join(lines).encode()
    return spoilt(data, chance, (*MARKS, *(word.encode() for word in WORDS)))


def _repacked(data: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name in [*chance.sample(sorted(parts), min(2, len(parts))), "word/document.xml"]:
            for _ in range(chance.choice((1, 1, 3))):
                parts[name] = _marked(parts[name], chance)
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


def _marked(part: bytes, chance: random.Random) -> bytes:
    """A value, a text or a tag of the XML changed, mostly so that it stays well formed."""
    change = chance.random()
    if change < 0.05:
        return spoilt(part, chance, MARKS)
    if change < 0.4:
        pieces = part.split(b'"')
        at = chance.randrange(len(pieces) // 4 * 2, len(pieces)) | 1
        if at < len(pieces) and b"http" not in pieces[at]:
            pieces[at] = chance.choice((b"inf", b"1e999", b"-1", b"x", b"9" * 5000, b""))
        return b'"'.join(pieces)
    if change < 0.6:
        name = chance.choice((b"w:ins", b"w:del", b"w:txbxContent", b"w:sdt", b"w:p", b"w:tc", b"w:tr", b"w:tbl"))
        return part.replace(b"<w:r>", b"<" + name + b"><w:r>").replace(b"</w:r>", b"</w:r></" + name + b">")
    pieces = part.split(b"</w:t>")
    for _ in range(chance.choice((1, 3))):
        at = chance.randrange(len(pieces))
        text = chance.choice(WORDS).replace("\x00", "").encode()
        pieces[at] = pieces[at] + text if b">" in pieces[at] and at < len(pieces) - 1 else pieces[at]
    return b"</w:t>".join(pieces)


def attempt(seed: int, kind: str) -> str:
    """What came of the file of this seed. Raises AssertionError, or whatever it should not."""
    chance = random.Random(f"{kind}{seed}")
    data = case(kind, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"旧答复.{'docx' if kind == 'xml' else kind}")
        path.write_bytes(data)
        if kind not in APART:
            check_file(path)
        try:
            reading = read(path)
        except DraftingError as error:
            assert all(finding.code and finding.message for finding in error.findings), seed
            return "refused"
    try:
        load_text(to_form(reading))
    except DraftingError as error:
        lacking = any(finding.code == MISSING for finding in reading.findings)
        return "to be filled in" if reading.reply is None and lacking else f"form refused: {error.findings[0].message}"
    return "read"


def main(count: int) -> None:
    """Try so many of each kind; print what came of them."""
    for kind in KINDS:
        came = Counter(attempt(seed, kind) for seed in range(count // 10 if kind in APART else count))
        print(kind, dict(came))
        assert not [what for what in came if what.startswith("form refused")], kind


if __name__ == "__main__":
    main(int(sys.argv[1]))
