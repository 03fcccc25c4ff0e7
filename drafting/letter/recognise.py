"""Recognition: Document -> Reading, from the page alone. A room for each concern, in the order of the page.

lines  ->  salutation  ->  foreign (is it a reply at all?)  ->  head  ->  opening  ->  foot  ->  closing  ->  body
"""

from __future__ import annotations

import re

from pydantic import ValidationError

from drafting.document import Document
from drafting.findings import DraftingError
from drafting.letter import body, closing, foot, head, proposal, salutation
from drafting.letter.foreign import refuse_foreign
from drafting.letter.lines import Line, lines_of, plain, tight
from drafting.letter.opening import opening_end
from drafting.letter.record import MISSING, Reading, Record
from drafting.letter.words import is_agency
from drafting.model.reply import Reply

__all__ = ["Reading", "recognise"]

MAX_LINES, MAX_CHARACTERS = 20_000, 300_000
_HELPS = ("会办", "协办", "统一答复", "汇总答复", "一并答复", "供参考", "协办意见")
_ORGANISATION = re.compile(
    "民[盟进革建]|九三|农工|致公|台盟|工商联|工商业联合会|政协|党派|界|支部|代表团|团委|妇联|侨联|台联|总工会|知联|委员会$|委$|组$"
)
_NEEDED = {
    "kind": "文种",
    "proposal.session": "届次",
    "proposal.number": "编号",
    "proposal.proposers": "提出人",
    "responses": "答复的内容",
}


def recognise(document: Document) -> Reading:
    """The letter's fields, a finding at each guess, and the text that fits no field.

    Raises DraftingError where the text is no reply to a proposal.
    """
    lines = lines_of(document)
    if len(lines) > MAX_LINES or sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        raise DraftingError.of("R105", "文字过多，不是一份答复")
    record = Record()
    if document.layout:
        record.put("layout", document.layout.value)
    opening = salutation.find_opening(lines)
    addressed = salutation.find_salutation(lines, opening)
    refuse_foreign(lines, opening, addressed)
    start = addressed.start if addressed else opening or 0
    head.read_head(lines[:start], record)
    text = _text_lines(lines, addressed, start)
    _read_letter(text, addressed, record)
    return _finished(record)


def _text_lines(lines: list[Line], addressed: salutation.Salutation | None, start: int) -> list[Line]:
    """The lines behind the salutation, with what runs on behind it."""
    if addressed is None:
        return lines[start:]
    if addressed.rest is not None:
        return [addressed.rest, *lines[addressed.start + 1 :]]
    return lines[addressed.end :]


def _read_letter(lines: list[Line], addressed: salutation.Salutation | None, record: Record) -> None:
    end_of_text = foot.foot_start(lines)
    text, below = lines[:end_of_text], lines[end_of_text:]
    begin = opening_end(text)
    opening = "\n".join(line.text for line in text[:begin])
    courtesy = closing.closing_start(text[begin:]) + begin
    named = plain(addressed.text) if addressed else ""
    _read_case(opening, named, text[courtesy:], record)
    if addressed:
        record.put("salutation", addressed.text)
    first = body.first_point(text[begin:courtesy]) or 0
    record.put("opening", "\n".join(line.text for line in text[: begin + first]) or None)
    body.read_points(text[begin + first : courtesy], record)
    late = foot.read_foot(below, record)
    ending = [line.text for line in (*text[courtesy:], *late)]
    record.put("closing", "\n".join(ending) or None)
    foot.read_approval("\n".join(line.text for line in text[-3:]), record)


def _read_case(opening: str, addressed: str, ending: list[Line], record: Record) -> None:
    """The proposal and whom the letter answers."""
    bare = addressed.removeprefix("尊敬的")
    said = " ".join([str(record.get("title")), opening, *(line.text for line in ending)])
    helps = any(word in said for word in _HELPS)
    to_host = is_agency(bare, 60) and not bare.endswith(("代表", "委员")) and (helps or not _ORGANISATION.search(bare))
    kind = proposal.read_kind(opening, addressed, to_host, record)
    proposal.read_proposal(opening, record)
    if addressed:
        salutation.read_addressees(addressed, record, kind)
    if kind == "会办意见":
        record.put("proposal.proposers", proposal.deputies_in(opening) or None, "取自正文")
    elif not record.get("proposal.proposers"):
        record.put("proposal.proposers", proposal.deputies_in(opening) or None, "称谓中没有姓名，取自引言")
    if names := record.get("table.proposers"):
        record.put("proposal.proposers", salutation.split_names(str(names))[0], "取自网页表格")


def _finished(record: Record) -> Reading:
    """The record with what a reply needs and has not said to be missing, and as a Reply where it can be one."""
    record.put("issuer", record.get("head.mark"), "落款没有机关，取自版头")
    record.put("issuer", proposal.agency_in(str(record.get("title") or "")), "落款没有机关，取自标题")
    record.put("issuer", record.get("foot.lead"), "落款没有机关，取自联系人一行")
    _keep_mark(record)
    record.put("date", record.get("head.date"), "落款没有日期，取自标题以下或网页表格")
    for path, name in _NEEDED.items():
        if not record.get(path):
            record.note(MISSING, f"没有读到{name}", path, do="请补填")
    left = tuple(line.text for line in sorted(record.left, key=lambda line: line.number))
    fields = record.nested()
    return Reading(fields, tuple(record.findings), left, _reply(fields))


def _keep_mark(record: Record) -> None:
    """An agency in the head that is not the one at the foot is text of its own."""
    line, issuer = record.get("head.line"), str(record.get("issuer") or "")
    if isinstance(line, Line) and str(record.get("head.mark")) not in tight(issuer):
        record.leave(line, "版头的机关与落款不同")


def _reply(fields: dict[str, object]) -> Reply | None:
    """A bare word (特此说明) would be taken for a block's name; with its line's end it is text."""
    bare = {key: f"{fields[key]}\n" for key in ("opening", "closing") if str(fields.get(key, "")).isalnum()}
    try:
        return Reply.model_validate(fields | bare)
    except ValidationError:
        return None
