"""Recognition: Document -> Letter, from the page alone. A room for each concern, in the order of the page.

lines  ->  salutation  ->  foreign (is it a reply at all?)  ->  head  ->  foot  ->  opening  ->  closing  ->  points
"""

from __future__ import annotations

import re

from drafting.document import HEADINGS, Document, Role
from drafting.language.names import is_agency, is_organisation, proposes
from drafting.letter import attached, body, closing, foot, pictures, salutation, table
from drafting.letter.element import Element
from drafting.letter.foreign import refuse_foreign
from drafting.letter.head import Head, read_head
from drafting.letter.kind import Kind, kind_of
from drafting.letter.letter import Letter, Outline, Part
from drafting.letter.lines import Line, line_of, lines_of, plain
from drafting.letter.mend import mended
from drafting.letter.opening import opening_end
from drafting.letter.salutation import Salutation
from drafting.letter.title import Title

_TEXT = (Role.BODY, *HEADINGS)
_ABOVE = tuple(Role)[: tuple(Role).index(Role.SALUTATION)]
_IMPRINT = (Role.CC, Role.PRINTED_BY, Role.PRINTED_ON)
_HELPS = re.compile("(?:[会协]办|协助办理)(?:意见|情况|建议)|(?:统一|汇总|一并|综合)答复|供[^，。]{0,12}(?:参考|答复)")


def recognise(document: Document) -> Letter:
    """The letter that stands on a page: what each line is, and what part of the letter.

    Raises DraftingError where the text is no reply to a proposal.
    """
    lines, figures = pictures.apart(lines_of(document))
    lines = mended(lines)
    opening = salutation.find_opening(lines)
    addressed = salutation.find_salutation(lines, opening)
    sheet = table.answer_start(lines)
    if sheet is None:
        refuse_foreign(lines, opening, addressed)
    start = addressed.start if addressed else (sheet or 0) if opening is None else opening
    return _letter(document, lines[:start], addressed, _text_lines(lines, addressed, start), figures)


def _text_lines(lines: list[Line], addressed: Salutation | None, start: int) -> list[Line]:
    """The lines behind the salutation."""
    if addressed is None:
        return lines[start:]
    return lines[addressed.end :]


def _letter(
    document: Document, above: list[Line], addressed: Salutation | None, lines: list[Line], figures: list[Line]
) -> Letter:
    page, behind = attached.part(lines)
    end = foot.foot_start(lines[:page])
    below = foot.read_foot([*lines[end:page], *lines[behind:]])
    head = _titled(read_head(above), below)
    begin = opening_end(lines[:end])
    courtesy = closing.closing_start(lines[begin:end]) + begin
    opening, answer, ending = lines[:begin], lines[begin:courtesy], lines[courtesy:end]
    first = body.first_point(answer) or 0
    points = body.divide(answer[first:])
    shown = pictures.among(points, figures, opening, lines[courtesy:])
    pictures.put_into(points, shown)
    on_pages = pictures.between(figures, lines[page : page + 1], lines[behind:]) if page < behind else []
    told = head.title_text or _told(head)
    return Letter(
        page=document,
        head=head,
        salutation=addressed,
        kind=_kind(told, plain(addressed.text) if addressed else "", opening, ending),
        opening=tuple(opening),
        lead=tuple(answer[:first]),
        points=points,
        closing=tuple(ending),
        foot=below,
        attached=attached.divide(_in_order(lines[page:behind], on_pages), foot.attachments_of(below)),
        pictures=tuple(line for line in figures if line not in {*shown, *on_pages}),
    )


def _told(head: Head) -> str:
    """What a page without the letter's title says of the case: its own heading, the title in its table."""
    beside = (element.line.plain for element in head.elements if element.left and not element.page)
    return " ".join([*beside, head.table.values.get("proposal.title", "")])


def _in_order(*parts: list[Line]) -> list[Line]:
    return sorted((line for part in parts for line in part), key=lambda line: line.place)


def _titled(head: Head, below: tuple[Element, ...]) -> Head:
    """The head with the title that a page has below the letter, where the head has none."""
    last = next((element for element in below if element.field == "title"), None)
    return head if head.title or last is None else head._replace(title=Title(0, 0, str(last.value), last.guess))


def by_roles(document: Document) -> Outline:
    """The outline of a document whose paragraphs have their roles: they are taken as they are."""
    beside = _attached_roles(document)
    typed = [(number, p) for number, p in enumerate(document.paragraphs) if p.role in _TEXT and number not in beside]
    lines = [line_of(number, p.text, p.role) for number, p in typed]
    begin = opening_end(lines)
    courtesy = closing.closing_start(lines[begin:]) + begin
    opening, answer, ending = lines[:begin], lines[begin:courtesy], lines[courtesy:]
    found = {line.number: Part.OPENING for line in opening} | {line.number: Part.CLOSING for line in ending}
    found |= {line.number: Part.ANSWER for line in answer}
    found |= dict.fromkeys(beside, Part.ATTACHED)
    parts = tuple(found.get(number, _part(p.role)) for number, p in enumerate(document.paragraphs))
    first = body.first_point(answer) or 0
    groups = (answer[:first], *(point.all_lines for point in body.divide(answer[first:])))
    points = tuple(tuple(line.number for line in group) for group in groups if group)
    kind = _kind(document.text(Role.TITLE), plain(document.text(Role.SALUTATION)).rstrip("：　 "), opening, ending)
    return Outline(document, parts, points, kind)


def _attached_roles(document: Document) -> range:
    """The paragraphs from the first attachment's number to the 版记."""
    roles = [p.role for p in document.paragraphs]
    start = roles.index(Role.ATTACHMENT_NUMBER) if Role.ATTACHMENT_NUMBER in roles else len(roles)
    return range(start, next((at for at in range(start, len(roles)) if roles[at] in _IMPRINT), len(roles)))


def _part(role: Role) -> Part:
    if role is Role.SALUTATION:
        return Part.SALUTATION
    return Part.HEAD if role in _ABOVE else Part.FOOT


def _kind(title: str, addressed: str, opening: list[Line], ending: list[Line]) -> Kind:
    """What is answered, and whether it is a co-handler's opinion to the host unit."""
    said = " ".join([title, *(line.text for line in (*opening, *ending))])
    helps = _HELPS.search(said) is not None or re.search("[会协]办", title) is not None
    answers = re.search("答复|复函|函复|回复", title) is not None and not re.search("[会协]办", title)
    bare = addressed.removeprefix("尊敬的")
    asked = is_agency(bare, 60) and not bare.endswith(("代表", "委员"))
    to_host = asked and not proposes(bare) and (helps or not (answers or is_organisation(bare)))
    return kind_of("\n".join(line.text for line in opening), addressed, to_host, title)
