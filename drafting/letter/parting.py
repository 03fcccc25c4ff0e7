"""A line that holds two parts of a letter is parted: title and salutation, text and 署名, contacts and 抄送."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from drafting.language.labels import FIELDS, alternatives
from drafting.language.names import HAN, is_agency, is_organisation
from drafting.language.numerals import DATE
from drafting.language.surnames import has_surname
from drafting.letter.dates import DAY
from drafting.letter.glued import at, holds_foot, runs
from drafting.letter.lines import Line, tight
from drafting.letter.table import answer_label
from drafting.letter.unbroken import pieces
from drafting.letter.web import begins_page_line, is_page_line
from drafting.letter.words import DEPUTY, GREETING, KIND, is_opening, may_open

_PERSONS = (
    rf"(?:尊敬的)? ?{HAN}{{2,4}}(?:[、，] ?{HAN}{{2,4}}){{0,30}}(?:等)?(?:\d{{1,3}}[名位])?(?:代表|委员)(?:同志)?"
)
_TITLE = r"(?:答 ?复|复 ?函|回 ?复|的 ?函)(?!的? ?函)函?(?:（[^（）]{1,20}）)?"
_NAMED = re.compile(rf"^.{{6,120}}?{_TITLE} *(?={_PERSONS}(?:[：；]|$))")
_STAMPED = re.compile(
    rf"^.{{6,120}}?{_TITLE} *(?=20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?: +\d{{1,2}}：\d\d(?:：\d\d)?)?$)"
)
_CLASS_BEHIND = re.compile(rf"^.{{6,120}}?{_TITLE} *(?=[A-D] ?类?$)")
_PUBLISHED = re.compile(rf"^.{{6,120}}?{_TITLE} *(?=[\[【（]?{HAN}{{2,6}}[：]|20\d\d[-/.]\d)")
_BEHIND_NUMBER = re.compile(rf"^.{{0,40}}?(?:[号）]|[-—]\d{{1,5}}) *(?={_PERSONS}[：；])")
_BEHIND_PAGE = re.compile(rf"^.{{4,200}}?(?<!{HAN})(?<![、，]) *(?={_PERSONS}[：；])")
_ADDRESSED = re.compile(r"^[^。；：]{2,400}?(?:代表|委员|同志|先生|女士)(?:们)?[：；](?=\s*\S)")
_GREETED = re.compile(rf"^{_PERSONS}，(?=[您你]们?好[！。，]?$)")
_CALLED = re.compile(rf"^{_PERSONS}，(?=[您你])")
_ANNOUNCED = re.compile(r"如下[：。](?=\s*\S)")
_CLASS_BEFORE = re.compile(
    rf"^[（【\[]?[A-D][）】\]]? ?类?[）】\]]? *"
    rf"(?={HAN}{{2,12}}[〔\[【（]\d{{4}}|{HAN}{{0,30}}?(?:关于|对)[^，。；]{{6,80}}{_TITLE}$)"
)
_CODED = re.compile(
    rf"^[^，。；：《]{{0,20}}[〔\[【（]\d{{4}}[〕\]】）] ?第?\d{{1,5}}(?:-\d)?号 *"
    rf"(?={HAN}{{3,30}}：|{HAN}{{0,30}}?(?:关于|对)[^，。；]{{6,80}}{_TITLE}$)"
)
_APPROVED = re.compile(
    rf"^.{{0,40}}?签 ?发 ?人 ?：? ?({HAN}{{2,3}}) *"
    rf"(?=(?:关于|对)[^，。；]{{6,80}}(?:答复|复函|回复|函|意见|报告)$|{HAN}{{2,12}}〔\d{{4}}〕\d+号|办理(?:结果|类别)：|类别：)"
)
_SIGNED = re.compile(rf"(?<=[。！]) *(?=({HAN}{{4,30}}) *{DATE.pattern}$)")
_DECIDED = re.compile(
    rf"^(?:(?:拟?同意)[^。：]{{0,12}}[。，； ]+(?=(?:{alternatives('signatory')})[：])"
    rf"|(?:{alternatives('signatory')}) ?： ?[^：（]{{2,12}}（[^（）]{{1,6}}） *(?={DATE.pattern}$))"
)
"""同意答复。领导签字：罗平（公章）2026年4月2日"""
_DATED = re.compile(rf"^{DATE.pattern} *(?=（[^（）]{{0,8}}公开)")
_ENCLOSED = re.compile(r"(?<=[。！]) *(?=附 ?件 ?(?:\d{1,2}|[一二三四五六七八九十])?[：])")
_TITLED = re.compile("(?:答 ?复|复 ?函|回 ?复|意见|报告|的函)(?!的?函)函?(?=[^。；：《“]{2,80}：)")
_OF = re.compile(r"会议|第.{1,20}号")
_HOST = re.compile(rf"^(?:尊敬的{HAN}{{2,4}}(?:、{HAN}{{2,4}}){{0,9}}|{HAN}{{3,30}})：(?=\s*\S)")
_CLASSED = re.compile(
    rf"^.{{0,80}}?(?:(?:{alternatives('result')}) ?： ?（?[A-D]类?）?|公开)"
    rf"(?= *(?:{HAN}{{4,30}}?)?(?:关于|对)[^，。；]{{6,80}}{_TITLE}$|{HAN}{{2,10}}[〔【\[]\d{{4}})"
)
_SPACE = re.compile(" +")
_DEEPEST = 30  # more often no letter is parted
_CROWDED = 8  # spaces of a page that stands on one line
_FAMILIES = {
    "cc": rf"(?:{alternatives('cc')})(?:单位|机关)? ?[：；]|抄 ?送(?= |[省市县区州盟旗镇乡])",
    "contacts": rf"(?:{alternatives('unit', 'person', 'phone')}) {{0,4}}[：；]|联系人(?= {{1,4}}{HAN}{{2,4}} )",
    "sent": r"主 ?送 ?[：；]",
    "approval": rf"(?:{alternatives('result', 'signatory')}) ?[：]",
    "disclosure": rf"(?:{alternatives('disclosure')}) ?[：；]",
}
_FAMILY = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _FAMILIES.items()))
_LONG_LABEL = 3
_LONG, _BRIEF = 300, 100
_CELL = re.compile(r"[^|]+")
_CELL_LABEL = re.compile(r"^[一-鿿 ]{2,12}? *[：|] *(?=\S)")


def parted(line: Line, depth: int = 0) -> Iterator[Line]:
    """The parts of a line, each a line of its own; `depth` is how often what stands above it has been parted."""
    if depth == _DEEPEST:
        yield line
        return
    if len(broken := pieces(line)) > 1:
        yield from (part for piece in broken for part in parted(piece, depth + 1))
        return
    if _is_page(line):
        yield from (part for piece in _spaced(line) for run in runs(piece) for part in parted(run, depth + 1))
        return
    if titled := _title_end(line):
        yield from (part for piece in (line.cut(0, titled), line.cut(titled)) for part in parted(piece, depth + 1))
        return
    for form, proves in _BREAKS:
        found = form.search(line.plain[:1000])
        if found and found.end() and proves(line, found):
            yield from parted(line.cut(0, found.end()), depth + 1)
            rest = line.cut(found.end())
            yield from (
                part for piece in (runs(rest) if form is _ANNOUNCED else [rest]) for part in parted(piece, depth + 1)
            )
            return
    broken = [*runs(line)] if len(line.plain) > _BRIEF and holds_foot(line) else [line]
    yield from (part for piece in broken for part in _by_family(piece))


def _title_end(line: Line) -> int:
    """Where the title ends in a line that holds title and salutation, and perhaps the opening; 0 in any other."""
    text = line.plain[:800]
    for found in _TITLED.finditer(text):
        colon = text.index("：", found.end())
        named = text[found.end() : colon].strip()
        addressed = DEPUTY.search(named) or _is_host(named)
        behind = text[colon + 1 :].strip()
        titled = KIND.search(text, 0, found.start()) and _OF.search(text, 0, found.start())
        if addressed and titled and (not behind or is_opening(behind)):
            return found.end()
    return 0


def _is_page(line: Line) -> bool:
    """A whole page on one line, its own labels among the words."""
    if len(line.plain) <= _LONG or line.plain.count(" ") < _CROWDED:
        return False
    return any(map(is_page_line, _spaced(line.cut(0, _LONG))))


def _spaced(line: Line) -> Iterator[Line]:
    return at(line, [space.end() for space in _SPACE.finditer(line.plain)])


def _is_cell(line: Line, found: re.Match[str]) -> bool:
    return answer_label(line.plain) == found.end()


def _before_opening(line: Line, found: re.Match[str]) -> bool:
    rest = line.plain[found.end() :].strip()
    return GREETING.fullmatch(rest) is not None or is_opening(rest) or may_open(rest)


def _is_host(name: str) -> bool:
    return name.startswith("尊敬的") or is_agency(name) or is_organisation(name)


def _before_answer(line: Line, found: re.Match[str]) -> bool:
    """The answer runs on behind the opening: the whole letter in one paragraph."""
    return is_opening(line.plain[: found.end()]) and len(line.plain) - found.end() > 30


_BREAKS: tuple[tuple[re.Pattern[str], Callable[[Line, re.Match[str]], bool]], ...] = (
    (_NAMED, lambda line, found: KIND.search(found[0]) is not None),
    (_CLASS_BEHIND, lambda line, found: KIND.search(found[0]) is not None),
    (_PUBLISHED, lambda line, found: KIND.search(found[0]) is not None and begins_page_line(line.plain[found.end() :])),
    (_BEHIND_NUMBER, lambda line, found: "第" not in found[0]),
    (_BEHIND_PAGE, lambda line, found: is_page_line(line)),
    (_STAMPED, lambda line, found: KIND.search(found[0]) is not None),
    (_CELL_LABEL, _is_cell),
    (_APPROVED, lambda line, found: has_surname(found[1])),
    (_CLASSED, lambda line, found: True),
    (_CLASS_BEFORE, lambda line, found: True),
    (_CODED, lambda line, found: True),
    (_ADDRESSED, _before_opening),
    (_HOST, lambda line, found: _is_host(found[0][:-1]) and _before_opening(line, found)),
    (_CALLED, _before_opening),
    (_GREETED, lambda line, found: True),
    (_ANNOUNCED, _before_answer),
    (_SIGNED, lambda line, found: is_agency(tight(found[1]))),
    (_DECIDED, lambda line, found: True),
    (_DATED, lambda line, found: True),
    (_ENCLOSED, lambda line, found: len(line.plain) - found.end() < 200),
)


def _by_family(line: Line) -> Iterator[Line]:
    """Contacts, copies and disclosure that share a line."""
    start, family = 0, ""
    for label in _FAMILY.finditer(line.plain) if len(line.plain) < 300 else ():
        apart = label.start() == 0 or line.plain[label.start() - 1] in " （）。，；|\t日"
        apart = apart or (family == "cc" and len(tight(label[0])) > _LONG_LABEL)
        apart = apart or re.match("抄[送报].?[：；]", label[0]) is not None
        in_sentence = not family and line.plain[: label.start()].endswith("，") and label[0][-1] not in "：；"
        if apart and not in_sentence and label.lastgroup != family:
            before = line.plain[start : label.start()]
            ended = before.endswith(("；", ";"))
            if before.strip("（ ") and (family or label.lastgroup == "cc" or ended or DAY.search(before)):
                yield line.cut(start, label.start())
                start = label.start()
            elif label.lastgroup == "approval" and before.strip() == "（" and _FAMILY.search(line.plain, label.end()):
                start = label.start()
            family = label.lastgroup or ""
    yield line.cut(start) if start else line


def untabled(lines: list[Line]) -> list[Line]:
    """The cells of a letter that a page set in a table, each a line; a page's label keeps its value."""
    framed = [line for line in lines if line.plain.startswith("|")]
    if 2 * len(framed) <= len(lines) or not any(len(line.plain) > 60 for line in framed):
        return lines
    return [cell for line in lines for cell in (_cells(line) if line.plain.startswith("|") else [line])]


def _cells(line: Line) -> Iterator[Line]:
    cells = [cell for cell in _CELL.finditer(line.plain) if cell[0].strip()]
    at = 0
    while at < len(cells):
        key = line.cut(*cells[at].span())
        labels = key.plain.endswith("：") and tight(key.plain[:-1]) not in FIELDS and is_page_line(key)
        if labels and at + 1 < len(cells):
            yield line.cut(cells[at].start(), cells[at + 1].end())
            at += 1
        else:
            yield key
        at += 1
