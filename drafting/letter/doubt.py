"""What a reader would be unsure of: a value whose form is odd, a line left over where one is missing, a text that may
be divided otherwise. Each is said once, at its field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from drafting.document import Role
from drafting.findings import Severity
from drafting.language.names import HAN, OFFICE, is_agency, is_office, is_organisation
from drafting.language.surnames import has_surname
from drafting.letter import closing
from drafting.letter.accord import disagreements
from drafting.letter.letter import Letter
from drafting.letter.lines import Line, plain, tight
from drafting.letter.marks import mark_of
from drafting.letter.proposal import quotations
from drafting.letter.record import GUESS, REWRITTEN, Record
from drafting.letter.words import opening_evidence

_PERSON = re.compile(
    rf"{HAN}{{2,4}}|{HAN}{{1,10}}(?:·{HAN}{{1,10}}){{1,3}}|[A-Za-z]{{2,30}}|{HAN}{{1,2}}[*＊×某]{{1,2}}"
)
_PHONE = re.compile(r"\D{0,6}(?:[\d*＊×] ?[-—－–()（）]{0,2} ?){6,16}(?:转\d{1,6})?(?:[、/，,].*)?")
_SESSION_END = re.compile("(?:会议|全会|人代会|[届次]|年)$")
_TITLE_END = re.compile(
    "(?:答复|复函|回复|函|意见|报告|说明|汇报|反馈|情况|复|信|表|书|单|卡|摘要)(?:（[^（）]{1,30}）|《[^《》]{4,60}》)?$"
)
_RESULT = re.compile("[A-D甲乙丙丁][1-9]?")
_NUMBERED = re.compile(r"^[^，。：]{2,30}\d{1,5}号$")
_LONG_OPENING, _MOST_PARAGRAPHS = 400, 3
_HINTS = (
    ("contacts", re.compile(r"\d{6}|内线|分机|联系|电话")),
    ("cc", re.compile("[抄报寄分呈]送?[：:至给]|抄送|[委办局室]、[省市县区州镇]")),
    ("disclosure", re.compile("公开")),
    ("signatory", re.compile("[签审]")),
    ("result", re.compile(r"[A-D甲乙丙丁]类?$|[（(：][A-D甲乙丙丁]|类别|结果|解决")),
    ("document_number", re.compile(r"[〔\[【（(]?(?:19|20)\d\d.{0,6}\d号?|字第?.{0,3}\d+号|第\d+号")),
    ("date", re.compile(r"\d月|年.{0,6}[月日]|[一二三四五六七八九十]月")),
    ("issuer", re.compile(rf"(?:{OFFICE})(?:[（(].{{1,6}}[）)])?$")),
)
"""What a line that fits no field may hold."""

_ASKED = re.compile(r"[^，。：]{1,8}：")
_ORDERED = re.compile("[一二三四五六七八九]是|首先|其次|再次|再者|最后|(?:另)?一方面|其[一二三四五]，")
_LED = re.compile("[^，。：；“《]{2,14}[。：](?=.)")
_SHORT, _LONGEST_COURTESY, _FIGURE = 24, 40, re.compile(r"\d")


def note_doubts(letter: Letter, record: Record) -> None:
    """A guess at each field whose value the page does not bear out."""
    known = {finding.where for finding in record.findings if finding.code in (GUESS, REWRITTEN)}
    for field, why in (
        *_odd(record.fields),
        *disagreements(letter, record),
        *_parting(letter, record),
        *_unbroken(letter),
        *_missed(record),
    ):
        if field not in known:
            known.add(field)
            record.note(GUESS, f"推断所得：{why}", field, Severity.INFO, "请对照原文核对")


def _odd(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Values that have not the form of their kind."""
    forms = {
        "proposal.proposers": (_is_proposer, "有的不像姓名，也不像单位名称"),
        "contacts": (_is_contact, "有的不像单位、姓名或电话"),
        "cc": (_is_recipient, "有的不像单位名称"),
    }
    for field, (fits, why) in forms.items():
        if not all(map(fits, fields.get(field) or ())):
            yield field, why
    if re.search("[OoIl]", str(fields.get("proposal.number") or "")):
        yield "proposal.number", "或有形近的字"
    said = {
        "salutation": (lambda text: not re.search("答复|会议|收悉|号", text), "不像称谓"),
        "signatory": (lambda text: _is_named(tight(text)), "不像姓名"),
        "result": (_RESULT.fullmatch, "不是办理结果的类别"),
        "disclosure": (lambda text: "公开" in text, "没有说明是否公开"),
        "document_number": (_NUMBERED.search, "不像发文字号"),
        "issuer": (lambda text: all(is_agency(tight(name), 60) for name in text.split("、")), "不像单位名称"),
        "proposal.session": (lambda text: _SESSION_END.search(text) and re.search("届|年", text), "不像届次"),
        "title": (lambda text: _TITLE_END.search(tight(text)) and _balanced(text), "不像完整的标题"),
        "proposal.title": (lambda text: _balanced(text) and not re.search("收悉|[。；]", text), "不像完整的标题"),
        "opening": (lambda text: len(text) <= _LONG_OPENING and text.count("\n") < _MOST_PARAGRAPHS, "比通常的引言长"),
    }
    for field, (fits, why) in said.items():
        if (value := fields.get(field)) and not fits(plain(str(value))):
            yield field, why


def _is_proposer(name: str) -> bool:
    text = plain(name)
    if re.search("[、，；：。\\d]", text):
        return False
    return _is_named(tight(text)) or is_organisation(text) or is_agency(text, 60)


def _is_contact(contact: Mapping[str, str] | str) -> bool:
    if isinstance(contact, str):
        return False
    unit, person, phone = (plain(contact.get(key) or "") for key in ("unit", "person", "phone"))
    named = not person or all(_is_named(tight(name)) for name in re.split("[、，/ ]", person) if name)
    placed = not unit or (not re.search("[：，。]", unit) and (is_office(unit) or is_agency(unit, 60)))
    return bool(named and placed and (not phone or _PHONE.fullmatch(phone)))


def _is_named(name: str) -> bool:
    """Whether a name is a person's, and neither a word (传真) nor an office (门诊部)."""
    return bool(_PERSON.fullmatch(name) and (has_surname(name) or not re.match(HAN, name)) and not is_office(name))


def _is_recipient(item: Mapping[str, Any] | str) -> bool:
    name = plain(str(item["recipient"])) if isinstance(item, Mapping) else ""
    return bool(name) and not re.search("[：，；]|份[）]?.", name) and (is_organisation(name) or is_office(name))


def _balanced(text: str) -> bool:
    bare = text
    for start, end in reversed(quotations(text)):
        bare = bare[:start] + bare[end:]
    return not re.search("[《》“”]", bare)


def _parting(letter: Letter, record: Record) -> Iterator[tuple[str, str]]:
    """Where the answer may begin, end or be divided otherwise."""
    lines = [*letter.lead, *(line for point in letter.points for line in point.all_lines)]
    if lines:
        yield from _beginning(letter, lines, record)
        yield from _ending(letter, lines[-1])
        yield from _division(letter, lines)


def _beginning(letter: Letter, lines: list[Line], record: Record) -> Iterator[tuple[str, str]]:
    """Whom the letter addresses, and how it opens."""
    if not letter.opening and any(opening_evidence(line.plain) >= _OPENS for line in lines[:2]):
        yield "opening", "答复的首段像引言"
    if not record.get("proposal.title") and any(_NAMES_ONE.search(line.plain) for line in letter.opening):
        yield "proposal.title", "引言里或有题目，没有读出"
    if any(_BROKEN.search(line.plain) for line in letter.opening[:-1]):
        yield "opening", "有的地方没有说完，或许是断开的"
        yield "responses", "引言或许止于前一段"
    if any(_CALLS.search(line.plain) for line in letter.opening):
        yield "opening", "或许连着称谓"
    called = letter.salutation is None or _CALLED.search(tight(letter.salutation.text))
    if letter.salutation and not called and not letter.salutation.lines[-1].plain.endswith(_COLONS):
        yield "salutation", "没有冒号，按位置认定"
    named = record.get("proposal.proposers")
    if letter.salutation and any(len(tight(name)) < 2 for name in named or ()):
        yield "salutation", "姓名不全"
    if letter.opening and not letter.salutation and not letter.head.elements:
        yield "opening", "原文从这里开始，前面或许缺失"
    if letter.salutation and not named:
        yield "proposal.proposers", "称谓中没有读出姓名"
    elif not (called or all(map(is_organisation, named or ()))):
        yield "proposal.proposers", "称谓中没有“代表”“委员”"


def _ending(letter: Letter, last: Line) -> Iterator[tuple[str, str]]:
    """Whether the last paragraph of the answer is the closing, or the closing one of the answer's."""
    if any(map(closing.turns_to_reader, letter.closing)):
        yield "responses", "末段认作结语，或许是答复"
    end = letter.closing[-1] if letter.closing else last
    if not letter.foot and (end.plain[-1].isalnum() or end.plain[-1] in "，、"):
        yield "closing" if letter.closing else "responses", f"原文止于“{end.plain[-6:]}”，后面或许缺失"
    if closing.may_turn_to_reader(last):
        yield "closing", "答复的末段或许是结语"
        yield "responses", "末段或许是结语"
    lines = [line for point in letter.points[-1:] for line in point.lines]
    if not letter.closing and any(_OF_FOOT.search(line.plain) for line in lines[-_NEAR_END:]):
        yield "responses", "末几段或许是落款"
    if not letter.closing and len(last.plain) <= _LONGEST_COURTESY and not _FIGURE.search(last.plain):
        yield "responses", "没有读到结语，末段或许是"


def _division(letter: Letter, lines: list[Line]) -> Iterator[tuple[str, str]]:
    """Whether the paragraphs are whole, and the points the letter's own."""
    if _is_divided_otherwise(letter):
        yield "responses", "各段或许另有分条"
    if any(_is_open(line) for line in lines[:-1]):
        yield "responses", "有的段落没有说完，或许是断开的"
    if _BEGINS_BELOW.match(lines[0].plain):
        yield "opening", "或许到“如下”为止"
        yield "responses", "首段或许有引言"
    if any(point.head and point.heading == len(point.head.text) and not point.lines for point in letter.points):
        yield "responses", "有的标题下没有正文"
    if any(_RUN_TOGETHER.search(line.plain) or _counts(line.plain) for line in lines) or _is_ill_numbered(lines):
        yield "responses", "有的段落里有分条的序号，或许是连在一起的"


def _counts(text: str) -> bool:
    """Whether a paragraph begins with the first of two numerals of a kind and holds the second."""
    return any(text.startswith(first) and second in text for first, second in _NUMERALS)


def _is_ill_numbered(lines: list[Line]) -> bool:
    """Whether several paragraphs begin with a numeral that has another sign behind it: 一，停车…"""
    return sum(_ILL_NUMBERED.match(line.plain) is not None for line in lines) > 1


def _is_open(line: Line) -> bool:
    """Whether a long paragraph of text ends inside of its sentence."""
    text = line.plain
    prose = len(text) > _SHORT and re.search("[，：]", text) is not None and "|" not in text and line.role is Role.BODY
    return prose and not text.endswith(tuple("。！？；：…”）】》.!"))


_OF_FOOT = re.compile(rf"^{HAN}{{2,12}}：[^。]{{1,30}}$|^.{{0,30}}(?:\d月\d{{1,2}}日?|[月日])$|^.{{0,12}}签[名字发]")
_NEAR_END = 4
_NUMERALS = (("1、", "2、"), ("1.", "2."), ("（1", "（2"), ("①", "②"), ("一、", "二、"), ("（一", "（二"))
_BEGINS_BELOW = re.compile("[^，。：]{0,20}如下[：。]")
_BROKEN, _CALLS = re.compile("[一-鿿]$"), re.compile(r"^[^，。]{2,80}(?:代表|委员)[：；]")
_RUN_TOGETHER = re.compile("[。；][一二三四五六七八九十][、 ](?![一二三四五六七八九十])(?=[^，。]{4})")
_ILL_NUMBERED = re.compile("[一二三四五六七八九十]{1,2}[，；：。·]")
_MIDDLE = ("salutation", "proposal.proposers", "opening", "responses", "closing")
_ABOVE = (
    "title",
    "document_number",
    "signatory",
    "result",
    "layout",
    "kind",
    "proposal.kind",
    "proposal.number",
    "proposal.session",
)
_BELOW = ("issuer", "date", "attachments", "contacts", "disclosure", "cc")


def _unbroken(letter: Letter) -> Iterator[tuple[str, str]]:
    """What was parted by its words alone, where one paragraph of the page holds three parts of the letter."""
    answer = [*letter.lead, *(line for point in letter.points for line in point.all_lines)]
    head = {element.line.number for element in letter.head.elements if element.field}
    foot = {element.line.number for element in letter.foot if element.field}
    middle = (letter.salutation.lines if letter.salutation else (), letter.opening, answer, letter.closing)
    parts = [head, *({line.number for line in lines} for lines in middle), foot]
    number, held = max(Counter(number for part in parts for number in part).items(), key=lambda item: item[1])
    if held < _MOST_PARTS:
        return
    fields = [*_MIDDLE]
    fields += _ABOVE if not head or number in head else ()
    fields += _BELOW if not foot or number in foot else ()
    yield from ((field, "原文没有分行，按字样分开") for field in fields)


_COLONS = ("：", "；", "，")
_MOST_PARTS = 3
_OPENS = 5
_NAMES_ONE = re.compile("[《“〈]|关于|[您你贵][^，。；]{0,20}(?:提|反映)[^，。；]{2,40}(?:建议|提案|议案)")
_CALLED = re.compile("代表|委员|同志|先生|女士")


def _is_divided_otherwise(letter: Letter) -> bool:
    """Plain text in which several paragraphs begin alike, with a numeral or with the same words and a colon."""
    heads = [point.head for point in letter.points if point.head]
    if len(heads) == 1:
        return True
    if heads:
        return False
    lines = [line for point in letter.points for line in point.lines]
    starts = Counter(filter(None, map(_start, lines)))
    return any(count > 1 for count in starts.values())


def _start(line: Line) -> object:
    if mark := mark_of(line):
        return mark.form
    if len(line.plain) <= _SHORT and not line.plain.endswith(("。", "；", "，", "：")) and "|" not in line.plain:
        return "short"
    if _ORDERED.match(line.plain):
        return "ordered"
    if _LED.match(line.plain):
        return "led"
    asked = _ASKED.match(line.plain)
    return asked[0] if asked else None


def _missed(record: Record) -> Iterator[tuple[str, str]]:
    """Fields without a value, where a line that fits no field may hold it."""
    for line in record.left:
        if line.place in record.paged:
            continue
        for field, form in _HINTS:
            if not record.get(field) and (form.search(line.plain) or form.search(tight(line.plain))):
                yield field, f"没有读到，或在“{line.text[:20]}”里"
                break
