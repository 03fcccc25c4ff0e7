"""称谓: where the letter begins, and whom it addresses."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.language.names import HAN, PERSON, is_agency, is_organisation, may_propose, part_names, understand
from drafting.language.surnames import has_surname
from drafting.letter.lines import Line, line_of, tight
from drafting.letter.record import Record
from drafting.letter.web import is_page_line
from drafting.letter.words import DEPUTY, GREETING, is_opening, is_sure_opening, may_open

REACH = 6  # how many lines a salutation may stand above the opening
_POLITE = re.compile(r"^(?:尊敬的|敬爱的)\s*")
_NOBODY = ("等", "全体", "各位", "代表", "委员", "同志")
_NAMES = re.compile(rf"(?:尊敬的|敬爱的) ?{HAN}{{2,4}}(?:、{HAN}{{2,4}}){{0,9}}|{HAN}{{2,3}}(?:、{HAN}{{2,4}}){{0,9}}")
_LABELS = re.compile("签发|联系|办理|结果|类别|抄送|附件|主送|标题|编号|时间|日期|来源|电话|内容|字号")
_YOUR = re.compile("贵|你[委会局组办团社党]")
_YOU = re.compile("[您你贵]|[诸各]位|代表|委员")
_SENT = re.compile("(?:主 ?送|致)(?:单位|机关|对象)? ?：")
_SENT_ON = re.compile("(?:并转|并请转).*$")  # 古力委员并转联名委员
_ASIDE = re.compile(
    f"(?<={HAN}{{2}})（[^（）]{{1,6}}）(?=代表|委员|[、，等])|（[^（）]{{1,12}}）(?=代表|委员)"
)  # （女）, （附议）
_COUNT = re.compile(f"(?<={HAN}{{2}}) ?[两二三四五六七八九十]{{1,2}}[位名](?=代表|委员|同志|$)")  # 许宁、柏青二位代表
_OFFICE = re.compile(f"^[省市县区州旗镇乡]?(?:人大代表|政协委员) *(?={HAN}{{2,4}}(?:[、， ]|$))")
_NAME = re.compile(rf"{HAN}{{2,4}}(?:（[^（）]{{1,6}}）)?")
_HEARS = re.compile("(?:人大|人民代表大会)(?:常委会|常务委员会|主席团)?$|大会主席团$")
_TITLE_APART = re.compile(rf"(?<={HAN}{{2}}) {{0,4}}(?:代 {{1,4}}表|委 {{1,4}}员)(?=们?[：；、， ]|们?$)")
_LONGEST_ROW = 80
_COLONS = ("：", "；")


class Salutation(NamedTuple):
    """Lines start to end (end excluded) hold it; `text` is as typed without its colon."""

    start: int
    end: int
    text: str
    lines: tuple[Line, ...]


def find_salutation(lines: list[Line], opening: int | None) -> Salutation | None:
    """The salutation nearest above the opening; without an opening, the first line that addresses deputies."""
    if opening is None:
        places = [at for at, line in enumerate(lines) if _addresses(line, colon=True)]
        sure = [at for at in places if DEPUTY.search(lines[at].plain.rstrip("：； "))]
        return _grown(lines, (sure or places)[0]) if places else None
    if opening and _is_short_address(lines[opening - 1]):
        return _grown(lines, opening - 1)
    if sent := next(filter(None, map(_sent_to, lines[:opening])), None):
        return Salutation(opening, opening, sent.text, (sent,))
    for colon in (True, False):
        for at in range(opening - 1, max(-1, opening - 1 - REACH), -1):
            if _addresses(lines[at], colon):
                return _grown(lines, at)
    return _grown(lines, opening - 1) if opening and _is_bare_address(*lines[opening - 1 : opening + 1]) else None


def _is_bare_address(line: Line, opening: Line) -> bool:
    """An organisation right above the opening that lost its colon: one that proposes, or 贵局 where it is an office."""
    name = tight(line.plain)
    fits = len(name) <= 30 and re.fullmatch(rf"(?:{HAN}|[、·])+", name) is not None
    return fits and (may_propose(name) or (_YOUR.search(opening.plain[:60]) is not None and is_agency(name)))


def _sent_to(line: Line) -> Line | None:
    """Whom a label of the head names: 主送：陈知远代表."""
    label = _SENT.match(line.plain)
    name = line.cut(label.end()) if label else None
    return name if name and _addresses(line_of(name.number, f"{name.text.rstrip('：:')}："), colon=True) else None


def _is_short_address(line: Line) -> bool:
    """Right above the opening, whatever is short and ends in a colon is whom the letter addresses."""
    name = line.plain.removesuffix("：")
    return (
        name != line.plain
        and 2 <= len(name) <= 30
        and re.fullmatch(rf"(?:{HAN}|[、· （）])+", name) is not None
        and not is_page_line(line)
        and (not _LABELS.search(name) and "如下" not in name and not GREETING.search(name))
    )


def _addresses(line: Line, colon: bool) -> bool:
    text = unspaced(line.plain)
    if (
        len(text) > 400
        or text.endswith(_COLONS) != colon
        or re.search("[。；！？]", text[:-1])
        or "如下" in text
        or "领导" in text
    ):
        return False
    name = text.rstrip("：；，").rstrip()
    if _LABELS.search(name) or GREETING.fullmatch(name):
        return False
    if len(name) <= 12 and _POLITE.match(name) and not colon:
        return True
    if DEPUTY.search(name):
        return ("：" not in name and len(name) <= 60 and not re.search("[关对]|[的办]答复", name)) or colon
    if colon and (name.endswith("等") or _NAMES.fullmatch(name)):
        return len(name) <= 60 and not is_page_line(line)
    name = _POLITE.sub("", name)
    known = is_agency(name, longest=60) or (len(name) <= 40 and is_organisation(name))
    return colon and known and not name.endswith("单位")


def _grown(lines: list[Line], at: int) -> Salutation:
    """Take in the lines above that are further addressees, or the first half of a broken line."""
    start = at
    while start and (_addresses(lines[start - 1], colon=True) or _half(lines[start - 1]) or _names(lines[start - 1])):
        start -= 1
    text = ""
    for line in lines[start : at + 1]:
        part = line.text.rstrip(" ：:；;，,")
        text += f"{_joint(text, part)}{part}" if text else part
    return Salutation(start, at + 1, text, tuple(lines[start : at + 1]))


def _joint(above: str, below: str) -> str:
    """What joins two rows of names: nothing inside of a name, else the sign that parts the others."""
    last, first = re.split("[、，,；; 　]", above)[-1], re.split("[、，,；; 　]", below)[0]
    if re.match("代表|委员", below) or not last or len(last) == 1 or len(first) == 1:
        return ""
    return "　" if "、" not in above + below and not DEPUTY.search(above) else "、"


def _names(line: Line) -> bool:
    """A row of names and nothing else, of several persons or of one with 代表 behind it."""
    if len(line.plain) > _LONGEST_ROW or re.search("[。：；？！《“（]", line.plain):
        return False
    parts = part_names(_POLITE.sub("", line.plain))
    if len(parts) > 1 and len(parts[-1]) == 1:
        parts = parts[:-1]  # the row ends inside of a name
    named = all(_is_person(understand(part).name) for part in parts)
    return named and ("、" in line.plain or len(parts) > 1 or DEPUTY.search(line.plain) is not None)


def _is_person(name: str) -> bool:
    return PERSON.fullmatch(tight(name)) is not None and has_surname(name)


def _half(line: Line) -> bool:
    """A list of names broken off at its comma."""
    return line.plain.endswith(("、", "，")) and len(line.plain) < 200 and not re.search("[。；：《“]", line.plain)


def hears_reports(text: str) -> bool:
    """Whether a plain salutation is the body to which the answer to a bill is reported: 县人大常委会, 大会主席团."""
    return _HEARS.search(tight(text)) is not None


def read_addressees(text: str, record: Record, cohandled: bool) -> None:
    """Fill proposers and their count from a salutation; in a 会办意见 it is the host unit.

    `text` is plain, without its colon.
    """
    if cohandled and not DEPUTY.search(text):
        record.put("proposal.host", text)
        return
    names, count = split_names(text)
    record.put("proposal.proposers", names)
    record.put("proposal.proposer_count", count)


def split_names(text: str) -> tuple[list[str], int | None]:
    """The names in a plain salutation, and the number behind 等 where one is given."""
    text = _OFFICE.sub("", _SENT_ON.sub("", _POLITE.sub("", unspaced(text))))
    text = _COUNT.sub("", _ASIDE.sub("", text))
    parts = part_names(text)
    several = len(parts) > 1 and all(is_organisation(part) or _NAME.fullmatch(part) for part in parts)
    if is_agency(tight(text)) and not (several or DEPUTY.search(text)):
        return [text], None
    named = [understand(part) for part in parts]
    count = next((name.count for name in reversed(named) if name.count), None)
    return [tight(name.name) for name in named if name.name not in _NOBODY], count


def unspaced(text: str) -> str:
    """The text without its blanks where each of its characters stands alone: 桑 德 明 代 表; 代 表 is one word."""
    text = _TITLE_APART.sub(lambda title: tight(title[0]), text)
    words = text.split() if len(text) <= 2 * _LONGEST_ROW else []
    apart = len(words) > 3 and all(len(word.rstrip("：、，")) <= 1 for word in words)
    return "".join(words) if apart else text


def find_opening(lines: list[Line]) -> int | None:
    """The first line that names the proposal and announces an answer, seen from a salutation where there is one."""
    candidates = [at for at, line in enumerate(lines) if len(line.plain) > 12 and is_opening(line.plain)]
    for at in candidates:
        near = range(max(0, at - REACH), at)
        if any(_addresses(lines[n], True) or _addresses(lines[n], False) for n in near):
            return at
        if at and _is_short_address(lines[at - 1]):
            return at
    near = (at for at in candidates if at < 12)
    first = next((at for at in near if _YOU.search(lines[at].plain[:60]) or is_sure_opening(lines[at].plain)), None)
    return _below_salutation(lines) if first is None else first


def _below_salutation(lines: list[Line]) -> int | None:
    """The paragraph that stands where an opening would, and has some of its words."""
    addressed = next((at for at, line in enumerate(lines) if _addresses(line, colon=True)), len(lines))
    below = range(addressed + 1, min(len(lines), addressed + 3))
    return next((at for at in below if may_open(lines[at].plain)), None)
