"""D020 to D023: those named in the text are those spoken to, and are spoken to in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import PROSE, Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity

_NAME = re.compile("[一-鿿]{2,4}")  # one that can be compared

_YOURS = re.compile(
    "(?<![宝珍尊高富可])贵(总支部?|支部|支社|党派|界别|小组|团|委员会|委|局|厅|办|院|部|会|中心|公司|集团|校|所|站|社)"
    "(?![员托派负任事理公议计属队体])"
)
_SAME = {"总支": "总支部", "委员会": "委"}
_NEUTRAL = 2  # organisations that are spoken to from which on each may have a word of its own
_MOST = 20  # names that are compared


@rule("D020", Severity.WARNING)
def salutation_twice(case: Case) -> Iterator[Fault]:
    """引言开头又写了一遍称谓。

    为什么：称谓顶格写一次；引言再写一遍，多是从来件或者旧稿粘贴时留下的。
    不好：
        主送机关：陈知远委员：
        正文：陈知远委员：您提出的《关于增设便民座椅的提案》收悉。现答复如下：
    较好：
        主送机关：陈知远委员：
        正文：您提出的《关于增设便民座椅的提案》收悉。现答复如下：
    依据：GB/T 9704-2012，7.3.2
    """
    called = case.document.text(Role.SALUTATION).strip().rstrip("：:").removeprefix("尊敬的")
    for index, paragraph in case.opening[:1] if len(called) > 2 else ():
        text = paragraph.text.lstrip(" 　").removeprefix("尊敬的")
        if text.startswith((f"{called}：", f"{called}:")):
            start = paragraph.text.index(called)
            yield Fault(index, "引言开头又写了一遍称谓", "删去一处", (start, start + len(called) + 1))


@rule("D021", Severity.INFO)
def third_person(case: Case) -> Iterator[Fault]:
    """对收信人用了第三人称。

    为什么：信是写给提出人的，引言说“您提出的”；写“某某代表提出的”，像是写给别人的信。
    不好：
        主送机关：陈知远委员：
        正文：陈知远委员提出的《关于增设便民座椅的提案》收悉。现答复如下：
    较好：
        主送机关：陈知远委员：
        正文：您提出的《关于增设便民座椅的提案》收悉。现答复如下：
    依据：称谓前后一致
    """
    alone = case.persons == 1 or case.salutation.counted is not None
    if case.cohandled or not case.salutation.called or not alone:
        return
    name = re.escape(case.salutation.names[0])
    spoken = re.compile(rf"{name}[^，。；：]{{0,20}}?{case.salutation.called}(?:在[^，。；]{{2,30}})?(?:提出|所提)")
    for index, paragraph in case.opening:
        if match := spoken.search(paragraph.text[:200]):
            you = "你们" if (case.persons or 1) > 1 else "您"
            yield Fault(index, "信写给提出人，这里却用了第三人称", f"改为“{you}提出”", match.span())
            return


def _differ_in_one(one: str, other: str) -> bool:
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) > 1 and one != other and sum(a != b for a, b in pairs) == 1


@rule("D022", Severity.WARNING)
def name_differs(case: Case) -> Iterator[Fault]:
    """收信人的姓名前后写法不一。

    为什么：姓名写错一个字就成了另一个人，收信人一眼就会看到。
    不好：
        主送机关：陈知远委员：
        正文：感谢陈志远委员对我们工作的支持。
    较好：
        主送机关：陈知远委员：
        正文：感谢陈知远委员对我们工作的支持。
    依据：称谓与来件一致
    """
    names = [re.sub(r"\s", "", name) for name in case.salutation.names if case.salutation.called]
    known = [name for name in names if _NAME.fullmatch(name)][:_MOST]
    for name in known:
        like = re.compile(rf"{name[0]}[一-鿿]{{{len(name) - 1}}}(?=代表|委员)")
        for index, match in case.scan(like, (Role.TITLE, Role.BODY, Role.NOTE, Role.CC)):
            if _differ_in_one(name, match[0]) and match[0] not in known:
                yield Fault(index, f"称谓写作“{name}”，这里写作“{match[0]}”", "核对来件，改成同一姓名", match.span())


@rule("D023", Severity.WARNING)
def called_in_two_ways(case: Case) -> Iterator[Fault]:
    """对同一单位用了两种称呼，如“贵委”和“贵总支部”。

    为什么：称呼随收信单位的名称，一件之中前后一致；两种称呼并用，像是写给两个单位。
    不好：
        主送机关：民革云州市总支部：
        正文：贵总支部提出的《关于增设便民座椅的提案》收悉。现答复如下：
        正文：贵委反映的文昌公园一带，已增设座椅20把。
    较好：
        主送机关：民革云州市总支部：
        正文：贵总支部提出的《关于增设便民座椅的提案》收悉。现答复如下：
        正文：贵总支部反映的文昌公园一带，已增设座椅20把。
    依据：称谓前后一致
    """
    if len(case.salutation.names) >= _NEUTRAL or not case.to_organisation:
        return
    found = list(case.scan(_YOURS, PROSE))
    called = [_SAME.get(match[1], match[1]) for _, match in found]
    own = next((word for word in called if case.salutation.names[0].endswith(word)), called[0] if called else "")
    for (index, match), word in zip(found, called, strict=True):
        if word != own:
            yield Fault(index, f"收信单位又称“贵{own}”，又称“贵{word}”", f"统一写作“贵{own}”", match.span())
