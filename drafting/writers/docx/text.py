"""From the title to the note: the text of the reply."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

from drafting import standard
from drafting.document import HEADINGS, Paragraph, Picture, Role
from drafting.language.titles import break_title
from drafting.layout import flow
from drafting.layout.tables import Table, grouped
from drafting.writers.docx import table
from drafting.writers.docx.markup import blank_lines, em, ems, paragraph, run, twips
from drafting.writers.docx.picture import figure

# LibreOffice moves the whole of a paragraph that is kept with the next, so a longer one is not kept.
_KEPT_LINES = 10


def text_xml(paragraphs: Sequence[Paragraph], title_gap: str, imprint: bool, pictures: list[Picture]) -> str:
    """The paragraphs in their order. `imprint`: a 版记 follows, and the last of them stay with it.

    The pictures among them are noted in `pictures`.
    """
    kept = _kept(paragraphs, imprint)
    date = next((p.text for p in reversed(paragraphs) if p.role is Role.DATE), "")
    written = []
    before: Role | None = None
    index = -1
    elements = list(grouped(paragraphs))
    for element, below in zip_longest(elements, elements[1:]):
        index += 1
        if isinstance(element, Table):
            written.append(table.table(element))
            index += len(element.paragraphs) - (element.title is None)
            before = Role.ROW
            continue
        gap = blank_lines(blank) if (blank := flow.blank_lines_above(element.role, before)) else ""
        is_first = element.role is not before
        keep = _keep(element) if index in kept or flow.heads(element, below) else ""
        before = element.role
        if element.role in flow.PROSE:
            written.append(_prose(element, keep))
        elif element.role is Role.TITLE:
            lines = "\n".join(break_title(element.text))
            written.append(paragraph(element.role.name, run(lines), keep=keep, spacing=title_gap if is_first else ""))
        elif element.role is Role.ATTACHMENT_TITLE:
            written.append(paragraph(element.role.name, run("\n".join(break_title(element.text))), keep=keep))
        elif element.role is Role.ATTACHMENT_NOTE:
            written.append(_attachment(element, gap, keep))
        elif element.role is Role.SIGNATURE:
            written.append(_signature(element, date, gap, keep))
        elif element.role is Role.DATE:
            written.append(paragraph(element.role.name, run(element.text), keep=keep, spacing=gap))
        elif element.role is Role.FIGURE:
            written.append(figure(element, pictures))
        elif element.role is Role.ROW:
            # Rows without a 表头 are labels and values.
            last = index + 1 == len(paragraphs) or paragraphs[index + 1].role is not Role.ROW
            written.append(table.row(element.text.split("\t"), is_first, last))
        else:
            written.append(paragraph(element.role.name, run(element.text), keep=keep))
    return "".join(written)


def _prose(element: Paragraph, keep: str) -> str:
    """A paragraph of text or a heading. Where text runs on, the lead has the heading's type, the rest the body's."""
    role, lead = element.role, element.lead
    if role is Role.BODY or not 0 < lead < len(element.text):
        return paragraph(role.name, run(element.text), keep=keep)
    content = run(element.text[:lead], f"{role.name}_RUN") + run(element.text[lead:])
    return paragraph(Role.BODY.name, content, keep=keep, outline=str(HEADINGS.index(role)))


def _attachment(element: Paragraph, gap: str, keep: str) -> str:
    """GB/T 9704-2012, 7.3.4: a turned line begins under the name's first character, further names under the first."""
    one = em(Role.ATTACHMENT_NOTE)
    label, number, _ = flow.attachment_note(element.text)
    hanging = round((ems(label) + _number_width(number)) * one)
    left = round((flow.HANG + _number_width(number)) * one)
    indent = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
    return paragraph(element.role.name, run(element.text), keep=keep, spacing=gap, indent=indent)


def _number_width(number: str) -> float:
    """`1.` in full-width characters; the full stop of the Latin face is half as wide as a digit."""
    return ems(number) - (0.25 if number.endswith(".") else 0)


def _signature(element: Paragraph, date: str, gap: str, keep: str) -> str:
    """GB/T 9704-2012, 7.3.5.1: centred over the date; flush right where it is too long for that."""
    one = em(Role.SIGNATURE)
    room = round((2 * standard.DATE_INDENT + ems(date)) * one)
    indent, align = f'<w:ind w:left="{twips(standard.TEXT_WIDTH) - room}"/>', "center"
    if not date or ems(element.text) * one > room:
        indent, align = "", "right"
    return paragraph(element.role.name, run(element.text), keep=keep, spacing=gap, indent=indent, align=align)


def _kept(paragraphs: Sequence[Paragraph], imprint: bool) -> set[int]:
    """Which paragraphs stay on a page with the next: signature, date and note, and two lines of text before them.

    The first paragraph of the text is never among them: the first page must show some (GB/T 9704-2012, 7.3.3).
    """
    start = flow.closing_start([p.role for p in paragraphs])
    kept = set(range(start, len(paragraphs) if imprint else len(paragraphs) - 1))
    first = next((index for index, p in enumerate(paragraphs) if p.role in flow.PROSE), start)
    lines, index = 0, start - 1
    while (kept or imprint) and index > first and lines < flow.COMPANIONS:
        size = _lines(paragraphs[index])
        if size > _KEPT_LINES:
            break
        kept.add(index)
        lines += size if paragraphs[index].role in flow.PROSE else 0
        index -= 1
    return kept


def _lines(element: Paragraph) -> int:
    """About how many lines it takes; Latin letters are counted as wide as Han."""
    return ceil((standard.TEXT_INDENT + len(element.text)) / standard.CHARACTERS_PER_LINE)


def _keep(element: Paragraph) -> str:
    """Widow control makes a paragraph that is kept with the next bring two lines, not one."""
    control = '<w:widowControl w:val="1"/>' if element.role in flow.PROSE else ""
    return f"<w:keepNext/>{control}"
