"""提出人: who leads, who seconds, which organisations; from labels, else from the line of an essay's author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.language.names import DELEGATING, DOT, HAN, is_organisation, proposes, understand
from drafting.letter.lines import Line, plain, tight
from drafting.proposal.persons import is_person, is_plain_name, may_be_listed, may_be_person, names_in, names_office
from drafting.proposal.sheet import Entry, Sheet, Text

_BYLINE = re.compile("^(?:文|撰文|撰稿|作者|署名) ?[/:：|] ?")
_CAPTION = re.compile(
    r"(?:图|摄|照片).{0,4}?(?:提案人|建议人|代表|委员) ?"
    rf"({HAN}{{1,10}}(?:{DOT}{HAN}{{1,10}}?){{1,3}}|{HAN}{{2,4}}?)(?=在|发|作|正|接|（| |$)"
)
_CALLED = re.compile(rf"({HAN}{{2,4}}?)(?:代表|委员)(?=[的在：])")
_NO_TELLING = re.compile(f"{DELEGATING}|[人们者员方]$")
_SPEAKS = re.compile(
    rf"我(?:是|叫|作为)[^。，；]{{0,24}}?(?:代表|委员)[，、]?(?:我叫|名叫|叫)?({HAN}{{2,4}}?)(?=[，。；（、]|$)"
)
_HANDED_IN = re.compile(
    rf"({HAN}{{2,20}}?)(代表|委员)?(?:又|再次|先后|还|曾|向[^，。]{{1,16}})?(?:提交|递交|提出|带来)(?:了|的)?[^。；]{{0,30}}?"
    "(?:建议|提案|议案)"
)
_PROPOSING = re.compile("委会|工商联|社|支部|总支|界|协会|联合会|商会|妇联|共青团|工会|侨联")
_DELEGATION = re.compile("(?:代表团|小组)$")
_PICTURE = re.compile("^(?:图片?|图为|▲|↑)[：: ]*")
_COUNT = re.compile(r"等\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[名位人]|共\s*(\d{1,3})\s*[名位人]")

_LONGEST_LINE = 60  # characters of a line with an author in it
_MOST_TEXTS, _LONGEST_TEXT = 60, 2_000  # texts, and characters of each, in which a person is told of

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
    seen: set[tuple[str, int]] = set()
    for field_ in ("leader", "name", "seconders"):
        for entry in sheet.values(field_)[:MOST]:
            _take(people, entry, alone and field_ == "leader", seen)
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
    if people.count is not None and people.count <= len(people.names):
        people.count = None
    return people


def _is_party(name: str) -> bool:
    """Whether an organisation proposes in its own name; the CPPCC, which publishes what others propose, does not."""
    return proposes(name) and "政协" not in name


def _take(people: People, entry: Entry, alone: bool, seen: set[tuple[str, int]]) -> None:
    """The names in a value; one that is neither a person's nor an organisation's only where it stands `alone`.

    A delegation proposes where it is the whole value of its label; beside a person, or in a further cell of a row that
    was `seen`, it says where he belongs.
    """
    names = names_in(entry.value.text)
    further = (entry.word, entry.at) in seen
    seen.add((entry.word, entry.at))
    if further or any(map(is_person, names)):
        names = [name for name in names if not _DELEGATION.search(name)]
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
    """The line of an essay's author, at its head or its foot; else who says in the text that he writes it, or of whom
    it is told."""
    short = [text for text in texts if len(text.line.text) <= _LONGEST_LINE]
    places = [*short[:8], *reversed(short[-5:])]
    told = _told_of([text.line.plain[:_LONGEST_TEXT] for text in texts[:_MOST_TEXTS]])
    for text in places:
        for names, why in _authors(text.line):
            if names:
                people.names, people.at = names, text.at
                people.guess = told[1] if told and told[0] in names else why
                if counted := _COUNT.search(text.line.plain):
                    people.count = understand(f"某人等{counted[1] or counted[2]}人").count
                return
    if told:
        people.names, people.at, people.guess = [told[0]], -1, told[1]


def _told_of(texts: list[str]) -> tuple[str, str] | None:
    """Who says in the text that he is a deputy, or of whom it says that he handed the proposal in, and why."""
    for text in texts:
        if (match := _SPEAKS.search(text)) and is_plain_name(match[1]):
            return match[1], "没有标签，文中自称代表、委员"
    whole = "".join(texts)
    for match in _HANDED_IN.finditer(whole):
        for length in (3, 2, 4):
            name = match[1][-length:]
            named = is_plain_name(name) and len(name) == length and _NO_TELLING.search(name) is None
            if named and (match[2] or (length > 2 and whole.count(name) > 1)):
                return name, "没有标签，取自文中的叙述"
    return None


def _authors(line: Line) -> Iterator[tuple[list[str], str]]:
    bare = plain(line.text).strip("（）() —-□：:")
    if re.search("[。；？]|^关于|^尊敬的|^致|届", bare):
        return
    if (match := _CAPTION.match(bare)) and is_person(match[1]):
        yield [match[1]], "没有标签，取自图片说明"
    bare = _PICTURE.sub("", bare)
    said = _BYLINE.sub("", bare)
    names = names_in(said)
    persons = [name for name in names if is_plain_name(name)]
    if said != bare or names_office(said):
        yield persons, "没有标签，姓名写在职务旁"
    if match := _CALLED.match(bare):
        yield [match[1]] if is_person(match[1]) else [], "没有标签，姓名写在职务之前"
    parties = [name for name in names if proposes(name)]
    if persons and len(persons) + len(parties) == len(names):
        yield names, "没有标签，单独成行的姓名"
    elif line.plain.endswith("："):
        return  # who is written to
    elif proposes(tight(bare)) or (is_organisation(tight(bare)) and _PROPOSING.search(bare)):
        yield [tight(bare)], "没有标签，单独成行的单位"
