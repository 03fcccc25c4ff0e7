"""D: the persons spoken to — names, their number, the pronoun, the salutation's colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, safe
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.numerals import ordinal

_TO_ONE = re.compile(r"您(?!\s*们)")
_TO_MANY_ONES = re.compile(r"您\s*们")
_TO_MANY = re.compile(r"你们")
_ADDRESSED = re.compile(
    r"(?:尊敬的)?[一-鿿]{2,4}(?:[、，\s][一-鿿]{2,4}){0,9}\s?(?:等\d{0,3}[名位]?)?(?:代表|委员)|[一-鿿]{2,8}(?:代表团|代表小组|委员小组|委员组)"
)
_NEAR_TOP = 12  # paragraphs among which a salutation that was not read as one stands
_PLAIN = re.compile(r"你(?![们单局处])")


@rule("D001", Severity.ERROR)
def polite_plural(case: Case) -> Iterator[Fault]:
    """用了“您们”。

    为什么：“您”没有复数，对一个人称“您”，对几个人称“你们”，或者称“各位代表”“各位委员”。
    不好：
        正文：感谢您们对我们工作的支持。
    较好：
        正文：感谢您对我们工作的支持。
    依据：现代汉语规范用法
    """
    alone = case.persons == 1 and not case.cohandled and not case.to_organisation
    meant = "您" if alone else "你们"
    for index, match in case.scan(_TO_MANY_ONES):
        yield Fault(index, "“您”没有复数", f"改为“{meant}”", match.span(), safe(meant))


@rule("D002", Severity.WARNING)
def one_for_many(case: Case) -> Iterator[Fault]:
    """对几位提出人称“您”。

    为什么：答复写给几位代表、委员或者一个单位时，“您”只指一个人，会漏掉其他人。
    不好：
        主送机关：陈知远、林若溪委员：
        正文：感谢您对我们工作的支持。
    较好：
        主送机关：陈知远、林若溪委员：
        正文：感谢你们对我们工作的支持。
    依据：称谓与人数一致
    """
    several = (case.persons or 0) > 1
    if case.cohandled or case.run_together is not None or not (several or case.to_organisation):
        return
    found = list(case.scan(_TO_ONE))
    if found:
        index, match = found[0]
        whom = f"提出人有{'多' if case.salutation.counted == 0 else case.persons}人" if several else "提出人是单位"
        more = f"，全文{len(found)}处" if len(found) > 1 else ""
        yield Fault(index, f"{whom}，“您”只指一人{more}", "改为“你们”" if several else "改为“贵单位”", match.span())


@rule("D003", Severity.WARNING)
def many_for_one(case: Case) -> Iterator[Fault]:
    """对一位提出人称“你们”。

    为什么：只写给一人的答复称“你们”，多是从联名件的旧稿抄来。
    不好：
        主送机关：陈知远委员：
        正文：感谢你们对我们工作的支持。
    较好：
        主送机关：陈知远委员：
        正文：感谢您对我们工作的支持。
    依据：称谓与人数一致
    """
    if case.persons != 1 or case.cohandled or case.to_organisation or not case.salutation.called:
        return
    for index, match in case.scan(_TO_MANY):
        yield Fault(index, "提出人只有一人", "改为“您”", match.span())


@rule("D004", Severity.WARNING)
def plain_and_polite(case: Case) -> Iterator[Fault]:
    """“你”和“您”混用。

    为什么：同一封信对同一个人，前后称呼应当一致；答复中用“您”。
    不好：
        正文：你提出的意见很有价值，感谢您的关心。
    较好：
        正文：您提出的意见很有价值，感谢您的关心。
    依据：称谓前后一致
    """
    plain = list(case.scan(_PLAIN))
    polite = next(case.scan(_TO_ONE), None)
    if polite and not case.cohandled:
        for index, match in plain:
            yield Fault(index, "文中又用“你”又用“您”", "统一用“您”", match.span())


@rule("D005", Severity.ERROR)
def names_against_count(case: Case) -> Iterator[Fault]:
    """“N名代表”与所列姓名的人数不符。

    为什么：“等N名”的N是联名的总人数，不能少于列出的姓名；没有“等”字时应当正好相等。
    不好：
        主送机关：陈知远、林若溪、何维等2名代表：
    较好：
        主送机关：陈知远、林若溪、何维等8名代表：
    依据：称谓与来件一致
    """
    where = case.first(Role.SALUTATION)
    if where is None:
        return
    index, paragraph = where
    listed = len(case.salutation.names)
    match = re.search(r"(等)?\s*(\d+)\s*[名位](?:代表|委员)", paragraph.text)
    count = ordinal(match[2]) if match else None
    if match and (count is None or count < listed or (not match[1] and count != listed)):
        yield Fault(index, f"列出了{listed}人，写的是{match[2]}名", "核对联名人数", match.span(2))
    total = case.reply and case.reply.proposal.proposer_count
    if total and total < len(case.reply.proposal.proposers):
        named = len(case.reply.proposal.proposers)
        yield Fault("proposal.proposer_count", f"列出了{named}位提出人，人数写的是{total}", "核对联名人数")


@rule("D006", Severity.WARNING)
def uncounted(case: Case) -> Iterator[Fault]:
    """称谓用“等”而没有写人数。

    为什么：“张某等代表”看不出还有几人，联名人不知道是否已答复自己；应当写明“等N名”，或者列出全部姓名。
    不好：
        主送机关：陈知远、林若溪等委员：
    较好：
        主送机关：陈知远、林若溪等5名委员：
    依据：联名建议、提案应当答复每位提出人
    """
    where = case.first(Role.SALUTATION)
    if where and case.salutation.counted == 0 and case.salutation.called:
        start = where[1].text.rindex("等")
        yield Fault(where[0], "“等”后没有人数", "写明“等N名”，或列出全部姓名", (start, start + 1))


@rule("D007", Severity.ERROR)
def repeated_name(case: Case) -> Iterator[Fault]:
    """同一个姓名列了两次。

    为什么：联名人重复，多半是漏了另一位。
    不好：
        主送机关：陈知远、林若溪、陈知远委员：
    较好：
        主送机关：陈知远、林若溪、何维委员：
    依据：称谓与来件一致
    """
    where = case.first(Role.SALUTATION)
    names = case.salutation.names
    for position, name in enumerate(names):
        if where and name in names[:position]:
            start = where[1].text.rindex(name)
            yield Fault(where[0], f"“{name}”列了两次", "核对联名人", (start, start + len(name)))


@rule("D008", Severity.ERROR)
def salutation_names(case: Case) -> Iterator[Fault]:
    """称谓与提出人、主办单位不一致。

    为什么：称谓里漏了人、多了人或者写错了字，答复就送错了人。
    不好：
        建议提案:
          提出人: [陈知远, 林若溪]
        称谓: 陈知远、林若西委员
    较好：
        建议提案:
          提出人: [陈知远, 林若溪]
        称谓: 陈知远、林若溪委员
    依据：称谓与来件一致
    """
    if not case.reply or case.reply.salutation is None or not case.salutation.names:
        return
    if case.cohandled:
        yield from _other_host(case, case.reply.proposal.host or "")
        return
    expected = [re.sub(r"\s", "", proposer.name) for proposer in case.reply.proposal.proposers]
    written = [re.sub(r"\s", "", name) for name in case.salutation.names]
    missing = [name for name in expected if not any(name in other for other in written)]
    strange = [name for name in written if not any(other in name for other in expected)]
    if strange or (missing and case.salutation.counted is None):
        said = [f"没有“{'、'.join(missing)}”"] * bool(missing) + [f"多出“{'、'.join(strange)}”"] * bool(strange)
        yield Fault("salutation", f"与提出人不一致：{'，'.join(said)}", "照来件改正")


def _other_host(case: Case, host: str) -> Iterator[Fault]:
    """A co-handler's letter goes to the host unit."""
    text = case.document.text(Role.SALUTATION).strip().rstrip("：:")
    if host and not case.salutation.called and host not in text and text not in host:
        yield Fault("salutation", f"主办单位是“{host}”", "改为主办单位，或核对主办单位")


@rule("D009", Severity.WARNING)
def salutation_colon(case: Case) -> Iterator[Fault]:
    """称谓后面没有冒号。

    为什么：主送机关（称谓）顶格书写，最后一个名称后标全角冒号。
    不好：
        主送机关：陈知远委员
    较好：
        主送机关：陈知远委员：
    依据：GB/T 9704-2012，7.3.2
    """
    salutations = list(case.each(Role.SALUTATION))
    if salutations:
        index, paragraph = salutations[-1]
        text = paragraph.text.rstrip()
        if not re.search(r"[：:]", text):
            yield _without_colon(index, text)
    elif not case.reply:
        for index, paragraph in enumerate(case.document.paragraphs[:_NEAR_TOP]):
            if _ADDRESSED.fullmatch(paragraph.text.strip()):
                yield _without_colon(index, paragraph.text.rstrip())


def _without_colon(index: int, text: str) -> Fault:
    return Fault(index, "称谓后面没有冒号", "末尾加“：”", (len(text) - 1, len(text)), safe(f"{text[-1]}："))
