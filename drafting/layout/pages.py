"""Document -> pages of A4 as they will print: 22 lines of 28 characters (GB/T 9704-2012, 5.2.3), each line made here.

A word processor breaks lines with the width of its own fonts, so its pages may differ by a line or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise, takewhile, zip_longest
from math import ceil

from drafting import standard
from drafting.document import Document, Layout, Paragraph, Picture, Role, Span
from drafting.language.titles import break_title
from drafting.language.width import width
from drafting.layout import flow, imprint
from drafting.layout.lines import break_lines, placed
from drafting.layout.pictures import size
from drafting.layout.tables import Table, grouped

FULL = 2 * standard.CHARACTERS_PER_LINE
_HEAD = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.ISSUER_MARK)
_NUMBERS = (Role.DOCUMENT_NUMBER, Role.SIGNATORY, Role.RESULT)
_OVER_ROWS = (Role.TABLE_TITLE, Role.TABLE_HEAD)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its role, the part of it that is a run-in heading, the rest, and the field behind it.

    `full` is whether the paragraph goes on below, so that the line is as wide as the text block. `height` is in lines
    of text. A row of a table has `cells`, each with its lines, and the `table`; its `head` is repeated on a new page.
    A line that is a picture has it, `text` being its caption. One that `heads` belongs to what is below. `spans` are
    the characters of `lead` and `text` together that are a field's; of a row those of its cells, a tab between two.
    """

    role: str
    lead: str = ""
    text: str = ""
    source: str = ""
    row: int = 0
    full: bool = False
    height: float = 1
    cells: tuple[tuple[str, ...], ...] = ()
    table: Table | None = None
    head: Line | None = None
    picture: Picture | None = None
    heads: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(slots=True)
class Page:
    """One page: `lines` of the text block, `head` above them on the first, `imprint` at the foot of the last.

    A 版记 that is too long for that begins behind the text and goes on from page to page.
    """

    number: int
    lines: list[Line] = field(default_factory=list)
    head: Document | None = None
    imprint: list[Line] = field(default_factory=list)


def pages(document: Document) -> list[Page]:
    """The pages of a document, at least one."""
    lines = list(_lines(document))
    foot = list(_imprint(document))
    first = standard.LINES_PER_PAGE - ceil(head_height(document) / standard.LINE_HEIGHT - 0.01)
    if len(foot) > imprint.MOST_LINES:
        made = _flow(lines, foot, max(first, 1))
    else:
        made = [Page(number, part) for number, part in enumerate(_parts(lines, foot, max(first, 1)), 1)]
        made[-1].imprint = foot
    made[0].head = document
    return made


def _flow(lines: list[Line], foot: list[Line], first: int) -> list[Page]:
    """Pages whose last have a part of the 版记 each: what room the text leaves, then a page at a time."""
    made = [Page(number, part) for number, part in enumerate(_parts(lines, [], first), 1)]
    room = int((first if len(made) == 1 else standard.LINES_PER_PAGE) - _height(made[-1].lines))
    while foot:
        made[-1].imprint, foot = foot[:room], foot[room:]
        room = standard.LINES_PER_PAGE
        if foot:
            made.append(Page(len(made) + 1))
    return made


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def _parts(lines: list[Line], foot: list[Line], first: int) -> Iterator[list[Line]]:
    """The lines of each page; an attachment begins one (GB/T 9704-2012, 7.3.7)."""
    starts = [at for at, line in enumerate(lines) if at and line.role == Role.ATTACHMENT_NUMBER.value]
    for start, end in pairwise([0, *starts, len(lines)]):
        last = end == len(lines)
        yield from _fill(lines[start:end], foot if last else [], standard.LINES_PER_PAGE if start else first)


def _fill(lines: list[Line], foot: list[Line], first: int) -> Iterator[list[Line]]:
    """The lines of each page; the signature and what follows it stay together, with two lines of text and the 版记."""
    room, kept = first, _kept(lines)
    while _height(lines) + len(foot) > room:
        cut = _cut(lines, room)
        if kept and kept < cut and _height(lines[kept:]) <= room:
            cut = kept
        yield lines[:cut]
        head = lines[cut].head if cut < len(lines) else None
        lines = ([head] if head else []) + lines[cut:]
        kept, room = max(kept - cut, 0) + (head is not None), standard.LINES_PER_PAGE
    yield lines


def _cut(lines: Sequence[Line], room: int) -> int:
    """How many lines a page takes, one at least; a caption, a head and a heading go on with the line below them."""
    used = accumulate(line.height for line in lines)
    most = max(sum(1 for _ in takewhile(lambda height: height <= room + 0.001, used)), 1)
    cut = most
    while 1 < cut < len(lines) and (lines[cut - 1].role in _OVER_ROWS or lines[cut - 1].heads):
        cut -= 1
    return cut


def _kept(lines: Sequence[Line]) -> int:
    """Where the lines begin that belong on the last page with the signature; 0 where there are none."""
    return max(flow.closing_start([line.role for line in lines]) - flow.COMPANIONS, 0)


def _lines(document: Document) -> Iterator[Line]:
    before: Role | None = None
    bare = document.layout not in (Layout.RED_HEAD, Layout.LETTER) and not document.of(*_HEAD, *_NUMBERS)
    date = document.text(Role.DATE)
    beside = (*_HEAD, *_NUMBERS, *imprint.ROLES)
    elements = list(grouped(p for p in document if p.role not in beside))
    for element, below in zip_longest(elements, elements[1:]):
        if isinstance(element, Table):
            yield from _table(element)
            before = Role.ROW
            continue
        yield from _gap(element.role, before, bare)
        yield from _element(element, date, flow.heads(element, below))
        before = element.role


def _gap(role: Role, before: Role | None, bare: bool) -> Iterator[Line]:
    """The blank lines above an element, as standard.py has them."""
    count = flow.blank_lines_above(role, before)
    if role is Role.TITLE and not bare:
        count = standard.TITLE_BELOW_HEAD
    elif before is Role.TITLE:
        count = standard.SALUTATION_BELOW_TITLE
    yield from (Line("") for _ in range(count))


def _element(element: Paragraph, date: str, heads: bool) -> Iterator[Line]:
    role, text = element.role, element.text
    at = {"source": element.source, "row": element.line}
    if role in (Role.TITLE, Role.ATTACHMENT_TITLE):
        broken = break_title(text)
        yield from (Line(role.value, "", line, **at, spans=spans) for line, spans in placed(element, broken))
    elif role in flow.PROSE or role is Role.NOTE:
        yield from _prose(element, heads)
    elif element.picture:
        gap = standard.PICTURE_GAP * standard.POINT
        height = (size(element.picture)[1] + gap) / standard.LINE_HEIGHT + bool(text)
        yield Line(role.value, "", text, **at, height=height, picture=element.picture)
    elif role is Role.ATTACHMENT_NOTE:
        yield from _attachment(element)
    elif role is Role.SIGNATURE:
        yield Line(role.value, "", text + _under(text, date), **at, spans=element.spans)
    elif role is Role.DATE:
        yield Line(role.value, "", text + "　" * standard.DATE_INDENT, **at, spans=element.spans)
    else:
        broken = list(break_lines(text, FULL))
        for line, spans in placed(element, broken):
            yield Line(role.value, "", line, **at, full=line is not broken[-1], spans=spans)


def _prose(element: Paragraph, heads: bool) -> Iterator[Line]:
    indent = "　" * standard.TEXT_INDENT
    broken = list(break_lines(element.text, FULL, FULL - 2 * standard.TEXT_INDENT))
    left = element.lead or (0 if element.role is Role.BODY else len(element.text))
    for position, (line, spans) in enumerate(placed(element, broken)):
        lead, left = line[:left], max(left - len(line), 0)
        full = position < len(broken) - 1
        prefix = "" if position else indent
        yield Line(
            element.role.value,
            prefix + lead if lead else "",
            line[len(lead) :] if lead else prefix + line,
            element.source,
            element.line,
            full,
            heads=heads,
            spans=tuple(span.moved(len(prefix)) for span in spans),
        )


def _attachment(element: Paragraph) -> Iterator[Line]:
    label, number, name = flow.attachment_note(element.text)
    turned = "　" * (flow.HANG + (len(number) + 1) // 2)
    broken = list(break_lines(name, FULL - width(turned)))
    for position, (line, spans) in enumerate(placed(element, broken)):
        start = "　" * (standard.TEXT_INDENT if label else flow.HANG) + label + number if position == 0 else turned
        within = tuple(span.moved(len(start)) for span in spans)
        yield Line(element.role.value, "", start + line, element.source, element.line, spans=within)


def _table(table: Table) -> Iterator[Line]:
    """A line a row, as high as its highest cell."""
    if title := table.title:
        yield Line(title.role.value, "", title.text, title.source, title.line, spans=title.spans)
    head: Line | None = None
    for number, element in enumerate(table.paragraphs):
        cells = table.lines(number)
        height = standard.TABLE_LINE * max(map(len, cells))
        at = {"source": element.source, "row": element.line, "spans": element.spans}
        row = Line(element.role.value, **at, height=height, cells=cells, table=table, head=head)
        yield row
        head = head or row


def _under(signature: str, date: str) -> str:
    """The space behind an agency that is centred over its date (7.3.5.1); none where it is too long for that."""
    room = 4 * standard.DATE_INDENT + width(date)
    halves = (room - width(signature)) // 2 if date else 0
    return "　" * (halves // 2) + "\u2002" * (halves % 2) if halves > 0 else ""


def _imprint(document: Document) -> Iterator[Line]:
    found = imprint.imprint(document)
    for element in found.copies:
        labels, broken = zip(*imprint.copy_lines(element.text), strict=True)
        for label, (line, spans) in zip(labels, placed(element, broken), strict=True):
            within = tuple(span.moved(len(label)) for span in spans)
            yield Line(Role.CC.value, "", label + line, element.source, spans=within)
    if last := found.printed_by + found.printed_on:
        by, on = ("".join(p.text for p in part) for part in (found.printed_by, found.printed_on))
        yield Line(Role.PRINTED_BY.value, by, on, last[0].source)


def runs(lines: Iterable[Line]) -> Iterator[tuple[Table | None, list[Line]]]:
    """The lines of a page in their order, consecutive rows of one table together; None for what is in no table."""
    for _, found in groupby(lines, key=lambda line: id(line.table) if line.table else 0):
        run = list(found)
        yield run[0].table, run


def mark_size(text: str) -> float:
    """The size of the 发文机关标志 in points: it fills the text block on one line, at most the standard's."""
    fit = standard.TEXT_WIDTH / standard.POINT / max(width(text) / 2, 1)
    return min(fit, standard.TYPES[Role.ISSUER_MARK].size)


def head_height(document: Document) -> float:
    """How much of the first page's text block, in millimetres, stands above the blank lines over the title."""
    numbers = max(len(document.of(Role.DOCUMENT_NUMBER)), len(document.of(Role.SIGNATORY)))
    corner, results = len(document.of(*_HEAD[:3])), len(document.of(Role.RESULT))
    line = standard.LINE_HEIGHT
    if document.layout is Layout.RED_HEAD:
        mark = mark_size(document.text(Role.ISSUER_MARK)) * standard.POINT if document.of(Role.ISSUER_MARK) else 0
        top = standard.TEXT_TOP + standard.MARK_BELOW_TEXT_TOP - standard.TOP_MARGIN
        return top + mark + (standard.NUMBER_BELOW_MARK + numbers) * line + standard.RULE_BELOW_NUMBER
    if document.layout is Layout.LETTER:
        mark = mark_size(document.text(Role.ISSUER_MARK)) * standard.POINT if document.of(Role.ISSUER_MARK) else 0
        top = standard.LETTER_MARK_TOP + mark + standard.LETTER_RULE_BELOW_MARK - standard.TOP_MARGIN
        right = len(document.of(*_NUMBERS))
        return top + standard.LETTER_NUMBER_BELOW_RULE + max(right, corner) * line
    return (corner + numbers + results) * line
