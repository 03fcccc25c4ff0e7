"""标题: its lines found and joined, the agency's line directly above included."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.document import Role
from drafting.language.names import is_agency
from drafting.letter.lines import Line, tight
from drafting.letter.words import KIND

_END = re.compile(
    r"(?:答复|复函|回复|答复[信书单表卡]|复|的函|回函|意见函?|办理情况|情况报告|报告|说明|汇报|反馈)(?:（[^（）]{1,30}）|《[^《》]{4,60}》)?$"
)
_START = re.compile(r"关于|对|就|致|答复.{2,24}(?:会议|届)")
_AGENCY_START = re.compile(r"[^，。：；]{2,40}?(?:关于|对|就)")
_LOST_END = re.compile(r"[^，。：；]{0,40}?(?:关于|对|答复).{0,40}(?:会议|第.{1,20}号)")
_GOES_ON = re.compile("[第号的][^，。：；]{0,30}$|(?:建议|提案|议案)的?$")
_REPLY = re.compile(r"(?:答复|复函|回复|意见)函?(?:的函)?(?:（[^（）]{1,30}）)?$")
_OF = re.compile(r"会议|第.{1,20}号")
_PARTED = re.compile("[。；！？：]")
_NUMBERED = re.compile(r"\d{4}[〕\]】）].{0,12}号$")
_YEAR = re.compile(r"^\d{4}年?度?$")  # a shelf of the page, not a line of the title
_WHOLE = re.compile(r".{0,6}关于.*第.{1,20}号.*(?:答复|函)$")
_BEFORE = re.compile(r"(?:[*＊#■◆★▲·>＞=~_]+ *)?(?:(?:标 ?题|题 ?目) ?[：] *)?")
_BEHIND = re.compile(r" *(?:[*＊#=~_。；，、]+|\.(?:docx?|wps|pdf|txt))?$")
_PAIRS = {"【": "】", "“": "”", "[": "]", "〔": "〕", "（": "）", "《": "》"}
_MOST_LINES, _LONGEST = 6, 200


class Title(NamedTuple):
    """The title's lines start to end (end excluded), as one text; `guess` says why it may be wrong."""

    start: int
    end: int
    text: str
    guess: str


def find_title(lines: list[Line]) -> Title | None:
    """The title among the lines of the head."""
    bare = [_bare(line) for line in lines]
    found = _marked(bare) or _ended(bare) or _torn(bare)
    if found is None:
        return None
    start, end, guess = found
    stray = any(line.text != known.text for line, known in zip(lines[start:end], bare[start:end], strict=True))
    return Title(start, end, join(bare[start:end]), guess or ("首尾的符号不是标题的，已略去" if stray else ""))


def _bare(line: Line) -> Line:
    """A line without the signs around it that belong to no title: a mark of a list, an end mark, a half bracket."""
    if len(line.plain) > _LONGEST:
        return line
    start = _BEFORE.match(line.plain).end()
    end = max(start, _BEHIND.search(line.plain, start).start())
    text = line.plain[start:end]
    if text[:1] in _PAIRS and text.endswith(_PAIRS[text[0]]) and text.count(text[0]) == 1:
        start, end = start + 1, end - 1
    else:
        start, end = _without_half(line, start, end)
    bare = line.cut(start, end)
    titled = _START.match(bare.plain) or _END.search(tight(bare.plain))
    return bare if titled and len(bare.plain) < len(line.plain) else line


def _without_half(line: Line, start: int, end: int) -> tuple[int, int]:
    """The ends of a text without a bracket of which the other half is missing."""
    text = line.plain[start:end]
    opened = next((sign for sign, other in _PAIRS.items() if text.endswith(other)), "")
    start += text[:1] in _PAIRS and _PAIRS[text[0]] not in text
    return start, end - (bool(opened) and opened not in text)


def _marked(lines: list[Line]) -> tuple[int, int, str] | None:
    """The lines that the page sets as a title, where together they read as one."""
    places = [at for at, line in enumerate(lines) if line.role is Role.TITLE]
    if not places or places[-1] - places[0] >= _MOST_LINES:
        return None
    return places[0], places[-1] + 1, ""


def _ended(lines: list[Line]) -> tuple[int, int, str] | None:
    """The last line that ends as a title does, and the lines above that belong to it."""
    for end in range(len(lines), 0, -1):
        if not _END.search(tight(lines[end - 1].plain)):
            continue
        start = _start(lines, end)
        whole = tight("".join(line.plain for line in lines[start:end]))
        if _is_title(whole):
            return start, end, ""
    return None


def is_title_line(line: Line) -> bool:
    """Whether a line is a reply's title by itself, wherever it stands."""
    text = tight(line.plain)
    return len(text) < 100 and all(form.search(text) for form in (_START, _REPLY, KIND, _OF))


def _is_title(whole: str) -> bool:
    return len(whole) < 200 and bool(KIND.search(whole) or re.search(r"会议|第.{1,20}号|来函|协商|代表|委员", whole))


def _torn(lines: list[Line]) -> tuple[int, int, str] | None:
    """A title whose end is lost: it begins as one and names a session or a number."""
    for end in range(len(lines), 0, -1):
        if _LOST_END.match(tight(lines[end - 1].plain)) and len(lines[end - 1].plain) < 100:
            start = _start(lines, end)
            while end < len(lines) and _GOES_ON.match(lines[end].plain):
                end += 1
            return start, end, "标题不完整"
    return None


def _start(lines: list[Line], end: int) -> int:
    start = end - 1
    while start > max(0, end - _MOST_LINES) and not _begins(lines[start]) and _continues(lines[start - 1]):
        start -= 1
    above = lines[start - 1] if start else None
    near = above is not None and lines[start].number - above.number == 1
    starts_bare = _START.match(lines[start].plain) is not None
    if above and near and ((starts_bare and is_agency(tight(above.plain))) or tight(above.plain).endswith("关于")):
        start -= 1
    return start


def _begins(line: Line) -> bool:
    text = tight(line.plain)
    if _START.match(text) or _WHOLE.match(text):
        return True
    return _AGENCY_START.match(text) is not None and is_agency(re.split("关于|对|就", text)[0])


def _continues(line: Line) -> bool:
    text = tight(line.plain)
    return len(line.plain) < 60 and not any(form.search(text) for form in (_PARTED, _YEAR, _REPLY, _NUMBERED))


def join(lines: list[Line]) -> str:
    """The title's lines as one: white space that only breaks or spaces it is left out."""
    text = "".join(_despaced(line.text) for line in lines)
    text = re.sub(r"[ \t\u3000\u00a0]+(?=第)", "", text)
    return re.sub(r"第[ \t\u3000\u00a0]*(\S{1,24}?)[ \t\u3000\u00a0]*号", r"第\1号", text)


def _despaced(text: str) -> str:
    """答　复 is one word, spaced to fill its line."""
    words = text.split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)
    return re.sub(r"(?<=[的函])\s*(答|复|回)\s+(复|函)(?:\s*(函))?$", r"\1\2\3", text)
