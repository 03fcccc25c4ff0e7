"""A004 to A006, A015: the answer agrees with the class that is marked, and what is promised has a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.language.pairs import sentences, short
from drafting.language.promises import DATED, PROMISE, deadline
from drafting.language.sought import may_match
from drafting.model.outcome import Outcome
from drafting.model.reply import NOT_DONE, PROMISED

_UNSOLVED = re.compile(
    r"(?:没有|缺乏|缺少|尚无|暂无)[^，。；“”]{0,20}(?:依据|先例)|考虑[^，。；“”]{0,16}试点|(?:向|报)上级[^，。；“”]{0,8}(?:反映|争取|申请)|暂时?(?:没有|未|不)(?:具备|能|予|宜|便)?(?:[^，。；]{0,30}(?:必要|条件))?"
    r"|(?:尚|还|目前)(?:不|未)(?:具备|成熟)[^，。；]{0,10}|条件(?:成熟|具备)(?:后|时)"
    r"|(?:纳入|列入)[^，。；“”《》]{0,16}(?:规划|计划|盘子)|待[^，。；]{2,20}(?:后再|之后|后随即|后及时)"
)
_TO_COME = "拟|启动|争取|论证|研究|协调|筹措|立项|申报|编制|实现|完成|建成|启用"
_AHEAD = re.compile(
    rf"(?:下一?步|下一?阶段)[^。；]{{0,40}}?(?:{_TO_COME})|正在(?:抓紧)?(?:办理|研究|编制|推进|协调|审批|招标|公示)"
    r"|预计[^，。；]{0,16}(?:完工|竣工|完成|建成|投用|启用|通车)|(?:计划|拟|力争|预计)[^，。；]{0,6}明年"
    r"|(?:目前|正)(?:正|还)?处于[^，。；]{0,12}阶段|拟于\d{4}年"
)
_UNDATED = re.compile(
    r"尽快|适时|近期(?=[将内启实开完]|组织|安排)|尽早|早日|择机|(?<!正在)(?<!正)抓紧(?=研究|办理|推进|落实|实施|制定)"
)

_AGAINST = {Outcome.PLANNED: {"暂不具备条件", "不予采纳"}, Outcome.REFUSED: {"采纳", "正在办理"}}
"""What the answers cannot all be under a class of this meaning."""


@rule("A004", Severity.ERROR)
def result_against_dispositions(case: Case) -> Iterator[Fault]:
    """办理结果与各条的办理情况矛盾。

    为什么：标为已经解决的一类，就不能有一条还在办理或者不能采纳；标为不能解决的一类，也不能各条都已采纳。
    各类的含义照单位档案的分类办法；没有写分类办法的，只知道 A、甲是已经解决。
    不好：
        办理结果: A
        答复:
          - 办理情况: 列入计划
            内容: 已列入2027年改造计划。
    较好：
        办理结果: B
        答复:
          - 办理情况: 列入计划
            内容: 已列入2027年改造计划。
    依据：各地建议提案办理办法关于办理结果分类的规定
    """
    responses = case.reply.responses if case.reply and case.outcome else ()
    given = [response.disposition or "" for response in responses]
    if case.outcome is Outcome.DONE:
        for position, disposition in enumerate(given):
            if disposition in NOT_DONE:
                message = f"办理结果为{case.result}，这一条却是“{disposition}”"
                yield Fault(f"responses.{position}.disposition", message, "核对类别，或核对办理情况")
    elif given and set(given) <= _AGAINST.get(case.outcome, set()):
        said = "、".join(dict.fromkeys(given))
        message = f"办理结果为{case.result}（{case.outcome}），各条却是“{said}”"
        yield Fault("result", message, "核对类别，或核对办理情况")


@rule("A005", Severity.WARNING)
def result_against_words(case: Case) -> Iterator[Fault]:
    """办理结果为已经解决，文中却说没有办成。

    为什么：标为已经解决的一类（多为 A）而文中说“暂不具备条件”“纳入规划”，代表、委员会认为虚报办结。
    不好：
        办理结果：A
        正文：增设电梯一事，目前暂不具备条件。
    较好：
        办理结果：C
        正文：增设电梯一事，目前暂不具备条件。
    依据：各地建议提案办理办法关于办理结果分类的规定
    """
    if case.outcome is not Outcome.DONE:
        return
    found = False
    for index, paragraph in case.answer:
        match = next((m for m in _UNSOLVED.finditer(paragraph.text) if not case.quoted(index, m.start())), None)
        if match:
            found = True
            yield Fault(index, f"办理结果为{case.result}，这里却说“{short(match[0])}”", "核对类别", match.span())
    ahead = None if found else next(case.scan(_AHEAD, (Role.BODY,)), None)
    if ahead and ahead[0] in {index for index, _ in case.answer}:
        message = f"办理结果为{case.result}，这里说“{short(ahead[1][0])}”，似未办结"
        yield Fault(ahead[0], message, "核对类别", ahead[1].span())


@rule("A006", Severity.INFO)
def promise_undated(case: Case) -> Iterator[Fault]:
    """承诺没有时限。

    为什么：“尽快”“适时”没有期限，代表、委员无从监督，也是评“不满意”的常见原因。
    不好：
        正文：下一步，我局将尽快修补步道。
    较好：
        正文：下一步，我局将于2026年11月底前修补步道。
    依据：各地建议提案办理办法：列入计划的应当明确时限
    """
    for index, paragraph in case.answer:
        if not may_match(_UNDATED, case.characters[index]):
            continue
        spoken = list(sentences(paragraph.text))
        for (start, sentence), (_, following) in zip(spoken, [*spoken[1:], (0, "")], strict=True):
            match = _UNDATED.search(sentence)
            dated = DATED.search(sentence) or (match and DATED.search(following))
            promised = match and PROMISE.search(sentence) and not dated
            if promised and not case.quoted(index, start + match.start()):
                span = (start + match.start(), start + match.end())
                yield Fault(index, f"“{match[0]}”没有时限", "写明完成的年月", span)


@rule("A015", Severity.INFO)
def deadline_unfilled(case: Case) -> Iterator[Fault]:
    """文中说了何时办成，没有填完成时限。

    为什么：列入计划、正在办理的是承诺；填了完成时限，台账才会列出、到期才会提醒。
    不好：
        答复:
          - 办理情况: 列入计划
            内容: 将于2027年6月底前修补步道。
    较好：
        答复:
          - 办理情况: 列入计划
            内容: 将于2027年6月底前修补步道。
            完成时限: 2027-06-30
    依据：各地建议提案办理办法关于跟踪办理的规定
    """
    for position, response in enumerate(case.reply.responses if case.reply else ()):
        if response.disposition not in PROMISED or response.due or response.done:
            continue
        if found := deadline(response.body, case.date or date.today()):
            message = f"文中说“{found.words}”，没有填完成时限"
            yield Fault(f"responses.{position}.disposition", message, f"填写“完成时限: {found.day}”，或核对")
