"""A stranger's letter with its roles: what each line is, its text untouched.

Recognition reads fields and mends as it reads; a check has to see the line as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafting.document import HEADINGS, Document, Paragraph, Role
from drafting.language.headings import first_sentence, parse_heading
from drafting.language.numerals import DATE
from drafting.letter.contacts import holds_contact
from drafting.letter.foot import day_of, foot_start
from drafting.letter.foreign import refuse_foreign
from drafting.letter.lines import Line, lines_of, tight
from drafting.letter.opening import opening_end
from drafting.letter.record import Record
from drafting.letter.salutation import find_opening, find_salutation
from drafting.letter.title import read_title
from drafting.letter.web import ends_letter, is_page_line
from drafting.letter.words import is_agency

_RESULT = re.compile(r"(?:办理结果|办理类别|答复类别|结果类别|类 ?别) ?[：；]|[（(]?[A-D甲乙丙丁][）)]?类?[）)]?$")
_SIGNATORY = re.compile(r"(?:签发人|签发领导|领导签发|领导签批|领导签字) ?[：；]")
_APART = re.compile(r"(?=(?:签发人|办理结果|签发领导) ?[：；])|(?<![： \t])(?= {2,}|\t)")
_NUMBER = re.compile(
    r"[一-鿿]{2,20} ?[〔【（\[〖] ?\d{4} ?[〕】）\]〗]?|[一-鿿]{2,12}\d{4}[-—]\d+号?$|.{2,20}字第\d+号$"
)
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★|$)")
_CC = re.compile(r"(?:抄 ?送|抄 ?报|主 ?送) ?[：；]")
_ATTACHED = re.compile(r"附 ?件 ?[\d一二三]? ?[：；]")
_PRINTED = re.compile(r"日 ?印 ?发$")
_DISCLOSED = re.compile(r"[（]?(?:此件|本件|公开方式|公开属性)")


def with_roles(document: Document) -> Document:
    """The letter's lines, each with its role and its place (`paragraph.N`); a web page's own lines are left out.

    A document whose paragraphs have roles by their type keeps them. Raises DraftingError for what is no reply.
    """
    lines = lines_of(document)
    opening = find_opening(lines)
    addressed = find_salutation(lines, opening)
    refuse_foreign(lines, opening, addressed)
    start = addressed.start if addressed else opening or 0
    text = lines[addressed.end if addressed else start :]
    found = [*_head(lines[:start])]
    for line in lines[start : addressed.end] if addressed else ():
        found.append((line, Role.SALUTATION))
    if addressed and addressed.rest is not None:
        whole = text[0]
        found.append((whole.cut(0, whole.text.index(addressed.rest.text)), Role.SALUTATION))
        text = [addressed.rest, *text[1:]]
    end = _end(text)
    found += [(line, _text_role(line)) for line in text[:end]]
    found += _foot(text[end:])
    paragraphs = tuple(_paragraph(document, line, role) for line, role in found)
    return replace(document, paragraphs=paragraphs)


def _end(text: list[Line]) -> int:
    """Where the foot begins; a numbered line is none of it, whatever it ends with."""
    end = opening_end(text)
    while (end := end + foot_start(text[end:])) < len(text) and parse_heading(text[end].plain):
        end += 1
    return end


def _paragraph(document: Document, line: Line, role: Role) -> Paragraph:
    lead = 0
    if role in HEADINGS:
        lead = first_sentence(line.text) or len(line.text)
    return Paragraph(role, line.text, f"paragraph.{line.number}", document.paragraphs[line.number].line, lead)


def _text_role(line: Line) -> Role:
    heading = parse_heading(line.plain)
    return HEADINGS[heading.level - 1] if heading else line.role if line.role in HEADINGS else Role.BODY


def _head(lines: list[Line]) -> Iterator[tuple[Line, Role]]:
    record = Record()
    read_title([line for line in lines if not is_page_line(line)], record)
    title = tight(str(record.get("title") or ""))
    last = _last_title(lines, title)
    for position, line in enumerate(lines):
        whole = tight(line.plain)
        if title and len(whole) > 1 and tight(line.text) in title and last - 4 < position <= last:
            yield line, Role.TITLE
        elif not is_page_line(line) or _RESULT.match(line.plain):
            yield from ((part, role) for part in _elements(line) if (role := _head_role(part)))


def _last_title(lines: list[Line], title: str) -> int:
    """The position of the title's last line: a page may repeat the title above the letter."""
    return max((at for at, line in enumerate(lines) if len(line.text) > 1 and tight(line.text) in title), default=-1)


def _elements(line: Line) -> Iterator[Line]:
    """The parts of a line of the head: number, 签发人 and 办理结果 often share one."""
    cuts = sorted({match.start() for match in _APART.finditer(line.plain) if match.start()})
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        if line.text[start:end].strip():
            yield line.cut(start, end)


def _head_role(line: Line) -> Role | None:
    text = line.plain
    if _SIGNATORY.match(text):
        return Role.SIGNATORY
    if _RESULT.match(text):
        return Role.RESULT
    if _SECRECY.match(tight(text)):
        return Role.SECRECY
    if _NUMBER.match(text) and len(text) < 40:
        return Role.DOCUMENT_NUMBER
    return Role.ISSUER_MARK if line.role is Role.ISSUER_MARK or re.fullmatch(r".{2,40}文 ?件", text) else None


def _foot(lines: list[Line]) -> Iterator[tuple[Line, Role]]:
    last = Role.BODY
    for line in lines:
        text = line.plain
        if ends_letter(line) or (text.startswith(("主办单位", "承办单位")) and "地址" in text):
            return
        signed = DATE.search(text)
        if signed and signed.start() and len(text) < 60 and is_agency(tight(text[: signed.start()]), 60):
            yield line.cut(0, signed.start()), Role.SIGNATURE
            line, last = line.cut(signed.start()), Role.DATE
        else:
            last = _foot_role(line, last)
        yield line, last


def _foot_role(line: Line, above: Role) -> Role:
    text = line.plain
    if _ATTACHED.match(text) or (above is Role.ATTACHMENT_NOTE and re.match(r"\d+[.．、]", text)):
        return Role.ATTACHMENT_NOTE
    if _CC.match(text):
        return Role.CC
    if _SIGNATORY.match(text):
        return Role.SIGNATORY
    if holds_contact(line) or _DISCLOSED.match(text) or text.startswith("（"):
        return Role.NOTE
    if _PRINTED.search(text):
        return Role.PRINTED_BY
    if len(text) < 40 and (day_of(text) is not None or DATE.fullmatch(text.strip())):
        return Role.DATE
    return Role.SIGNATURE if is_agency(re.sub(r"（.{0,6}章）", "", tight(text)), 60) else Role.BODY
