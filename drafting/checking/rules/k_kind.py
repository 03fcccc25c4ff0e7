"""K: one kind drives title, salutation, text, closing and cc together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import PROSE, Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.names import DELEGATING
from drafting.letter.chamber import titled_kind

_YOU = r"(?:您们|你们|您|你|代表|委员)(?:所|在[^，。；]{2,30}[上中])?(?:提出|提|反映)?的?(?:这一|该|此)?"
_NAMED = re.compile(
    rf"{_YOU}(建议案|建议|议案|提案)(?![系委工办、和及与者建])"
    r"|[”》]的?(建议|议案|提案)(?:[（(][^）)]{1,20}[）)])?(?:已?收悉|收到|已交|，现|,现|由)"
    r"|的(建议|议案|提案)(?:[（(][^）)]{1,20}[）)])?(?:已?收悉|[，,]现(?:将[^。]{0,12})?[答回]复)"
    r"|(?<![议案])(?:议案|提案)中(?:提到|反映|所)"
)
_NAMES_PAPER = re.compile(r"收到(?:您|你|代表|委员)|建议(?:的|[，,]?现)?(?:要点)?(?:答复|回复|收悉|已收)")
"""What shows that 您的建议 is the paper and not what it suggests."""
_SOUGHT = re.compile(r"建议|议案|提案")
_BEHIND_PERSON = r"(?=提出|所提|反映|建议|您|(?:联系|活动)(?:小组|站))"
_PEOPLE = {
    "代表": re.compile(rf"各位委员|委员们|感谢委员|委员{_BEHIND_PERSON}"),
    "委员": re.compile(rf"各位代表|代表们|感谢代表|(?<!人大)代表{_BEHIND_PERSON}"),
}
_DELEGATE = re.compile(rf"(?:{DELEGATING})$")
_NAME_BEGINS = r"(?<![^，,。；;：:、\s])[^，,。；;：:、\s]*"
_CC_OF_OTHER = {
    "政协": re.compile(rf"{_NAME_BEGINS}(?:人大(?!政协)|人民代表大会)[^，,。；;、（(\s]*|代表所在[^，,。；;]*"),
    "人大": re.compile(
        rf"{_NAME_BEGINS}(?<!人大)政协[^，,。；;、（(\s]*|提案委[^，,。；;、（(\s]*|委员所在[^，,。；;]*"
    ),
}


@rule("K001", Severity.ERROR, against="kind")
def subject_misnamed(case: Case) -> Iterator[Fault]:
    """把提案称作建议，或者把建议、议案、提案混称。

    为什么：建议、议案由人大代表提出，提案由政协委员提出，办理程序和抄送单位都不同；称错等于答错了对象。
    不好：
        标题：关于市政协五届三次会议第76号提案的答复
        正文：您提出的“关于增设便民座椅”的提案收悉。对您的建议，现答复如下：
    较好：
        标题：关于市政协五届三次会议第76号提案的答复
        正文：您提出的“关于增设便民座椅”的提案收悉，现就您的提案答复如下：
    依据：全国人民代表大会代表建议、批评和意见处理办法；政协全国委员会提案工作条例
    """
    if not case.subject:
        return
    yield from _title_misnames(case)
    for index, match in case.scan(_NAMED, quoted=True):
        named = next((group for group in match.groups() if group), None) or _SOUGHT.search(match[0])[0]
        start = match.start() + match[0].rindex(named)
        general = match[1] == "建议" and not _NAMES_PAPER.search(
            match.string[max(0, match.start() - 2) : match.end() + 6]
        )
        if general or case.quoted(index, start) or named in (case.subject, f"{case.subject}案"):
            continue
        message = f"此件答复的是{case.subject}，这里称作“{named}”"
        yield Fault(index, message, f"改称“{case.subject}”", (start, start + len(named)))


def _title_misnames(case: Case) -> Iterator[Fault]:
    """A title that calls the paper by the other chamber's name."""
    for index, paragraph in case.each(Role.TITLE):
        found = titled_kind(paragraph.text)
        named = found["behind"] if found else ""  # without a number it may be the title of the paper itself
        if named and named.removesuffix("案") != case.subject.removesuffix("案"):
            message = f"从届次、称谓看，此件是{case.chamber}的{case.subject}，标题称作“{named}”"
            yield Fault(index, message, f"核对来件，改称“{case.subject}”", found.span("behind"))


@rule("K002", Severity.ERROR, against="kind")
def person_misnamed(case: Case) -> Iterator[Fault]:
    """把委员称作代表，或者把代表称作委员。

    为什么：人大的提出人是代表，政协的提出人是委员；称谓与文中、结语应当一致。
    不好：
        标题：关于市十六届人大二次会议第3号议案的答复
        主送机关：陈知远代表：
        正文：在各位委员的帮助下，我市公园建设将取得更大进展。
    较好：
        标题：关于市十六届人大二次会议第3号议案的答复
        主送机关：陈知远代表：
        正文：在各位代表的帮助下，我市公园建设将取得更大进展。
    依据：文种对应：建议、议案——代表；提案——委员
    """
    if not case.person or case.cohandled or "主任" in case.document.text(Role.SALUTATION):
        return  # 各位委员 behind 主任 are of the standing committee
    called = case.salutation.called
    if called and called != case.person:
        index, paragraph = case.first(Role.SALUTATION)
        start = paragraph.text.rindex(called)
        yield Fault(index, f"{case.subject}的提出人应称“{case.person}”", f"改为“{case.person}”", (start, start + 2))
    for index, match in case.scan(_PEOPLE[case.person], (*PROSE, Role.NOTE)):
        wrong = _other_person(case.person)
        start = match.start() + match[0].index(wrong)
        if _DELEGATE.search(match.string, max(0, start - 3), start):
            continue
        yield Fault(index, f"此件答复的是{case.person}，这里称作“{wrong}”", f"改为“{case.person}”", (start, start + 2))


def _other_person(person: str) -> str:
    return {"代表": "委员", "委员": "代表"}[person]


@rule("K004", Severity.ERROR, against="kind")
def cc_of_other_chamber(case: Case) -> Iterator[Fault]:
    """抄送了另一机关。

    为什么：提案的答复抄送政协，建议、议案的答复抄送人大；照搬旧稿最容易留下另一家的抄送单位。
    不好：
        标题：关于市政协五届三次会议第76号提案的答复
        抄送：市人大选工委（3份），代表所在县人大（1份）。
    较好：
        标题：关于市政协五届三次会议第76号提案的答复
        抄送：市政协提案委（3份）。
    依据：各地建议提案办理办法关于抄送的规定
    """
    if not case.chamber or case.cohandled:
        return
    wrong = _CC_OF_OTHER[case.chamber]
    for index, match in case.scan(wrong, (Role.CC,)):
        message = f"{case.subject}的答复不抄送“{match[0]}”"
        yield Fault(index, message, f"改为{case.chamber}的工作机构，或删去", match.span())


@rule("K006", Severity.ERROR, against="kind")
def cohandler_answers_deputy(case: Case) -> Iterator[Fault]:
    """会办意见直接答复了代表、委员。

    为什么：会办单位只向主办单位提出意见，由主办单位统一答复；直接答复会造成一件两复。
    不好：
        标题：关于市政协五届三次会议第76号提案的会办意见
        主送机关：陈知远委员：
        正文：您提出的提案收悉，现答复如下：
    较好：
        标题：关于市政协五届三次会议第76号提案的会办意见
        主送机关：市住房和城乡建设局：
        正文：陈知远委员提出的提案收悉，现提出如下会办意见：
    依据：各地建议提案办理办法关于主办、会办的规定
    """
    if not case.cohandled:
        return
    addressee = case.first(Role.SALUTATION)
    if addressee and case.salutation.called:
        index, paragraph = addressee
        yield Fault(index, "会办意见应主送主办单位", "改为主办单位名称", (0, len(paragraph.text)))
    for index, match in case.scan(re.compile(r"您们?|现(?:将[^。]{0,12})?答复如下")):
        yield Fault(index, f"会办意见中“{match[0]}”是对代表、委员说的话", "改为对主办单位的表述", match.span())


_HELPS = re.compile(
    r"(?:我|本)(?:局|委|办|厅|院|会|镇|乡|街道|大队|支队|中心|公司|单位|部门|处|署|部)(?:为|作为|是|系|负责)?(?:会办|协办)"
    r"|作为(?:会办|协办)(?:单位|部门)|[交由](?:我|本)[^，。；]{1,6}(?:会办|协办)"
)


@rule("K020", Severity.WARNING)
def helper_answers_deputy(case: Case) -> Iterator[Fault]:
    """会办单位直接答复了代表、委员。

    为什么：会办单位的意见送主办单位，由主办单位统一答复；各答各的，会造成一件两复。
    不好：
        正文：您提出的《关于增设便民座椅的提案》由我局会办。现答复如下：
    较好：
        正文：您提出的《关于增设便民座椅的提案》由我局办理。现答复如下：
    依据：各地建议提案办理办法关于主办、会办的规定
    """
    if case.cohandled or not case.salutation.called:
        return
    own = {index for index, _ in (*case.opening, *case.answer[:2])}
    for index, match in case.scan(_HELPS, (Role.BODY,)):
        if index in own:
            message = f"“{match[0]}”，却直接答复{case.salutation.called}"
            yield Fault(index, message, "改送主办单位统一答复；经商定分别答复的不改", match.span())
            return
