"""How the elements of a text stand to one another: blank lines between them, what keeps together, how a name hangs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafting import standard
from drafting.document import HEADINGS, Paragraph, Role
from drafting.layout.tables import Table

PROSE = (Role.BODY, *HEADINGS)
COMPANIONS = 2
"""Lines of text that go to a new page with the signature."""
_CLOSING = (Role.SIGNATURE, Role.DATE, Role.NOTE)
_LABEL = "附件："
_NUMBER = re.compile(r"\d+[.．]")
_SENTENCE_ENDS = ("。", "；", "！", "？")


def blank_lines_above(role: Role, before: Role | None) -> int:
    """The blank lines between an element and the one before it, as standard.py has them; a title's are its head's."""
    if role is Role.ATTACHMENT_TITLE and before is not role:
        return standard.ATTACHMENT_TITLE_BELOW_NUMBER
    if role is Role.ATTACHMENT_NOTE and before is not role:
        return standard.ATTACHMENTS_BELOW_TEXT
    if role in (Role.SIGNATURE, Role.DATE) and before not in (Role.SIGNATURE, Role.DATE):
        return standard.SEAL_LINES
    return 0


def heads(paragraph: Paragraph, below: Paragraph | Table | None) -> bool:
    """Whether it is a heading on a line of its own, which belongs to what stands below.

    An item that is a whole sentence is text. A heading may have been given a sentence's mark: then it is short, and
    what stands below is under it.
    """
    if paragraph.role not in HEADINGS or 0 < paragraph.lead < len(paragraph.text):
        return False
    if not paragraph.lead or not paragraph.text.rstrip().endswith(_SENTENCE_ENDS):
        return True
    brief = standard.TEXT_INDENT + len(paragraph.text) <= standard.CHARACTERS_PER_LINE
    return brief and below is not None and _is_under(below, paragraph.role)


def _is_under(below: Paragraph | Table, heading: Role) -> bool:
    """Whether it is text, a table, a picture or a heading of a lower level."""
    deeper = HEADINGS[HEADINGS.index(heading) + 1 :]
    return isinstance(below, Table) or below.role in (Role.BODY, Role.FIGURE, *deeper)


def closing_start(roles: Sequence[str]) -> int:
    """Where the last elements begin that stay on one page: signature, date and note; "" is a blank line."""
    start = len(roles)
    while start and (roles[start - 1] in _CLOSING or not roles[start - 1]):
        start -= 1
    return start


class AttachmentNote(NamedTuple):
    """A line of the 附件说明: its label or "", its number (1.) or "", and the name."""

    label: str
    number: str
    name: str


def attachment_note(text: str) -> AttachmentNote:
    """The parts of a line; a turned line begins under the name, further names under the first (7.3.4)."""
    label = _LABEL if text.startswith(_LABEL) else ""
    number = found[0] if (found := _NUMBER.match(text, len(label))) else ""
    return AttachmentNote(label, number, text[len(label) + len(number) :])


HANG = standard.TEXT_INDENT + len(_LABEL)
"""Characters before the number of a name of the 附件说明."""
