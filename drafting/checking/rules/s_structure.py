"""S001 to S006, S008: headings 一、 （一） 1. （1） in sequence, of one style, each where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, safe
from drafting.document import HEADINGS, Paragraph, Role
from drafting.findings import Severity
from drafting.language.headings import first_sentence, numeral, parse_heading, with_ones
from drafting.language.numerals import ordinal

_LOOSE = (
    (re.compile(r"(\d{1,2})、(?!\d)"), 3),
    (re.compile(r"(\d{1,2})．"), 3),
    (re.compile(r"（([一二三四五六七八九十]{1,3})）、"), 2),
    (re.compile(r"（(\d{1,2})）、"), 4),
    (re.compile(r"([一二三四五六七八九十]{1,3})[.．](?!\d)"), 1),
)


class Numbered(NamedTuple):
    """A numbered paragraph: its index, level, number, the numeral's length, and its siblings' parent."""

    index: int
    level: int
    number: int
    length: int
    text: str


def _numbered(case: Case) -> list[Numbered]:
    """The paragraphs of the answer that begin with a numeral, right or loosely written."""
    found, dashed = [], _dashed(case)
    for index, paragraph in case.prose:
        if heading := parse_heading(dashed.get(index, paragraph.text)):
            found.append(Numbered(index, *heading, paragraph.text))
            continue
        for form, level in _LOOSE:
            if (match := form.match(paragraph.text)) and (number := ordinal(match[1])):
                found.append(Numbered(index, level, number, match.end(), paragraph.text))
                break
    return found


def _dashed(case: Case) -> dict[int, str]:
    """The paragraphs in whose numeral a dash stands for 一, by their index, with 一."""
    meant = with_ones(paragraph.text for _, paragraph in case.prose)
    return {case.prose[at][0]: text for at, text in meant.items()}


def _runs(case: Case) -> list[list[Numbered]]:
    """Numbered paragraphs by their siblings: one level, under one parent, in order."""
    runs: list[list[Numbered]] = []
    open_runs: dict[int, list[Numbered]] = {}
    for item in _numbered(case):
        for level in [level for level in open_runs if level > item.level]:
            del open_runs[level]
        if item.level not in open_runs or (item.level > 1 and item.number == 1 and open_runs[item.level]):
            open_runs[item.level] = []
            runs.append(open_runs[item.level])
        open_runs[item.level].append(item)
    return runs


def _lost(case: Case, before: Numbered | None, behind: Numbered) -> int:
    """The one line between two numbered ones that looks like a heading without its numeral; else the latter."""
    start = before.index if before else -1
    between = [(index, p) for index, p in case.answer if start < index < behind.index]
    likely = [
        index
        for index, p in between
        if 4 <= len(p.text.strip()) <= 45 and not re.search(r"[。：；，:;,]\s*$", p.text) and not parse_heading(p.text)
    ]
    return likely[0] if len(likely) == 1 else behind.index


@rule("S001", Severity.ERROR)
def numbers_skip(case: Case) -> Iterator[Fault]:
    """标题序号不连续。

    为什么：序号跳了、重了，读的人会以为少了一条；常见的是排版时丢了一个序号。
    不好：
        一级标题：一、关于增设座椅
        正文：已在公园增设座椅20把。
        正文：关于修补步道
        正文：步道已修补完毕。
        一级标题：三、关于增加照明
    较好：
        一级标题：一、关于增设座椅
        正文：已在公园增设座椅20把。
        一级标题：二、关于修补步道
        正文：步道已修补完毕。
        一级标题：三、关于增加照明
    依据：GB/T 9704-2012，7.3.3
    """
    yield from _other_form(case)
    for run in _runs(case):
        expected, before = 1, None
        for item in run:
            if item.number != expected and (run[0].number == 1 or len(run) > 1 or item.level == 1):
                lost = _lost(case, before, item) if item.number == expected + 1 else item.index
                wanted = numeral(item.level, expected)
                if lost != item.index:
                    yield Fault(lost, f"丢了序号“{wanted}”", f"行首补上“{wanted}”")
                else:
                    said = numeral(item.level, item.number)
                    yield Fault(lost, f"序号应为“{wanted}”，写的是“{said}”", "按顺序编号", (0, item.length))
            expected, before = item.number + 1, item


def _other_form(case: Case) -> Iterator[Fault]:
    """A numeral that goes on where another form has stopped: （3） behind （二）."""
    items = _numbered(case)
    known = {(item.level, item.number) for item in items}
    for before, item in pairwise(items):
        begun = (item.level, item.number - 1) in known
        if item.level != before.level and item.number > 2 and item.number == before.number + 1 and not begun:
            wanted, said = numeral(before.level, item.number), numeral(item.level, item.number)
            yield Fault(item.index, f"序号应为“{wanted}”，写的是“{said}”", "同一层用一种序号", (0, item.length))


@rule("S002", Severity.INFO)
def level_skipped(case: Case) -> Iterator[Fault]:
    """标题跳了层级。

    为什么：结构层次依次用“一、”“（一）”“1.”“（1）”，中间不跳级。
    不好：
        一级标题：一、关于增设座椅
        四级标题：（1）已增设座椅20把。
        四级标题：（2）年内再增设10把。
    较好：
        一级标题：一、关于增设座椅
        二级标题：（一）已增设座椅20把。
        二级标题：（二）年内再增设10把。
    依据：GB/T 9704-2012，7.3.3
    """
    last, items = None, _numbered(case)
    levels = {item.level for item in items}
    for item in items:
        only_two = item.level == 3 and 2 not in levels  # of two levels the lower may be 1.
        if last and item.level > last.level + 1 and item.number == 1 and not only_two:
            want = numeral(last.level + 1, 1)
            message = f"“{numeral(last.level, last.number)}”之下应为“{want}”"
            yield Fault(item.index, message, f"改用“{want}”一级", (0, item.length))
        last = item


@rule("S003", Severity.INFO)
def only_child(case: Case) -> Iterator[Fault]:
    """同一层只有一个序号。

    为什么：只有（一）没有（二），就不必编号；也可能是丢了后面的序号。
    不好：
        一级标题：一、关于增设座椅
        二级标题：（一）已完成的工作。
        正文：已增设座椅20把。
        一级标题：二、关于增加照明
    较好：
        一级标题：一、关于增设座椅
        正文：已增设座椅20把。
        一级标题：二、关于增加照明
    依据：GB/T 9704-2012，7.3.3；分层的一般要求
    """
    for run in _runs(case):
        item = run[0]
        goes_on = numeral(item.level, 2) in item.text  # the others run on in the same paragraph
        if len(run) == 1 and item.number == 1 and item.level > 1 and not goes_on:
            yield Fault(
                item.index, f"只有“{numeral(item.level, 1)}”，没有下一个", "删去序号，或补上下一个", (0, item.length)
            )


@rule("S004", Severity.WARNING)
def loose_numeral(case: Case) -> Iterator[Fault]:
    """序号后的标点不对。

    为什么：汉字数字后用顿号，阿拉伯数字后用下脚点，带括号的序号后不加标点。
    不好：
        正文：1、已增设座椅20把。
        正文：2、年内再增设10把。
    较好：
        三级标题：1.已增设座椅20把。
        三级标题：2.年内再增设10把。
    依据：GB/T 15834-2011，附录B.4；GB/T 9704-2012，7.3.3
    """
    for index, text in _dashed(case).items():
        if heading := parse_heading(text):
            old, new = case.document.paragraphs[index].text[: heading.length], text[: heading.length]
            yield Fault(index, f"“{old}”应写作“{new}”", f"改为“{new}”", (0, heading.length), safe(new))
    for index, paragraph in case.prose:
        for form, level in _LOOSE:
            if (match := form.match(paragraph.text)) and (number := ordinal(match[1])):
                new = numeral(level, number)
                yield Fault(index, f"“{match[0]}”应写作“{new}”", f"改为“{new}”", match.span(), safe(new))
                break


@rule("S005", Severity.INFO)
def heading_mark(case: Case) -> Iterator[Fault]:
    """独立成行的标题末尾加了标点。

    为什么：标题独占一行时末尾不用标点；接排正文时才用句号。
    不好：
        一级标题：一、关于增设座椅。
        正文：已在公园增设座椅20把。
    较好：
        一级标题：一、关于增设座椅
        正文：已在公园增设座椅20把。
    依据：GB/T 15834-2011，附录A.1
    """
    headings = [item for run in _runs(case) if all(_is_over_text(case, item) for item in run) for item in run]
    for item in headings:
        text = item.text.rstrip()
        plain = first_sentence(text) in (0, len(text)) and not re.search(r"[，,；;]", text[:-1])
        if plain and item.level <= 2 and len(text) <= 30 and text.endswith(("。", "；", "，", ";", ",")):
            span = (len(text) - 1, len(text))
            yield Fault(item.index, "独立成行的标题末尾不用标点", f"删去“{text[-1]}”", span, safe(""))


def _is_over_text(case: Case, item: Numbered) -> bool:
    """Whether text stands below that is no courtesy; one of a row that has none below it is an item of a list."""
    below = case.document.paragraphs[item.index + 1 : item.index + 2]
    courtesy = any(index == item.index + 1 for index, _ in case.closing)
    return bool(below) and not courtesy and (below[0].role is Role.BODY or _is_deeper(below[0], item.level))


def _is_deeper(paragraph: Paragraph, level: int) -> bool:
    heading = parse_heading(paragraph.text)
    return heading is not None and heading.level > level


@rule("S006", Severity.INFO)
def styles_mixed(case: Case) -> Iterator[Fault]:
    """同一层的标题有的独立成行，有的接排正文。

    为什么：同一层标题的写法应当一致，便于阅读。
    不好：
        二级标题：（一）增设座椅
        正文：已在公园增设座椅20把。
        二级标题：（二）增加照明。已在步道旁增加路灯12盏。
    较好：
        二级标题：（一）增设座椅。已在公园增设座椅20把。
        二级标题：（二）增加照明。已在步道旁增加路灯12盏。
    依据：同级标题体例一致
    """
    for run in _runs(case):
        alone = [_stands_alone(case, item) for item in run]
        if len(run) > 1 and None not in alone and len(set(alone)) > 1:
            odd = next(item for item, style in zip(run, alone, strict=True) if style != alone[0])
            said = "独立成行" if alone[0] else "接排正文"
            yield Fault(odd.index, f"同一层前面的标题{said}，这里不同", "统一成一种", (0, odd.length))


def _stands_alone(case: Case, item: Numbered) -> bool | None:
    """Whether a heading has its line for itself; None for a numbered sentence, which is either."""
    paragraphs = case.document.paragraphs
    ends = first_sentence(item.text)
    if 0 < ends < len(item.text.rstrip()):
        return False
    follows = item.index + 1 < len(paragraphs) and paragraphs[item.index + 1].role is Role.BODY
    return True if ends == 0 and len(item.text) <= 45 and (follows or item.level == 1) else None


@rule("S008", Severity.WARNING)
def repeated_heading(case: Case) -> Iterator[Fault]:
    """两个标题文字相同。

    为什么：标题相同，多是复制后没有改，读的人分不清各答哪一条。
    不好：
        一级标题：一、关于增设座椅
        一级标题：二、关于增设座椅
    较好：
        一级标题：一、关于增设座椅
        一级标题：二、关于增加照明
    依据：一条答复一个标题
    """
    seen: dict[tuple[Role, str], str] = {}
    for index, paragraph in case.each(*HEADINGS[:2]):
        if paragraph.role is Role.HEADING_1:
            seen = {key: text for key, text in seen.items() if key[0] is Role.HEADING_1}
        heading = parse_heading(paragraph.text)
        start = heading.length if heading else 0
        end = paragraph.lead or first_sentence(paragraph.text) or len(paragraph.text)
        key = (paragraph.role, paragraph.text[start:end].rstrip("。"))
        if key in seen and len(key[1]) >= 4:
            yield Fault(index, f"与前面的“{seen[key]}”标题相同", "改成各自的内容", (start, end))
        seen.setdefault(key, paragraph.text[:12])
