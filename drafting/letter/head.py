"""The head: everything above the salutation. Number, signatory, result, title; the rest is the web page's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.document import Layout, Role
from drafting.language.labels import FIELDS, alternatives
from drafting.language.names import is_agency
from drafting.letter.contacts import holds_contact
from drafting.letter.dates import day_of
from drafting.letter.disclosure import disclosed, says_disclosure, way_behind, way_in
from drafting.letter.element import Element
from drafting.letter.lines import WIDE, Line, plain, reaches, segments, tight
from drafting.letter.number import CODE, NUMBER, number_at
from drafting.letter.result import CLASS, class_behind, class_in, class_named, ticked_class
from drafting.letter.signatory import LONGEST, name_in
from drafting.letter.table import Table, read_table
from drafting.letter.title import Title, find_title
from drafting.letter.web import is_menu, is_page_line

LABEL = re.compile(
    f"({alternatives('signatory', 'result', 'document_number', 'disclosure')})(?: ?（签[字名章]）)? {{0,4}}[：；]"
)
_BARE_LABEL = re.compile(
    rf"((?:{alternatives('signatory')}) {{1,4}}(?=[\u4e00-\u9fff] ?[\u4e00-\u9fff]{{1,3}}(?: |$))"
    rf"|(?:签 ?发 ?人|审 ?签 ?人)(?=[\u4e00-\u9fff]{{2,3}}$)"
    rf"|(?:{alternatives('document_number')}) {{1,4}}(?={CODE} ?〔)"
    rf"|(?:{alternatives('disclosure')}) {{1,4}}(?=[^ ]{{0,3}}公开)"
    rf"|(?:{alternatives('result')}) {{1,4}}(?=[A-Da-d甲乙丙丁]类?(?: |$)))"
)
_SPACED = re.compile(r"(?:[\u4e00-\u9fff](?: {1,4}[\u4e00-\u9fff]){1,3}(?= |$))?")  # a name set apart: 孟　　菲
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★.{0,8})?")
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,4}号 ?： ?")
_BRACKETED = re.compile(rf"[（]{NUMBER.pattern}[）]")
_OF_PAGE = "网页上的文字，不是答复的内容"
_BRACKETED_LABEL = re.compile(rf"（{LABEL.pattern}[^，；（）]+）")
_PIECE = re.compile("[^；]+")
_BEHIND_CLASS = re.compile(r"(?<=[A-D类])[，；、]")
_COPY = re.compile(r"\d{6}$")
_TAIL_CLASS = re.compile(r"〔\d{4}〕.{1,12}号[ （]*([A-D])类）?$")
_COPIED = re.compile("抄 ?[送报致] ?(?:单位|机关)? ?：")
_MARK = re.compile(r".{2,50}文 ?件")
_ROLES = {
    "signatory": Role.SIGNATORY,
    "result": Role.RESULT,
    "document_number": Role.DOCUMENT_NUMBER,
    "disclosure": Role.NOTE,
}


class Head(NamedTuple):
    """The head: its elements in page order, the title, what a web page's table says.

    `mark` is the agency that stands in the head by itself, `date` the day below the title.
    """

    elements: tuple[Element, ...]
    title: Title | None
    table: Table
    mark: Element | None = None
    date: str | None = None

    @property
    def title_text(self) -> str:
        """The title, its lines joined; empty where there is none."""
        return self.title.text if self.title else ""


def read_head(lines: list[Line]) -> Head:
    """What stands above the salutation."""
    table, others = read_table(lines)
    found, loose = _elements(others)
    title = find_title(loose)
    if title:
        found += _title_elements(loose[title.start : title.end], title)
        if marked := class_behind(title.text):
            last = loose[title.end - 1]
            found.append(Element(last, None, "result", marked, "取自标题末尾的括号"))
        if way := way_behind(plain(title.text)):
            found.append(Element(loose[title.end - 1], None, "disclosure", way, "取自标题末尾的括号"))
        loose = loose[: title.start] + loose[title.end :]
    others = [_unplaced(line, title) for line in loose]
    elements = sorted((*table.elements, *found, *others), key=lambda element: element.line.place)
    mark = next((element for element in elements if element.field == "issuer"), None)
    date = next((element.value for element in others if element.field == "date"), None)
    return Head(tuple(elements), title, table, mark, date)


def _title_elements(lines: list[Line], title: Title) -> list[Element]:
    """One for each line of the title; its first has the whole as its value."""
    first, *more = lines
    value = Element(first, Role.TITLE, "title", title.text, title.guess)
    return [value, *(Element(line, Role.TITLE) for line in more)]


def _elements(lines: list[Line]) -> tuple[list[Element], list[Line]]:
    """What is told by its label or its form; and the lines among which the title is."""
    found: list[Element] = []
    loose: list[Line] = []
    menu = False  # whether the line above is of a site's menu
    for line in lines:
        if menu and says_disclosure(line.plain):
            found.append(Element(line, left=_OF_PAGE, page=True))
            continue
        menu = is_menu(line)
        for part in _parts(line):
            if part.role is Role.TITLE:
                loose.append(part)
            elif element := _whole_line(part):
                found.append(element)
            else:
                elements, rest = read_labelled(part)
                found += elements
                loose += rest
    return found, loose


def _parts(line: Line) -> list[Line]:
    """The elements that share a line, set apart by a tab or wide space; a title may be spaced and stays whole."""
    if len(pieces := _listed(line)) > 1:
        return pieces
    parts: list[Line] = []
    for part in segments(line):
        if parts and parts[-1].plain.endswith("：") and not LABEL.match(part.plain):
            parts[-1] = line.cut(parts[-1].start - line.start, part.start + len(part.text) - line.start)
        else:
            parts.append(part)
    known = (NUMBER, LABEL, _BARE_LABEL, _SECRECY, _COPY)
    return parts if any(form.match(part.plain) for form in known for part in parts) else [line]


def _listed(line: Line) -> list[Line]:
    """Class, disclosure and signatory with ； between: （B类；主动公开；签发人：元稹）."""
    start = 1 if line.plain.startswith("（") and line.plain.endswith("）") else 0
    pieces = [line.cut(*found.span()) for found in _PIECE.finditer(line.plain, start, len(line.plain) - start)]
    known = all(CLASS.fullmatch(p.plain) or says_disclosure(p.plain) or LABEL.match(p.plain) for p in pieces)
    return pieces if known else []


def _whole_line(line: Line) -> Element | None:
    """An element that fills its line: 份号, 密级, 紧急程度, 发文机关标志, a web page's line."""
    text = tight(line.plain)
    if _COPY.fullmatch(text):
        return Element(line, Role.COPY_NUMBER, "copy_number", text)
    if is_secrecy(text):
        return Element(line, Role.SECRECY, "secrecy", line.text)
    if text in ("特急", "加急", "平急", "特提"):
        return Element(line, Role.URGENCY, "urgency", text)
    if _BRACKETED_LABEL.fullmatch(line.plain):
        return next(iter(read_labelled(line.cut(1, len(line.text) - 1))[0]), None)
    if line.role is Role.ISSUER_MARK or (_MARK.fullmatch(text) and is_agency(text[:-2], longest=50)):
        return Element(line, Role.ISSUER_MARK, "issuer", tight(line.text).removesuffix("文件"))
    if _COPIED.match(line.plain):
        return Element(line, Role.CC, "cc")
    if holds_contact(line) and re.search(r"\d{5}", line.plain):
        return Element(line, Role.NOTE, "contacts")
    if is_page_line(line) and not LABEL.match(line.plain):
        return Element(line, left=_OF_PAGE, page=True)
    return None


def is_secrecy(text: str) -> bool:
    """Whether a line is a 密级, with its term or without."""
    return _SECRECY.fullmatch(text) is not None


def layout_of(mark: Element | None) -> str | None:
    """The layout that a head's 发文机关标志 says; None where it has none."""
    if mark is None or mark.role is not Role.ISSUER_MARK:
        return None
    return (Layout.RED_HEAD if tight(mark.line.text).endswith("文件") else Layout.LETTER).value


def read_labelled(line: Line) -> tuple[list[Element], list[Line]]:
    """Labelled values, a number and a class out of a line; and what remains of it."""
    if marked := class_named(line.plain):
        return [Element(line, Role.RESULT, "result", *marked)], []
    if (numbered := _NUMBERED.match(line.plain)) and _is_number(line.plain[numbered.end() :]):
        return _unlabelled(line.cut(numbered.end()))
    labels = sorted((*LABEL.finditer(line.plain), *_bare_labels(line)), key=lambda label: label.start())
    first = line.cut(0, labels[0].start()) if labels else line
    found, rest = _unlabelled(first, beside=bool(labels)) if first.text else ([], [])
    for label, end in reaches(labels, len(line.text)):
        elements, more = _labelled(line, label, end)
        found += elements
        rest += more
    return found, rest


def _is_number(text: str) -> bool:
    number = number_at(text)
    return number is not None and number.length == len(text)


def _bare_labels(line: Line) -> Iterator[re.Match[str]]:
    """Labels without their colon, where the value behind them is a name or a class."""
    return (
        label
        for label in _BARE_LABEL.finditer(line.plain)
        if label.start() == 0 or line.plain[label.start() - 1] == " "
    )


def _labelled(line: Line, label: re.Match[str], end: int) -> tuple[list[Element], list[Line]]:
    """One label and its value; the line's rest where wide space ends the value."""
    key, value = FIELDS[tight(label[1])], line.cut(label.end(), end)
    if key == "document_number":
        return _unlabelled(value) if value.text else ([], [])
    gap = WIDE.search(value.plain, _SPACED.match(value.plain).end())
    gap = gap or (key == "result" and _BEHIND_CLASS.search(value.plain)) or None
    found, rest = _unlabelled(value.cut(gap.end())) if gap else ([], [])
    value = value.cut(0, gap.start()) if gap else value
    whole = line.cut(label.start(), max(label.end(), value.start - line.start + len(value.text)))
    return [_value(key, label, value, whole), *found], rest


def _value(key: str, label: re.Match[str], value: Line, whole: Line) -> Element:
    """What a label's value says; `whole` is the label with its value, as it stands."""
    marked = (ticked_class(value.plain) or class_in(value.plain)) if key == "result" else ""
    if marked:
        return Element(whole, Role.RESULT, key, marked)
    if key == "result" and "类" in tight(label[1]) and value.text:
        return Element(whole, Role.RESULT, left="不是办理结果的类别")
    if key == "disclosure":
        way, guess = way_in(whole.plain) or way_in(value.plain) or (value.text, "")
        return Element(whole, Role.NOTE, key, way if value.text else "", guess if value.text else "")
    if key != "signatory":
        return Element(whole, _ROLES[key], key, value.text)
    name, guess = name_in(value.text)
    if len(name) > LONGEST:
        return Element(whole, Role.SIGNATORY, left="签发人一栏不像姓名")
    return Element(whole, Role.SIGNATORY, key, name, guess)


def _unlabelled(line: Line, beside: bool = False) -> tuple[list[Element], list[Line]]:
    """Number, class and disclosure without a label. `beside`: labelled values stand on the same line."""
    if _BRACKETED.fullmatch(line.plain):
        line = line.cut(1, len(line.text) - 1)
    found: list[Element] = []
    rest: list[Line] = []
    if start := number_at(line.plain):
        number = line.cut(0, start.length)
        found.append(Element(number, Role.DOCUMENT_NUMBER, "document_number", start.said))
        line = line.cut(start.length)
        line = line.cut(len(line.text) - len(line.text.lstrip("-—－/／，、 ")))
        beside = True
    tail = _TAIL_CLASS.search(line.plain)
    if tail and not start:
        found.append(Element(line.cut(tail.start(1)), Role.RESULT, "result", tail[1].upper()))
        line = line.cut(0, tail.start(1))
    for part in [line] if _is_set_apart(line) else segments(line):
        loose = list(_loose(part, beside))
        found += loose
        rest += [] if loose else [part]
    return found, rest


def _is_set_apart(line: Line) -> bool:
    """Whether each character of a line stands by itself: 苍  坪  县  水  利  局."""
    words = line.plain.split()
    return len(words) > 2 and all(len(word) == 1 for word in words)


def _loose(line: Line, beside: bool) -> Iterator[Element]:
    """A short part beside the number: a class (B类), a disclosure; nothing where one of its words is neither."""
    words = list(re.finditer(r"\S+", line.plain)) if beside else list(re.finditer(".+", line.plain))
    found: list[Element] = []
    for word in words:
        part = line.cut(*word.span())
        if marked := CLASS.fullmatch(part.plain):
            guess = "" if "类" in part.plain else "只有一个字母，没有标签"
            found.append(Element(part, Role.RESULT, "result", marked[1].upper(), guess))
        elif "公开" in part.plain and says_disclosure(part.plain):
            found.append(disclosed(part))
        elif beside and part.plain in ("类", "号"):
            found.append(Element(part, left="有标签而没有内容"))
        else:
            return
    yield from found


def _unplaced(line: Line, title: Title | None) -> Element:
    """Neither element nor title: the title again, a date below it, an agency, or nothing known."""
    if title and len(line.plain) > 6 and tight(line.plain) in tight(title.text):
        return Element(line, left="与标题重复", page=True)
    if day := day_of(line.plain.strip("（） ")):
        return Element(line, None, "date", day, left="标题以下的日期")
    if is_agency(tight(line.plain)):
        return Element(line, None, "issuer", tight(line.text))
    return Element(line, left="标题以上没有归入任何字段的文字")
