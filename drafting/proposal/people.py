"""提出人: who leads, who seconds, which organisations; from labels, else from the line of an essay's author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.language.names import DOT, HAN, is_organisation, proposes, understand
from drafting.letter.lines import Line, plain, tight
from drafting.proposal.fitting import is_person, may_be_listed, may_be_person, names_in
from drafting.proposal.sheet import Entry, Sheet, Text

_DOTTED = rf"{HAN}{{1,10}}(?:{DOT}{HAN}{{1,10}}){{1,3}}"
_NAME = rf"(?:{_DOTTED}|{HAN}(?: {{0,3}}{HAN}){{1,3}})"
_TITLED = re.compile(
    r"(?:[^，。：；]{0,24}?(?:人大代表|政协委员|代表|委员|会长|主委|主任))[：:　 ]{0,4}"
    rf"({_NAME}(?:[、 　]+{_NAME}){{0,9}})(?:等.{{0,6}})?[（(]?"
)
_BEHIND = re.compile(
    rf"(?:——|—|-)?({_NAME})(?:等.{{0,6}})?[（( ,，]+[^（）()]{{0,40}}(?:代表|委员)[^（）()]{{0,16}}[）)]?"
)
_CALLED = re.compile(rf"(?:——|—)?({_NAME})(?:（.{{1,20}}）)? ?(?:代表|委员)")
_AT_END = re.compile(rf"(?:作者系?|委员|代表)[^。；]{{0,40}}[ ，、]({HAN}{{2,4}}|{HAN} {{1,3}}{HAN})$")
_CAPTION = re.compile(
    r"(?:图|摄|照片).{0,4}?(?:提案人|建议人|代表|委员) ?"
    rf"({HAN}{{1,10}}(?:{DOT}{HAN}{{1,10}}?){{1,3}}|{HAN}{{2,4}}?)(?=在|发|作|正|接|（| |$)"
)
_PROPOSING = re.compile("委会|工商联|社|支部|总支|界|协会|联合会|商会|妇联|共青团|工会|侨联")
_DELEGATION = re.compile("(?:代表团|小组)$")
_PICTURE = re.compile("^(?:图片?|图为|▲|↑)[：: ]*")
_COUNT = re.compile(r"等\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[名位人]|共\s*(\d{1,3})\s*[名位人]")

MOST = 300
"""Proposers that are read; no congress of a province has as many who sign one paper."""


@dataclass
class People:
    """The proposers in order, the leader first; how many in all where the file says so; the entries they stand in."""

    names: list[str] = field(default_factory=list)
    count: int | None = None
    guess: str = ""
    at: int = 0


def people_of(sheet: Sheet, texts: list[Text]) -> People:
    """Who proposes; nobody where the file names nobody."""
    people = People()
    alone = len(sheet.values("leader", "name")) == 1
    for field_ in ("leader", "name", "seconders"):
        for entry in sheet.values(field_)[:MOST]:
            _take(people, entry, alone and field_ == "leader")
    if not people.names:
        for entry in sheet.values("organisation"):
            _add(people, names_in(entry.value.text), entry.at)
    if not people.names:
        _of_essay(people, texts)
    for field_, why, fits in (("source", "取自来源", _is_party), ("writer", "取自执笔人", may_be_person)):
        for entry in sheet.values(field_) if not people.names else ():
            _add(people, list(filter(fits, names_in(entry.value.text))), entry.at)
            people.guess = f"{why}，来文没有写明提出人"
    for entry in sheet.values("count"):
        if found := re.search(r"\d{1,3}", entry.value.plain):
            people.count = people.count or int(found[0])
    if any(map(is_person, people.names)):
        people.names = [name for name in people.names if not _DELEGATION.search(name)]
    if people.count is not None and people.count <= len(people.names):
        people.count = None
    return people


def _is_party(name: str) -> bool:
    """Whether an organisation proposes in its own name; the CPPCC, which publishes what others propose, does not."""
    return proposes(name) and "政协" not in name


def _take(people: People, entry: Entry, alone: bool) -> None:
    """The names in a value; one that is neither a person's nor an organisation's only where it stands `alone`."""
    names = names_in(entry.value.text)
    fits = may_be_listed if len(names) > 1 else may_be_person
    sure = [name for name in names if fits(name) or is_organisation(name)]
    _add(people, sure or (names if alone else []), entry.at)
    if counted := _COUNT.search(entry.value.plain):
        number = understand(f"某人等{counted[1] or counted[2]}人").count
        people.count = people.count or number


def _add(people: People, names: list[str], at: int) -> None:
    people.at = people.at or at
    people.names += [name for name in names if name not in people.names][: max(MOST - len(people.names), 0)]


def _of_essay(people: People, texts: list[Text]) -> None:
    """The line of an essay's author, at its head or at its foot."""
    short = [text for text in texts if len(text.line.text) <= 60]
    places = [*short[:8], *reversed(short[-5:])]
    for text in places:
        for names, why in _authors(text.line):
            if names:
                people.names, people.at, people.guess = names, text.at, why
                if counted := _COUNT.search(text.line.plain):
                    people.count = understand(f"某人等{counted[1] or counted[2]}人").count
                return


def _authors(line: Line) -> Iterator[tuple[list[str], str]]:
    bare = plain(line.text).strip("（）() —-□")
    if re.search("[。；？]|^关于|^尊敬的|届", bare):
        return
    if (match := _CAPTION.match(bare)) and is_person(match[1]):
        yield [match[1]], "没有标签，取自图片说明"
    bare = _PICTURE.sub("", bare)
    if match := _AT_END.search(bare):
        yield [tight(match[1])], "没有标签，姓名写在职务之后"
    for pattern, why in (
        (_BEHIND, "姓名写在职务之前"),
        (_TITLED, "姓名写在“代表”“委员”之后"),
        (_CALLED, "姓名写在“代表”“委员”之前"),
    ):
        if match := pattern.match(bare):
            names = [name for name in names_in(match[1]) if is_person(name)]
            yield names, f"没有标签，{why}"
    if is_person(bare) and len(tight(bare)) <= 3:
        yield [tight(bare)], "没有标签，单独成行的姓名"
    elif proposes(tight(bare)) or (is_organisation(tight(bare)) and _PROPOSING.search(bare)):
        yield [tight(bare)], "没有标签，单独成行的单位"
