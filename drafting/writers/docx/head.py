"""What stands above the title, in each layout."""

from __future__ import annotations

from itertools import zip_longest

from drafting import standard
from drafting.document import Document, Layout, Paragraph, Role
from drafting.writers.docx.markup import above, blank_lines, em, ems, paragraph, run, twips

ROLES = (
    Role.COPY_NUMBER,
    Role.SECRECY,
    Role.URGENCY,
    Role.ISSUER_MARK,
    Role.DOCUMENT_NUMBER,
    Role.SIGNATORY,
    Role.RESULT,
)
RULE, LETTER_RULE, SIGNATORY_NAME = "RULE", "LETTER_RULE", "SIGNATORY_NAME"
_CORNER = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY)

# In a line of exact height the baseline lies at about 5/6 of it. The ink of a Han character reaches 0.85 em above the
# baseline and 0.08 em below it. The mark's line is 5/4 em high, so that nothing of the mark is cut off.
_MARK_LINE = 1.25
_MARK_ABOVE = 0.15
_MARK_BELOW = 0.17
_TEXT_ABOVE = (0.83 * twips(standard.LINE_HEIGHT) - 0.85 * 20 * standard.SIZE_3) / 20
_TEXT_BELOW = (0.17 * twips(standard.LINE_HEIGHT) - 0.08 * 20 * standard.SIZE_3) / 20


def head_xml(document: Document) -> str:
    """The paragraphs above the title; empty where the document has none of their roles."""
    if document.layout is Layout.RED_HEAD:
        return _red_head(document)
    if document.layout is Layout.LETTER:
        return _letter_head(document)
    return _white_head(document)


def _red_head(document: Document) -> str:
    """GB/T 9704-2012, 7.2."""
    first = list(zip_longest(document.of(*_CORNER), document.of(Role.RESULT)))
    top = twips(standard.TEXT_TOP + standard.MARK_BELOW_TEXT_TOP - standard.TOP_MARGIN)
    top -= len(first) * twips(standard.LINE_HEIGHT)
    lines = [_line(left, right) for left, right in first]
    below = 0.0
    for mark in document.of(Role.ISSUER_MARK):
        size = _mark_size(mark.text)
        lines.append(_mark(mark, size, before=top - _MARK_ABOVE * 20 * size))
        top, below = 0, (_MARK_BELOW - 0.08) * 20 * size
    gap = standard.NUMBER_BELOW_MARK * twips(standard.LINE_HEIGHT) - below
    for number, signatory in _pairs(document):
        lines.append(_number_line(number, signatory, gap))
        gap = 0
    return "".join(lines) + paragraph(RULE, "", spacing=_rule_gap())


def _rule_gap() -> str:
    return above(twips(standard.RULE_BELOW_NUMBER) - 20 * _TEXT_BELOW)


def _number_line(number: Paragraph | None, signatory: Paragraph | None, before: float) -> str:
    if number and not signatory:
        return paragraph(number.role.name, _runs(number), spacing=above(before), align="center")
    return _line(number, signatory, before=before, indent=standard.NUMBER_INDENT)


def _letter_head(document: Document) -> str:
    """GB/T 9704-2012, 10.1. The mark and the upper rule stand above the text, each in a frame."""
    lines, top = [], twips(standard.LETTER_MARK_TOP)
    for mark in document.of(Role.ISSUER_MARK):
        size = _mark_size(mark.text)
        lines.append(_mark(mark, size, frame=_letter_frame(top - _MARK_ABOVE * 20 * size)))
        top += round((_MARK_LINE - _MARK_ABOVE - _MARK_BELOW) * 20 * size)
    top += twips(standard.LETTER_RULE_BELOW_MARK)
    lines.append(paragraph(LETTER_RULE, "", frame=_letter_frame(top, gap=_letter_gap())))
    right = document.of(Role.DOCUMENT_NUMBER) + document.of(Role.RESULT) + document.of(Role.SIGNATORY)
    lines.extend(_line(*pair) for pair in zip_longest(document.of(*_CORNER), right))
    return "".join(lines)


def _letter_frame(top: float, gap: int = 0) -> str:
    """A frame as wide as the rules, `top` twips from the page's edge; text begins `gap` below it."""
    return (
        f'<w:framePr w:w="{twips(standard.LETTER_RULE_WIDTH)}" w:vSpace="{gap}" w:wrap="notBeside"'
        f' w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="{round(top)}"/>'
    )


def _letter_gap() -> int:
    return round(twips(standard.LETTER_NUMBER_BELOW_RULE) - 20 * _TEXT_ABOVE)


def _white_head(document: Document) -> str:
    """As replies are published: number and signatory, then the class."""
    corner = [_line(left, None) for left in document.of(*_CORNER)]
    numbers = [_line(*pair) for pair in _pairs(document)]
    results = [_line(None, right) for right in document.of(Role.RESULT)]
    marks = [_mark(mark, _mark_size(mark.text)) for mark in document.of(Role.ISSUER_MARK)]
    return "".join(corner + marks + numbers + results)


def _pairs(document: Document) -> list[tuple[Paragraph | None, Paragraph | None]]:
    return list(zip_longest(document.of(Role.DOCUMENT_NUMBER), document.of(Role.SIGNATORY)))


def _line(left: Paragraph | None, right: Paragraph | None, before: float = 0, indent: int = 0) -> str:
    """One line with something at its left, at its right, or both; `indent` characters in from either side."""
    inset = round(indent * em(Role.DOCUMENT_NUMBER))
    side = f'<w:ind w:left="{inset}" w:right="{inset}"/>' if indent else ""
    if left and right:
        stop = f'<w:tabs><w:tab w:val="right" w:pos="{twips(standard.TEXT_WIDTH) - inset}"/></w:tabs>'
        content = f"{_runs(left)}<w:r><w:tab/></w:r>{_runs(right, right.role)}"
        return paragraph(left.role.name, content, tabs=stop, spacing=above(before), indent=side, align="left")
    only = left or right
    align = "left" if left else "right"
    return paragraph(only.role.name, _runs(only), spacing=above(before), indent=side, align=align)


def _runs(element: Paragraph, style: Role | None = None) -> str:
    """The element's text; the signatory's name has a type of its own (7.2.6)."""
    named = f"{style.name}_RUN" if style else ""
    if element.role is not Role.SIGNATORY:
        return run(element.text, named)
    label, colon, name = element.text.partition("：")
    return run(label + colon, named) + run(name, SIGNATORY_NAME)


def _mark_size(text: str) -> float:
    """The size at which the mark fills the text block on one line, at most the standard's; in points."""
    fit = standard.TEXT_WIDTH / standard.POINT / max(ems(text), 1)
    return min(int(2 * fit) / 2, standard.TYPES[Role.ISSUER_MARK].size)


def _mark(mark: Paragraph, size: float, before: float = 0, frame: str = "") -> str:
    half_points = round(2 * size)
    spacing = (
        f'<w:spacing w:before="{max(round(before), 0)}" w:line="{round(_MARK_LINE * 20 * size)}" w:lineRule="exact"/>'
    )
    type_size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return paragraph(mark.role.name, run(mark.text, properties=type_size), frame=frame, spacing=spacing)


def title_gap(document: Document) -> str:
    """Two lines between the head and the title; none where the title is the first thing on the page."""
    bare = document.layout not in (Layout.RED_HEAD, Layout.LETTER) and not document.of(*ROLES)
    return "" if bare else blank_lines(standard.TITLE_BELOW_HEAD)
