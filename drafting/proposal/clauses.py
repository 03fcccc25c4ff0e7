"""Several demands in one sentence: clauses with an agent each, or one agent with several things to do."""

from __future__ import annotations

import re

from drafting.proposal.asking import acts, begins_with_ask, names_agent

_SHORTEST = 5
"""Characters of a clause that is a demand of its own."""
_BODY = re.compile(
    "(?:[省市县区州镇乡]|各)[\u4e00-\u9fff]{0,14}?(?:局|委|办|厅|政府|部门|中心|公司|集团|[大支]队|残联|妇联|团委|工会|热线|街道)(?!的|等)"
)
_MOST_BODIES = 4
"""The body with which a demand begins, and how many demands of that kind a sentence has."""
_LONG = 10
"""Characters of each clause where no 并 joins the last."""
_FEWEST, _MOST_OF_CIRCUMSTANCE = 3, 1
_REACH = 40
"""Characters around a comma that say whether demands meet there."""
_ALSO = re.compile("^(?:并且?|同时|以及|另外|还要?|再)")
_FURTHER = re.compile("，(?:(?:并且?|也|还|同时)，?(应当|应该|应|必须|需要)?|(?=请))")
_WITH = re.compile("^(?:把|将|对|在|向|给|为|由|从|按|每年?|尽快|及时)[^，。；]{2,24}?")
_PURPOSE = re.compile(
    "^(?:争取(?:在|于|早日|尽快|尽早|[今明]年|\\d)|[每定][^，。；]{1,4}向|向社会|结果|以(?!奖)|让|使|确保|切实|从而|进而|真正|形成|实现|促进|推动|提高|提升|方便|满足|杜绝|避免|防止|保障|解决|不断|努力|逐步|力争|做到|还|"
    "为(?=[^，]{1,20}(?:提供|创造|营造|打造|作出|奠定)))"
)
_BESIDES = re.compile(
    r"[，；](?:(?:并且?|同时|另外|此外)，?(?=(?:由[\u4e00-\u9fff]{0,4}财政|对|在|给|为|向|请|鼓励|引导|支持)(?!(?!其(?:缴|购|配|发|办|安排|投保|减免))(?:此|社会|其|本|[上外]|公众|落实|执行|[^，。；]{0,8}(?:时段|期间|之[前后]|时，|基础上))))"
    r"|(?=对[\u4e00-\u9fff]{2,12}?(?:者|户|的|员|家庭|企业|学生|商户|单位)[\u4e00-\u9fff]{0,8}"
    "(?:给予|实行|发放(?=[^，。；])|减免|优惠|奖补|奖励|补贴|补助)))"
)
"""Where a sentence goes on with what is to be done elsewhere, or for somebody else."""
_BESIDES_DO = re.compile(
    "[，；](?:(?:同时|另外|此外)(?:还?要|还)?，?|(?:并且?|还要?)(?=增[设办建开派]|新[增设建]|加[开设建派]|另[设建]|开[通设办]|组织|动员))"
)
"""Where it goes on with something else to do, if what follows says what."""
_CIRCUMSTANCE = re.compile("(?:[前后中]|(?<!小)时|期间|基础上|前提下|情况下|条件下|[的者])$")
"""How a clause ends that only says when, where or for whom."""
_PERSUADES = re.compile("(?:高度|认真|充分)?(?:重视|关注|关心|支持|研究|考虑)")


def by_agents(plain: str) -> list[tuple[int, int]]:
    """Two halves of a sentence, each with its own agent: 请甲……，乙部门要……; none for another."""
    for comma in re.finditer("，", plain):
        rest = plain[comma.end() :]
        if names_agent(rest) and re.match(".{2,20}?(?:要|应|须)", rest) and (names_agent(plain) or plain[0] == "请"):
            return [(0, comma.start()), (comma.end(), len(plain))]
    return []


def by_bodies(plain: str) -> list[tuple[int, int]]:
    """The parts between semicolons that each begin with the body that is to do it; none for others."""
    ends = [*(match.start() for match in re.finditer("；", plain)), len(plain)]
    parts = list(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    named = all(_BODY.match(plain[start:end]) and end - start > _SHORTEST for start, end in parts)
    return parts if 1 < len(parts) <= _MOST_BODIES and named else []


def by_asks(plain: str) -> list[tuple[int, int]]:
    """Two halves of a sentence that each ask: 建议……，并建议……, 我认为应该……，还应当……; none for another."""
    for match in _FURTHER.finditer(plain):
        rest = plain[match.end() :]
        if begins_with_ask(plain) and (begins_with_ask(rest) or (match[1] and acts(rest))):
            return [(0, match.start()), (match.end(), len(plain))]
    return []


def by_further(plain: str) -> list[tuple[int, int]]:
    """The parts of a demand that goes on with another: 延长窗口的时间，并在乡镇设置终端; none for another."""
    doing = (match for match in _BESIDES_DO.finditer(plain) if _does_more(plain[match.end() : match.end() + _REACH]))
    places = {match.start(): match for match in (*doing, *_BESIDES.finditer(plain))}
    starts = [
        match
        for at, match in sorted(places.items())
        if at >= _SHORTEST and len(plain) - match.end() > _SHORTEST and _is_whole(plain[max(at - _REACH, 0) : at])
    ]
    if not starts:
        return []
    begins = [0, *(match.end() for match in starts)]
    ends = [*(match.start() for match in starts), len(plain)]
    return list(zip(begins, ends, strict=True))


def _does_more(rest: str) -> bool:
    """Whether what stands behind 同时 is something else to do, and not what the first is good for."""
    return acts(rest) and _PURPOSE.match(rest) is None and _PERSUADES.match(rest) is None


def _is_whole(before: str) -> bool:
    """Whether what stands before a further demand is one: more than when or for whom it is."""
    return _CIRCUMSTANCE.search(before) is None or len(before.split("，")) > _MOST_OF_CIRCUMSTANCE


def by_verbs(plain: str, start: int) -> list[tuple[int, int]]:
    """The things to do that a sentence counts up from `start` on, three and more, each a clause with its own verb and
    object, the last with 并; a clause that says what for goes with the one before it. None for another."""
    found: list[tuple[int, int]] = []
    joined = False
    for match in re.finditer("[^，]+", plain[start:]):
        clause = match[0].rstrip("。；")
        also = _ALSO.match(clause)
        bare = clause[also.end() :] if also else clause
        begin, end = start + match.start(), start + match.start() + len(clause)
        gives_back = clause.startswith("还") and not is_done(bare, first=False)  # 还村民一条平安路
        if found and (gives_back or _PURPOSE.match(bare)):
            found[-1] = (found[-1][0], end)
            continue
        persuades = _PERSUADES.search(bare) if not found else _PERSUADES.match(bare)
        if len(bare) < _SHORTEST or persuades or not is_done(bare, first=not found):
            return []
        joined = joined or also is not None
        found.append((begin + (also.end() if also else 0), end))
    long = all(end - begin >= _LONG for begin, end in found)
    return found if len(found) >= _FEWEST and (joined or long) else []


def is_done(clause: str, first: bool) -> bool:
    """Whether a clause says what is to be done; the first may say by whom."""
    if acts(clause) or _WITH.match(clause) or (names_agent(clause) and not first):
        return True
    return first and any(acts(clause[at:]) or _WITH.match(clause[at:]) for at in range(2, min(len(clause), 16)))
