"""The public edition: without contacts, cc and signatory, saying so; with a person's numbers in it there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafting.document import Document, Paragraph, Role
from drafting.findings import DraftingError, Finding, Severity
from drafting.language.personal import IDENTITY, MOBILE
from drafting.model.fields import locate
from drafting.model.reply import Reply

_CLOSED = "不予公开"


def publish(document: Document, reply: Reply) -> Document:
    """A worded reply as it is published; its last note says what was left out.

    Raises DraftingError where it may not be published (M001) or names a mobile (M002) or an ID number (M003).
    """
    kept = tuple(paragraph for paragraph in document if not _withheld(paragraph))
    wrong = [*_closed(reply), *(finding for paragraph in kept for finding in _numbers(paragraph, reply))]
    if wrong:
        raise DraftingError.all(wrong)
    notes = tuple(_note(left_out(document)))
    last = max((n for n, p in enumerate(kept) if p.role not in (Role.PRINTED_BY, Role.PRINTED_ON)), default=-1) + 1
    return replace(document, paragraphs=kept[:last] + notes + kept[last:])


def left_out(document: Document) -> tuple[str, ...]:
    """What the public edition of a document does not have."""
    names = {Role.SIGNATORY: "签发人", Role.NOTE: "联系人", Role.CC: "抄送"}
    return tuple(name for role, name in names.items() if any(p.role is role and _withheld(p) for p in document))


def _withheld(paragraph: Paragraph) -> bool:
    return paragraph.role in (Role.SIGNATORY, Role.CC) or paragraph.source == "contacts"


def _note(names: tuple[str, ...]) -> Iterator[Paragraph]:
    if names:
        yield Paragraph(Role.NOTE, f"（公开时略去{'、'.join(names)}）")


def _closed(reply: Reply) -> Iterator[Finding]:
    for field, why in (("secrecy", "标有密级"), ("disclosure", "写明不予公开")):
        value = getattr(reply, field)
        if value and (field == "secrecy" or value == _CLOSED):
            remedy = "确需公开的，先按规定解密或改公开方式"
            yield Finding("M001", Severity.ERROR, f"这份答复{why}，不能公开", remedy=remedy, **locate(reply, field))


def _numbers(paragraph: Paragraph, reply: Reply) -> Iterator[Finding]:
    found = (("M002", MOBILE, "手机号码", "改为办公电话，或删去"), ("M003", IDENTITY, "身份证号码", "删去"))
    for code, pattern, what, remedy in found:
        for match in pattern.finditer(_narrow(paragraph.text)):
            at = locate(reply, paragraph.source, paragraph.line)
            message = f"公开稿里有{what}“{paragraph.text[match.start() : match.end()]}”"
            yield Finding(code, Severity.ERROR, message, remedy=remedy, **at)


def _narrow(text: str) -> str:
    """Full-width digits and signs as half-width ones, each in its place."""
    return text.translate({0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x2013: "-", 0x2014: "-"})
