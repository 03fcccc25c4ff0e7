"""A001 to A003, A007 to A010: every demand answered once, each in words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.numerals import ordinal
from drafting.language.pairs import sentences, short
from drafting.model.demands import place_named
from drafting.model.followups import SUPPLEMENT
from drafting.model.reply import DISPOSITIONS

_REPORT = re.compile(
    r"(?:基本|总体|主要|工作|建设|开展|推进|实施|运行|目前)(?:的)?(?:情况|成效|进展|现状|做法|措施|工作|问题|困难|重点)|成效|成绩|现状"
    r"|存在.{0,4}(?:问题|困难|不足)|下一?步|今后|思路|打算|工作(?:计划|安排)|(?:解决|整改|工作)措施"
)
_ANSWERED = re.compile(r"采纳|答复|办理|落实|建议|提案|议案|关于")
_SPOKEN_TO = re.compile(
    r"您|你们|建议(?:中|共|提|所|的)|提案(?:中|共|提|所|的)|议案[中提所]|所提|所建议|反映的|代表建议|(?:代表|委员)提|采纳|逐条"
)
_COUNT = re.compile(
    r"(?:提出|所提)[了的]?([一二两三四五六七八九十]|\d{1,2})(?:个|条|点|项|方面)(?:方面)?的?(?:建议|意见|要求)"
)
_STATED = re.compile(r"第([一二三四五六七八九十])(?=[，、：:,])")
_GENERAL = re.compile(r"关于|问题|建议|加强|加快|进一步|推进|完善|希望|方面|增加|建立|工作|[的和与及对在等了、，]")


@rule("A001", Severity.ERROR)
def demand_unanswered(case: Case) -> Iterator[Fault]:
    """有一项诉求没有答复。

    为什么：答复应当逐条对应；漏答一条，代表、委员就可能评“不满意”，要重新办理。
    不好：
        建议提案:
          诉求: [增设便民座椅, 修补破损步道]
        答复:
          - 诉求: 1
            内容: 已在公园增设便民座椅20把。
    较好：
        建议提案:
          诉求: [增设便民座椅, 修补破损步道]
        答复:
          - 诉求: 1
            内容: 已在公园增设便民座椅20把。
          - 诉求: 2
            内容: 破损步道已于6月修补完毕。
    依据：各地建议提案办理办法：逐条答复
    """
    if case.reply and case.reply.followup and case.reply.followup.name == SUPPLEMENT:
        return  # it speaks of what was promised, and the first reply of the rest
    demands = _demands(case)
    answered = {number for _, number in links(case)}
    for number, demand in enumerate(demands):
        if number not in answered:
            yield Fault(f"proposal.demands.{number}", f"诉求“{short(demand)}”没有答复", "补上一条答复")


@rule("A002", Severity.ERROR)
def demand_unknown(case: Case) -> Iterator[Fault]:
    """答复的诉求不在来件的诉求之中。

    为什么：答复与诉求对不上号，不是写错了序号，就是答非所问。
    不好：
        建议提案:
          诉求: [增设便民座椅]
        答复:
          - 诉求: 3
            内容: 已在公园增设便民座椅20把。
    较好：
        建议提案:
          诉求: [增设便民座椅]
        答复:
          - 诉求: 1
            内容: 已在公园增设便民座椅20把。
    依据：各地建议提案办理办法：逐条答复
    """
    demands = _demands(case)
    for position, number in links(case):
        if number is None and case.reply.responses[position].demand:
            typed = case.reply.responses[position].demand
            yield Fault(
                f"responses.{position}.demand", f"诉求中没有“{short(typed)}”", f"写1至{len(demands)}，或诉求原文"
            )
        elif number is None:
            yield Fault(f"responses.{position}", "这一条没有对应的诉求", "写明答复的是哪一项诉求，或删去")


@rule("A003", Severity.WARNING)
def demand_answered_twice(case: Case) -> Iterator[Fault]:
    """一项诉求答复了两次。

    为什么：每项诉求只答复一次；分两处答容易前后矛盾。
    不好：
        建议提案:
          诉求: [增设便民座椅]
        答复:
          - 诉求: 1
            内容: 已在公园增设便民座椅20把。
          - 诉求: 1
            内容: 年内再增设便民座椅10把。
    较好：
        建议提案:
          诉求: [增设便民座椅]
        答复:
          - 诉求: 1
            内容: 已在公园增设便民座椅20把，年内再增设10把。
    依据：各地建议提案办理办法：逐条答复
    """
    seen: dict[int, int] = {}
    for position, number in links(case):
        if number is not None and number in seen:
            said = f"与第{seen[number] + 1}条答复的是同一项诉求"
            yield Fault(f"responses.{position}.demand", said, "合并成一条")
        elif number is not None:
            seen[number] = position


def _demands(case: Case) -> tuple[str, ...]:
    return (case.reply.proposal.demands or ()) if case.reply else ()


def links(case: Case) -> list[tuple[int, int | None]]:
    """Each response with the demand it answers, from 0: by the form's link, else by the words they share."""
    demands = _demands(case)
    links: list[tuple[int, int | None]] = []
    for position, response in enumerate(case.reply.responses if demands else ()):
        typed = (response.demand or "").strip()
        said = f"{response.heading or ''}{response.body}"
        links.append((position, place_named(typed, demands) if typed else _nearest(said, demands)))
    return links


def _nearest(text: str, demands: tuple[str, ...]) -> int | None:
    """The demand whose words stand in the text most; None where fewer than half of any does."""
    scores = [nearness(text, demand) for demand in demands]
    best = max(range(len(demands)), key=scores.__getitem__)
    return best if scores[best] >= 0.5 else None


def nearness(text: str, demand: str) -> float:
    """Which part of a demand's pairs of characters stands in a text, 0 to 1."""
    wanted = _bigrams(demand)
    return len(wanted & _bigrams(text)) / max(1, len(wanted))


def _bigrams(text: str) -> set[str]:
    words = _GENERAL.sub(" ", text)
    return {words[i : i + 2] for i in range(len(words) - 1) if " " not in words[i : i + 2]}


@rule("A007", Severity.WARNING)
def sentence_repeated(case: Case) -> Iterator[Fault]:
    """同一句话在答复中出现两次。

    为什么：两条答复用同一句话，等于有一条没有答；多是复制后没有改。
    不好：
        一级标题：一、关于增设座椅
        正文：我局将会同属地街道做好日常巡查和维护保养工作。
        一级标题：二、关于增加照明
        正文：我局将会同属地街道做好日常巡查和维护保养工作。
    较好：
        一级标题：一、关于增设座椅
        正文：我局将会同属地街道做好座椅的日常巡查和维护保养工作。
        一级标题：二、关于增加照明
        正文：照明设施由路灯管理所每月检修一次。
    依据：逐条答复，各答各的问题
    """
    seen: set[str] = set()
    for index, paragraph in case.answer:
        for start, sentence in sentences(paragraph.text):
            plain = sentence.strip("”’）" + " 　")
            if len(plain) < 16 or plain.startswith("《"):
                continue
            if plain in seen:
                at = start + sentence.index(plain)
                yield Fault(index, "这句话前面已经用过", "改写，或删去一处", (at, at + len(plain)))
            seen.add(plain)


@rule("A008", Severity.INFO)
def report_for_answer(case: Case) -> Iterator[Fault]:
    """以工作汇报代替答复。

    为什么：通篇讲本单位的情况、问题、打算，不说所提的各条怎么办，会被退回重办。
    不好：
        一级标题：一、公园建设基本情况
        正文：近年来，我市建成公园12个。
        一级标题：二、下一步工作思路
        正文：我局将继续加强公园建设。
    较好：
        一级标题：一、关于您提出的增设座椅
        正文：已在公园增设座椅20把。
        一级标题：二、关于您提出的增加照明
        正文：已在步道旁增加路灯12盏。
    依据：各地建议提案办理办法：以工作汇报代替答复的退回重办
    """
    headings = [(index, p) for index, p in case.answer if p.role is Role.HEADING_1]
    general = [p for _, p in headings if _REPORT.search(p.text[:40]) and not _ANSWERED.search(p.text[:40])]
    spoken = any(_SPOKEN_TO.search(p.text) for _, p in case.answer)
    if len(headings) >= 2 and len(general) == len(headings) and not spoken and not case.cohandled:
        span = (0, len(headings[0][1].text))
        yield Fault(headings[0][0], "各部分都在汇报工作，没有说所提的各条怎么办", "按所提的各条逐条答复", span)


@rule("A009", Severity.WARNING)
def count_of_demands(case: Case) -> Iterator[Fault]:
    """说的条数与答复的条数不符。

    为什么：引言说所提的是几条，下面就应当答几条。
    不好：
        正文：现就您提出的三条建议答复如下：
        一级标题：一、关于增设座椅
        一级标题：二、关于增加照明
    较好：
        正文：现就您提出的两条建议答复如下：
        一级标题：一、关于增设座椅
        一级标题：二、关于增加照明
    依据：逐条答复
    """
    parts = len([index for index, p in case.answer if p.role is Role.HEADING_1])
    named = {match[1] for _, match in case.scan(_STATED, (Role.BODY,))}
    first = next((index for index, p in case.answer if p.role is Role.HEADING_1), len(case.document.paragraphs))
    for index, match in case.scan(_COUNT, (Role.BODY,)):
        if index > first:
            break  # what is said of a part
        said = 2 if match[1] == "两" else ordinal(match[1])
        if (parts >= 2 and said != parts) or (not parts and named and said != len(named)):
            yield Fault(index, f"说的是{match[1]}条，答复了{parts or len(named)}条", "核对是否漏答", match.span())


@rule("A010", Severity.WARNING)
def disposition_unknown(case: Case) -> Iterator[Fault]:
    """办理情况不是规定的写法。

    为什么：办理情况用于统计，也用来核对办理结果，只能是规定的几种。
    不好：
        答复:
          - 办理情况: 已办
            内容: 已在公园增设便民座椅20把。
    较好：
        答复:
          - 办理情况: 采纳
            内容: 已在公园增设便民座椅20把。
    依据：表单的规定：采纳、部分采纳、正在办理、列入计划、暂不具备条件、不予采纳
    """
    for position, response in enumerate(case.reply.responses if case.reply else ()):
        if response.disposition and response.disposition not in DISPOSITIONS:
            remedy = f"改为{'、'.join(DISPOSITIONS)}之一"
            yield Fault(f"responses.{position}.disposition", f"没有“{response.disposition}”这一办理情况", remedy)
