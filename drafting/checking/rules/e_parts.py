"""E: the elements a reply has to have — class, signatory, agency, date, contact, cc."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, safe
from drafting.document import Role
from drafting.findings import Severity

_LABEL = re.compile(r"^[^：:]*[：:][\s　]*")
_RESULT = re.compile(r"^[（(【\[]?([A-DＡ-Ｄ甲乙丙丁])类?[）)】\]]?类?$", re.IGNORECASE)
_AGENCY_FIRST = re.compile(r"^[一-鿿]{3,30}(?:局|厅|委|委员会|政府|办公室|部|院)\s+(?=联系|电话|承办|经办)")
_WITHHELD = re.compile(r"（([^（）]{2,40})从略）")
_CONTACT = re.compile(r"联系人|联系电话|承办人|经办人|联系部门|联系单位|联系方式|电\s*话")
_PHONE = re.compile(
    r"(?<![\d*])(?:[（(]?0\d{2,3}[）)]?[-—－ ]?)?\d{7,8}(?![\d*])|1[3-9][\d*]{9}|[48]00[-—]?\d{3,4}[-—]?\d{3,4}"
)
_DIGITS = re.compile(r"(?<![\d*])\d[\d—－-]{3,}\d(?!\*)")


def _end(case: Case) -> int:
    """The last paragraph of the letter's text: where what is missing at the foot is missed."""
    return case.prose[-1][0] if case.prose else len(case.document.paragraphs) - 1


@rule("E001", Severity.WARNING)
def no_result(case: Case) -> Iterator[Fault]:
    """没有标明办理结果的类别。

    为什么：答复首页右上角标明类别，交办机关据此统计、督办。
    不好：
        发文字号：云政数〔2026〕23号
        无：办理结果
    较好：
        发文字号：云政数〔2026〕23号
        办理结果：A
    依据：各地建议提案办理办法关于办理结果分类的规定
    """
    if case.cohandled or case.first(Role.RESULT):
        return
    if case.reply:
        yield Fault("result", "没有填写办理结果", "按本单位的分类办法填写，如 A")
    elif head := case.first(Role.DOCUMENT_NUMBER, Role.SIGNATORY):
        yield Fault(head[0], "首页没有标明办理结果的类别", "在首页右上角标明，如“办理结果：A”")


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
            yield Fault(index, "办理结果空白", "填写类别，如 A", span)
        elif scheme and value.removesuffix("类") not in scheme:
            yield Fault(index, f"“{value}”不在本单位的分类办法中", f"应为{'、'.join(scheme)}之一", span)
        elif not scheme and not _RESULT.match(value.replace(" ", "")):
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
        if not _LABEL.sub("", paragraph.text).strip("　 _"):
            yield Fault(index, "签发人没有填写", "签发后填写姓名", (0, len(paragraph.text)))
    for index, match in case.scan(
        re.compile(r"^(?:领导)?(?:签发|签字|签批|审签)(?:人)?[：:][\s　_]*$"), (Role.BODY, Role.NOTE)
    ):
        yield Fault(index, "签发栏空白", "签发后填写姓名", match.span())


@rule("E004", Severity.WARNING)
def no_issuer(case: Case) -> Iterator[Fault]:
    """文末没有署发文机关。

    为什么：答复由机关负责，落款应当有发文机关全称或者规范化简称，并加盖印章。
    不好：
        无：署名
    较好：
        署名：云州市园林管理局
    依据：GB/T 9704-2012，7.3.5
    """
    if case.first(Role.SIGNATURE) or next(case.scan(_AGENCY_FIRST, (Role.NOTE,)), None):
        return
    if case.reply:
        yield Fault("issuer", "没有填写发文机关", "填写落款的机关名称")
        return
    dated = case.first(Role.DATE)
    yield Fault(dated[0] if dated else _end(case), "文末没有署发文机关", "在成文日期上一行署机关名称")


@rule("E005", Severity.WARNING)
def no_date(case: Case) -> Iterator[Fault]:
    """没有成文日期。

    为什么：成文日期是答复生效和计算办理期限的日子。
    不好：
        无：成文日期
    较好：
        成文日期：2026年9月10日
    依据：GB/T 9704-2012，7.3.5.4
    """
    found = case.first(Role.DATE)
    if found is None:
        where: int | str = "date" if case.reply else (case.first(Role.SIGNATURE) or (_end(case), None))[0]
        yield Fault(where, "没有成文日期", "写明签发的年月日")
    elif not re.search(r"[\d一二三四五六七八九〇]", found[1].text):
        yield Fault(found[0], "成文日期空白", "写明签发的年月日")


def _contact_lines(case: Case) -> list[tuple[int, re.Match[str]]]:
    """Lines that name a contact, wherever they stand: after the date, before the agency, or in parentheses."""
    return list(case.scan(_CONTACT, (Role.NOTE, Role.BODY, Role.SIGNATURE, Role.DATE), quoted=True))


def _withheld(case: Case, what: str) -> bool:
    """Whether a note says that this is left out, as the public edition's does."""
    notes = (_WITHHELD.fullmatch(paragraph.text.strip()) for _, paragraph in case.each(Role.NOTE, Role.BODY))
    return any(what in note[1].split("、") for note in notes if note)


@rule("E006", Severity.INFO)
def no_contact(case: Case) -> Iterator[Fault]:
    """没有联系人和联系电话。

    为什么：代表、委员对答复有疑问时要找得到承办人。
    不好：
        无：附注
    较好：
        附注：（联系人：周明，联系电话：0370-5550123）
    依据：GB/T 9704-2012，7.3.6；各地建议提案办理办法
    """
    if case.cohandled or _contact_lines(case) or _withheld(case, "联系人"):
        return
    yield Fault("contacts" if case.reply else _end(case), "没有联系人和联系电话", "在附注中写明联系人、联系电话")


@rule("E007", Severity.WARNING)
def contact_without_phone(case: Case) -> Iterator[Fault]:
    """联系人没有联系电话。

    为什么：只有姓名找不到人。
    不好：
        附注：（联系人：周明）
    较好：
        附注：（联系人：周明，联系电话：0370-5550123）
    依据：各地建议提案办理办法
    """
    contacts = _contact_lines(case)
    if not contacts or case.cohandled or _withheld(case, "联系人"):
        return
    foot = range(contacts[0][0], contacts[-1][0] + 2)
    text = "\n".join(p.text for index, p in enumerate(case.document.paragraphs) if index in foot)
    if not _DIGITS.search(text) and not _PHONE.search(text):
        yield Fault(contacts[0][0], "联系人没有电话", "补上区号和电话号码")


@rule("E008", Severity.WARNING)
def phone_digits(case: Case) -> Iterator[Fault]:
    """联系电话的位数不对。

    为什么：固定电话7至8位，区号3至4位，多一位少一位都打不通。
    不好：
        附注：（联系人：周明，联系电话：0370-55501）
    较好：
        附注：（联系人：周明，联系电话：0370-5550123）
    依据：电话号码编制规则
    """
    labelled = re.compile(r"(?:电\s*话|联系方式)[：:；;]\s*([\d（()）—－-]{4,})(?![\d*])")
    for index, match in case.scan(labelled, (Role.NOTE, Role.BODY, Role.SIGNATURE), quoted=True):
        number = match[1].rstrip("（()）")  # of the note, or of what follows
        if not _PHONE.fullmatch(number.lstrip("（()）")) and not _PHONE.fullmatch(number):
            yield Fault(index, f"“{number}”的位数不对", "核对号码", (match.start(1), match.start(1) + len(number)))


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
    if text and not text.endswith(("。", "：", ":", ".")) and not case.reply:
        yield Fault(
            lines[-1][0], "最后一个抄送机关后应标句号", "加“。”", (len(text) - 1, len(text)), safe(f"{text[-1]}。")
        )


@rule("E013", Severity.WARNING)
def cc_incomplete(case: Case) -> Iterator[Fault]:
    """漏了本单位规定的抄送机关。

    为什么：各地规定答复要抄送交办、督办机关；单位的设置中列出了这些机关。
    依据：本单位的设置
    """
    if case.cohandled or _withheld(case, "抄送机关"):
        return
    required = (getattr(case.office, "required_cc", None) or {}).get(case.subject, ())
    text = case.document.text(Role.CC)
    for recipient in required:
        if recipient not in text:
            where: int | str = "cc" if case.reply else _end(case)
            yield Fault(where, f"没有抄送“{recipient}”", "补上这一抄送机关")
