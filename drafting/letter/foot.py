"""The foot: 附件说明, 署名, 成文日期, 附注, 联系人, 抄送, 印发, in whatever order an office has them."""

from __future__ import annotations

import re

from drafting.language.numerals import DATE
from drafting.letter.cc import LABEL as CC
from drafting.letter.cc import read_cc
from drafting.letter.closing import is_short_courtesy
from drafting.letter.contacts import holds_contact, read_contacts
from drafting.letter.dates import day_of
from drafting.letter.head import LABEL, read_head_element
from drafting.letter.lines import Line, plain, tight
from drafting.letter.record import PAGE, Record
from drafting.letter.web import ends_letter, is_page_line
from drafting.letter.words import is_agency

_ATTACHMENT = re.compile(r"附(?: ?件)? ?(?:\d{1,2}|[一二三四五六七八九十])? ?[：；]")
_ENCLOSURE = re.compile(r"附 ?件 ?(?:\d{1,2}|[一二三四五六七八九十])?[：]?")
_ITEM = re.compile(r" ?(?:(\d{1,2})[.．、]|（\d{1,2}）|[一二三四五六七八九十]、) ?")
_PRINTED = re.compile(r"(.{0,40}?) *(\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日) ?印 ?发?")
_DISCLOSURE = re.compile(r"(?:此件|本件)?((?:同意|主动|依申请|不予|不宜|不)公开)(?:发布|选项)?|此件公开(?:发布)?|公开")
_DISCLOSURE_LABEL = re.compile(
    r"(?:信息)?(?:公开方式|公开属性|公开类别|公开形式|是否公开|公开选项|信息公开选项|公开范围|是否同意公开|可否公开|是否可公开)[：；]"
)
_SEALED = re.compile(r"([\u4e00-\u9fff]{4,40})（(?:盖章|公章|印章|章)）")
_SEAL = re.compile(r"[（(](?:盖章|章|印章|公章|代章|签章|此处盖章)[）)]$")
_LABELLED = re.compile(r"[\u4e00-\u9fff ]{2,14}[：；]")
_APPROVED = re.compile(
    r"已(?:经由|经|由)([\u4e00-\u9fff]{2,4}?)(?:局长|主任|镇长|县长|市长|区长|厅长|主席|书记|部长|院长|处长|委员|同志|总经理|乡长|州长|副|常务)[^。，]{0,8}(?:审签|审核|签发|审定|同意)"
)


def foot_start(lines: list[Line]) -> int:
    """Where the foot begins among the lines behind the opening; their number where there is none."""
    for at, line in enumerate(lines):
        if _is_anchor(lines, at) and not line.plain.startswith(("一、", "二、")):
            return at
    return len(lines)


def _is_anchor(lines: list[Line], at: int) -> bool:
    kind = _kind(lines[at])
    if kind in ("date", "cc", "contact", "attachment", "printed", "disclosure", "signed"):
        return True
    if kind == "page":
        return not any(len(other.plain) > 60 and other.plain.endswith("。") for other in lines[at + 1 :])
    if kind == "agency":
        below = [_kind(other) for other in lines[at + 1 : at + 5]]
        return at == len(lines) - 1 or any(word in ("date", "contact", "cc", "disclosure", "page") for word in below)
    return False


def _kind(line: Line) -> str:
    """What a line of the foot is; empty when it may be text."""
    text = line.plain
    for kind, known in _KINDS:
        if known(line, text.strip("（） ") if kind == "disclosure" else text):
            return kind
    return ""


def _signature(line: Line) -> tuple[str, str] | None:
    """The agency and the date on one line."""
    found = DATE.search(line.plain)
    if not found or line.plain[found.end() :].strip(" 。"):
        return None
    name = tight(line.plain[: found.start()])
    return (name, found[0]) if is_agency(name, 60) else None


def _unsealed(text: str) -> str:
    return _SEAL.sub("", plain(text)).strip()


_KINDS = (
    ("page", lambda line, text: ends_letter(line)),
    ("cc", lambda line, text: CC.match(text)),
    ("printed", lambda line, text: text.endswith(("印发", "印")) and _PRINTED.fullmatch(text)),
    ("date", lambda line, text: len(text) < 40 and (day_of(text) is not None or _signature(line))),
    ("attachment", lambda line, text: _ATTACHMENT.match(text) and len(text) < 300),
    ("disclosure", lambda line, text: _DISCLOSURE_LABEL.match(text) or _DISCLOSURE.fullmatch(text)),
    ("contact", lambda line, text: holds_contact(line)),
    ("signed", lambda line, text: LABEL.match(text) or text.startswith(("领导签字：", "主管领导签字："))),
    ("agency", lambda line, text: is_agency(_unsealed(tight(line.text)), 60)),
)


def read_foot(lines: list[Line], record: Record) -> list[Line]:
    """Fill the fields of the foot; the lines of courtesy that stand among them."""
    contacts: list[Line] = []
    courtesy: list[Line] = []
    at = 0
    while at < len(lines):
        line, kind = lines[at], _kind(lines[at])
        at += 1
        if _is_enclosure(line, lines[at:], record):
            at = _leave_enclosure(lines, at - 1, record)
        elif kind == "contact":
            contacts.append(_contact_part(line, record))
        elif kind in ("cc", "attachment"):
            at = _read_list(kind, lines, at, record)
        elif kind:
            _READERS[kind](line, record)
        elif is_short_courtesy(line):
            courtesy.append(line)
        else:
            _leave(line, record)
    _put_contacts(contacts, record)
    return courtesy


def _contact_part(line: Line, record: Record) -> Line:
    """A line of contacts without the 公开方式 that an office puts at its end."""
    found = _DISCLOSURE_LABEL.search(line.plain)
    if not found or not found.start():
        return line
    _read_disclosure(line.cut(found.start()), record)
    return line.cut(0, found.start())


def _put_contacts(lines: list[Line], record: Record) -> None:
    found = read_contacts(lines)
    if lines:
        sealed = next(filter(None, (_SEALED.search(line.plain) for line in lines)), None)
        lead = sealed[1] if sealed else lines[0].plain.split(" ")[0]
        record.put("foot.lead", lead if is_agency(lead) and lead[-1] not in "科室股处" else None)
        record.put("contacts", found or None)
        record.fields.setdefault("contacts", "")


def _read_list(kind: str, lines: list[Line], at: int, record: Record) -> int:
    """抄送 or 附件：, with the lines that go on with it; the index behind them."""
    label = (CC if kind == "cc" else _ATTACHMENT).match(lines[at - 1].plain)
    texts = [lines[at - 1].text[label.end() :].strip()]
    while at < len(lines) and _goes_on(kind, lines[at], texts):
        texts.append(lines[at].text)
        at += 1
    if kind == "cc":
        record.put("cc", read_cc("".join(texts)) or None)
        record.fields.setdefault("cc", "")
    else:
        record.put("attachments", [_untitled(text) for text in _titles(texts)] or None)
    return at


def _goes_on(kind: str, line: Line, texts: list[str]) -> bool:
    if kind == "cc":
        ended = texts[-1].endswith(("。", "."))
        return not ended and not _kind(line) and not _LABELLED.match(line.plain) and len(line.plain) < 120
    return bool(_ITEM.match(line.plain)) or (not texts[-1] and not _kind(line))


def _titles(texts: list[str]) -> list[str]:
    """Titles on one line are divided where the next number begins."""
    return [part for text in texts for part in re.split(r"(?:[；;。]|\s{2,})(?=\d{1,2}[.．、])", text) if part.strip()]


def _untitled(text: str) -> str:
    found = _ITEM.match(plain(text))
    return text[found.end() if found else 0 :].strip(" 。；;")


def _is_enclosure(line: Line, below: list[Line], record: Record) -> bool:
    """A page of its own behind the signature: 附件1 alone on a line."""
    return bool(record.get("date") and _ENCLOSURE.fullmatch(line.plain) and below)


def _leave_enclosure(lines: list[Line], at: int, record: Record) -> int:
    while at < len(lines) and _kind(lines[at]) not in ("cc", "printed"):
        record.leave(lines[at], "附件的内容，不是答复的正文")
        at += 1
    return at


def _read_date(line: Line, record: Record) -> None:
    signed = _signature(line) if day_of(line.plain) is None else None
    if signed:
        record.put("issuer", signed[0])
    day = day_of(signed[1] if signed else line.plain)
    if day is None or record.get("date"):
        record.leave(line, "落款中多出的日期")
    elif day:
        record.put("date", day)
    else:
        record.fields.setdefault("date", "")


def _read_agency(line: Line, record: Record) -> None:
    name = _unsealed(tight(line.text)) if _SEAL.search(plain(line.text)) else line.text
    before = record.get("issuer")
    if before and not record.get("date"):
        record.fields["issuer"] = f"{before}、{name}"
    elif before and tight(name) != before and record.get("date"):
        record.put("printed_by", name)
    else:
        record.put("issuer", name)


def _read_printed(line: Line, record: Record) -> None:
    found = _PRINTED.fullmatch(line.plain)
    record.put("printed_by", line.text[: found.end(1)].strip() or None)
    record.put("printed_on", day_of(found[2]))


def _read_disclosure(line: Line, record: Record) -> None:
    text = line.plain.strip("（） 。")
    label = _DISCLOSURE_LABEL.match(text)
    value = text[label.end() :].strip() if label else text
    found = _DISCLOSURE.fullmatch(value)
    if found and not found[1]:
        record.put("disclosure", "主动公开", f"原文写作“{text}”")
    else:
        record.put("disclosure", found[1] if found else value)
        record.fields.setdefault("disclosure", "")


def _read_signed(line: Line, record: Record) -> None:
    for rest in read_head_element(line, record):
        record.leave(rest, "落款中没有归入任何字段的文字")


def _leave(line: Line, record: Record) -> None:
    if is_page_line(line):
        _leave_page(line, record)
    else:
        record.leave(line, "落款中没有归入任何字段的文字")


def _leave_page(line: Line, record: Record) -> None:
    record.leave(line, "网页上的文字，不是答复的内容", PAGE)


_READERS = {
    "date": _read_date,
    "agency": _read_agency,
    "printed": _read_printed,
    "disclosure": _read_disclosure,
    "signed": _read_signed,
    "page": _leave_page,
}


def read_approval(text: str, record: Record) -> None:
    """此复函已经×××审签: the full name of the one who signed it off, where the text gives it."""
    if not record.get("signatory") and (found := _APPROVED.search(plain(text))) and len(found[1]) >= 2:
        record.put("signatory", found[1], "取自文中“已经……审签”")
