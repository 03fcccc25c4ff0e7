"""建议提案: session, number, kind and title, from the letter's title first, then from its opening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafting.language.names import HAN, OFFICE, is_agency
from drafting.language.surnames import has_surname
from drafting.letter.lines import plain, tight
from drafting.letter.record import Record
from drafting.letter.salutation import split_names

_QUOTES = {'"': '"', "《": "》", "〈": "〉", "“": "”", "「": "」", "‘": "’"}
_SERIAL = (
    r"[A-Za-z]{0,4}[-—]?(?:[（〔\[]\d{4}[）〕\]])?[A-Za-z]{0,2}\d[\d、，\-—]{0,20}"
    r"(?:-[A-Za-z]{1,2}-?\d{1,6}|[A-Za-z]\d{0,4})?"
)
NUMBER = re.compile(rf"第 ?({_SERIAL}|[A-Za-z]?\d(?: ?\d){{1,9}}|[一二三四五六七八九十百〇零]{{1,8}}) ?号")
"""The number of a proposal: 第12号."""
_NEXT = re.compile(rf"(?:建议|提案|议案)?[、，和及与]{{1,2}} ?第? ?({_SERIAL}) ?号")
_SEVERAL = re.compile(r"号?等 ?(?:\d{1,2}|[两二三四五六七八九十]) ?[件份个条]")
_BARE_NUMBER = re.compile(r"(?:会议?|[届次]|代表|委员|建议|提案|议案|年) ?(\d{1,12}) ?号")
_LABELLED = re.compile(rf"(?:编号|案号|建议号|提案号)(?:为|是|[：])? ?({_SERIAL})")
_OPENING_NUMBER = re.compile(
    rf"第 ?({_SERIAL}) ?[号件] ?(?=[）、，。《“]|{HAN}{{0,4}}(?:建议|提案|议案)|收悉|已|的|代表|委员|交|，|$)"
    r"|(?:编号|案号|建议号|提案号)(?:为|是|[：])? ?第? ?([A-Za-z]{0,3}[\d（）\-]{1,16})"
)
_MEETING = re.compile(r"次(?:全体)?(?:会议|全会|人代会)")
_AGENCY = re.compile(
    rf"{HAN}{{2,30}}?(?:{OFFICE})(?:关于|(?=[省市县区州旗]?(?:政协|人大|人民代表大会)?第?[\d一二三四五六七八九十]{{1,3}}届))"
)
_TORN_SESSION = re.compile("[届次会]|全体会议")  # its start is lost
_BOUND = re.compile(
    r"(?:转办|交办|转来|交来|督办|承办)的|关于对|关于|[对在于就，。！：；“”《》（ ]|提交|参加|出席|办理|答复|回复"
    r"|[您你]们?"
)
_CALLED_NUMBER = re.compile(r"(?<![\d.])(\d{1,8}) ?号 ?(?:建议|提案|议案)(?:（(关于[^（）]{4,80})）)?")
_SUBTITLE = re.compile("^（(关于[^（）]{4,80}(?:建议|提案|议案))）$", re.MULTILINE)
_LEAD = re.compile(
    r"(?:[就将对]|反映的|提出|提出的|提出了|所提|所提的|提的|提交的|提交|关于|的|提案|建议|议案|题为|名为|案由|来文|转来|来[函信件]|"
    r"代表|委员|您|你|号|[：，、（]|^) ?$"
)
_NAMED = re.compile(r"^ ?(?:等)?(?:的)?(?:这|该)?(?:重点)?(?:建议|提案|议案|议事|意见|来函|问题|件事|一事)")
_BEHIND = re.compile(r"^ ?(?:（|，|。|；|[收敬获知阅]悉|所[作提做]|已|第|交|现|等|一案|$)")
_BARE = re.compile(
    r"(关于[^。；：]{2,120}?的(?:建议案|建议|提案|议案|意见))"
    r"(?=收悉|已|办理|，|。|；|（|交|第|现|经|业|及|答复|由|转|：| |$)"
)
_ABOUT = re.compile(r"提出(?:的|了)?([^，。；：“《]{4,80}?的(?:建议|提案|议案))(?=收悉|已|办理|，|。|；|（|交|现|$)")
_BARER = re.compile(r"(关于[^。；：，“《]{2,80}?(?:建议|提案|议案))(?=收悉|已|，|（|交|$)")
_TITLE_BARE = re.compile(
    r"(关于(?:(?!关于).){2,80}?的(?:建议|提案|议案))(?=(?:的|》|”)?(?:办理|答复|回复|复函|意见|的|提案|建议))"
)
_DEPUTY = re.compile(
    rf"(?:^|[，。：、（的将对由就《]|关于|转来|接到|收到)[即系]?((?![的现就将对由]){HAN}{{2,4}}?(?:、{HAN}{{2,4}}?){{0,9}})(?:等(?:\d+[名位])?)?(?:代表|委员)"
)
_PROPOSED = re.compile(
    rf"(?:现?(?:对|将|就|由))?(?:[你贵][局委部办院厅府][转交]来的?)?((?:{HAN}|、){{2,40}}?)(?:在[^，。]{{2,40}})?(?:所)?提出?的"
)


_MET = re.compile(rf"(?:{HAN}|\d){{2,24}}次(?:全体)?会议(?:期间|上)?(?={HAN}{{2,4}}[、代委等])")


_CALLED = re.compile(rf"(?:人大代表|政协委员)({HAN}{{2,4}}?(?:、{HAN}{{2,4}}?){{0,9}})(?=等|在|于|所|提|关于|反映|《)")


_LEADERS = re.compile(
    rf"(?:(?:领衔)?(?:提案|提议案|提出|提议|建议)[人者]|领衔(?:人|代表|委员))[：为是] ?"
    rf"((?:{HAN}{{2,4}}、){{0,9}}{HAN}{{2,4}}?)"
    r"(?=等|代表|委员|[，；。）])"
)


_MOVED = re.compile(
    rf"(?:^|[，。：的将对由就]|期间|会上|收到|接到|转来)((?:{HAN}{{2,4}}、){{0,9}}{HAN}{{2,4}}?)"
    r"(?:等 ?[\d一二三四五六七八九十]{0,3} ?[名位]?)?[省市县区州]?(?:人大)?代表(?:联名|共同|领衔)?"
    r"(?:所?提[出的交]|在|关于|《)"
)


def read_proposal(opening: str, title: str, beside: str, table: Mapping[str, str], record: Record) -> None:
    """Fill the proposal's fields from the title, the opening paragraph (as typed) and a web page's table.

    `beside` is what stands near the title and is no part of it, such as a subtitle.
    """
    bare_title = without_quotes(title)
    several = "标题说有几件，只写了一个编号" if _SEVERAL.search(plain(title)) else ""
    record.put("proposal.number", _title_number(bare_title, title), several)
    record.put("proposal.session", _session(bare_title))
    _from_opening(opening, record)
    record.put("proposal.number", _title_number(without_quotes(beside), beside), "取自标题旁的文字")
    record.put("proposal.session", _session(without_quotes(beside)), "取自标题旁的文字")
    named = _named_titles(opening)
    record.put("proposal.title", named[0] if named else None, "引言里有几个题目，取第一个" if len(named) > 1 else "")
    record.put("proposal.title", *_bare_title(opening, title))
    if subtitle := _SUBTITLE.search(plain(beside)):
        _prefer("title", subtitle[1], "取自标题旁的文字", record)
    for field in ("session", "number", "title"):
        if value := table.get(f"proposal.{field}"):
            numbered = NUMBER.fullmatch(plain(value)) if field == "number" else None
            _prefer(field, tight(numbered[1]) if numbered else value, "取自网页表格", record)


def _prefer(field: str, value: str, guess: str, record: Record) -> None:
    """A value from beside the text, where that has none; a title, too, of which the text has a part."""
    record.put(f"proposal.{field}", value, guess)
    if field == "title" and str(record.get("proposal.title")) in value:
        record.fields["proposal.title"] = value


def _title_number(bare: str, title: str) -> str | None:
    for text in (bare, title):
        seen = plain(text)
        if found := NUMBER.search(seen) or _BARE_NUMBER.search(seen) or _LABELLED.search(seen):
            return "、".join(tight(text[start:end]) for start, end in _numbers(seen, found))
    return None


def _numbers(seen: str, found: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    """Where a number stands, and those that follow it: 第12号、第34号和第56号."""
    while found:
        yield found.span(1)
        found = _NEXT.match(seen, found.end())


def _from_opening(opening: str, record: Record) -> None:
    text = plain(opening)[:1000]
    if not record.get("proposal.session"):
        record.put("proposal.session", _session(without_quotes(opening[:1000])), "标题中没有，取自引言")
    if not record.get("proposal.number") and (found := _OPENING_NUMBER.search(text)):
        group = 1 if found[1] else 2
        record.put("proposal.number", tight(opening[found.start(group) : found.end(group)]), "标题中没有，取自引言")
    if called := _CALLED_NUMBER.search(text):
        record.put("proposal.number", called[1], "标题中没有，取自引言")
        record.put(
            "proposal.title", called[2] and opening[called.start(2) : called.end(2)], "没有书名号或引号，按括号截取"
        )


def _session(text: str) -> str | None:
    """The name of the session in a title or an opening: it ends in 次会议, or stands before the number."""
    seen = plain(text)
    if meeting := _MEETING.search(seen):
        return _back(text, seen, meeting.end())
    number = NUMBER.search(seen)
    if number and (name := _back(text, seen, number.start())):
        name = re.sub("(?:人大代表|政协委员|代表|委员|重点|督办)?(?:建议|提案|议案)?$", "", name)
        name = re.sub("(?<=次)[^次会]{1,12}$", "", name)
        return name if re.search("届|次|年|会议", name) else None
    return None


def _back(text: str, seen: str, end: int) -> str | None:
    """From `end` back to the word before which the session's name begins."""
    start = 0
    for bound in _BOUND.finditer(seen, 0, end):
        if not (bound[0] == " " and seen[bound.end() : bound.end() + 1] == "第"):
            start = bound.end()
    agency = _AGENCY.match(seen[start:end])
    name = tight(text[start + (agency.end() if agency else 0) : end])
    return None if _TORN_SESSION.match(name) else name or None


def without_quotes(text: str) -> str:
    """The text with its quotations blanked, its length kept."""
    parts, at = [], 0
    for start, end in quotations(text):
        parts += [text[at:start], "，" * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def quotations(text: str) -> list[tuple[int, int]]:
    """Start and end of each outer quotation, marks included; one that is not closed ends nowhere and is left out."""
    found: list[tuple[int, int]] = []
    starts: list[int] = []
    waiting: dict[str, list[int]] = {sign: [] for sign in _QUOTES.values()}  # how deep each closing sign is waited for
    for place, sign in enumerate(text):
        if waiting.get(sign):
            depth = waiting[sign][-1]
            if not depth:
                found.append((starts[0], place + 1))
            del starts[depth:]
            for depths in waiting.values():  # what was opened inside and not closed ends here, too
                while depths and depths[-1] >= depth:
                    depths.pop()
        elif sign in _QUOTES:
            waiting[_QUOTES[sign]].append(len(starts))
            starts.append(place)
    return found


def _named_titles(opening: str) -> list[str]:
    """What stands inside the quotation that names the proposal, and inside of further ones that name others."""
    found: list[str] = []
    seen = plain(opening)
    spans = [span for span in quotations(opening[:1000]) if span[1] - span[0] > 4]
    for start, end in spans:
        inside = seen[start + 1 : end - 1].strip()
        named = re.match("关于|对", inside) or re.search("(?:建议|提案|议案)$", inside)
        before, behind = _LEAD.search(seen[:start]), seen[end:]
        follows = _NAMED.match(behind) or _BEHIND.match(behind)
        first = (named and (before or follows)) or (before and follows)
        if re.fullmatch("(?:关于|对).*(?:建议|提案|议案)", inside) if found else first:
            found.append(opening[start + 1 : end - 1].strip())
    return list(dict.fromkeys(found))


def _bare_title(opening: str, title: str) -> tuple[str | None, str]:
    """Without a quotation the whole 关于…的建议, in the opening, else inside the title."""
    seen = plain(opening)[:1000]
    if found := _BARE.search(seen) or _ABOUT.search(seen) or _BARER.search(seen):
        return opening[found.start(1) : found.end(1)].strip(), "没有书名号或引号，按文意截取"
    inner = [title[start + 1 : end - 1] for start, end in quotations(title)]
    if inner:
        return inner[0], "取自标题"
    found = _TITLE_BARE.search(plain(title), 2) if title else None
    return (title[found.start(1) : found.end(1)], "取自标题") if found else (None, "")


def deputies_in(opening: str) -> list[str]:
    """The deputies whom a 会办意见 names in its opening."""
    seen = _MET.sub("", plain(opening)[:300])
    if found := _CALLED.search(seen):
        return found[1].split("、")
    if found := _DEPUTY.search(seen):
        return found[1].split("、")
    named = _PROPOSED.match(seen)
    return split_names(named[1])[0] if named and not re.match("[您你贵我]", named[1]) else []


def leaders_in(opening: str) -> list[str]:
    """Those whom an opening names by a label as the first of who proposed: （提案人：覃力等11名代表）."""
    found = _LEADERS.search(plain(opening)[:1000])
    return split_names(found[1])[0] if found else []


def movers_in(opening: str) -> list[str]:
    """Those whom an opening names with how many they are, or as deputies: 许可等12名代表联名提出的."""
    seen = plain(opening)[:1000]
    names = [split_names(found[1])[0] for found in _MOVED.finditer(seen)]
    return next((one for one in names if all(map(has_surname, one))), [])


def agency_in(title: str) -> str | None:
    """The agency that a title begins with, or has behind it in brackets."""
    seen = plain(title)
    start = re.search("关于|对|就", seen)
    if start and is_agency(seen[: start.start()]):
        return title[: start.start()]
    behind = re.search(rf"（({HAN}{{2,20}}?(?:{OFFICE}))）$", seen)
    return title[behind.start(1) : behind.end(1)] if behind else None
