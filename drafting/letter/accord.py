"""What two places of a letter say of one thing: where they disagree, one of them is wrong or was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.language.numerals import ordinal
from drafting.language.surnames import has_surname
from drafting.letter.letter import Letter
from drafting.letter.lines import plain, tight
from drafting.letter.proposal import NUMBER, agency_in, deputies_in, quotations, without_quotes
from drafting.letter.record import Record
from drafting.letter.salutation import hears_reports

_NUMERAL = "[0-9一二三四五六七八九十百]{1,4}"
_SESSION = re.compile(rf"({_NUMERAL})届.{{0,16}}?({_NUMERAL})次")
_CALLED = "(?:等[^，。]{0,8})?(?:代表|委员)"
_YEAR = re.compile(r"〔(\d{4})〕")


def disagreements(letter: Letter, record: Record) -> Iterator[tuple[str, str]]:
    """The field of each value with which another place of the letter does not agree, and why."""
    title, opening = plain(letter.head.title_text), plain("\n".join(line.text for line in letter.opening))
    yield from _of_the_case(without_quotes(title), without_quotes(opening), record)
    yield from _of_the_title(letter.head.title_text, record)
    yield from _of_the_people(letter, opening, record)
    yield from _of_the_office(letter, record)
    yield from _of_the_days(record)


def _of_the_case(title: str, opening: str, record: Record) -> Iterator[tuple[str, str]]:
    """Number and session in the title, and in the opening."""
    told, said = ({tight(found[1]).lstrip("0") for found in NUMBER.finditer(text)} for text in (title, opening))
    if told and said and not told & said:
        yield "proposal.number", "标题和引言的编号不同"
    told, said = (
        {(ordinal(found[1]), ordinal(found[2])) for found in _SESSION.finditer(text)} for text in (title, opening)
    )
    if told and said and not told & said:
        yield "proposal.session", "标题和引言的届次不同"


def _of_the_title(title: str, record: Record) -> Iterator[tuple[str, str]]:
    """The proposal's title as the letter's title quotes it."""
    named = tight(plain(str(record.get("proposal.title") or "")))
    quoted = [tight(plain(title[start + 1 : end - 1])) for start, end in quotations(title)]
    whole = [text for text in quoted if re.match("关于|对", text)]
    if named and whole and not any(_is_in(named, text) for text in whole):
        yield "proposal.title", "标题所引的题目与引言的不同"


def _of_the_people(letter: Letter, opening: str, record: Record) -> Iterator[tuple[str, str]]:
    """Those whom the letter addresses, and those whom its opening names."""
    proposers = [tight(plain(name)) for name in record.get("proposal.proposers") or ()]
    addressed = tight(plain(letter.salutation.text)) if letter.salutation else ""
    if proposers == [addressed] and hears_reports(addressed):
        yield "proposal.proposers", "称谓是听取报告的机关，没有读出提出人"
    named = [name for name in deputies_in(opening) if has_surname(name) and re.search(f"{name}{_CALLED}", opening)]
    if named and proposers and not {*named} & {*proposers}:
        yield "proposal.proposers", "引言所称的代表、委员与称谓不同"
    count = record.get("proposal.proposer_count")
    if isinstance(count, int) and 0 < count < len(proposers):
        yield "proposal.proposer_count", "比所列的姓名少"


def _of_the_office(letter: Letter, record: Record) -> Iterator[tuple[str, str]]:
    """The agency of the foot, of the head and of the title."""
    issuer = tight(plain(str(record.get("issuer") or "")))
    mark = tight(plain(str(letter.head.mark.value))) if letter.head.mark else ""
    for other, where in ((mark, "版头"), (tight(plain(agency_in(letter.head.title_text) or "")), "标题")):
        if issuer and other and not _is_in(other, issuer):
            yield "issuer", f"落款与{where}的机关不同"


def _of_the_days(record: Record) -> Iterator[tuple[str, str]]:
    """The day of the letter, the year of its number and the day of its printing."""
    day, printed = str(record.get("date") or ""), str(record.get("printed_on") or "")
    year = _YEAR.search(str(record.get("document_number") or ""))
    if year and day and not 0 <= int(day[:4]) - int(year[1]) <= 1:
        yield "date", "与发文字号的年份不合"
        yield "document_number", "年份与成文日期不合"
    if day and printed and printed < day:
        yield "printed_on", "早于成文日期"


def _is_in(one: str, other: str) -> bool:
    """Whether one name is a part of the other, or short for it: 市教体局, 云州市教育和体育局."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(sign in rest for sign in short)
