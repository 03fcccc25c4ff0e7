"""A011 to A014: each point says something, and what it says agrees with its 办理情况 and its demand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.checking.rules.a_answering import links, nearness
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.headings import first_sentence
from drafting.language.pairs import short

_REFUSAL = re.compile(
    r"(?:暂|目前|尚|还)不具备[^，。；]{0,14}条件|不予采纳|未予采纳|不能采纳|无法(?:采纳|实施|落实|解决|办理)|暂不(?:考虑|实施|采纳|宜)"
)
_REASON = re.compile(r"[不未无难缺暂超]|困难|限制|受限|影响|冲突|违反|已有|重复|有待|仍|尚|成本")
_NOTHING = re.compile(r"[（(]?(?:略|已阅|同上|见上|知悉|已知悉|已收悉|阅|无)[）)]?[。.]?")
_LONGEST = 45
_ALIKE, _APART = 0.5, 0.25


@rule("A011", Severity.WARNING)
def disposition_against_words(case: Case) -> Iterator[Fault]:
    """办理情况与这一条的内容矛盾。

    为什么：填的是“采纳”，文中却说暂不具备条件；填的是“不予采纳”，文中却没有说为什么，统计和答复就各说各的。
    不好：
        答复:
          - 办理情况: 采纳
            内容: 因用地限制，目前暂不具备增设座椅的条件。
    较好：
        答复:
          - 办理情况: 暂不具备条件
            内容: 因用地限制，目前暂不具备增设座椅的条件。
    依据：各地建议提案办理办法：不能采纳的应当说明原因
    """
    for position, response in enumerate(case.reply.responses if case.reply else ()):
        refusal, where = _REFUSAL.search(response.body), f"responses.{position}.disposition"
        if response.disposition == "采纳" and refusal:
            yield Fault(where, f"办理情况是采纳，这一条却说“{short(refusal[0])}”", "核对办理情况")
        elif response.disposition in ("不予采纳", "暂不具备条件") and not _REASON.search(response.body):
            yield Fault(where, f"办理情况是{response.disposition}，这一条没有说原因", "写明原因，或核对办理情况")


@rule("A012", Severity.ERROR)
def point_without_answer(case: Case) -> Iterator[Fault]:
    """一条答复没有内容。

    为什么：只有标题，或者只写“略”“已阅”，等于没有答复，会被退回重办。
    不好：
        答复:
          - 标题: 关于增设座椅
            内容: 已增设座椅20把。
          - 标题: 关于增加照明
    较好：
        答复:
          - 标题: 关于增设座椅
            内容: 已增设座椅20把。
          - 标题: 关于增加照明
            内容: 已增加路灯12盏。
    依据：各地建议提案办理办法：逐条答复
    """
    if case.reply:
        bodies = [response.body.strip() for response in case.reply.responses]
        for position, body in enumerate(bodies if any(bodies) else ()):
            if not body or _NOTHING.fullmatch(body):
                said = f"只写了“{body}”" if body else "这一条没有内容"
                yield Fault(f"responses.{position}.body", said, "写明怎么办理的，或删去这一条")
        return
    for index, paragraph in case.answer:
        if paragraph.role is Role.BODY and _NOTHING.fullmatch(paragraph.text.strip()):
            said = f"只写了“{paragraph.text.strip()}”"
            yield Fault(index, said, "写明怎么办理的，或删去这一条", (0, len(paragraph.text)))
    for (index, heading), (_, after) in zip_longest(case.answer, case.answer[1:], fillvalue=(0, None)):
        ends = after is None or after.role is Role.HEADING_1
        text = heading.text.rstrip()
        bare = text[-1:] not in ("。", "；", "！") and not first_sentence(text)
        if heading.role is Role.HEADING_1 and ends and len(text) <= _LONGEST and bare:
            yield Fault(index, "标题下面没有内容", "写明怎么办理的，或删去标题", (0, len(text)))


@rule("A013", Severity.WARNING)
def heading_of_other_demand(case: Case) -> Iterator[Fault]:
    """标题说的是另一项诉求。

    为什么：诉求的序号和标题对不上，不是序号写错，就是两条的标题写颠倒了。
    不好：
        建议提案:
          诉求: [增设便民座椅, 修补破损步道]
        答复:
          - 标题: 关于修补破损步道
            诉求: 1
            内容: 已在公园增设座椅20把。
    较好：
        建议提案:
          诉求: [增设便民座椅, 修补破损步道]
        答复:
          - 标题: 关于增设便民座椅
            诉求: 1
            内容: 已在公园增设座椅20把。
    依据：各地建议提案办理办法：逐条答复
    """
    demands = (case.reply.proposal.demands or ()) if case.reply else ()
    for position, number in links(case):
        heading = case.reply.responses[position].heading or ""
        near = [nearness(heading, demand) for demand in demands]
        if number is not None and heading and near[number] < _APART and max(near) >= _ALIKE:
            other = demands[near.index(max(near))]
            message = f"这一条答复的是“{short(demands[number])}”，标题说的是“{short(other)}”"
            yield Fault(f"responses.{position}.heading", message, "核对诉求的序号和标题")


@rule("A014", Severity.WARNING)
def headings_on_some(case: Case) -> Iterator[Fault]:
    """有的条有标题，有的条没有。

    为什么：没有标题的一条印在上一条的标题之下，看起来是上一条的内容。
    不好：
        答复:
          - 标题: 关于增设座椅
            内容: 已增设座椅20把。
          - 内容: 已增加路灯12盏。
    较好：
        答复:
          - 标题: 关于增设座椅
            内容: 已增设座椅20把。
          - 标题: 关于增加照明
            内容: 已增加路灯12盏。
    依据：一条答复一个标题
    """
    responses = case.reply.responses if case.reply else ()
    first = next((position for position, one in enumerate(responses) if (one.heading or "").strip()), len(responses))
    for position, response in enumerate(responses):
        if position > first and not (response.heading or "").strip():
            yield Fault(f"responses.{position}", "前面的条有标题，这一条没有", "写上标题，或并入上一条")
