"""E002, E003, E011 to E013, E031, E032, E034: the class, the signatory, the title's end, the cc, what is left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, safe
from drafting.document import Role
from drafting.findings import Severity
from drafting.letter.result import class_in
from drafting.model.fields import spoken

_LABEL = re.compile(r"^[^：:]*[：:][\s　]*")
_SAID = re.compile(
    r"(?:已经?|基本|正在|部分)?(?:解决|采纳|落实|办结|办理|答复)|列入[规计]划|留作?参考|[暂未]?(?:难以|不能|未)解决"
)


@rule("E002", Severity.ERROR)
def wrong_result(case: Case) -> Iterator[Fault]:
    """办理结果空白，或者不是分类办法中的类别。

    为什么：办理结果只能是分类办法中的一类；写成“提案”“同意公开”等，是填错了栏。
    不好：
        办理结果：提案
    较好：
        办理结果：B
    依据：各地建议提案办理办法关于办理结果分类的规定
    """
    scheme = tuple(getattr(case.office, "results", None) or ())
    for index, paragraph in case.each(Role.RESULT):
        value = _LABEL.sub("", paragraph.text).strip("　 ")
        span = (len(paragraph.text) - len(value), len(paragraph.text)) if value else (0, len(paragraph.text))
        if not value:
            if not case.left_blank("result"):
                yield Fault(index, "办理结果空白", "填写类别，如 A", span)
        elif scheme and value.removesuffix("类") not in scheme:
            yield Fault(index, f"“{value}”不在本单位的分类办法中", f"应为{'、'.join(scheme)}之一", span)
        elif (
            not scheme
            and not (class_in("".join(value.split())) or class_in(value.split()[-1]))
            and not _SAID.search(value)
        ):
            yield Fault(index, f"“{value}”不是办理结果的类别", "填写 A、B、C 等类别", span)


@rule("E003", Severity.ERROR)
def blank_signatory(case: Case) -> Iterator[Fault]:
    """签发人空白。

    为什么：答复须经单位负责人签发；标签后空着，说明还没有走完审签。
    不好：
        签发人：
    较好：
        签发人：何维
    依据：GB/T 9704-2012，7.2.6；党政机关公文处理工作条例第二十二条
    """
    for index, paragraph in case.each(Role.SIGNATORY):
        if not _LABEL.sub("", paragraph.text).strip("　 _") and not case.left_blank("signatory"):
            yield Fault(index, "签发人没有填写", "签发后填写姓名", (0, len(paragraph.text)))
    for index, match in case.scan(
        re.compile(r"^(?:领导)?(?:签发|签字|签批|审签)(?:人)?[：:][\s　_]*$"), (Role.BODY, Role.NOTE)
    ):
        yield Fault(index, "签发栏空白", "签发后填写姓名", match.span())


@rule("E034", Severity.INFO)
def left_to_be_written(case: Case) -> Iterator[Fault]:
    """签发人、办理结果或者成文日期留空，待手写。

    为什么：表单里留空的，印出标签和书写的空位；发出以前要由人写上，漏写了会被退回。
    不好：
        签发人:
    较好：
        签发人: 何维
    依据：GB/T 9704-2012，7.2.6、7.3.5.4
    """
    for field, by in (("signatory", "签"), ("result", "填"), ("date", "填")):
        if case.left_blank(field):
            yield Fault(field, f"{spoken(field)}留空，印出标签待手{by}", "发出以前写上")


@rule("E011", Severity.WARNING)
def title_mark(case: Case) -> Iterator[Fault]:
    """标题末尾加了标点。

    为什么：公文标题除书名号、引号外一般不用标点，末尾不加句号。
    不好：
        标题：关于市政协五届三次会议第76号提案的答复。
    较好：
        标题：关于市政协五届三次会议第76号提案的答复
    依据：GB/T 15834-2011，附录A.1
    """
    titles = list(case.each(Role.TITLE))
    if titles:
        index, paragraph = titles[-1]
        if match := re.search(r"[。；，、：;,:.]\s*$", paragraph.text):
            yield Fault(index, "标题末尾不加标点", f"删去“{match[0].strip()}”", match.span(), safe(""))


@rule("E012", Severity.INFO)
def cc_mark(case: Case) -> Iterator[Fault]:
    """抄送机关之后没有句号。

    为什么：抄送机关之间用逗号或者顿号隔开，最后一个之后标句号。
    不好：
        抄送：市政协提案委（3份）
    较好：
        抄送：市政协提案委（3份）。
    依据：GB/T 9704-2012，7.4.2
    """
    lines = list(case.each(Role.CC))
    text = lines[-1][1].text.rstrip() if lines else ""
    if text and not text.endswith(("。", "：", ":", ".", "答复", "复函", ">")) and not case.reply:
        yield Fault(
            lines[-1][0], "最后一个抄送机关后应标句号", "加“。”", (len(text) - 1, len(text)), safe(f"{text[-1]}。")
        )


@rule("E013", Severity.WARNING)
def cc_incomplete(case: Case) -> Iterator[Fault]:
    """漏了本单位规定的抄送机关。

    为什么：各地规定答复要抄送交办、督办机关；单位的设置中列出了这些机关。
    依据：本单位的设置
    """
    if case.cohandled or case.leaves_out("抄送机关"):
        return
    required = (getattr(case.office, "required_cc", None) or {}).get(case.subject, ())
    text = case.document.text(Role.CC)
    for recipient in required:
        if recipient not in text:
            where: int | str = "cc" if case.reply else case.end
            yield Fault(where, f"没有抄送“{recipient}”", "补上这一抄送机关")


_OFFICE_HOLDER = re.compile(
    r"(?<![^：:，,；;、。（(\s])[一-鿿]{1,3}(?:常务)?副?(?:[省市县区镇乡局厅州盟旗处科]长|书记|秘书长|部长|主席|主任委员)"
    r"(?=[，,；;、。（(）)\s\d]|$)"
)


@rule("E031", Severity.WARNING)
def cc_to_person(case: Case) -> Iterator[Fault]:
    """抄送写了个人。

    为什么：抄送的是机关，写全称、规范化简称或者统称，不写领导个人；公开的文本上尤其不宜。
    不好：
        抄送：市政协提案委（3份），刘副市长。
    较好：
        抄送：市政协提案委（3份），市政府办公室。
    依据：党政机关公文处理工作条例第九条；GB/T 9704-2012，7.4.2
    """
    for index, match in case.scan(_OFFICE_HOLDER, (Role.CC,)):
        yield Fault(index, f"抄送写了个人“{match[0]}”", "改为所在机关，或删去", match.span())


@rule("E032", Severity.INFO)
def attachments_below_date(case: Case) -> Iterator[Fault]:
    """附件说明排在成文日期之后。

    为什么：附件说明在正文下一行、署名之前，落款之后再列附件容易被当作另一份文件。
    依据：GB/T 9704-2012，7.3.4
    """
    dated, noted = case.first(Role.DATE), case.first(Role.ATTACHMENT_NOTE)
    if dated and noted and dated[0] < noted[0] and not case.reply:
        yield Fault(noted[0], "附件说明排在了成文日期之后", "移到正文之下、署名之前")
