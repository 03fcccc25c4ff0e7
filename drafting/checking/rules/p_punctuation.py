"""P: punctuation by GB/T 15834-2011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import PROSE, Case
from drafting.checking.rule import Fault, Mend, rule, safe
from drafting.document import HEADINGS, Role
from drafting.findings import Severity
from drafting.language.pairs import HAN, pair

_ALL = tuple(role for role in Role if role is not Role.DOCUMENT_NUMBER)
_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_LEFT = rf"[{HAN}”’》〉）〕％%]"
_RIGHT = rf"[{HAN}“‘《〈（〔]"
_NARROW_MARK = re.compile(rf"(?<={_LEFT})\s?[,;:?!]|(?<=[A-Za-z\d)])(?<!&nbsp)[,;:](?=\s?{_RIGHT})")
_STRAIGHT = re.compile('"')
_NARROW = frozenset(",;:?!")
_HAS_HAN = re.compile(rf"[{HAN}]")
_WIDE_ALNUM = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?")
_NUMERAL = 12  # characters among which a numeral before a space stands
_MOST_SPACES = 8  # more are told at once
_NUMBERED = re.compile(r"(?:^|[。；：\s])(?:\d{1,2}(?:\.\d{1,2}){1,2}|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])$")
_DOTS = re.compile(r"\.{3,}|。{3,}|·{3,}|…+|--+")
_BEFORE_DOTS = re.compile(rf"[{HAN}”）]")
_MARKS = re.compile("[，；：、！？。]{2,}")
_DOUBLED = re.compile(r"([，；：、！？])\1+|(?<!。)。。(?!。)|[，、；：][。，；、]|。[，；、]")
_LABELS = r"联系电话|联系人|联系方式|承办人|经办人|签发人|办理结果|主管领导|抄送|电话|类别"


def _narrow(case: Case) -> Iterator[tuple[int, int, int]]:
    """Half-width marks beside Han: paragraph, start, end. A pair of brackets is one."""
    for index, paragraph in case.each(*_ALL):
        text = paragraph.text
        for match in () if _NARROW.isdisjoint(case.characters[index]) else _NARROW_MARK.finditer(text):
            yield index, match.end() - 1, match.end()
        if "(" not in text and ")" not in text:
            continue
        widths = text.replace("(", "（").replace(")", "）")
        for start, end in pair(widths, {"）": "（"}).closed:
            narrow = (text[start] == "(", text[end - 1] == ")")
            beside = _HAS_HAN.match(text[start - 1 : start]) or _HAS_HAN.search(text, start, end)
            if all(narrow) and beside:
                yield index, start, end
            elif any(narrow) and not all(narrow):
                at = start if narrow[0] else end - 1
                yield index, at, at + 1


@rule("P001", Severity.WARNING)
def narrow_mark(case: Case) -> Iterator[Fault]:
    """汉字旁边用了半角标点。

    为什么：中文句子用全角标点；英文、数字、网址、编号内部的半角标点不在此列。
    不好：
        正文：目前,已增设座椅20把(含无障碍座椅2把)。
    较好：
        正文：目前，已增设座椅20把（含无障碍座椅2把）。
    依据：GB/T 15834-2011，5.1
    """
    found = list(_narrow(case))
    wide = sum(paragraph.text.count(mark) for paragraph in case.document for mark in "，；：（")
    if not case.reply and len(found) >= 8 and len(found) > 4 * wide:
        index, start, end = found[0]
        message = f"全文标点多为半角（{len(found)}处），似由网页复制而来"
        yield Fault(index, message, "统一改为全角标点", (start, end))
        return
    for index, start, end in found:
        old = case.document.paragraphs[index].text[start:end]
        new = old[0].translate(_WIDE) + old[1:-1] + (old[-1].translate(_WIDE) if len(old) > 1 else "")
        own = not case.quoted(index, start)
        said = "半角括号" if len(old) > 1 else f"半角标点“{old}”"
        yield Fault(index, f"汉字旁边用了{said}", "改为全角", (start, end), Mend(new, own))


@rule("P002", Severity.WARNING)
def straight_quotes(case: Case) -> Iterator[Fault]:
    """用了直引号。

    为什么：中文引号是“”，直引号分不出左右。
    不好：
        正文：推进"一网通办"工作。
    较好：
        正文：推进“一网通办”工作。
    依据：GB/T 15834-2011，4.8
    """
    for index, paragraph in case.each(*_ALL):
        marks = [match.start() for match in _STRAIGHT.finditer(paragraph.text)]
        even = len(marks) % 2 == 0
        pairs = zip(marks[::2], marks[1::2], strict=True) if even else ((mark, mark) for mark in marks)
        for start, end in pairs:
            inside = paragraph.text[start + 1 : end]
            if not even or _HAS_HAN.search(inside) or _HAS_HAN.match(paragraph.text[start - 1 : start]):
                mend = Mend(f"“{inside}”", not case.quoted(index, start)) if even else None
                yield Fault(index, "直引号不是中文引号", "改为“”", (start, end + 1), mend)


@rule("P003", Severity.WARNING)
def wide_alphanumeric(case: Case) -> Iterator[Fault]:
    """数字、字母用了全角。

    为什么：阿拉伯数字和拉丁字母用半角，全角字母数字占两格，检索也找不到。
    不好：
        正文：今年增设座椅２０把，开通５Ｇ基站。
    较好：
        正文：今年增设座椅20把，开通5G基站。
    依据：GB/T 15835-2011，6.1.1
    """
    for index, match in case.scan(_WIDE_ALNUM, _ALL, quoted=True):
        new = "".join(chr(ord(character) - 0xFEE0) for character in match[0])
        own = not case.quoted(index, match.start())
        yield Fault(index, f"“{match[0]}”是全角", f"改为“{new}”", match.span(), Mend(new, own))


_LISTED = re.compile(
    rf"(?:^|[^{HAN}])[{HAN}]{{1,4}}[.．][{HAN}]{{1,4}}[.．、]|[.．、][{HAN}]{{1,4}}[.．][{HAN}]{{1,4}}"
)


@rule("P004", Severity.WARNING)
def latin_full_stop(case: Case) -> Iterator[Fault]:
    """用实心的点代替了句号。

    为什么：中文句号是“。”。
    不好：
        正文：已增设座椅20把，年内完工.
    较好：
        正文：已增设座椅20把，年内完工。
    依据：GB/T 15834-2011，4.1
    """
    for index, match in case.scan(re.compile(rf"(?<=[{HAN}”）])[.．](?=[{HAN}“]|\s*$)"), PROSE):
        text = case.document.paragraphs[index].text
        if match.start() <= 3 and re.match(r"[一二三四五六七八九十]+[.．]", text):
            continue
        if _LISTED.search(text[max(0, match.start() - 9) : match.end() + 9]):
            yield Fault(index, "并列的词语之间应为“、”", "改为“、”", match.span(), Mend("、", safe=False))
        else:
            yield Fault(index, "中文句号应为“。”", "改为“。”", match.span(), safe("。"))


@rule("P005", Severity.INFO)
def loose_ellipsis(case: Case) -> Iterator[Fault]:
    """省略号、破折号的写法不对。

    为什么：省略号是六个点“……”，破折号是“——”，各占两个字位置。
    不好：
        正文：座椅、路灯、步道...都已列入计划。
    较好：
        正文：座椅、路灯、步道……都已列入计划。
    依据：GB/T 15834-2011，4.10、4.11
    """
    for index, match in case.scan(_DOTS, PROSE):
        before = match.string[match.start() - 1 : match.start()]
        if match[0] not in ("……", "…………") and _BEFORE_DOTS.match(before):
            new = "——" if match[0].startswith("-") else "……"
            yield Fault(index, f"“{match[0]}”应写作“{new}”", f"改为“{new}”", match.span(), safe(new))


@rule("P006", Severity.WARNING)
def doubled_mark(case: Case) -> Iterator[Fault]:
    """标点重叠。

    为什么：两个标点叠在一起，多是修改时留下的。
    不好：
        正文：座椅已经增设，，路灯也已安装。
    较好：
        正文：座椅已经增设，路灯也已安装。
    依据：GB/T 15834-2011，5.1
    """
    for index, run in case.scan(_MARKS, PROSE):
        for match in _DOUBLED.finditer(run.string, run.start(), run.end()):
            mend = safe(match[0][0]) if len(set(match[0])) == 1 else None
            yield Fault(index, f"“{match[0]}”标点重叠", "只留一个", match.span(), mend)


@rule("P007", Severity.INFO)
def comma_before_etc(case: Case) -> Iterator[Fault]:
    """“等”前面用了顿号。

    为什么：“等”已表示列举未尽，前面不用顿号。
    不好：
        正文：增设座椅、路灯、等设施。
    较好：
        正文：增设座椅、路灯等设施。
    依据：GB/T 15834-2011，4.5
    """
    for index, match in case.scan(re.compile("、(?=等(?![级候待于距]))"), PROSE):
        yield Fault(index, "“等”前不用顿号", "删去“、”", match.span(), safe(""))


@rule("P008", Severity.INFO)
def stray_space(case: Case) -> Iterator[Fault]:
    """句子里有多余的空格。

    为什么：汉字与标点、数字之间不空格，多余的空格会使一行的字数对不齐。
    不好：
        正文：已增设座椅 20把 ，年内完工。
    较好：
        正文：已增设座椅20把，年内完工。
    依据：GB/T 9704-2012，5.2.3（每行28字）
    """
    marks = "，。；：、！？"
    stray = re.compile(
        rf"(?<![ 　])[ 　]+(?=[{marks}”）》〕])|(?<=[{marks}“（《〔])[ 　]+(?=\S)"
        rf"|(?<=[{HAN}]) (?=\d)|(?<=\d) (?=[{HAN}])"
    )
    found: list[tuple[int, re.Match[str]]] = []
    for index, match in case.scan(stray, (Role.BODY, *HEADINGS, Role.TITLE), quoted=True):
        if match.start() == 0 or case.run_together is not None or match.string.lstrip().startswith("|"):
            continue  # where lines are lost, a space stands for each
        before = match.string[max(0, match.start() - _NUMERAL) : match.start()]
        if _NUMBERED.search(before if len(before) < _NUMERAL else f"—{before}"):
            continue  # 1.1 and 一、 may be set off
        found.append((index, match))
    if len(found) >= _MOST_SPACES and not case.reply:
        index, match = found[0]
        yield Fault(index, f"全文多处空格（{len(found)}处），似由网页复制而来", "统一删去空格", match.span())
        return
    for index, match in found:
        own = not case.quoted(index, match.start())
        yield Fault(index, "多余的空格", "删去空格", match.span(), Mend("", own))


@rule("P009", Severity.WARNING)
def label_mark(case: Case) -> Iterator[Fault]:
    """标签后面不是冒号。

    为什么：“联系人”“签发人”等标签之后用冒号引出内容。
    不好：
        附注：（联系人；周明，联系电话；0370-5550123）
    较好：
        附注：（联系人：周明，联系电话：0370-5550123）
    依据：GB/T 15834-2011，4.7
    """
    for index, match in case.scan(re.compile(rf"(?<![一-鿿])(?:{_LABELS})([；;。])(?=\s*\S)"), _ALL):
        yield Fault(index, "标签之后应为冒号", "改为“：”", match.span(1), safe("："))
