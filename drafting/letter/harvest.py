"""An old reply's words as a block: its names, numbers and titles become fields, what is left of the case is marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from drafting.document import Document
from drafting.findings import DraftingError
from drafting.language.unverified import mark
from drafting.letter.particulars import FIGURE, KEPT, LEFT, spellings
from drafting.letter.record import MISSING
from drafting.model.fields import FORM_SUFFIXES
from drafting.model.kinds import kind_names, kind_of
from drafting.model.office import Office, complete
from drafting.model.reply import Contact, Reply
from drafting.shelf import PARTS, written
from drafting.wording.facts import facts
from drafting.wording.lines import lines

_FIELDS = {"contact": "contacts"}
_PARTIAL = re.compile("建议|议案|提案|代表|委员|人大|政协")
_MARKS = re.compile("[%#]*[{}][{}%#]*")


@dataclass(frozen=True, slots=True)
class Harvest:
    """A block's text, and the kinds that it suits; none for all."""

    text: str
    kinds: tuple[str, ...]

    def as_block(self, name: str, note: str) -> str:
        """The file of a block of this name."""
        return written({"名称": name, "说明": note, "适用": "、".join(self.kinds)}, self.text)


def harvest(source: Path, part: str, office: Office | None = None, nth: int | None = None) -> Harvest:
    """The text of a part of an old reply (.docx, .txt …) or of a form. Of a paragraph, `nth` of the answer from 1.

    Raises DraftingError where the file cannot be read or has no such part (B011).
    """
    reply, document = _read(source, office)
    found = [text.strip() for text in _texts(part, reply, document, nth) if text.strip()]
    if not found:
        remedy = "用 --paragraph 写明取答复的第几段" if part == "paragraph" else "检查是否选对了文件和 --part"
        raise DraftingError.of("B011", f"没有找到{PARTS[part]}", file=str(source), remedy=remedy)
    if part == "contact":
        return Harvest(_for_each("\n".join(found), _people(reply), source), ())
    return harvest_words(found, part, reply, office)


def harvest_words(lines: Iterable[str], part: str, reply: Reply, office: Office | None = None) -> Harvest:
    """These lines of a reply as a part's block."""
    spelled = spellings(reply, facts(reply, office))
    left = f"{LEFT}|{FIGURE}" if part == "paragraph" else LEFT
    text = "\n".join(turned(line, spelled, left) for line in lines)
    return Harvest(text, _suited(text, reply.kind))


def turned(text: str, spelled: Mapping[str, str], left: str = "") -> str:
    """A text with each spelling turned into what stands for it, the longest first; what `left` matches is marked.

    What a template would read is made plain.
    """
    longest = "|".join(re.escape(value) for value in sorted(spelled, key=len, reverse=True))
    groups = {"plain": _MARKS.pattern, "spelled": longest, "kept": KEPT, "left": left}
    pattern = re.compile("|".join(f"(?P<{name}>{form})" for name, form in groups.items() if form))
    return pattern.sub(lambda match: _turned(match, spelled), text)


def _turned(match: re.Match[str], spelled: Mapping[str, str]) -> str:
    if match.lastgroup == "plain":
        return f'{{{{ "{match[0]}" }}}}'
    if match.lastgroup == "spelled":
        return spelled[match[0]]
    return match[0] if match.lastgroup == "kept" else mark(match[0])


def _for_each(text: str, people: list[Contact], source: Path) -> str:
    """The line of one contact as the line of each."""
    if len(people) != 1:
        remedy = "换一份只有一位联系人的答复"
        raise DraftingError.of("B011", f"联系人有{len(people)}位，看不出每位的写法", file=str(source), remedy=remedy)
    fields = {"人.单位": people[0].unit, "人.姓名": people[0].person, "人.电话": people[0].phone}
    line = turned(text, {value: f"{{{{ {name} }}}}" for name, value in fields.items() if value})
    return f"{{% for 人 in 联系人 %}}\n{line}\n{{% endfor %}}"


def _people(reply: Reply) -> list[Contact]:
    return [contact for contact in reply.contacts or () if isinstance(contact, Contact)]


def _suited(text: str, kind: str) -> tuple[str, ...]:
    """The kind that words were written for, or all of its like where they name neither chamber nor paper."""
    if _PARTIAL.search(text):
        return (kind,)
    return tuple(name for name in kind_names() if kind_of(name).answers_proposer == kind_of(kind).answers_proposer)


def _read(source: Path, office: Office | None) -> tuple[Reply, Document]:
    """The reply that stands in a file, and its page."""
    if source.suffix.lower() in FORM_SUFFIXES:
        from drafting.form.load import load
        from drafting.wording.word import word

        reply = load(source)
        return (complete(reply, office) if office else reply), word(reply, office)
    from drafting.letter.read import read
    from drafting.readers import read_document

    reading = read(source)
    if reading.reply is None:
        lacking = "、".join(finding.message for finding in reading.findings if finding.code == MISSING)
        remedy = "先用 drafting read 读成表单，补填后再取"
        raise DraftingError.of("B011", f"这份答复读不全：{lacking}", file=str(source), remedy=remedy)
    return reading.reply, read_document(source)


def _texts(part: str, reply: Reply, document: Document, nth: int | None) -> Iterator[str]:
    """The lines of a part: as they are worded in a form's document, or as they were read."""
    worded = [p.text for p in document if p.source == _FIELDS.get(part, part)]
    if part == "paragraph":
        body = [line for response in reply.responses for line in lines(response.body)]
        yield from (line.text for line in body[nth - 1 : nth]) if nth else ()
    elif part == "cc" and reply.cc and not isinstance(reply.cc, str):
        yield from (recipient.printed for recipient in reply.cc)
    elif worded:
        yield from worded if part != "cc" else worded[0].removeprefix("抄送：").removesuffix("。").split("，")
    elif part == "contact":
        known = [value for contact in _people(reply) for value in (contact.person, contact.phone) if value]
        yield from (p.text for p in document if any(value in p.text for value in known))
    elif part != "cc":
        yield from (getattr(reply, part) or "").split("\n")
