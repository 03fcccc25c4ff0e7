"""公开稿: without contacts, signatory and the 版记, saying so; with a person's numbers in it there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafting.document import Document, Paragraph, Role
from drafting.editions.edition import Edition
from drafting.findings import DraftingError, Finding, Severity
from drafting.language.personal import IDENTITY, MOBILE
from drafting.model.fields import locate
from drafting.model.reply import Reply

_CLOSED = "不予公开"


_SENTENCE = re.compile(r"[^。！？；]*[。！？；]?[”’）]*")
_SIGNED = re.compile("审签|签发|签批|签署|审定|审核|核签|审阅")
_NAMES = {
    Role.SIGNATORY: "签发人",
    Role.CC: "抄送机关",
    Role.PRINTED_BY: "印发机关",
    Role.PRINTED_ON: "印发机关",
}


def publish(document: Document, reply: Reply) -> Document:
    """A worded reply as it is published; its last note says what was left out.

    Raises DraftingError where it may not be published (M001) or names a mobile (M002) or an ID number (M003).
    """
    kept = tuple(_kept(document, reply))
    wrong = [*_closed(reply), *(finding for paragraph in kept for finding in _numbers(paragraph, reply))]
    if wrong:
        raise DraftingError.all(wrong)
    names = left_out(document, reply)
    note = (Paragraph(Role.NOTE, f"（{'、'.join(names)}从略）"),) if names else ()
    return replace(document, paragraphs=kept + note)


def left_out(document: Document, reply: Reply) -> tuple[str, ...]:
    """What the public edition of a document does not have."""
    gone = {_NAMES.get(p.role, "联系人") for p in document if _withheld(p)}
    if any(_unsigned(p, reply) != p.text for p in document if not _withheld(p)):
        gone.add("签发人")
    return tuple(name for name in ("签发人", "联系人", "抄送机关", "印发机关") if name in gone)


def _kept(document: Document, reply: Reply) -> Iterator[Paragraph]:
    for paragraph in document:
        if _withheld(paragraph):
            continue
        text = _unsigned(paragraph, reply)
        if text == paragraph.text:
            yield paragraph
        elif text.strip():
            yield replace(paragraph, text=text, spans=())


def _withheld(paragraph: Paragraph) -> bool:
    return paragraph.role in _NAMES or paragraph.source == "contacts"


def _unsigned(paragraph: Paragraph, reply: Reply) -> str:
    """The text without the sentences that say who signed the reply."""
    name = (reply.signatory or "").strip()
    if not name or name not in paragraph.text or paragraph.role is Role.TITLE:
        return paragraph.text
    sentences = _SENTENCE.findall(paragraph.text)
    return "".join(one for one in sentences if not (name in one and _SIGNED.search(one)))


def _closed(reply: Reply) -> Iterator[Finding]:
    for field, why in (("secrecy", "标有密级"), ("disclosure", "写明不予公开")):
        value = getattr(reply, field)
        if value and (field == "secrecy" or value == _CLOSED):
            remedy = "确需公开的，先按规定解密或改公开方式"
            yield Finding("M001", Severity.ERROR, f"这份答复{why}，不能公开", remedy=remedy, **locate(reply, field))


def _numbers(paragraph: Paragraph, reply: Reply) -> Iterator[Finding]:
    found = (("M002", MOBILE, "手机号码", "改为办公电话，或删去"), ("M003", IDENTITY, "身份证号码", "删去"))
    for code, pattern, what, remedy in found:
        for match in pattern.finditer(paragraph.text):
            at = locate(reply, paragraph.source, paragraph.line)
            message = f"公开稿里有{what}“{paragraph.text[match.start() : match.end()]}”"
            yield Finding(code, Severity.ERROR, message, remedy=remedy, **at)


def _published(document: Document, reply: Reply) -> tuple[Document, str]:
    note = f"公开稿略去：{'、'.join(left_out(document, reply)) or '无'}"
    sentences = sum(_unsigned(p, reply) != p.text for p in document if not _withheld(p))
    return publish(document, reply), note + (f"；删去写明由谁审签的话{sentences}处" if sentences else "")


EDITION = Edition("public", "公开稿", "公开稿：略去签发人、联系人和版记；有手机号、身份证号则不写", publish=_published)
