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
from drafting.kinds import Kind, kind_of
from drafting.model import Contact, Recipient, Reply

_NAME = re.compile(r"\w{1,12}")
_MISSING = re.compile("'(.+)' is undefined")
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
    context = known | head_and_foot(reply) | _from_blocks(reply, kind, known)
    context["答复"] = answer(reply.responses)
    xml = _skeleton(kind.template).render(context)
    keywords = (reply.kind, known["届次"], f"第{known['编号']}号{known['类别']}")
    return Document(_paragraphs(xml), Layout(known["版式"]), keywords)


def _from_blocks(reply: Reply, kind: Kind, known: Mapping[str, Any]) -> dict[str, Any]:
    """The parts that blocks may make. Raises DraftingError with all that is wrong in them."""
    makers = {
        "引言": lambda: _passage(reply, "opening", kind.opening, known),
        "结语": lambda: _passage(reply, "closing", kind.closing, known),
        "联系人": lambda: _contacts(reply, known),
        "抄送": lambda: _cc(reply, known),
    }
    made, findings = {}, []
    for name, make in makers.items():
        try:
            made[name] = make()
        except DraftingError as error:
            findings += error.findings
    if findings:
        raise DraftingError.all(findings)
    return made


def _paragraphs(xml: str) -> tuple[Paragraph, ...]:
    try:
        elements = ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        raise DraftingError.of("F008", "文字中有不能印出的控制字符", remedy="删去看不见的字符") from None
    return tuple(
        Paragraph(
            Role(element.tag),
            (element.text or "").replace("\n", ""),
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
    """The contacts as the block prints them that the form names among them, or the usual one; then typed lines."""
    if reply.contacts is None:
        return ()
    entries = [reply.contacts] if isinstance(reply.contacts, str) else list(reply.contacts)
    people = [_person(entry) for entry in entries if isinstance(entry, Contact)]
    block, typed = DEFAULT_CONTACT, []
    for text in (entry for entry in entries if isinstance(entry, str) and entry):
        if _names_block(reply, "contacts", text):
            block = text
        else:
            typed += lines(text)
    if typed and not people:
        return typed
    people = people or [_person(Contact(person="", phone=""))]
    return [*lines(_fill(reply, "contacts", block, {**known, "联系人": people})), *typed]


def _person(contact: Contact) -> dict[str, str | None]:
    """A contact for its block: None is left out, an empty value is room to write."""
    values = {"单位": contact.unit, "姓名": contact.person, "电话": contact.phone}
    return {name: BLANK if value == "" else value for name, value in values.items()}


_PARTS = {"opening": "opening", "closing": "closing", "cc": "cc", "contacts": "contact"}
_IF_TEXT = {"contacts": "若是联系人，请写成“- 姓名: …”", "cc": "若是单位，请列在下一行，写成“- 单位名称”"}


def _names_block(reply: Reply, field: str, typed: str) -> bool:
    """Whether a value is a block's name. A bare word that is in no library is an error, not text."""
    blocks = library.blocks(_PARTS[field])
    if typed in blocks:
        return True
    if _NAME.fullmatch(typed):
        near = difflib.get_close_matches(typed, blocks, 3, 0.3) or list(blocks)
        remedy = f"可用：{'、'.join(near)}；{_IF_TEXT.get(field, '若是正文，请写成完整的句子')}"
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
        missing = _MISSING.match(error.message or "")
        why = f"要用“{missing[1]}”，表单中没有" if missing else f"填不上：{error.message}"
        message = f"标准段“{name}”（{entry.path}）{why}"
        raise DraftingError.of("F015", message, remedy="补上所缺的字段，或直接写文字", **locate(reply, field)) from None
