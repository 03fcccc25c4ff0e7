"""K022: who answers — the agency in the title is that at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.letter.proposal import agency_in

_ALIKE = (("政府", "人民政府"), ("委", "委员会"))


def _bare(agency: str) -> str:
    text = re.sub(r"[\s（(].*|\s", "", agency)
    for short, full in _ALIKE:
        text = text.replace(full, short)
    return text


@rule("K022", Severity.WARNING)
def issuer_differs(case: Case) -> Iterator[Fault]:
    """标题中的发文机关与落款不一致。

    为什么：标题写的机关就是落款的机关；两处不同，多是沿用了别家的稿子。
    不好：
        标题：云州市水务局关于市政协五届三次会议第76号提案的答复
        署名：云州市园林管理局
    较好：
        标题：云州市园林管理局关于市政协五届三次会议第76号提案的答复
        署名：云州市园林管理局
    依据：GB/T 9704-2012，7.3.1、7.3.5
    """
    titled, signed = _bare(agency_in(case.title) or ""), [_bare(p.text) for _, p in case.each(Role.SIGNATURE)]
    if not titled or not signed or case.reply:
        return
    if not any(titled in name or name in titled or _is_short_for(titled, name) for name in signed):
        index = case.first(Role.SIGNATURE)[0]
        yield Fault(index, f"标题中的发文机关是“{titled}”，落款不同", "核对后改成同一机关")


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is the other's short one: 区教育局, 市卫健委 of 云州市卫生健康委."""
    shorter, longer = sorted((one, other), key=len)
    bare = re.sub("^[省市县区州旗镇乡]", "", shorter)
    rest = iter(longer)
    return len(bare) > 2 and all(character in rest for character in bare)
