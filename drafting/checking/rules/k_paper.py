"""K003, K005, K007, K021: which paper is answered — its session and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, unsafe
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.numerals import ordinal

_SESSION = re.compile(
    r"(政协|人大|人民代表大会)?[^，。；\d]{0,12}?第?([\d一二三四五六七八九十]{1,4})届[^，。；]{0,16}?第?([\d一二三四五六七八九十]{1,3})次(?:全体)?会议"
)
_CHAMBERS = {"人大": ("人大", "人民代表大会"), "政协": ("政协", "政治协商")}
_NO_MEETING = re.compile(
    r"[\d一二三四五六七八九十]{1,4}届[\d一二三四五六七八九十]{1,3}次"
    r"(?!\s*(?:会议|全体|全会|大会|常委|常务|主席|[\d一二三四五六七八九十]))"
)


@rule("K003", Severity.ERROR, against="kind")
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
    wrong = _CHAMBERS[{"人大": "政协", "政协": "人大"}[case.chamber]]
    right = _CHAMBERS[case.chamber]
    for index, paragraph in (*case.each(Role.TITLE), *case.opening):
        match = _SESSION.search(paragraph.text)
        found = match and next((word for word in wrong if word in match[0]), "")
        if found and not any(word in match[0] for word in right):
            start = match.start() + match[0].index(found)
            message = f"{case.subject}不会出自{found}会议"
            yield Fault(index, message, f"核对来件：应为{case.chamber}会议，或文种有误", (start, start + len(found)))


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
            said = expected[0][expected.start(2) - expected.start() :]
            yield Fault(index, f"届次与前面的“{said}”不一致", "核对来件，改成同一届次", (start, end))


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


@rule("K021", Severity.INFO)
def session_without_meeting(case: Case) -> Iterator[Fault]:
    """届次后面漏了“会议”。

    为什么：“十六届一次”不是会议的名称，标题和引言写会议的全称或者规范化简称。
    不好：
        标题：关于市政协五届三次第76号提案的答复
    较好：
        标题：关于市政协五届三次会议第76号提案的答复
    依据：会议名称的规范写法
    """
    for index, paragraph in (*case.each(Role.TITLE), *case.opening):
        match = _NO_MEETING.search(paragraph.text[:400])
        if match and not case.quoted(index, match.start()):
            new = f"{match[0]}会议"
            yield Fault(index, f"“{match[0]}”后面漏了“会议”", f"写作“{new}”", match.span(), unsafe(new))
