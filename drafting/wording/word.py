"""Reply -> Document: Jinja templates write small XML whose elements are the roles, and that is parsed into paragraphs.

Autoescape is on where markup is written, so that a person's text can forge neither a role nor a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.sandbox import SandboxedEnvironment

from drafting import shelf
from drafting.blocks.files import library_of
from drafting.blocks.filling import Filler, Place
from drafting.blocks.placed import Placed, joined, printed, refuse_marks, unmarked
from drafting.document import Document, Layout, Paragraph, Picture, Role
from drafting.findings import DraftingError
from drafting.model.fields import locate, locate_in
from drafting.model.kinds import Kind, kind_of
from drafting.model.office import Office, Styles, Ways, complete
from drafting.model.reply import Attachment, Contact, FormRecord, Reply
from drafting.wording.beside import Folder, picture
from drafting.wording.body import Part, answer, attached
from drafting.wording.facts import BLANK, facts, head_and_foot
from drafting.wording.lines import Line, lines, one_line

_CALL = re.compile(r"【段[：:](.+?)】")
"""A line of an answer that stands for a block of the part paragraph."""
_TAB = {ord("\t"): " "}


class _Shelf(BaseLoader):
    """Skeletons from templates/, by their path below it."""

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Any]:
        file = shelf.template(template)
        if not file.is_file():
            raise TemplateNotFound(template)
        return file.read_text(encoding="utf-8"), template, None


@cache
def skeleton(path: str) -> Template:
    """A skeleton by its path below templates/: it writes XML, so what is filled in is escaped."""
    options: dict[str, Any] = {"autoescape": True, "undefined": StrictUndefined, "loader": _Shelf()}
    options |= {"trim_blocks": True, "lstrip_blocks": True, "finalize": printed}
    return SandboxedEnvironment(**options).get_template(path)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A reply on its way into words: the office's ways, and the blocks with the case's facts."""

    reply: Reply
    kind: Kind
    filler: Filler
    office: Office | None
    folder: Folder
    pictures: dict[str, Picture] = field(default_factory=dict)

    @property
    def ways(self) -> Ways:
        return self.office.ways(self.kind.name) if self.office else Ways()

    @property
    def styles(self) -> Styles:
        return self.office.styles if self.office else Styles()

    def chosen(self, typed: str | None, field: str, own: str | None, where: str, standard: str) -> tuple[str, Place]:
        """What the form has, or else the office's profile, or else the kind; and where it stands."""
        if typed is None and own is not None and self.office:
            return own, partial(locate_in, self.office, where)
        return standard if typed is None else typed, partial(locate, self.reply, field)


def word(reply: Reply, office: Office | None = None, places: bool = False, folder: Path | None = None) -> Document:
    """The reply in words, each paragraph with its role; what the form leaves out is the office's.

    A draft has a mark, 〔届次〕, in the place of what is still to come.
    With `places` each paragraph knows which of its characters are a field's (Paragraph.spans).
    `folder` is where pictures are looked for, by default where the form's file is.
    Raises DraftingError for a block or a picture that is not there, is not to be used or cannot be filled.
    """
    reply = _with_places(reply.marked) if places else reply.marked
    reply = complete(reply, office) if office else reply
    known = facts(reply, office)
    day = reply.date if isinstance(reply.date, date) else date.today()
    kind = kind_of(reply.kind)
    letter = _Letter(reply, kind, Filler(library_of(office), known, day), office, Folder(folder or _folder_of(reply)))
    context = known | head_and_foot(reply) | _from_blocks(letter)
    context["签发人"] = known["签发人"] if letter.styles.signatory == "首页" else None
    xml = skeleton(kind.template).render(context)
    if not places:
        refuse_marks(xml)
    keywords = (reply.kind, known["届次"], f"第{known['编号']}号{known['类别']}")
    return Document(paragraphs(xml, letter.pictures), Layout(known["版式"]), keywords)


def _with_places(value: Any, path: str = "") -> Any:
    """A reply, or a value in it, whose texts know which field they are."""
    if type(value) is str:
        return Placed.of(value, path)
    if isinstance(value, tuple):
        return tuple(_with_places(one, f"{path}.{position}") for position, one in enumerate(value))
    if isinstance(value, FormRecord):
        below = f"{path}." if path else ""
        values = {name: _with_places(getattr(value, name), below + name) for name in type(value).model_fields}
        return value.model_copy(update=values)
    return value


def _from_blocks(letter: _Letter) -> dict[str, Any]:
    """The parts that blocks may make. Raises DraftingError with all that is wrong in them."""
    makers = {
        "标题": _title,
        "办理结果": _result,
        "引言": partial(_passage, field="opening"),
        "答复": _answer,
        "附件内容": _attached,
        "结语": partial(_passage, field="closing"),
        "联系人": _contacts,
        "抄送": _cc,
    }
    made, findings = {}, []
    for name, make in makers.items():
        try:
            made[name] = make(letter)
        except DraftingError as error:
            findings += error.findings
        if letter.filler.spent.is_too_much:
            break
    if findings:
        raise DraftingError.all(findings)
    return made


def _answer(letter: _Letter) -> list[Part]:
    """The paragraphs of the answer; the pictures among them are read."""
    return _with_pictures(letter, answer(letter.reply.responses, partial(_called, letter)))


def _attached(letter: _Letter) -> list[Part]:
    taken = [_taken(letter, position, one) for position, one in enumerate(letter.reply.attachments or ())]
    return _with_pictures(letter, attached(taken))


def _taken(letter: _Letter, position: int, attachment: Attachment | str) -> Attachment | str:
    """An attachment with the text of its file; F018 where it has text of its own as well."""
    if isinstance(attachment, str) or not (attachment.file or "").strip():
        return attachment
    from drafting.wording.attached import content_text

    name, place = attachment.file.strip(), locate(letter.reply, f"attachments.{position}.file")
    if (attachment.body or "").strip():
        raise DraftingError.of("F018", "附件既有内容又有文件，不知道印哪一份", remedy="只留一项", **place)
    return attachment.model_copy(update={"body": content_text(name, letter.folder.content(name, place), place)})


def _with_pictures(letter: _Letter, made: Iterable[Part]) -> list[Part]:
    parts = list(made)
    for part in parts:
        if part.file:
            place = locate(letter.reply, part.source, part.line)
            letter.pictures[part.file] = picture(letter.folder.content(str(part.file), place), part.file, place)
    return parts


def _folder_of(reply: Reply) -> Path | None:
    file = reply._origin.file if reply._origin else ""
    return Path(file).parent if file else None


def block_facts(reply: Reply, office: Office | None = None) -> dict[str, Any]:
    """All that a block of any part may speak of for this reply, what the office's profile fills in included."""
    reply = complete(reply, office) if office else reply
    people = [_person(contact) for contact in reply.contacts or () if isinstance(contact, Contact)]
    return facts(reply, office) | {"联系人": people, "办理结果": reply.result}


def paragraphs(xml: str, pictures: Mapping[str, Picture] = MappingProxyType({})) -> tuple[Paragraph, ...]:
    """The paragraphs that a filled skeleton writes. Raises DraftingError (F008) for what no XML may hold."""
    try:
        elements = ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        raise DraftingError.of("F008", "文字中有不能印出的控制字符", remedy="删去看不见的字符") from None
    return tuple(_paragraph(element, pictures) for element in elements)


def _paragraph(element: ElementTree.Element, pictures: Mapping[str, Picture]) -> Paragraph:
    """One element as a paragraph; the cells of a row of a table are joined by tabs."""
    text = unmarked(element.text or "")
    if len(element):
        text = joined("\t", (unmarked(cell.text or "").translate(_TAB) for cell in element))
    if "\n" in text:
        text = joined("", text.split("\n"))
    spans = text.spans if isinstance(text, Placed) else ()
    line, lead = int(element.get("line", 0)), int(element.get("lead", 0))
    found = pictures.get(element.get("file", ""))
    return Paragraph(Role(element.tag), str(text), element.get("from", ""), line, lead, spans, found)


def _title(letter: _Letter) -> str:
    """The title as typed, or in the style of the office or the kind."""
    if typed := one_line(letter.reply.title):
        return typed
    name, where = letter.ways.title, f"kinds.{letter.kind.name}.title"
    if name is None and letter.kind.answers_proposer:
        name, where = letter.styles.title, "styles.title"
    wanted, place = letter.chosen(None, "title", name, where, letter.kind.title)
    return letter.filler.fill("title", wanted, place).strip()


def _result(letter: _Letter) -> str | None:
    """The class as the office prints it: 办理结果：B, 类别：B, B类; None where the form has none."""
    typed = letter.reply.result
    if typed is None:
        return None
    wanted, place = letter.chosen(None, "result", letter.styles.result, "styles.result", letter.styles.result)
    return letter.filler.fill("result", wanted, place, 办理结果=typed.strip()).strip() or None


def _passage(letter: _Letter, field: str) -> Sequence[Line]:
    """The lines of the opening or closing: text, or the block it names, or the office's or the kind's standard one.

    What follows a first reply has standard ones of its own, which the office's for a first reply would contradict.
    """
    where, followup = f"kinds.{letter.kind.name}.{field}", letter.reply.followup
    own = None if followup else getattr(letter.ways, field)
    standard = getattr(followup or letter.kind, field)
    wanted, place = letter.chosen(getattr(letter.reply, field), field, own, where, standard)
    return lines(letter.filler.fill(field, wanted, place) if letter.filler.names(field, wanted, place) else wanted)


def _called(letter: _Letter, path: str, line: Line) -> Sequence[Line]:
    """A line of an answer, or the lines of the block that it calls by 【段：名称】."""
    call = _CALL.fullmatch(line.text)
    if call is None:
        return (line,)
    text = letter.filler.fill("paragraph", call[1].strip(), partial(locate, letter.reply, path, line.line))
    return [Line(line.line, part.text) for part in lines(text)]


def _cc(letter: _Letter) -> Sequence[str] | None:
    """The recipients as printed, from the list or the block that is named; None where the block has none."""
    typed = letter.reply.cc
    if not isinstance(typed, str):
        return None if typed is None else [recipient.printed for recipient in typed]
    place = partial(locate, letter.reply, "cc")
    if not letter.filler.names("cc", typed, place):
        return [line.text for line in lines(typed)]
    return [line.text for line in lines(letter.filler.fill("cc", typed, place))] or None


def _contacts(letter: _Letter) -> Sequence[Line]:
    """The contacts as the block prints them that the form names among them, or the office's style; then typed lines."""
    typed = letter.reply.contacts
    if typed is None:
        return ()
    entries = [typed] if isinstance(typed, str) else list(typed)
    people = [_person(entry) for entry in entries if isinstance(entry, Contact)]
    place, named, others = partial(locate, letter.reply, "contacts"), None, []
    for text in (entry for entry in entries if isinstance(entry, str) and entry):
        if letter.filler.names("contact", text, place):
            named = text
        else:
            others += lines(text)
    if others and not people:
        return others
    wanted, place = letter.chosen(named, "contacts", letter.styles.contact, "styles.contact", letter.styles.contact)
    people = people or [_person(Contact(person="", phone=""))]
    return [*lines(letter.filler.fill("contact", wanted, place, 联系人=people)), *others]


def _person(contact: Contact) -> dict[str, str]:
    """A contact for its block: what is absent is left out, an empty value is room to write."""
    values = {"单位": contact.unit, "姓名": contact.person, "电话": contact.phone}
    return {name: value or BLANK for name, value in values.items() if value is not None}
