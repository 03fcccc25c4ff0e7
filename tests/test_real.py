"""The three real replies: rendered from their forms, they say what was published, character for character.

White space and the width of punctuation are left out of it, so are the lines of contacts, whose parts must be there.
"""

from __future__ import annotations

import importlib
import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.document import Document, Role
from drafting.form.load import load
from drafting.wording.word import word
from drafting.writers import write

SHARED = Path(__file__).parents[2] / "shared"
REPLIES = ("nanyang-247", "sanmenxia-52", "zhengzhou-298")
OF_THE_SITE = re.compile(r"^\s*•.*$|^主办单位:郑州市人民政府办公厅.*$", re.MULTILINE)
CONTACTS = re.compile(r"^联系(部门及电话|人).*$", re.MULTILINE)
LOST_NUMERAL = ("\n关于加大资金扶持", "\n二、关于加大资金扶持")

pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the published replies are not here")

FULL_WIDTH = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F) if unicodedata.category(chr(code))[0] == "P"}
)


def bare(text: str) -> str:
    """Without white space, punctuation full-width."""
    return re.sub(r"\s", "", text).translate(FULL_WIDTH)


def published(name: str) -> str:
    text = (SHARED / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    return CONTACTS.sub("", OF_THE_SITE.sub("", text)).replace(*LOST_NUMERAL)


def from_document(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document]


def from_txt(document: Document) -> list[str]:
    return write(document, "txt").decode("utf-8").splitlines()


def from_docx(document: Document) -> list[str]:
    """The paragraphs of the file, in its order, by python-docx."""
    importlib.import_module("drafting.writers.docx")
    docx = pytest.importorskip("docx")
    from docx.text.paragraph import Paragraph

    body = docx.Document(io.BytesIO(write(document, "docx"))).element.body
    return [Paragraph(element, None).text for element in body.iter(f"{{{body.nsmap['w']}}}p")]


@pytest.mark.parametrize("lines", [from_document, from_txt, from_docx])
@pytest.mark.parametrize("name", REPLIES)
def test_the_text_is_the_published_one(name: str, lines: Callable[[Document], list[str]]) -> None:
    document = word(load(SHARED / "real" / f"{name}.yaml"))
    notes = {bare(note.text) for note in document.of(Role.NOTE)}
    said = "".join(line for line in map(bare, lines(document)) if line not in notes)
    assert said == bare(published(name))


def test_the_parts_of_the_contact_are_there() -> None:
    reply = load(SHARED / "real" / "sanmenxia-52.yaml")
    note = word(reply).text(Role.NOTE)
    for contact in reply.contacts:
        for part in (contact.unit, contact.person, contact.phone):
            assert part and part in note
