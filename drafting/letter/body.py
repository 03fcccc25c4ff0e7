"""正文: the paragraphs between opening and closing, divided into the points of the answer."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import NamedTuple

from drafting.document import HEADINGS, Role
from drafting.findings import Severity
from drafting.language.headings import first_sentence
from drafting.letter.lines import Line
from drafting.letter.marks import Mark, mark_of
from drafting.letter.record import GUESS, NUMBERING, RESTORED, Record

_HAN = "[一二三四五六七八九十]{1,3}"
_POINTED = re.compile("[，。；：！？]")
_COUNTED = re.compile(rf"(?:第{_HAN}[个点条项]?)?(?:问题|建议|意见|诉求){_HAN}?[：、]|第{_HAN}[个点条项]")
_CLOSED = ("。", "！", "？", "；", "：", "”", "）")
_ENDS = ("。", "！", "？", "；", "，", "…")
_HEADLIKE = re.compile(r"关于|针对|对于|对|有关|下一步|下步|今后|目前|存在|工作|基本|办理")
_HEAD_TAIL = re.compile(
    r"(?:问题|现状|情况|建议|方面|工作|措施|打算|计划|思路|方向|进展|安排|机制|建设|答复|原因|说明|工作重点|意见|回复)[：。]?$"
)
_PAIRED = re.compile(r"[^，。：；！？\d]{3,12}，[^，。：；！？\d]{3,12}")
_CELLS = re.compile(r"[\t|]")
_LISTS = re.compile("如下|包括|分别|以下|有：|是：|为：")
_LONGEST_COLON, _MOST_LEAD = 16, 2
_SAYS = re.compile("我[局委厅办部院县市区镇们]|您|已|将|，并")
_RUN_IN = re.compile(
    r"(?:(?:关于|针对|对于|对)[^。：；]{2,60}?(?:问题|方面|建议|情况|意见|提议)[。：]|(?:关于|针对)[^。：；，]{2,40}。)"
)
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")
LONGEST_HEADING = 70
_LONGEST_ALIKE, _LONGEST_BESIDE = 26, 32  # of a heading that runs on, and of one beside several of the kind


class Point(NamedTuple):
    """One point: its heading's or numbered paragraph's line (None for plain text), its mark, and the lines below.

    `lost`: its numeral is lost, and the line stands where the heading of this number would. `heading` is where in the
    head's text its heading ends, 0 for a numbered paragraph without one.
    """

    head: Line | None
    mark: Mark | None
    lines: list[Line]
    lost: bool = False
    heading: int = 0

    @property
    def all_lines(self) -> list[Line]:
        """The lines of the point in page order."""
        return [self.head, *self.lines] if self.head else self.lines


def _top_mark(line: Line) -> Mark | None:
    """The numeral of a line that may be a point's: not where the page's type says that it is a lower heading."""
    return None if line.role in HEADINGS[1:] else mark_of(line)


def first_point(lines: list[Line]) -> int | None:
    """Where the first numbered or headed point begins, None in plain text. `lines` start behind the opening."""
    marks = [_top_mark(line) for line in lines]
    form = _top_form(lines, marks)
    if form is None:
        return next((at for at, line in enumerate(lines) if line.role is Role.HEADING_1), None)
    return next(at for at, mark in enumerate(marks) if mark and mark.form == form)


def _top_form(lines: list[Line], marks: list[Mark | None]) -> int | None:
    """The form of the numerals that number the points.

    一、 always does. Another form does where it begins the answer and more than one numeral has it; behind
    paragraphs of plain text it is a list inside of an answer.
    """
    if any(mark and mark.form == 0 for mark in marks):
        return 0
    first = next((at for at, mark in enumerate(marks) if mark), None)
    if first is None:
        return None
    form = marks[first].form
    if first and len(_brief_lines(lines)) > 1 and _brief_lines(lines)[0] == 0:
        return None
    count = sum(mark is not None and mark.form == form for mark in marks)
    begins = first == 0 or (first == 1 and form == 1)
    return form if begins and count > 1 and marks[first].number == 1 else None


def divide(lines: list[Line]) -> tuple[Point, ...]:
    """The points of the answer from the first one on."""
    typeset = any(line.role is not Role.BODY for line in lines)
    points = _restored(_divided(lines))
    alike = _headed_alike(points)
    return tuple(point._replace(heading=_heading_end(point, typeset, alike)) for point in points)


def _headed_alike(points: list[Point]) -> bool | None:
    """Whether all numbered paragraphs begin with a short sentence and go on: they have headings or none has.

    None where they are of several shapes, so that each is judged alone.
    """
    starts = [_words(point.head, point.mark) for point in points if point.head and point.mark]
    brief = [words for words in starts if _may_be_headed(words, _LONGEST_ALIKE)]
    others = [words for words in starts if not _may_be_headed(words, _LONGEST_ALIKE)]
    if len(brief) >= 2 and (not others or (len(brief) >= 3 * len(others) and all(map(_goes_on, others)))):
        return True
    plain_text = [words for words in others if len(words.plain) > LONGEST_HEADING and not _goes_on(words)]
    return False if len(plain_text) >= 2 or (plain_text and len(starts) == 2) else None


def _goes_on(words: Line) -> bool:
    return 0 < first_sentence(words.text) <= _LONGEST_BESIDE and first_sentence(words.text) < len(words.text)


def _heading_end(point: Point, typeset: bool, alike: bool | None) -> int:
    if point.head is None:
        return 0
    words = _words(point.head, point.mark)
    if point.head.role in HEADINGS or (not typeset and _is_heading(words, point)):
        return len(point.head.text)
    run_in = 0
    if alike is not False or point.mark is None:
        run_in = _run_in(words) or (
            first_sentence(words.text) if alike and point.mark and point.mark.form != 2 and _goes_on(words) else 0
        )
    return words.start - point.head.start + run_in if run_in else 0


def _words(head: Line, mark: Mark | None) -> Line:
    return head.cut(mark.end if mark else 0)


def read_points(points: tuple[Point, ...], record: Record) -> None:
    """Fill the responses from the points of the answer."""
    for number, point in enumerate(points):
        if point.lost and point.head and point.mark:
            said = f"序号“{point.mark.number}”缺失，按前后次序把“{point.head.text}”补认为标题"
            record.note(RESTORED, said, f"responses.{number}.heading")
    _check_order(points, record)
    responses = [_response(number, point, record) for number, point in enumerate(points)]
    record.put("responses", responses or None)


def _divided(lines: list[Line]) -> list[Point]:
    marks = [_top_mark(line) for line in lines]
    form = _top_form(lines, marks)
    points: list[Point] = []
    for line, mark in zip(lines, marks, strict=True):
        if (mark and mark.form == form) or (line.role is Role.HEADING_1 and (mark is None or mark.form == 0)):
            points.append(Point(line, mark, []))
        elif points:
            points[-1].lines.append(line)
        else:
            points.append(Point(None, None, [line]))
    return points if form is not None or len(points) > 1 else _unnumbered(lines, points)


def _unnumbered(lines: list[Line], points: list[Point]) -> list[Point]:
    """Headings without any numeral: several short lines of one shape, each over text of its own."""
    heads = [at for at in range(len(lines) - 1) if _is_bare_heading(lines, at)]
    heads = heads if len(heads) > 1 else _brief_lines(lines)
    if len(heads) < 2 or (heads[0] > _MOST_LEAD and len(heads) < 3):
        return points
    divided = [Point(None, None, lines[: heads[0]])] if heads[0] else []
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        divided.append(Point(lines[start], None, lines[start + 1 : end]))
    return divided


def _is_brief(line: Line) -> bool:
    """Without an end, and short; longer where it says itself that it is one of several (问题一：, 第一点建议：)."""
    text = line.plain
    bare = len(text) <= 22 and not _POINTED.search(text) and "\t" not in text and "|" not in text
    bare = bare or (6 <= len(text) <= 26 and _PAIRED.fullmatch(text) is not None)
    counted = len(text) <= 45 and _COUNTED.match(text) and not text.endswith(_ENDS)
    return bool(bare or counted or (len(text) <= 30 and text.endswith("？")))


def _brief_lines(lines: list[Line]) -> list[int]:
    """Short lines without any punctuation among paragraphs that end in some, each over text of its own."""
    brief = [at for at, line in enumerate(lines[:-1]) if _is_brief(line)] or _colon_ended(lines)
    known = set(brief)
    others = [line for at, line in enumerate(lines) if at not in known]
    ended = all(line.plain.endswith(_CLOSED) or _CELLS.search(line.plain) for line in others)
    over = all(len(lines[at + 1].plain) > len(lines[at].plain) for at in brief)
    over = over and sum(len(line.plain) for line in others) > 2 * sum(len(lines[at].plain) for at in brief)
    apart = all(after - at > 1 for at, after in pairwise(brief))
    return brief if apart and over and ended and not any(mark_of(lines[at]) for at in brief) else []


def _colon_ended(lines: list[Line]) -> list[int]:
    """Short lines that end in a colon and announce no list."""
    ends = [at for at, line in enumerate(lines[:-1]) if len(line.plain) <= _LONGEST_COLON and line.plain.endswith("：")]
    return [] if any(_LISTS.search(lines[at].plain) or "，" in lines[at].plain for at in ends) else ends


def _is_bare_heading(lines: list[Line], at: int) -> bool:
    text, below = lines[at].plain, lines[at + 1].plain if at + 1 < len(lines) else ""
    shaped = _HEADLIKE.match(text) and (_HEAD_TAIL.search(text) or not text.endswith("："))
    return bool(
        shaped
        and len(text) <= 45
        and mark_of(lines[at]) is None
        and not text.endswith(_ENDS)
        and len(below) > max(20, len(text) // 2)
    )


def _restored(points: list[Point]) -> list[Point]:
    """Where a number is skipped and a line between has a heading's shape, that line is the lost heading."""
    whole: list[Point] = []
    for point, following in zip_longest(points, points[1:]):
        whole.append(point)
        while following and following.mark and point.mark and following.mark.number > point.mark.number + 1:
            at = next((n for n in range(len(point.lines) - 1) if _is_lost(point.lines, n)), None)
            if at is None:
                break
            lost, number = point.lines[at], point.mark.number + 1
            whole[-1] = point._replace(lines=point.lines[:at])
            point = Point(lost, Mark(point.mark.form, number, 0), point.lines[at + 1 :], lost=True)
            whole.append(point)
    return whole


def _is_lost(lines: list[Line], at: int) -> bool:
    text = lines[at].plain
    return len(text) <= LONGEST_HEADING and not text.endswith(_ENDS) and mark_of(lines[at]) is None


def _check_order(points: tuple[Point, ...], record: Record) -> None:
    expected = 1
    for at, point in enumerate(points):
        if point.mark and point.mark.number != expected:
            typed = point.head.text[: point.mark.end].strip() if point.head else ""
            record.note(
                NUMBERING, f"序号不连续：第{expected}条写作“{typed}”", f"responses.{at}", do="请核对原文是否有缺漏"
            )
            expected = point.mark.number
        expected += point.mark is not None


def _response(number: int, point: Point, record: Record) -> dict[str, object]:
    path = f"responses.{number}"
    body = [line.text for line in point.lines]
    if point.head is None:
        return {"heading": None, "body": "\n".join(body)}
    words = _words(point.head, point.mark)
    if point.heading == len(point.head.text):
        run_on = point.lines and point.lines[0].place == (point.head.number, point.head.start + len(point.head.text))
        if run_on:
            record.note(GUESS, "推断所得：标题与正文接排，按字样分开", f"{path}.heading", Severity.INFO)
        elif point.mark is None or words.plain.endswith("。"):
            record.note(GUESS, "推断所得：按形状认作标题", f"{path}.heading", Severity.INFO)
        return {"heading": words.text.rstrip("：:。").lstrip("■●◆★▲ "), "body": "\n".join(body)}
    if point.heading:
        run_in = point.heading - (words.start - point.head.start)
        record.note(GUESS, "推断所得：标题与正文接排，按首句截取", f"{path}.heading", Severity.INFO)
        rest = words.cut(run_in).text
        return {"heading": words.text[: run_in - 1], "body": "\n".join([rest, *body])}
    if _may_be_headed(words):
        record.note(GUESS, "推断所得：首句或为标题，未另列", f"{path}.heading", Severity.INFO)
    return {"heading": None, "body": "\n".join([words.text, *body])}


def _is_heading(words: Line, point: Point) -> bool:
    """A numbered line is a heading when it is short, without a sentence's end, or names its matter over text."""
    text = words.plain
    if text.endswith("。") and first_sentence(words.text) == len(words.text):
        bare = _QUOTED.sub("", text)
        named = re.match("关于|针对", bare) and len(bare) <= 40
        brief = "，" not in text and len(text) <= 12
        says = _SAYS.search(bare.replace("您提出的", "").replace("您反映的", ""))
        return bool(point.lines and not says and (brief or (named and _HEAD_TAIL.search(bare))))
    asks = text.endswith("？") and (point.mark is None or bool(point.lines))
    if (text.endswith(_ENDS) and not asks) or len(text) > LONGEST_HEADING:
        return False
    return bool(point.lines) or len(text) <= 30


def _run_in(words: Line) -> int:
    """How long a heading is that runs on in its paragraph, end mark included; 0 where there is none."""
    end = first_sentence(words.text)
    if (found := _RUN_IN.match(words.plain)) and found.end() < len(words.plain):
        return found.end()
    names = _may_be_headed(words) and "，" not in words.plain[:end] and _HEAD_TAIL.search(words.plain[:end])
    return end if names else 0


def _may_be_headed(words: Line, longest: int = 20) -> bool:
    """The first sentence is short and the paragraph goes on: perhaps a heading that runs on."""
    end = first_sentence(words.text)
    return 0 < end <= longest and end < len(words.text) and not _SAYS.search(words.plain[:end])
