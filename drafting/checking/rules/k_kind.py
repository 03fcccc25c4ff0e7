"""K: one kind drives title, salutation, text, closing and cc together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.names import DELEGATING
from drafting.language.numerals import ordinal

_YOU = r"(?:您们|你们|您|你|代表|委员)(?:所|在[^，。；]{2,30}[上中])?(?:提出|提|反映)?的?(?:这一|该|此)?"
_NAMED = re.compile(
    rf"{_YOU}(建议案|建议|议案|提案)(?![系委工办、和及与者建])"
    r"|[”》]的?(建议|议案|提案)(?:[（(][^）)]{1,20}[）)])?(?:已?收悉|收到|已交|，现|,现|由)"
    r"|的(建议|议案|提案)(?:[（(][^）)]{1,20}[）)])?(?:已?收悉|[，,]现(?:将[^。]{0,12})?[答回]复)"
    r"|(?<![议案])(?:议案|提案)中(?:提到|反映|所)"
)
_NAMES_PAPER = re.compile(r"(?:[对就]|收到|根据)(?:您|你|代表|委员)|建议(?:的|，|,)?(?:要点)?(?:答复|回复|收悉|已收)")
_SOUGHT = re.compile(r"建议|议案|提案")
_PEOPLE = {"代表": re.compile(r"各位委员|委员们|感谢委员|委员(?=提出|所提|反映|建议)"),
           "委员": re.compile(r"各位代表|代表们|感谢代表|(?<!人大)代表(?=提出|所提|反映|建议)")}  # fmt: skip
_DELEGATE = re.compile(rf"(?:{DELEGATING})$")
_SESSION = re.compile(
    r"(政协|人大|人民代表大会)?[^，。；\d]{0,12}?第?([\d一二三四五六七八九十]{1,4})届[^，。；]{0,16}?第?([\d一二三四五六七八九十]{1,3})次(?:全体)?会议"
)
_NAME_BEGINS = r"(?<![^，,。；;：:、\s])[^，,。；;：:、\s]*"
_CC_OF_OTHER = {
    "政协": re.compile(rf"{_NAME_BEGINS}(?:人大(?!政协)|人民代表大会)[^，,。；;、（(\s]*|代表所在[^，,。；;]*"),
    "人大": re.compile(
        rf"{_NAME_BEGINS}(?<!人大)政协[^，,。；;、（(\s]*|提案委[^，,。；;、（(\s]*|委员所在[^，,。；;]*"
    ),
}
_CHAMBERS = {"人大": ("人大", "人民代表大会"), "政协": ("政协", "政治协商")}


def _other(chamber: str) -> str:
    return {"人大": "政协", "政协": "人大"}[chamber]


@rule("K001", Severity.ERROR)
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


@rule("K002", Severity.ERROR)
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
    if not case.person or case.cohandled:
        return
    called = case.salutation.called
    if called and called != case.person:
        index, paragraph = case.first(Role.SALUTATION)
        start = paragraph.text.rindex(called)
        yield Fault(index, f"{case.subject}的提出人应称“{case.person}”", f"改为“{case.person}”", (start, start + 2))
    for index, match in case.scan(_PEOPLE[case.person]):
        wrong = _other_person(case.person)
        start = match.start() + match[0].index(wrong)
        if _DELEGATE.search(match.string, max(0, start - 3), start):
            continue
        yield Fault(index, f"此件答复的是{case.person}，这里称作“{wrong}”", f"改为“{case.person}”", (start, start + 2))


def _other_person(person: str) -> str:
    return {"代表": "委员", "委员": "代表"}[person]


@rule("K003", Severity.ERROR)
def session_of_other_chamber(case: Case) -> Iterator[Fault]:
    """会议届次与文种不属同一机关。

    为什么：提案出自政协会议，建议、议案出自人民代表大会会议，届次写错机关，来件就对不上号。
    不好：
        标题：关于市人大五届三次会议第76号提案的答复
    较好：
        标题：关于市政协五届三次会议第76号提案的答复
    依据：文种对应：建议、议案——人大；提案——政协
    """
    if not case.chamber:
        return
    wrong = _CHAMBERS[_other(case.chamber)]
    right = _CHAMBERS[case.chamber]
    for index, paragraph in (*case.each(Role.TITLE), *case.opening):
        match = _SESSION.search(paragraph.text)
        found = match and next((word for word in wrong if word in match[0]), "")
        if found and not any(word in match[0] for word in right):
            start = match.start() + match[0].index(found)
            message = f"{case.subject}不会出自{found}会议"
            yield Fault(index, message, f"核对来件：应为{case.chamber}会议，或文种有误", (start, start + len(found)))


@rule("K004", Severity.ERROR)
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


@rule("K005", Severity.ERROR)
def session_differs(case: Case) -> Iterator[Fault]:
    """标题与正文的届次不一致。

    为什么：同一件来文只有一个届次，两处不同必有一处是旧稿留下的。
    不好：
        标题：关于市政协五届三次会议第76号提案的答复
        正文：您在市政协五届二次会议上提出的《关于增设便民座椅的提案》收悉，现答复如下：
    较好：
        标题：关于市政协五届三次会议第76号提案的答复
        正文：您在市政协五届三次会议上提出的《关于增设便民座椅的提案》收悉，现答复如下：
    依据：答复与来件一致
    """
    expected = _SESSION.search(case.reply.proposal.session if case.reply else case.title)
    if expected is None:
        return
    places = (*case.each(Role.TITLE), *case.opening) if case.reply else case.opening
    for index, paragraph in places:
        match = _SESSION.search(paragraph.text)
        if match and [ordinal(n) for n in match.groups()[1:]] != [ordinal(n) for n in expected.groups()[1:]]:
            start, end = match.start(2), match.end()
            yield Fault(index, f"届次与“{expected[0]}”不一致", "核对来件，改成同一届次", (start, end))


@rule("K006", Severity.ERROR)
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


@rule("K007", Severity.ERROR)
def number_differs(case: Case) -> Iterator[Fault]:
    """标题或正文中的建议提案编号与来件不一致。

    为什么：编号照交办时的写法，前面的0、括号都不改；写错一位就成了另一件。
    不好：
        标题：关于市政协五届三次会议第76号提案的答复
        正文：您提出的《关于增设便民座椅的提案》（第67号）收悉，现答复如下：
    较好：
        标题：关于市政协五届三次会议第76号提案的答复
        正文：您提出的《关于增设便民座椅的提案》（第76号）收悉，现答复如下：
    依据：答复与来件一致；编号照交办原样
    """
    numbered = re.compile(r"(?<!令)第\s*([A-Z]?[（(]?\d[\d（）()A-Z-]*)\s*号(?!文|令|公告)")
    if case.reply:
        expected = case.reply.proposal.number.removeprefix("第").removesuffix("号")
    else:
        match = numbered.search(case.title)
        expected = match[1] if match else ""
    places = (*case.each(Role.TITLE), *case.opening) if case.reply else case.opening
    for index, paragraph in places if expected else ():
        match = numbered.search(paragraph.text)
        if match and not case.quoted(index, match.start()) and _plain(match[1]) != _plain(expected):
            yield Fault(index, f"编号与交办的“{expected}”不一致", "照交办原样改正", match.span(1))


def _plain(number: str) -> str:
    return number.translate(str.maketrans("（）", "()"))
