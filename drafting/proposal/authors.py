"""Who proposes where no label says so: the line of an author at the head or the foot, a heading with his name, who says
of himself or is said to propose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafting.language.names import DELEGATING, DOT, HAN, is_organisation, may_propose, proposes
from drafting.letter.lines import Line, plain, tight
from drafting.proposal.claims import Claim, Evidence
from drafting.proposal.persons import is_person, is_plain_name, may_be_listed, names_in, names_office
from drafting.proposal.sheet import Text

_BYLINE = re.compile("^(?:文|撰文|撰稿|作者|署名|(?:集体|党派|界别|团体|联名)提案) ?[/:：|] ?")
_CAPTION = re.compile(
    r"(?:图|摄|照片).{0,4}?(?:提案人|建议人|代表|委员) ?"
    rf"({HAN}{{1,10}}(?:{DOT}{HAN}{{1,10}}?){{1,3}}|{HAN}{{2,4}}?)(?=在|发|作|正|接|（| |$)"
)
_CALLED = re.compile(rf"({HAN}{{2,4}}?)(?:代表|委员)(?=[的在：])")
_QUOTED = re.compile(
    rf"(?:代表|委员)({HAN}{{2,4}}?)(?=建议|呼吁|提议|倡议|：|(?:[在经通就][^。，；]{{2,16}})?(?:提出|提交)了?关于)"
)
_BEHIND_OFFICE = re.compile("[^，。：]{0,20}(?:人大代表|政协委员)[ ：:]+([^，。：]{2,40})$")
"""Names of any kind behind an office: 旗人大代表 乌云其木格."""
_TITLED = re.compile("关于.{4,60}?的(?:建议|提案|议案)")
_BEHIND_TITLE = re.compile(rf"^关于.{{4,60}}(?:建议|提案|议案)[（(]({HAN}[^（）()，。]{{1,20}})[）)]$")
_BEFORE_TITLE = re.compile("^([^，。：:|丨｜《》]{2,24})[：:|丨｜ ] ?(?:关于.{4,60}(?:建议|提案|议案)$)")
_OUTER = re.compile(r"^[ —\-□●■◆○☆★※·]+|[ —\-□]+$")
_DATE = re.compile(r" *(?:\d{4} ?[年.]|[二〇○零一三四五六七八九]{4}年).{0,8}$")
_SERIAL_FIRST = re.compile(r"^(?:代表|委员)?(?:建议|提案|议案)?第? ?[\dA-Za-z\-]{1,10} ?号? +(?!关于)")
"""The number that stands on the line of an author before him."""
_JOINTLY = re.compile("(?<=代表|委员)(?:联名|联合|共同)?(?:提出|提交|提案|建议|议案)$")
_NO_AUTHOR = re.compile("[。；？]|记者|通讯员|摄影|供图|责编|编辑|^关于|^尊敬的|^致(?!公)|会议|大会$|届.{0,12}次")
_SESSION = re.compile(r"第?[\d一二三四五六七八九十]{1,3}届")
_NO_TELLING = re.compile(f"{DELEGATING}|[人们者员方]$")
_SPEAKS = re.compile(
    rf"我(?:是|叫|作为)[^。，；]{{0,24}}?(?:代表|委员)[，、]?(?:我叫|名叫|叫)?({HAN}{{2,4}}?)(?=[，。；（、]|$)"
)
_INTRODUCES = re.compile(rf"(?:我叫|我是|我名叫)({HAN}{{2,4}}?)，[^。；]{{0,24}}?(?:代表|委员)(?=[，。；、]|$)")
_HANDED_IN = re.compile(
    rf"({HAN}{{2,20}}?)(代表|委员)?(?:又|再次|先后|还|曾|向[^，。]{{1,16}})?(?:提交|递交|提出|带来)(?:了|的)?[^。；]{{0,30}}?"
    "(?:建议|提案|议案)"
)
_THIS = re.compile("(?:提交|递交|提出|带来)(?:了|的)?(?:这|本|此|一|《|如下|以下|集体|关于)")
_ON_BEHALF = re.compile(rf"(?:我(?:谨|仅)?(?:代表|受)|^受)({HAN}{{3,24}}?)(?:的?委托)?(?=[，、就向对作发提]|$)")
_PICTURE = re.compile("^(?:图片?|图为|▲|↑)[：: ]*")

_LONGEST_LINE = 60  # characters of a line with an author in it
_HEAD, _FOOT, _NEAR = 8, 5, 3  # texts at the top, at the end, and around the title, in which an author may stand
_MOST_WORDS, _LONGEST_WORD = 2, 8  # short texts of one line that name nobody: more are a menu or the row of a table
_MOST_TEXTS, _LONGEST_TEXT = 60, 2_000  # texts, and characters of each, in which a person is told of


def claims_of(texts: list[Text]) -> Iterator[Claim]:
    """What lines without a label and the running text say of who proposes, in page order."""
    yield from _of_lines(texts)
    yield from _told_of([text.line.plain[:_LONGEST_TEXT] for text in texts[:_MOST_TEXTS]])


def _of_lines(texts: list[Text]) -> Iterator[Claim]:
    words = Counter(text.at for text in texts if _is_word(text.line.plain))
    short = [text for text in texts if len(text.line.text) <= _LONGEST_LINE and words[text.at] <= _MOST_WORDS]
    head, foot = short[:_HEAD], short[-_FOOT:]
    titles = [n for n, text in enumerate(head) if _TITLED.search(text.line.plain)]
    for n, text in enumerate(head):
        near = not titles or text in foot or any(abs(n - title) <= _NEAR for title in titles)
        yield from (_placed(claim, near) for claim in _authors(text))
    yield from (claim for text in foot if text not in head for claim in _authors(text))


def _is_word(said: str) -> bool:
    return len(said) <= _LONGEST_WORD and not is_plain_name(said) and not names_office(said)


def _placed(claim: Claim, near: bool) -> Claim:
    """A name on a line of its own says little where the title is far."""
    alone = claim.evidence in (Evidence.ALONE, Evidence.BODY)
    return Claim(claim.names, Evidence.FAR, claim.at) if alone and not near else claim


def _authors(text: Text) -> Iterator[Claim]:
    """What a line says, first what is surest; at most one claim."""
    for names, evidence in _named(text.line):
        if names:
            yield Claim(tuple(names), evidence, text.at)
            return


def _named(line: Line) -> Iterator[tuple[list[str], Evidence]]:
    whole = _OUTER.sub("", plain(line.text))
    if match := _BEHIND_TITLE.match(whole) or _BEFORE_TITLE.match(whole):
        yield _of_heading(match[1])
    bare = _JOINTLY.sub("", _DATE.sub("", _SESSION.sub("", _SERIAL_FIRST.sub("", whole.strip("（）()：:")))))
    if _NO_AUTHOR.search(bare):
        return
    if (match := _CAPTION.match(bare)) and is_person(match[1]):
        yield [match[1]], Evidence.CAPTION
    bare = _PICTURE.sub("", bare)
    said = _BYLINE.sub("", bare)
    names = names_in(said)
    persons = [name for name in names if is_plain_name(name)]
    if (match := _BEHIND_OFFICE.match(said)) and len(listed := names_in(match[1])) > len(persons):
        yield listed if all(map(may_be_listed, listed)) else [], Evidence.OFFICE
    if said != bare or names_office(said):
        bodies = [name for name in names if may_propose(name)] if said != bare else []
        yield persons or [name for name in names if is_person(name)][-1:] or bodies, Evidence.OFFICE
    if match := _CALLED.match(bare) or _QUOTED.search(bare):
        yield [match[1]] if is_person(match[1]) else [], Evidence.BEFORE_OFFICE
    parties = [name for name in names if proposes(name)]
    if persons and len(persons) + len(parties) == len(names):
        yield names, Evidence.ALONE
    elif "：" not in bare + line.plain[-1:] and may_propose(tight(bare)):  # before a colon: who is written to
        yield [tight(bare)], Evidence.BODY


def _of_heading(said: str) -> tuple[list[str], Evidence]:
    """Who stands before or behind a title on its line: a person by his office, or a party."""
    if proposes(said) and is_organisation(said):
        return [said], Evidence.BODY
    persons = [name for name in names_in(said) if is_plain_name(name)]
    if persons and tight("".join(persons)) == tight(re.sub("[、，]", "", said)):
        return persons, Evidence.ALONE
    return [name for name in persons if names_office(said)], Evidence.OFFICE


def _told_of(texts: list[str]) -> Iterator[Claim]:
    """Who says in the text that he is a deputy or for whom he speaks, and of whom it says that he handed it in."""
    for text in texts:
        match = _SPEAKS.search(text) or _INTRODUCES.search(text)
        if match and is_plain_name(match[1]):
            yield Claim((match[1],), Evidence.SPEAKS, -1)
        if (match := _ON_BEHALF.search(text)) and may_propose(match[1]):
            yield Claim((match[1],), Evidence.SPEAKS, -1)
    whole = "".join(texts)
    for match in _HANDED_IN.finditer(whole):
        if name := _handing_in(match, whole):
            yield Claim((name,), Evidence.HANDED_IN, -1)
            return


def _handing_in(match: re.Match[str], whole: str) -> str:
    """The name before a word of handing in: a party, a person with his office, or one that stands there twice."""
    if match[2] is None and may_propose(match[1]) and "政协" not in match[1] and _THIS.search(match[0]):
        return match[1]
    for length in (3, 2, 4):
        name = match[1][-length:]
        named = is_plain_name(name) and len(name) == length and _NO_TELLING.search(name) is None
        if named and (match[2] or (length > 2 and whole.count(name) > 1)):
            return name
    return ""
