"""E017 to E021: who signs, who issues, who gets a copy, and what a head and a foot still lack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Layout, Role
from drafting.findings import Severity
from drafting.language.names import is_agency, is_organisation, part_names
from drafting.model.fields import spoken

_LABEL = re.compile(r"^[^：:]*[：:][\s　]*|^签[\s　]*[发批][\s　]*(?:人|领导)?[\s　]+")
_INNER = re.compile(r"(?:科|股|(?<![公查案究])室)$")
_NAME = re.compile(r"[一-鿿]{2,4}|[一-鿿]{1,10}(?:·[一-鿿]{1,10}){1,3}|[*×某]{1,3}")
_POST = re.compile(
    r"(?:[局厅处科县区市镇乡部院会校行所站队总]长|主任|书记|主席|秘书长|巡视员|调研员|签字|签发|签批|同志|先生|女士)$"
)
_RECIPIENT = re.compile(r"[^，、；,;。：:]+")
_DEPUTY = re.compile(r"[一-鿿·]{2,8}(?:代表|委员)")
_SIGNED = re.compile(r"签发|审签|签批|签字")


@rule("E017", Severity.WARNING)
def issuer_no_agency(case: Case) -> Iterator[Fault]:
    """落款不是机关。

    为什么：答复由承办机关负责，署机关全称或者规范化简称；内设的科室不对外行文，个人也不署名。
    不好：
        署名：园林科
    较好：
        署名：云州市园林管理局
    依据：GB/T 9704-2012，7.3.5；党政机关公文处理工作条例第十六条
    """
    for index, paragraph in case.each(Role.SIGNATURE):
        name = re.sub(r"\s|[（(][^（）()]{1,12}[）)]$", "", paragraph.text)
        if (
            name
            and not name.startswith("|")
            and (_INNER.search(name) or not (is_agency(name) or is_organisation(name)))
        ):
            inner = bool(_INNER.search(name))
            message = f"“{name}”是内设机构" if inner else f"“{name}”不是机关名称"
            yield Fault(index, message, "署承办机关的名称", (0, len(paragraph.text)))


@rule("E018", Severity.WARNING)
def signatory_no_name(case: Case) -> Iterator[Fault]:
    """签发人写的不是姓名。

    为什么：签发人只写姓名，不写职务，不写单位，也不写“签字”。
    不好：
        签发人：何维局长
    较好：
        签发人：何维
    依据：GB/T 9704-2012，7.2.6
    """
    for index, paragraph in case.each(Role.SIGNATORY):
        value = _LABEL.sub("", paragraph.text).strip("　 _）)】")
        names = part_names(value) if re.search(r"[、，,]|\S{2,} \S{2,}", value) else (re.sub(r"\s", "", value),)
        for name in names:
            if name and (_POST.search(name) or is_organisation(name) or not _NAME.fullmatch(name.replace(" ", ""))):
                end = len(paragraph.text.rstrip())
                yield Fault(index, f"“{value}”不是姓名", "只写签发人的姓名", (end - len(value), end))
                break


@rule("E019", Severity.WARNING)
def copies_in_vain(case: Case) -> Iterator[Fault]:
    """抄送了不必抄送的单位。

    为什么：主送的单位、本单位、提出人自己都不是抄送机关；一个机关列两次，份数就对不上。
    不好：
        抄送：市政协提案委（3份），市政协提案委（1份）。
    较好：
        抄送：市政协提案委（3份），市政府督查室（1份）。
    依据：GB/T 9704-2012，7.4.2
    """
    addressee = case.document.text(Role.SALUTATION).strip().rstrip("：:") if case.cohandled else ""
    issuer, seen = case.document.text(Role.SIGNATURE).strip(), set()
    for index, match in case.scan(_RECIPIENT, (Role.CC,)):
        if match.string.lstrip().startswith("主送"):
            continue  # which some offices print beside 抄送
        name = re.sub(r"[（(].*$|\s", "", match[0])
        said = (
            f"“{name}”列了两次" if name in seen else
            "主送的单位不再抄送" if name and name == addressee else
            "不抄送本单位" if name and name == issuer else
            "提出人已是收信人，不再抄送" if _DEPUTY.fullmatch(name) and not is_organisation(name) else ""
        )  # fmt: skip
        if said:
            yield Fault(index, said, "删去", match.span())
        seen.add(name)


@rule("E020", Severity.WARNING)
def urgency_unknown(case: Case) -> Iterator[Fault]:
    """紧急程度不是规定的写法。

    为什么：紧急公文分别标注“特急”“加急”，没有别的写法。
    不好：
        紧急程度：很急
    较好：
        紧急程度：加急
    依据：GB/T 9704-2012，7.2.3；党政机关公文处理工作条例第九条
    """
    for index, paragraph in case.each(Role.URGENCY):
        text = re.sub(r"\s", "", paragraph.text)
        if text and text not in ("特急", "加急"):
            yield Fault(index, f"没有“{text}”这一紧急程度", "写特急或者加急", (0, len(paragraph.text)))


@rule("E021", Severity.INFO)
def head_or_foot_lacks(case: Case) -> Iterator[Fault]:
    """红头上没有发文字号、签发人，或者印发机关和印发日期只有一项。

    为什么：答复编了字号才能登记、归档，经负责人签发才能发出；印发机关和印发日期印在一行，缺一不可。
    不好：
        版式: 文件
        印发日期: 2026-09-11
    较好：
        版式: 文件
        印发机关: 云州市园林管理局办公室
        印发日期: 2026-09-11
    依据：GB/T 9704-2012，7.2.5、7.2.6、7.4.3；各地建议提案办理办法
    """
    if not case.reply:
        return
    layout, styles = case.document.layout, getattr(case.office, "styles", None)
    signs = layout is Layout.RED_HEAD and not case.cohandled and (not styles or styles.signatory == "首页")
    by, on = case.reply.printed_by, case.reply.printed_on
    lacking = {
        "document_number": layout is not Layout.WHITE_HEAD and not case.document.text(Role.DOCUMENT_NUMBER).strip(),
        "signatory": signs and not _signed(case),
        "printed_by": bool(on) and not case.first(Role.PRINTED_BY),
        "printed_on": bool(by) and on is None,
    }
    for field in (field for field, is_lacking in lacking.items() if is_lacking):
        yield Fault(field, f"没有填写{spoken(field)}", "填写，或确认不需要")


def _signed(case: Case) -> bool:
    """Whether the head has 签发人, or the text says who signed."""
    return case.first(Role.SIGNATORY) is not None or next(case.scan(_SIGNED), None) is not None
