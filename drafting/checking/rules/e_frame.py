"""E001, E004 to E008, E030: the parts that head and foot have to have — class, agency, date, contact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import HEADINGS, Role
from drafting.findings import Severity
from drafting.language.names import is_agency
from drafting.letter.result import class_behind

_AGENCY_FIRST = re.compile(r"[一-鿿]{3,30}(?:局|厅|委|委员会|政府|办公室|部|院)\s+(?=联系|电话|承办|经办)")
_AGENCY_LABEL = re.compile(r"(?:答复|回复|发文|承办|办理|落款|署名)(?:单位|机关|部门)[：:]\s*[一-鿿]{3,}")
_BEHIND = re.compile(r"(?<=日)[（(][^）)]{1,8}[）)]$")
_SEAL = re.compile(r"[（(](?:盖章|公章|印章|章|印)[）)]$")
_NAME = re.compile(r"[一-鿿（）()·\s]{4,40}")
_COURTESY = re.compile(r"此致|敬礼|[特专谨]此|此复|谢谢|感谢|答复|如下")
_DAY = re.compile(
    r"(?:19|20)\d\d\s*[年./\-－—]\s*\d{0,2}\s*(?:[月./\-－—]\s*\d{0,2}\s*日?)?$"
    r"|(?<!\d)(?:19|20)\d{6}$|[〇零○ОOo0一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月"
)
_UNFILLED = re.compile(r"年[\s　_]*月|月[\s　_]*日|月[）)。]?$")
_WHOLE_DAY = re.compile(r"\d{8}$|[\d十一二三四五六七八九]\s*日$|\d\s*[./－-]\s*\d{1,2}\s*[./－-]\s*\d")
_LABELS = r"联系人|联系电话|承办人|经办人|联系部门|联系单位|联系方式|咨询电话|电\s*话"
_CONTACT = re.compile(_LABELS)
_CONTACT_IN_TEXT = re.compile(rf"(?:{_LABELS})[^，。：:;；]{{0,8}}[：:;；]")
_PHONE = re.compile(
    r"(?<![\d*])(?:[（(]?0\d{2,3}[）)]?[-—－ ]?)?\d{7,8}(?![\d*])|1[3-9][\d*]{9}|[48]00[-—]?\d{3,4}[-—]?\d{3,4}"
)
_TELEPHONE = re.compile(rf"(?:{_PHONE.pattern})(?!号)")
_DIGITS = re.compile(r"(?<![\d*])\d[\d —－-]{3,}\d(?!\*)|[*×Xx]{3,}|[：:]\s*略")
_LABELLED_PHONE = re.compile(r"(?:电\s*话|联系方式)[：:；;]\s*([\d（()）—－-]{4,}(?: [\d—－-]{2,8}){0,2})(?![\d*])")
_APART = re.compile(r"(?:[（(]0\d{2,3}[）)]|0\d{2,3}[-—－])? ?(\d{3,4})[ —－-](\d{3,4})")
_CLASS = re.compile(r"(?:结果|类别|分类|类型)[：:]\s*[（(]?[A-DＡ-Ｄ甲乙丙丁](?![A-Za-z])")
_FOOT = 12  # lines among which the foot stands
_LINE = 100  # characters of a line that holds a label
_SHORT = 60  # characters of a line of the foot


def _foot(case: Case) -> list[tuple[int, str]]:
    """The last short lines below the headings with their indices: the foot, whatever was read out of them."""
    paragraphs = case.document.paragraphs
    headed = max((index + 1 for index, _ in case.each(*HEADINGS)), default=0)
    begin = max(headed, len(paragraphs) - _FOOT)
    near = (index for index in range(begin, len(paragraphs)) if len(paragraphs[index].text) <= _LINE)
    lines = ((index, _as_label(paragraphs[index].text.strip())) for index in near)
    return [(index, text) for index, text in lines if text and len(text) <= _SHORT]


def _as_label(text: str) -> str:
    """A row of a table as a label and its value; a line without what stands in brackets behind it."""
    row = text.strip("| ").replace(" | ", "：") if text.startswith("|") else text
    return row if row.startswith(("（", "(")) else _BEHIND.sub("", row)


def _is_classed(case: Case) -> bool:
    marked = case.first(Role.RESULT) is not None or class_behind(case.title)
    return bool(marked) or any(_CLASS.search(p.text) for p in case.document if len(p.text) <= _LINE)


def _day_line(case: Case) -> tuple[int, str] | None:
    """The line of the foot that ends in a date, in whatever form, with its index."""
    return next((line for line in reversed(_foot(case)) if _DAY.search(line[1].rstrip("）)。"))), None)


def _is_signed(case: Case) -> bool:
    if case.first(Role.SIGNATURE):
        return True
    dated = (case.first(Role.DATE) or _day_line(case) or (None,))[0]
    return any(
        _AGENCY_FIRST.match(text)
        or _AGENCY_LABEL.match(text)
        or is_agency(_SEAL.sub("", "".join(text.split())), 60)
        or (dated is not None and abs(index - dated) == 1 and _NAME.fullmatch(text) and not _COURTESY.search(text))
        for index, text in _foot(case)
        if not text.startswith(("（公", "（盖", "(公", "(盖")) and case.document.paragraphs[index].role is not Role.DATE
    )


def _contact_lines(case: Case) -> list[tuple[int, re.Match[str]]]:
    """Lines that name a contact: after the date, before the agency, in parentheses, or in a sentence with a colon."""
    found = case.scan(_CONTACT, (Role.NOTE, Role.SIGNATURE, Role.DATE), quoted=True)
    text = (
        (index, match)
        for index, p in case.each(Role.BODY)
        if (match := (_CONTACT_IN_TEXT if p.text.endswith("。") or len(p.text) > _SHORT else _CONTACT).search(p.text))
    )
    return sorted((*found, *text), key=lambda item: item[0])


def _is_reachable(case: Case) -> bool:
    return (
        case.leaves_out("联系人")
        or bool(_contact_lines(case))
        or any(_TELEPHONE.search(text) for _, text in _foot(case))
    )


def _absent(case: Case) -> tuple[str, ...]:
    """What a letter's head and foot have not."""
    held = (
        ("发文字号", case.first(Role.DOCUMENT_NUMBER) is not None),
        ("办理结果", case.cohandled or _is_classed(case)),
        ("署名", _is_signed(case)),
        ("成文日期", case.first(Role.DATE) is not None or _day_line(case) is not None),
        ("联系人和联系电话", case.cohandled or _is_reachable(case)),
    )
    return tuple(name for name, is_held in held if not is_held)


def _dropped(case: Case) -> tuple[str, ...]:
    """What a published copy has dropped: it is told by several parts that are absent at once."""
    if case.reply:
        return ()
    absent = _absent(case)
    headless = case.first(Role.SIGNATORY, Role.RESULT, Role.ISSUER_MARK) is None
    in_foot = [name for name in ("署名", "成文日期", "联系人和联系电话") if name in absent]
    is_copy = len(absent) > 1 and ((headless and in_foot) or len(in_foot) == 3)
    return absent if is_copy else ()


def _is_partial(case: Case) -> bool:
    """Whether what is absent is no slip: a published copy, or a page that has lost its lines."""
    return case.run_together is not None or bool(_dropped(case))


@rule("E030", Severity.INFO)
def frame_dropped(case: Case) -> Iterator[Fault]:
    """版头、落款中有几项没有，像是公开发布的文本。

    为什么：网上公开的答复常常省去版头和落款，不算差错；要发出的正本应当写全。
    不好：
        无：发文字号
        无：签发人
        无：办理结果
        无：附注
    较好：
        发文字号：云政数〔2026〕23号
        办理结果：A
        附注：（联系人：周明，联系电话：0370-5550123）
    依据：GB/T 9704-2012，7.2、7.3；各地建议提案办理办法
    """
    dropped = _dropped(case)
    if dropped and case.run_together is None:
        yield Fault(case.end, f"没有{'、'.join(dropped)}，似为公开发布时省去", "正本应当写全；公开的文本可以不改")


def _has_unread(case: Case) -> bool:
    """Whether the head of a text has a line, or a part of one, that was not read: the class may stand there."""
    above = (case.first(Role.SALUTATION) or (0, None))[0]
    head = case.document.paragraphs[:above] if case.reply is None and case.page is None else ()
    numbers = {int(p.source.partition(".")[2]) for p in head if p.source.startswith("paragraph.")}
    cut = any(p.role is Role.SIGNATORY and p.text.rstrip().endswith(("）", ")")) for p in head)
    return cut or len(numbers) < max(numbers, default=-1) - min(numbers, default=0) + 1


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
    if case.cohandled or _is_classed(case) or _is_partial(case) or _has_unread(case):
        return
    if case.reply:
        yield Fault("result", "没有填写办理结果", "按本单位的分类办法填写，如 A")
    elif head := case.first(Role.SIGNATORY, Role.ISSUER_MARK):  # a number alone is what a web page shows
        yield Fault(head[0], "首页没有标明办理结果的类别", "在首页右上角标明，如“办理结果：A”")


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
    if case.reply and not case.first(Role.SIGNATURE):
        yield Fault("issuer", "没有填写发文机关", "填写落款的机关名称")
    elif not case.reply and not (_is_signed(case) or _is_partial(case)):
        dated = case.first(Role.DATE)
        yield Fault(dated[0] if dated else case.end, "文末没有署发文机关", "在成文日期上一行署机关名称")


@rule("E005", Severity.WARNING)
def no_date(case: Case) -> Iterator[Fault]:
    """没有成文日期，或者年月日没有写全。

    为什么：成文日期是答复生效和计算办理期限的日子。
    不好：
        无：成文日期
    较好：
        成文日期：2026年9月10日
    依据：GB/T 9704-2012，7.3.5.4
    """
    found, line = case.first(Role.DATE), None if case.reply else _day_line(case)
    if found and not re.search(r"[\d一二三四五六七八九〇]", found[1].text):
        if not case.left_blank("date"):
            yield Fault(found[0], "成文日期空白", "写明签发的年月日")
    elif found and _UNFILLED.search(found[1].text.strip()):
        yield Fault(found[0], "成文日期没有写全", "写明签发的年月日")
    elif found or (line is None and _is_partial(case)):
        return
    elif line is None:
        where: int | str = "date" if case.reply else (case.first(Role.SIGNATURE) or (case.end, None))[0]
        yield Fault(where, "没有成文日期", "写明签发的年月日")
    elif not _WHOLE_DAY.search(line[1]):
        yield Fault(line[0], "成文日期没有写全", "写明签发的年月日")


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
    if not (case.cohandled or _is_reachable(case) or _is_partial(case)):
        where: int | str = "contacts" if case.reply else case.end
        yield Fault(where, "没有联系人和联系电话", "在附注中写明联系人、联系电话")


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
    if not contacts or case.cohandled:
        return
    foot = case.document.paragraphs[contacts[0][0] : contacts[-1][0] + 2]
    text = "\n".join(paragraph.text for paragraph in foot)
    if not _DIGITS.search(text) and not _PHONE.search(text) and not case.leaves_out("联系人"):
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
    for index, match in case.scan(_LABELLED_PHONE, (Role.NOTE, Role.BODY, Role.SIGNATURE), quoted=True):
        number = match[1].rstrip("（()）")  # of the note, or of what follows
        if not (_PHONE.fullmatch(number.lstrip("（()）")) or _PHONE.fullmatch(number) or _is_set_apart(number)):
            yield Fault(index, f"“{number}”的位数不对", "核对号码", (match.start(1), match.start(1) + len(number)))


def _is_set_apart(number: str) -> bool:
    """A telephone of seven or eight digits in two groups: 5550 123, 3310-0571."""
    found = _APART.fullmatch(number)
    return found is not None and len(found[1] + found[2]) > 6
