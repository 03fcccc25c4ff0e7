"""A Letter as the fields of a form: what each part says is put in its field, a finding at each guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from pydantic import ValidationError

from drafting.findings import Severity
from drafting.letter import attached, body, closing, foot, head, opening, proposal, salutation
from drafting.letter.approval import approved_by
from drafting.letter.cc import cc_of, copied_in
from drafting.letter.contacts import beside, is_free, read_contacts, told_in
from drafting.letter.doubt import note_doubts
from drafting.letter.element import Element
from drafting.letter.letter import Letter
from drafting.letter.lines import Line, plain, tight
from drafting.letter.pictures import files_of, note_unread
from drafting.letter.record import LEFT_OVER, MISSING, PAGE, REWRITTEN, Reading, Record
from drafting.model.kinds import kind_names
from drafting.model.reply import Reply

_NEEDED = {
    "kind": "文种",
    "proposal.session": "届次",
    "proposal.number": "编号",
    "proposal.proposers": "提出人",
    "responses": "答复的内容",
}

_EXPECTED = {
    "title": "标题",
    "salutation": "称谓",
    "opening": "引言",
    "closing": "结语",
    "issuer": "发文机关",
    "date": "成文日期",
}
"""What a letter has as a rule, and a published copy may lack."""


def fields_of(letter: Letter) -> Reading:
    """The letter's fields, a finding at each guess, and the text that fits no field."""
    record = Record()
    layout = letter.page.layout
    record.put("layout", layout.value if layout else head.layout_of(letter.head.mark))
    _put_elements((e for e in letter.head.elements if e.field != "issuer"), record)
    _read_case(letter, record)
    _read_text(letter, record)
    _read_foot(letter, record)
    return _finished(letter, record)


def _put_elements(elements: Iterable[Element], record: Record) -> None:
    for element in elements:
        if element.left:
            record.leave(element.line, element.left, PAGE if element.page else LEFT_OVER)
        elif element.field and element.value is not None:
            first = not record.get(element.field)
            record.put(element.field, element.value, element.guess)
            if first and element.field == "document_number" and element.value != element.line.text:
                said = f"原文写作“{element.line.text}”，已改为规范写法"
                record.note(REWRITTEN, said, "document_number", do="请对照原文核对")


def _read_case(letter: Letter, record: Record) -> None:
    """The proposal and whom the letter answers."""
    table, said = letter.head.table.values, _text(letter.opening)
    record.put("result", table.get("result"))
    record.put("disclosure", table.get("disclosure"))
    record.put("proposal.kind", letter.kind.subject, letter.kind.doubt)
    record.put("kind", letter.kind.name or None, letter.kind.guess)
    beside = _text(e.line for e in letter.head.elements if e.left and not e.page)
    proposal.read_proposal(said, letter.head.title_text, beside, table, record)
    cohandled = letter.kind.name == "会办意见"
    if letter.salutation:
        record.put("salutation", letter.salutation.text)
        salutation.read_addressees(plain(letter.salutation.text), record, cohandled)
    if cohandled or not record.get("proposal.proposers"):
        why = "取自正文" if cohandled else "称谓中没有姓名，取自引言"
        record.put("proposal.proposers", proposal.leaders_in(said) or proposal.deputies_in(said) or None, why)
    elif letter.salutation and salutation.hears_reports(plain(letter.salutation.text)):
        _by_leaders(proposal.leaders_in(said) or proposal.movers_in(said), record)
    if names := table.get("proposal.proposers"):
        listed, _ = salutation.split_names("、".join(filter(None, (names, table.get("seconders")))))
        if set(record.get("proposal.proposers") or ()) < set(listed):
            record.fields.pop("proposal.proposers", None)
        record.put("proposal.proposers", listed, "取自网页表格")
    if cohandled:
        record.put("proposal.host", table.get("proposal.host"), "取自网页表格")


def _by_leaders(leaders: list[str], record: Record) -> None:
    """The deputies whom a report to the standing committee names as those who proposed."""
    if leaders:
        record.fields.pop("proposal.proposers")
        record.put("proposal.proposers", leaders, "称谓是人大常委会，取自引言")


def _read_text(letter: Letter, record: Record) -> None:
    guess = "没有“收悉”“现答复如下”一类的话，按位置认定" if opening.is_guess(letter.opening) else ""
    record.put("opening", _text((*letter.opening, *letter.lead)) or None, guess)
    body.read_points(letter.points, record)
    for line in letter.pictures:
        record.leave(line, "图不在答复和附件里")


def _read_foot(letter: Letter, record: Record) -> None:
    signed = _signatures(letter.foot, record)
    record.put("issuer", "、".join(dict.fromkeys(str(element.value) for element in signed)) or None)
    _put_elements((e for e in letter.foot if e.field not in ("issuer", "closing")), record)
    for field, read in _LISTS.items():
        elements = (e for e in (*letter.head.elements, *letter.foot) if e.field == field and e.value is None)
        lines = [element.line for element in elements]
        if lines:
            free = field == "contacts" and any(map(is_free, lines))
            record.put(field, read(lines) or "", "没有标签，按字样认定" if free else "")
            for aside in (one for line in lines if field == "contacts" for one in beside(line)):
                record.leave(aside, "联系人处的传真、邮箱或地址")
    attached.read_attachments(foot.attachments_of(letter.foot), letter.attached, record)
    courtesy = [element.line for element in letter.foot if element.field == "closing"]
    record.put("contacts", told_in(_text((*letter.closing, *courtesy))) or None, "取自结语")
    record.put("cc", copied_in(_text((*letter.closing, *courtesy))) or None, "取自结语")
    partly = any(closing.turns_to_reader(line) for line in letter.closing)
    guess = "末段没有结语的套话，按对代表委员所说的话认定" if partly else ""
    record.put("closing", _text((*letter.closing, *courtesy)) or None, guess)
    if not record.get("signatory"):
        text = [*letter.opening, *letter.lead, *(line for point in letter.points for line in point.all_lines)]
        approved = approved_by(_text([*text, *letter.closing][-3:]))
        record.put("signatory", approved, "取自文中“已经……审签”")


def _signatures(elements: Sequence[Element], record: Record) -> list[Element]:
    """署名, those beside the date where others stand apart from it, which are left over."""
    runs = [list(run) for own, run in groupby(elements, lambda e: e.field in ("issuer", "date")) if own]
    dated = [run for run in runs if any(element.field == "date" for element in run)]
    beside = [element for run in dated for element in run if element.field == "issuer"]
    signed = [element for element in elements if element.field == "issuer"]
    for element in signed if beside else ():
        if element not in beside:
            record.leave(element.line, "与日期不在一处的机关")
    return beside or signed


_LISTS = {"contacts": read_contacts, "cc": cc_of}


def _finished(letter: Letter, record: Record) -> Reading:
    """The record with what a reply needs and has not said to be missing, and as a Reply where it can be one."""
    mark, table = letter.head.mark, letter.head.table.values
    headed = mark.value if mark and mark.role else None
    host = table.get("proposal.host") if letter.kind.name != "会办意见" else None
    record.put("issuer", table.get("issuer") or host or headed, "落款没有机关，取自版头")
    record.put("issuer", proposal.agency_in(letter.head.title_text), "落款没有机关，取自标题")
    record.put("issuer", mark and mark.value, "落款没有机关，取自标题以上的一行")
    contacts = [element.line for element in letter.foot if element.field == "contacts"]
    record.put("issuer", foot.unit_above(contacts) if contacts else None, "落款没有机关，取自联系人一行")
    for element in letter.head.elements:
        if element.field == "issuer" and str(element.value) not in tight(str(record.get("issuer") or "")):
            record.leave(element.line, "版头的机关与落款不同")
    record.put("date", table.get("date") or letter.head.date, "落款没有日期，取自标题以下或网页表格")
    for path, name in _NEEDED.items():
        if not record.get(path):
            said = f"没有读到{name}"
            if path == "kind":  # without it a form is none
                said += f"，填{'、'.join(kind_names())}之一，表单才能读入"
            record.note(MISSING, said, path, do="请补填")
    note_doubts(letter, record)
    note_unread(record)
    for path, name in _EXPECTED.items():
        if record.get(path) is None:
            record.note(MISSING, f"没有读到{name}", path, Severity.INFO, "请对照原文，有则补填")
    left = tuple(line.text for line in sorted(record.left, key=lambda line: line.place))
    fields = record.nested()
    return Reading(fields, tuple(record.findings), left, reply_of(fields), files_of(letter.page, fields))


def _text(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines)


def reply_of(fields: Mapping[str, object]) -> Reply | None:
    """The fields as a Reply, None where they are none.

    A bare word (特此说明) would be taken for a block's name; with its line's end it is text.
    """
    bare = {key: f"{fields[key]}\n" for key in ("opening", "closing") if str(fields.get(key, "")).isalnum()}
    try:
        return Reply.model_validate({**fields, **bare})
    except ValidationError:
        return None
