"""A: the class that is marked agrees with the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.document import Role
from drafting.findings import Severity
from drafting.inspection.case import Case
from drafting.inspection.rule import Fault, rule
from drafting.model import DISPOSITIONS

_UNSOLVED = re.compile(
    r"暂时?(?:没有|未|不)(?:具备|能|予|宜|便)?(?:[^，。；]{0,30}(?:必要|条件))?"
    r"|(?:尚|还|目前)(?:不|未)(?:具备|成熟)[^，。；]{0,10}|条件(?:成熟|具备)(?:后|时)"
    r"|(?:纳入|列入)[^，。；“”《》]{0,16}(?:规划|计划|盘子)|待[^，。；]{2,20}(?:后再|之后|后随即|后及时)"
)
_AHEAD = re.compile(r"下一步|下步|下一阶段|正在(?:抓紧)?(?:办理|研究|编制|推进|协调)")


@rule("A004", Severity.ERROR)
def result_against_dispositions(case: Case) -> Iterator[Fault]:
    """办理结果为A，有的答复却没有办成。

    为什么：A 类是已经解决或基本解决；有一条还在办理或者不能采纳，就不能整件标 A。
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
    for position, response in enumerate(case.reply.responses if case.reply and case.result == "A" else ()):
        if response.disposition in ("正在办理", "列入计划", "暂不具备条件", "不予采纳"):
            message = f"办理结果为A，这一条却是“{response.disposition}”"
            yield Fault(f"responses.{position}.disposition", message, "核对类别，或核对办理情况")


@rule("A005", Severity.WARNING)
def result_against_words(case: Case) -> Iterator[Fault]:
    """办理结果为A，文中却说没有办成。

    为什么：标 A 而文中说“暂不具备条件”“纳入规划”，代表、委员会认为虚报办结。
    不好：
        办理结果：A
        正文：增设电梯一事，目前暂不具备条件。
    较好：
        办理结果：C
        正文：增设电梯一事，目前暂不具备条件。
    依据：各地建议提案办理办法关于办理结果分类的规定
    """
    if case.result not in ("A", "甲"):
        return
    found = False
    for index, paragraph in case.answer:
        match = next((m for m in _UNSOLVED.finditer(paragraph.text) if not case.quoted(index, m.start())), None)
        if match:
            found = True
            yield Fault(index, f"办理结果为{case.result}，这里却说“{match[0]}”", "核对类别", match.span())
    ahead = None if found else next(case.scan(_AHEAD, (Role.BODY,)), None)
    if ahead and ahead[0] in {index for index, _ in case.answer}:
        message = f"办理结果为{case.result}，这里说“{ahead[1][0]}”，似未办结"
        yield Fault(ahead[0], message, "核对类别", ahead[1].span())


@rule("A010", Severity.WARNING)
def disposition_unknown(case: Case) -> Iterator[Fault]:
    """办理情况不是规定的写法。

    为什么：办理情况用于统计，也用来核对办理结果，只能是规定的几种。
    不好：
        答复:
          - 办理情况: 已办
            内容: 已在公园增设便民座椅20把。
    较好：
        答复:
          - 办理情况: 采纳
            内容: 已在公园增设便民座椅20把。
    依据：表单的规定：采纳、部分采纳、正在办理、列入计划、暂不具备条件、不予采纳
    """
    for position, response in enumerate(case.reply.responses if case.reply else ()):
        if response.disposition and response.disposition not in DISPOSITIONS:
            remedy = f"改为{'、'.join(DISPOSITIONS)}之一"
            yield Fault(f"responses.{position}.disposition", f"没有“{response.disposition}”这一办理情况", remedy)
