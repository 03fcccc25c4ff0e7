"""Intake: a proposal's own file -> the record of a form, a finding at each guess, and the text that is kept.

lines  ->  cells  ->  answer (where it begins)  ->  sheet  ->  head, people, units, kind  ->  demands
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from drafting.document import Document
from drafting.findings import DraftingError, Finding, Severity
from drafting.letter.lines import Line, lines_of
from drafting.letter.mail import own_of
from drafting.letter.read import noticed
from drafting.letter.record import GUESS, MISSING, Reading, Record
from drafting.letter.typed import as_typed, for_reading
from drafting.letter.web import ends_letter
from drafting.model.office import Office
from drafting.model.reply import Reply
from drafting.proposal import foreign
from drafting.proposal.announcing import begins_list
from drafting.proposal.answer import answer_start
from drafting.proposal.assignment import Assignment, read_assignment
from drafting.proposal.broken import set_width, unbroken, unspaced
from drafting.proposal.cells import cells_of
from drafting.proposal.demands import MOST_DEMANDS, Demand, demands_of
from drafting.proposal.head import Found, head_of, session_of
from drafting.proposal.kind import Kind, kind_of
from drafting.proposal.people import MOST_PEOPLE, People, people_of
from drafting.proposal.serial import number_in, number_of
from drafting.proposal.sheet import Sheet, Text, read_sheet
from drafting.proposal.struck import struck_text, without_numbers
from drafting.proposal.tables import Table, tables_of
from drafting.proposal.title import title_of
from drafting.proposal.units import Units, is_ours, units_of
from drafting.readers import read_document

PLACE, ANSWERED = "R123", "R124"
_TOP = 3  # lines above which a page's own are told by the head
_LONGEST_HEAD = 100  # characters of a line with the title or an author in it
_LINKS = re.compile("(?:相关|推荐|延伸|更多)(?:阅读|链接|内容|提案|建议|文章)：?(?:$|关于)|上一[篇条]")
_NEAR, _SHORT = 6, 60  # lines at the top that say what paper this is, and how long such a line is
MAX_LINES, MAX_CHARACTERS = 3_000, 100_000
"""More than any proposal holds."""


@dataclass(frozen=True, slots=True)
class Intake(Reading):
    """A proposal as it was read. `text` is the proposal's, one line each, without what belongs to a person."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What the file says, part by part."""

    title: Found | None
    session: Found | None
    number: Found | None
    kind: Kind
    people: People
    units: Units
    demands: list[Demand]


def intake(source: str | Path | bytes, office: Office | None = None) -> Intake:
    """The record of a proposal's own file: a path, or the content of a file. `office` is who takes it in.

    Raises DraftingError where the file cannot be read or is no proposal.
    """
    if isinstance(source, bytes):
        return take(read_document(source), office)
    path = Path(source)
    document = read_document(path)
    try:
        taken = take(document, office)
    except DraftingError as error:
        raise DraftingError.all(replace(finding, file=str(path)) for finding in error.findings) from None
    return replace(taken, findings=tuple(replace(finding, file=str(path)) for finding in taken.findings))


def is_proposal(path: Path) -> bool:
    """Whether a file is a proposal's own."""
    try:
        return bool(take(read_document(path)).record)
    except DraftingError:
        return False


def take(document: Document, office: Office | None = None) -> Intake:
    """The record of a proposal that was read. Raises DraftingError where the text is no proposal."""
    if len(document.paragraphs) > MAX_LINES or sum(len(paragraph.text) for paragraph in document) > MAX_CHARACTERS:
        raise DraftingError.of("R105", "文字过多，不是一件建议或提案", remedy="一份文件里有几件的，请分开存")
    typed = unspaced(lines_of(document))
    sent = _sent(typed)
    lines = for_reading(sent)
    foreign.refuse_empty(lines)
    tables = tables_of(lines)
    foreign.refuse_list(lines, tables)
    cells = cells_of(lines)
    end = answer_start(lines, cells)
    page = {at for at, line in enumerate(lines) if at > _TOP and ends_letter(line)}
    page.update(range(_links_start(lines), len(lines)))
    assigned = read_assignment(lines[:end])
    tables = [table for table in tables if table.end <= end]
    apart = page.union(*(range(table.start, table.end) for table in tables))
    sheet = read_sheet([cell for cell in cells if assigned.end <= cell.at < end and cell.at not in apart])
    foreign.refuse_reply(sheet, end < len(lines))
    case = _understood(sheet, lines[:end], assigned, tables)
    record = Record()
    _put(case, record, office)
    findings = [*map(noticed, document.notices), *record.findings, *_placed(case.demands)]
    if end < len(lines):
        said = f"第{end + 1}行起是答复，没有读入，也没有另存"
        findings.append(Finding(ANSWERED, Severity.INFO, said, line=end + 1, remedy="旧答复用 drafting read 读"))
    fields = record.nested()
    fields["proposal"] = as_typed(fields["proposal"], lines, sent)
    return Intake(fields, tuple(findings), reply=_reply(fields), text=struck_text(typed[:end], sheet))


def _links_start(lines: list[Line]) -> int:
    """Where the links of a page to others begin, with nothing but links behind them; else the number of lines."""
    start = next((at for at, line in enumerate(lines) if at > _TOP and _LINKS.match(line.plain)), len(lines))
    return len(lines) if any("。" in line.plain for line in lines[start:]) else start


def _sent(lines: list[Line]) -> list[Line]:
    """The lines, one for one, with nothing in them that is a mail's own."""
    own = own_of([line.plain for line in lines])
    if own is None:
        return lines
    return [line.cut(*own.get(at, slice(0, 0)).indices(len(line.text))[:2]) for at, line in enumerate(lines)]


def _understood(sheet: Sheet, lines: list[Line], assigned: Assignment, tables: list[Table]) -> Case:
    """The parts of the case. Raises DraftingError where they are no proposal's."""
    head = head_of(sheet)
    title, session, number = title_of(sheet, head), session_of(sheet, head, lines), number_of(sheet, head, lines)
    number = number or number_in(lines[: assigned.end])
    people = people_of(sheet, sheet.texts)
    heading = title.value if title else ""
    used = {found.at for found in (title, session, number) if found} | {people.at for _ in "1" if people.guess}
    texts = [text for text in sheet.texts if not _is_head(text, head, used)]
    texts = unbroken(texts, set_width(sheet.texts))
    demands = demands_of(texts, heading, title.at if title else 0, tables)
    announced = any(not demand.guess for demand in demands)
    evidence = foreign.evidence_of(sheet, heading, bool(session) + bool(number), people.guess, announced)
    evidence *= bool(title or demands)
    foreign.refuse_other(lines, [text.line for text in head] or lines[:1], heading, evidence)
    named = [
        line.plain for at, line in enumerate(lines) if (at < _NEAR or at == people.at) and len(line.plain) < _SHORT
    ]
    kind = kind_of(sheet, " ".join(named), heading, session.value if session else "")
    return Case(title, session, number, kind, people, units_of(sheet, assigned), demands)


def _is_head(text: Text, head: list[Text], used: set[int]) -> bool:
    """Whether a text is the head's own and none of what is proposed."""
    if text.line.plain.endswith("：") and begins_list(text.line.plain):
        return False
    named = text.at in used and len(text.line.text) < _LONGEST_HEAD and "。" not in text.line.plain
    return not text.section and (named or text in head)


def _put(case: Case, record: Record, office: Office | None) -> None:
    """The case as the fields of a form."""
    cohandled = office is not None and any(is_ours(name, office.name, office.short_name) for name in case.units.cohosts)
    record.put("kind", "会办意见" if cohandled else f"{case.kind.name}答复", case.kind.guess)
    if cohandled:
        record.note(GUESS, "推断所得：来文列本单位为会办单位", "kind", Severity.INFO, "如系主办，改为答复")
    record.put("proposal.kind", case.kind.name)
    for name, found in (("session", case.session), ("number", case.number), ("title", case.title)):
        if found:
            record.put(f"proposal.{name}", found.value, found.guess)
    record.put("proposal.proposers", case.people.names or None, case.people.guess)
    record.put("proposal.proposer_count", case.people.count)
    _put_units(case.units, record, office, cohandled)
    record.put("proposal.demands", [without_numbers(demand.text) for demand in case.demands] or None)
    responses = [{"demand": str(number)} for number in range(1, len(case.demands) + 1)] or [{}]
    record.put("responses", [{**response, "body": ""} for response in responses])
    for name, most, read in (("demands", MOST_DEMANDS, case.demands), ("proposers", MOST_PEOPLE, case.people.names)):
        if len(read) >= most:
            record.note(GUESS, f"推断所得：来文列得太多，只读了前{most}个", f"proposal.{name}", do="请对照原文核对")
    for name, said in (
        ("session", "届次"),
        ("number", "编号"),
        ("proposers", "提出人"),
        ("title", "题目"),
        ("demands", "诉求"),
    ):
        if not record.get(f"proposal.{name}"):
            record.note(MISSING, f"来文没有写明{said}", f"proposal.{name}", do="请补填")


def _put_units(units: Units, record: Record, office: Office | None, cohandled: bool) -> None:
    record.put("proposal.host", units.host or None, units.guess)
    record.put("proposal.cohosts", units.cohosts or None, units.guess)
    record.put("proposal.received", units.received or None)
    record.put("proposal.due", units.due or None)
    if units.due or office is None:
        return
    if units.received and (due := office.deadlines.due(date.fromisoformat(units.received), cohandled)):
        record.put("proposal.due", due.isoformat(), "按收到日期和单位档案的期限推算")


def _placed(demands: list[Demand]) -> Iterator[Finding]:
    """Where each demand stands, and why it may be none."""
    for number, demand in enumerate(demands):
        where, place = f"proposal.demands.{number}", f"建议提案·诉求第{number + 1}项"
        at = demand.at + 1
        yield Finding(PLACE, Severity.INFO, f"见来文第{at}行", where, place, line=at)
        if demand.guess:
            said = f"推断所得：{demand.guess}"
            yield Finding(GUESS, Severity.INFO, said, where, place, line=at, remedy="请对照原文核对")


def _reply(fields: Mapping[str, object]) -> Reply | None:
    try:
        return Reply.model_validate(fields)
    except ValidationError:
        return None
