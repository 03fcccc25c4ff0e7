"""What a single line of the foot is, told by its form: 署名, 成文日期, 联系人, 抄送, a line of the web page …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.language.labels import alternatives
from drafting.language.names import HAN, is_agency
from drafting.letter.cc import LABEL as CC
from drafting.letter.cc import is_recipients
from drafting.letter.contacts import holds_contact
from drafting.letter.dates import DAY, day_of
from drafting.letter.disclosure import says_disclosure
from drafting.letter.head import LABEL
from drafting.letter.lines import Line, plain, tight
from drafting.letter.number import NUMBER
from drafting.letter.result import class_named
from drafting.letter.table import is_keyed
from drafting.letter.title import is_title_line
from drafting.letter.web import ends_letter

ATTACHMENT = re.compile(rf"(?:{alternatives('attachments')}) ?(?:\d{{1,2}}|[一二三四五六七八九十])? ?[：；]")
ITEM = re.compile(r" ?(?:(\d{1,2})[.．、]|（\d{1,2}）|[一二三四五六七八九十]、) ?")
PRINTED = re.compile(r"(.{0,40}?) *(\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日) ?印 ?发?")
SEAL = re.compile(r"(?:[（(](?:盖章|章|.?印|印章|公章|代章|签章|此处盖章)[）)]?| *(?:盖章|公章|印章)[）)]?)$")
SEAL_LABEL = re.compile(
    r"(?:承办|主办|办理|答复|办复)?单位[（(](?:盖章|章|公章|签章)[）)][：: ]*"
    r"|(?:落 ?款|署 ?名|发文(?:机关|单位))[：:] *"
)
_SIGNED = re.compile(rf"（?{HAN}{{0,4}}?{LABEL.pattern}|签 ?发 ?人 {{0,4}}(?={HAN} ?{HAN}{{1,2}}$)")
_OPINION = re.compile(
    "(?:承办|办理|主办)?(?:主管|分管)?(?:单位|领导|代表|委员|提案[人者])(?:审核|审批|反馈|对答复的?)?(?:意见|评价)"
    "(?:：[^：]{2,60})?|(?:(?:不|基本|比较|很)?满意|不表态)[√☑■□（） ]{0,6}|签[名字]：.{1,12}"
    "|拟?同意(?:答复|回复|办理意见|上报|印发)?。?"
)
"""A cell of a form behind the answer: what was decided of it, and what the deputy thinks of it."""
_LONGEST_SEALED = 200  # a name that is spaced by hand, with what stands for its seal
_LABELLED = re.compile(r"[\u4e00-\u9fff ]{2,14}[：；]")


def kind_of(line: Line) -> str:
    """What a line of the foot is; empty when it may be text."""
    text = line.plain
    for kind, known in _KINDS:
        if known(line, text.strip("（） ") if kind == "disclosure" else text):
            return kind
    return ""


def is_signed(line: Line, below: Line) -> bool:
    """Whether two lines are 署名 and 成文日期."""
    return kind_of(line) == "agency" and kind_of(below) == "date"


def is_imprint(line: Line) -> bool:
    """Whether a line begins a part of the 版记."""
    return kind_of(line) in ("cc", "printed")


def tail_start(lines: Sequence[Line]) -> int:
    """Where the last lines begin that are all of the foot, with what goes on with 抄送."""
    start, copied = 0, ""
    for at, line in enumerate(lines):
        kind = kind_of(line)
        if kind == "cc" or (copied and goes_on("cc", line, copied)):
            copied = line.text
        else:
            copied = ""
            start = start if kind else at + 1
    return start


def signature(line: Line) -> tuple[Line, Line] | None:
    """The agency and the date on one line, in whatever order."""
    found = DAY.search(line.plain)
    if not found:
        return None
    before, behind = line.cut(0, found.start()), line.cut(found.end())
    agency, other = (before, behind) if before.text else (behind, before)
    signed = is_agency(tight(agency.plain), 60) and not other.plain.strip(" 。")
    return (agency, line.cut(*found.span())) if signed else None


def unsealed(text: str) -> str:
    """An agency's name in plain width, without what stands for its seal."""
    return SEAL.sub("", SEAL_LABEL.sub("", plain(text), count=1)).strip()


_KINDS = (
    ("page", lambda line, text: ends_letter(line) or (len(text) < 80 and _OPINION.fullmatch(text.rstrip("： ")))),
    ("cc", lambda line, text: CC.match(text) or is_recipients(text)),
    ("sent", lambda line, text: re.match("主 ?送 ?[：；]", text)),
    ("printed", lambda line, text: text.endswith(("印发", "印")) and PRINTED.fullmatch(text)),
    ("keyed", lambda line, text: is_keyed(line)),
    ("title", lambda line, text: is_title_line(line)),
    ("number", lambda line, text: len(text) < 30 and NUMBER.fullmatch(text)),
    ("date", lambda line, text: len(text) < 40 and (day_of(text) is not None or signature(line))),
    ("attachment", lambda line, text: ATTACHMENT.match(text) and len(text) < 300),
    ("disclosure", lambda line, text: says_disclosure(text)),
    ("contact", lambda line, text: holds_contact(line)),
    ("signed", lambda line, text: _SIGNED.match(text) or class_named(text)),
    (
        "agency",
        lambda line, text: len(text) < _LONGEST_SEALED and is_agency(unsealed(tight(line.text)).strip("（）"), 60),
    ),
)


def goes_on(kind: str, line: Line, last: str) -> bool:
    """Whether a line goes on with the list of kind cc or attachment, of which `last` is the text above."""
    if kind == "cc":
        ended = last.endswith(("。", "."))
        return not ended and not kind_of(line) and not _LABELLED.match(line.plain) and len(line.plain) < 120
    return bool(ITEM.match(line.plain)) or (not last and not kind_of(line))
