"""The head: everything above the salutation. Number, signatory, result, title; the rest is the web page's."""

from __future__ import annotations

import re

from drafting.document import Layout, Role
from drafting.letter.dates import day_of
from drafting.letter.lines import WIDE, Line, line_of, plain, reaches, segments, tight
from drafting.letter.record import PAGE, REWRITTEN, Record
from drafting.letter.table import read_table
from drafting.letter.title import read_title
from drafting.letter.web import is_page_line
from drafting.letter.words import is_agency

_SPACED = {
    "signatory": "签发人 签发领导 领导签发 领导签批 签批人 签批领导 签发",
    "result": "办理结果 办理类别 办理类型 办理情况类别 答复类别 答复类型 结果类别 办结类别 办理程度 "
    "答复分类 结果分类 办理分类 建议分类 类别 分类",
    "document_number": "发文字号 发文文号 文号 字号",
    "disclosure": "公开方式 是否同意公开 可否公开 是否可公开 公开属性 公开类别 公开形式 是否公开 公开选项 信息公开选项",
}
_LABELS = {tight(word): key for key, words in _SPACED.items() for word in words.split()}
LABEL = re.compile(
    "(" + "|".join(" {0,4}".join(word) for word in sorted(_LABELS, key=len, reverse=True)) + r") {0,4}[：；]"
)
_CODE = r"([\u4e00-\u9fff][\u4e00-\u9fffA-Za-z]{1,19})"
NUMBER = re.compile(rf"{_CODE} ?[〔\[【（﹝<〈「] ?(\d{{4}}) ?[〕\]】）﹞>〉」] ?(?:第 ?)?0{{0,6}}(\d{{1,5}}) ?号?")
_BARE_NUMBER = re.compile(rf"{_CODE}(\d{{4}})[-—－–](\d{{1,5}})号?")
_TORN_NUMBER = re.compile(rf"{_CODE}[〔\[【（﹝] ?(20\d{{2}}|19\d{{2}})[〕\]】）﹞]?(\d{{1,4}}) ?号?")
_CLASS = re.compile(r"[（〔【\[]?([A-Da-d甲乙丙丁][1-9]?)[）〕】\]]?(?:\s*类)?(?:[）〕】\]])?(?:（[^（）]{1,20}）)?")
_DISCLOSURE = re.compile(r"(?:此件)?(?:同意|主动|依申请|不予|不宜|可以|不)公开(?:发布)?")
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★.{0,8})?")
_BRACKETED = re.compile(rf"[（]{NUMBER.pattern}[）]")
_COPY = re.compile(r"\d{6}$")
_TITLE_CLASS = re.compile(r"（([A-Da-d甲乙丙丁])\s*类?）$")
_MARK = re.compile(r".{2,50}文 ?件")


def read_head(lines: list[Line], record: Record) -> None:
    """Fill the fields of the head from its lines; what is left is kept."""
    rest: list[Line] = []
    for line in read_table(lines, record):
        for part in _parts(line):
            if part.role is Role.TITLE:
                rest.append(part)
            elif not _plain_element(part, record):
                rest += read_head_element(part, record)
    others = read_title(rest, record)
    if found := _TITLE_CLASS.search(plain(str(record.get("title") or ""))):
        record.put("result", found[1].upper(), "取自标题末尾的括号")
    for line in others:
        _leave(line, record)


def _parts(line: Line) -> list[Line]:
    """The elements that share a line, set apart by a tab or wide space; a title may be spaced and stays whole."""
    parts: list[Line] = []
    for part in segments(line):
        if parts and parts[-1].plain.endswith("：") and not LABEL.match(part.plain):
            parts[-1] = line_of(line.number, parts[-1].text + part.text, line.role)
        else:
            parts.append(part)
    known = (NUMBER, LABEL, _SECRECY, _COPY)
    return parts if any(form.match(part.plain) for form in known for part in parts) else [line]


def _plain_element(line: Line, record: Record) -> bool:
    """An element that fills its line: 份号, 密级, 紧急程度, 发文机关标志, a web page's line."""
    text = tight(line.plain)
    if _COPY.fullmatch(text):
        record.put("copy_number", text)
    elif _SECRECY.fullmatch(text):
        record.put("secrecy", line.text)
    elif text in ("特急", "加急", "平急", "特提"):
        record.put("urgency", text)
    elif line.role is Role.ISSUER_MARK or (_MARK.fullmatch(text) and is_agency(text[:-2], longest=50)):
        record.put("layout", Layout.RED_HEAD.value if text.endswith("文件") else Layout.LETTER.value)
        record.put("head.mark", tight(line.text).removesuffix("文件"))
        record.put("head.line", line)
    elif is_page_line(line) and not LABEL.match(line.plain):
        record.leave(line, "网页上的文字，不是答复的内容", PAGE)
    else:
        return False
    return True


def read_head_element(line: Line, record: Record) -> list[Line]:
    """Take labelled values, a number and a class out of a line; what remains of it."""
    remainder: list[Line] = []
    labels = list(LABEL.finditer(line.plain))
    for label, end in reaches(labels, len(line.text)):
        remainder += _labelled(line, label, end, record)
    first = line.cut(0, labels[0].start()) if labels else line
    return _unlabelled(first, record, beside=bool(labels)) + remainder if first.text else remainder


def _labelled(line: Line, label: re.Match[str], end: int, record: Record) -> list[Line]:
    """One label and its value; the line's rest where wide space ends the value."""
    key, value = _LABELS[tight(label[1])], line.cut(label.end(), end)
    if key == "document_number":
        return _unlabelled(value, record) if value.text else []
    gap = WIDE.search(value.plain)
    rest = _unlabelled(value.cut(gap.end()), record) if gap else []
    value = value.cut(0, gap.start()) if gap else value
    match = _CLASS.fullmatch(value.plain)
    if key == "result" and match:
        record.put(key, match[1].upper())
    elif key == "result" and "类" in tight(label[1]) and value.text:
        record.leave(line.cut(label.start(), end), "不是办理结果的类别")
    elif key == "signatory" and len(value.text) > 12:
        record.leave(line.cut(label.start(), end), "签发人一栏不像姓名")
    else:
        record.fields.setdefault(key, _spaced_name(value.text) if key == "signatory" else value.text)
    return rest


def _spaced_name(text: str) -> str:
    """A name of two characters is often spaced: 孟　菲."""
    return tight(text) if len(tight(text)) <= 3 else text


def _unlabelled(line: Line, record: Record, beside: bool = False) -> list[Line]:
    """Number, class and disclosure without a label. `beside`: labelled values stand on the same line."""
    if _BRACKETED.fullmatch(line.plain):
        line = line.cut(1, len(line.text) - 1)
    start = NUMBER.match(line.plain) or _whole(_BARE_NUMBER, line) or _whole(_TORN_NUMBER, line)
    remainder: list[Line] = []
    if start and "第" not in start[1]:
        read_number(line.text[: start.end()], start, record)
        line = line.cut(start.end())
        line = line.cut(len(line.text) - len(line.text.lstrip("-—－ ")))
        beside = True
    for part in segments(line):
        remainder += _loose(part, record, beside)
    return remainder


def _whole(pattern: re.Pattern[str], line: Line) -> re.Match[str] | None:
    return pattern.fullmatch(line.plain)


def read_number(typed: str, match: re.Match[str], record: Record) -> None:
    """Put 字〔YYYY〕N号; say so where it was typed otherwise."""
    code, year, serial = match.groups()
    number = f"{code}〔{year}〕{int(serial)}号"
    if record.get("document_number"):
        return
    record.put("document_number", number)
    if number != typed.strip():
        record.note(REWRITTEN, f"原文写作“{typed.strip()}”，已改为规范写法", "document_number", do="请对照原文核对")


def _loose(line: Line, record: Record, beside: bool) -> list[Line]:
    """A short part beside the number: a class (B类), a disclosure; anything else goes back."""
    for word in line.plain.split() if beside else [line.plain]:
        if found := _CLASS.fullmatch(word):
            guess = "" if "类" in word else "只有一个字母，没有标签"
            record.put("result", found[1].upper(), guess)
        elif _DISCLOSURE.fullmatch(tight(word).strip("（）")):
            record.put("disclosure", tight(word).strip("（）"))
        elif beside and word in ("类", "号"):
            record.leave(line, "有标签而没有内容")
        else:
            return [line]
    return []


def _leave(line: Line, record: Record) -> None:
    """Neither element nor title: a date below the title, an agency, or nothing known."""
    inner = line.plain.strip("（） ")
    if day := day_of(inner):
        record.put("head.date", day)
        record.leave(line, "标题以下的日期")
    elif is_agency(tight(line.plain)):
        record.put("head.mark", tight(line.text))
        record.put("head.line", line)
    else:
        record.leave(line, "标题以上没有归入任何字段的文字")
