"""Reply -> Document: Jinja templates write small XML whose elements are the roles, and that is parsed into paragraphs.

Autoescape is on where markup is written, so that a person's text can forge neither a role nor a template.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from xml.etree import ElementTree

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateError, TemplateNotFound
from jinja2.sandbox import SandboxedEnvironment

from drafting import library
from drafting.case import BLANK, Line, answer, facts, head_and_foot, lines
from drafting.document import Document, Layout, Paragraph, Role
from drafting.fields import locate
from drafting.findings import DraftingError
from drafting.kinds import kind_of
from drafting.model import Contact, Recipient, Reply

_NAME = re.compile(r"\w{1,12}")
DEFAULT_CONTACT = "联系人"


class _Shelf(BaseLoader):
    """Skeletons from templates/, by their path below it."""

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Any]:
        file = library.TEMPLATES.joinpath(template)
        if not file.is_file():
            raise TemplateNotFound(template)
        return file.read_text(encoding="utf-8"), template, None


def _environment(**options: Any) -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **options)


@cache
def _skeleton(path: str) -> Template:
    return _environment(autoescape=True, loader=_Shelf()).get_template(path)


@cache
def _block(part: str, name: str) -> Template:
    return _environment().from_string(library.blocks(part)[name].text)


def word(reply: Reply) -> Document:
    """The reply in words, each paragraph with its role. Raises DraftingError for a block it has not or cannot fill."""
    known = facts(reply)
    kind = kind_of(reply.kind)
    context = known | head_and_foot(reply)
    context["引言"] = _passage(reply, "opening", kind.opening, known)
    context["结语"] = _passage(reply, "closing", kind.closing, known)
    context["答复"] = answer(reply.responses)
    context["联系人"] = _contacts(reply, known)
    context["抄送"] = _cc(reply, known)
    xml = _skeleton(kind.template).render(context)
    keywords = (reply.kind, known["届次"], f"第{known['编号']}号{known['类别']}")
    return Document(_paragraphs(xml), Layout(known["版式"]), keywords)


def _paragraphs(xml: str) -> tuple[Paragraph, ...]:
    try:
        elements = ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        raise DraftingError.of("F008", "文字中有不能印出的控制字符", remedy="删去看不见的字符") from None
    return tuple(
        Paragraph(
            Role(element.tag),
            element.text or "",
            element.get("from", ""),
            int(element.get("line", 0)),
            int(element.get("lead", 0)),
        )
        for element in elements
    )


def _passage(reply: Reply, field: str, standard: str, known: Mapping[str, Any]) -> Sequence[Line]:
    """The lines of the opening or closing: text, or the block it names, or the kind's standard one."""
    typed = getattr(reply, field)
    if typed is None:
        return lines(_fill(reply, field, standard, known))
    return lines(_fill(reply, field, typed, known) if _names_block(reply, field, typed) else typed)


def _cc(reply: Reply, known: Mapping[str, Any]) -> Sequence[str] | None:
    """The recipients as printed, from the form's list or the block it names."""
    if not isinstance(reply.cc, str):
        return None if reply.cc is None else [_recipient(recipient) for recipient in reply.cc]
    text = _fill(reply, "cc", reply.cc, known) if _names_block(reply, "cc", reply.cc) else reply.cc
    return [line.text for line in lines(text)]


def _recipient(recipient: Recipient) -> str:
    return recipient.recipient + (f"（{recipient.copies}份）" if recipient.copies else "")


def _contacts(reply: Reply, known: Mapping[str, Any]) -> Sequence[Line]:
    """The contacts as the block prints them that the form names among them, or the usual one."""
    if reply.contacts is None:
        return ()
    entries = [reply.contacts] if isinstance(reply.contacts, str) else list(reply.contacts)
    people = [_person(entry) for entry in entries if isinstance(entry, Contact)]
    named = [entry for entry in entries if isinstance(entry, str) and entry]
    for name in named:
        if not _names_block(reply, "contacts", name):
            return [line for text in named for line in lines(text)]
    people = people or [_person(Contact(person="", phone=""))]
    return lines(_fill(reply, "contacts", named[0] if named else DEFAULT_CONTACT, {**known, "联系人": people}))


def _person(contact: Contact) -> dict[str, str | None]:
    """A contact for its block: None is left out, an empty value is room to write."""
    values = {"单位": contact.unit, "姓名": contact.person, "电话": contact.phone}
    return {name: BLANK if value == "" else value for name, value in values.items()}


_PARTS = {"opening": "opening", "closing": "closing", "cc": "cc", "contacts": "contact"}


def _names_block(reply: Reply, field: str, typed: str) -> bool:
    """Whether a value is a block's name. A bare word that is in no library is an error, not text."""
    blocks = library.blocks(_PARTS[field])
    if typed in blocks:
        return True
    if _NAME.fullmatch(typed):
        near = difflib.get_close_matches(typed, blocks, 3, 0.3) or list(blocks)
        remedy = f"可用：{'、'.join(near)}；若是正文，请写成完整的句子"
        raise DraftingError.of("F014", f"没有名为“{typed}”的标准段", remedy=remedy, **locate(reply, field))
    return False


def _fill(reply: Reply, field: str, name: str, known: Mapping[str, Any]) -> str:
    """A block filled with the case. A field that it asks for and the case has not is an error, never a blank."""
    part = _PARTS[field]
    entry = library.blocks(part)[name]
    available = {key: value for key, value in known.items() if value is not None}
    try:
        return _block(part, name).render(available)
    except TemplateError as error:
        message = f"标准段“{name}”（{entry.path}）填不上：{error.message}"
        raise DraftingError.of("F015", message, remedy="补上所缺的字段，或直接写文字", **locate(reply, field)) from None
