"""D011 to D013: a person is addressed as what he is, and nobody else's paper is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.names import DELEGATING, is_organisation

_PERSON = re.compile(r"(?:[一-鿿](?![联协盟革])){2,4}|[一-鿿]{1,10}(?:·[一-鿿]{1,10}){1,3}")
_DEPUTY = re.compile(
    rf"(?:^|(?<=[，。；：、“]))"
    rf"(?!{DELEGATING}|关于|有关|针对|各|人大|政协|[省市县区镇乡全有部多其广这该本许一两几民由经与和对向作感请把将被])"
    r"([一-鿿]{2,4}?)(?:等\s?\d{0,3}\s?[名位]?)?(?:代表|委员)(?:们)?(?=提出的?|所提|反映的?|在[^，。；]{2,24}提出)"
)
_NO_NAME = re.compile("[位名些]")
_TOGETHER = re.compile(r"并案|合并|一并|另[有外一]|联名|附议")


@rule("D011", Severity.WARNING)
def called_nothing(case: Case) -> Iterator[Fault]:
    """称谓没有写“代表”“委员”。

    为什么：答复是写给代表、委员的，称谓写作“×××委员：”；只写姓名，或者称先生、女士，都不合体例。
    不好：
        主送机关：陈知远先生：
    较好：
        主送机关：陈知远委员：
    依据：文种对应：建议、议案——代表；提案——委员
    """
    where, names = case.first(Role.SALUTATION), case.salutation.names
    persons = [name for name in names if _PERSON.fullmatch(name) and not is_organisation(name)]
    if where and not case.cohandled and not case.salutation.called and persons and len(persons) == len(names):
        wanted = case.person or "代表”或“委员"
        yield Fault(where[0], f"称谓没有写“{wanted}”", f"姓名后写“{wanted}”", (0, len(where[1].text)))


@rule("D012", Severity.WARNING)
def other_proposer(case: Case) -> Iterator[Fault]:
    """文中说的是别人提出的建议、提案。

    为什么：姓名是旧稿留下的，收信人看到的就是给别人的答复；会办意见里错了人，主办单位对不上件。
    不好：
        正文：林若溪委员提出的《关于增设便民座椅的提案》收悉，现答复如下：
    较好：
        正文：您提出的《关于增设便民座椅的提案》收悉，现答复如下：
    依据：答复与来件一致
    """
    known = _proposers(case)
    for index, match in case.scan(_DEPUTY) if known else ():
        around = match.string[max(0, match.start() - 20) : match.end() + 40]
        if (
            not _NO_NAME.search(match[1])
            and not any(match[1] in name or name in match[1] for name in known)
            and not _TOGETHER.search(around)
        ):
            yield Fault(index, f"提出人中没有“{match[1]}”", "照来件改正", match.span(1))


def _proposers(case: Case) -> tuple[str, ...]:
    """All that proposed; nothing where not all are named."""
    if case.reply:
        proposers = [proposer.understood.name for proposer in case.reply.proposal.proposers]
        return tuple(proposers) if len(proposers) >= (case.reply.proposal.count or 0) else ()
    return case.salutation.names if case.salutation.counted is None and not case.cohandled else ()


@rule("D013", Severity.WARNING)
def unit_as_person(case: Case) -> Iterator[Fault]:
    """单位提出的，性质写成了个人。

    为什么：写成个人，称谓就会在单位名称后面加“委员”“代表”。
    不好：
        建议提案:
          提出人:
            - {姓名: 民盟云州市委, 性质: 个人}
    较好：
        建议提案:
          提出人:
            - {姓名: 民盟云州市委, 性质: 单位}
    依据：称谓与来件一致
    """
    for position, proposer in enumerate(case.reply.proposal.proposers if case.reply else ()):
        if proposer.type == "个人" and is_organisation(proposer.understood.name):
            message = f"“{proposer.understood.name}”是单位，性质写的是个人"
            yield Fault(f"proposal.proposers.{position}.type", message, "改为单位，或删去")
