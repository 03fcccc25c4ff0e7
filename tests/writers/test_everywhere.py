"""Every typed character of a printed field is in every format, in every layout, odd white space included."""

from __future__ import annotations

import io
import re
from html import unescape

import docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting import word
from drafting.document import Document, Layout
from drafting.layout.imprint import unprinted
from drafting.model.reply import Reply
from drafting.writers import write

_SPACE = re.compile(r"[\s\u200b\u3000]")
TEXT = st.text(st.sampled_from("云教局何维：、，（）A1 <&\u3000\xa0\u2003\t\n"), min_size=1, max_size=12).filter(
    lambda text: text.strip()
)
PRINTED = (
    "document_number",
    "signatory",
    "result",
    "title",
    "salutation",
    "issuer",
    "copy_number",
    "secrecy",
    "urgency",
)
FIELDS = st.fixed_dictionaries(
    {"body": TEXT, "layout": st.sampled_from(list(Layout))},
    optional={name: TEXT for name in (*PRINTED, "printed_by")} | {"attachments": st.lists(TEXT, max_size=3)},
)


def bare(text: str) -> str:
    return _SPACE.sub("", text)


def texts(document: Document) -> dict[str, str]:
    """What each format shows, in its order, without white space."""
    body = docx.Document(io.BytesIO(write(document, "docx"))).element.body
    page = write(document, "html").decode("utf-8").partition("<main>")[2]
    return {
        "docx": bare("".join(node.text or "" for node in body.iter(qn("w:t")))),
        "html": bare(unescape(re.sub("<[^>]*>", "", page))),
        "txt": bare(write(document, "txt").decode("utf-8")),
    }


@given(FIELDS)
@settings(max_examples=60)
def test_every_typed_character_is_in_every_format(fields: dict) -> None:
    proposal = {"session": "市政协五届三次会议", "number": "76", "proposers": "陈知远"}
    body = fields.pop("body")
    reply = Reply(kind="提案答复", proposal=proposal, responses=[{"body": body}], **fields)
    document = word(reply)
    left_out = unprinted(document)
    for name, shown in texts(document).items():
        for paragraph in document:
            for cell in paragraph.text.split("\t") if paragraph not in left_out else ():
                assert bare(cell) in shown, (name, paragraph)
        for field in PRINTED:
            typed = (fields.get(field) or "").removesuffix("：") if field == "salutation" else fields.get(field) or ""
            assert bare(typed).rstrip("：") in shown, (name, field)
        for piece in re.split(r"[\t\n|]", body):
            assert bare(piece).strip("-:\\") in shown, (name, piece)
