"""What announces demands: a heading (对策建议), a sentence that leads to them (为此，我们建议：), or one that only says
how many things there are to do (可以从以下几方面着手。)."""

from __future__ import annotations

import re

from drafting.letter.lines import Line
from drafting.proposal.asking import ASK, begins_with_ask
from drafting.proposal.numbering import inline

_WORD = "建议|对策|措施|办法|意见|诉求|请求|思路|举措|要求"
_HEADING = re.compile(
    r"(?:该|应该|应当)?(?:怎样|如何|怎么)[\u4e00-\u9fff]{1,10}[？：]?|(?:建议)?怎么[办做][？：]?|(?:破解|解决)之[策道][：]?|"
    rf"(?:解决|具体|议案|工作)?方案[：]?|(?:关于)?(?:[\u4e00-\u9fff、]{{0,14}}?)(?:{_WORD})(?:(?:和|与|及|、|或)?(?:[\u4e00-\u9fff]{{0,4}})(?:{_WORD}))?(?:内容|部分)?(?:(?:如下|是)[：。]?|：)?"
)
_LEAD = re.compile(
    rf"(?:^|(?<=[。；！，]))(?:[^。；！：]{{0,60}}?)(?:{ASK}|提出[^。；：]{{0,16}}(?:{_WORD}|提案)|(?:{_WORD}|提案)如下|如下(?:{_WORD})|以下(?:[几\u4e00-\u9fff]{{0,6}})(?:{_WORD})|着手|入手|做起|我们?认为|下一步|今后|我们?的(?:{_WORD})(?:就?是|有)?|应当|应该|必须|要做到)"
    rf"[^。；：，！]{{0,20}}(?:，(?:请予?|敬请|供|望)[^。；：，！]{{1,10}})?："
)
_LEAD_END = re.compile(
    rf"(?:^|(?<=[。；！，：]))[^。；！：]{{0,60}}?(?:(?:提出|提)[^。；：]{{0,14}}(?:{_WORD})|(?:几|[一二三四五六七八九十\d])[点条个项]方?面?的?(?:{_WORD})|(?:{_WORD})如下|(?:为此|因此|特此|现)建议)[。：，]?$"
)
_COUNTED = re.compile(
    r"(?:(?:(?<![\d%万亿元岁级米倍])以下|如下|下列|这样(?=[几一二三四五六七八九两\d]))(?:[几一二三四五六七八九两\d]个?(?:点|条|件|方面|步|项|招|手))?|"
    r"[几一二三四五六七八九两]个?(?:点|条|件|方面|步|项|招|手)|(?:关键|办法|出路|途径|重点)(?:就?在于?|有|是)?[二三四五六]|[三四五多][管措]齐下|(?:在|从)[^，。；：]{0,16}下功夫|(?:多方|共同|一起|持续)?"
    r"(?:发力|用力|努力|动起来|破题|着力|考虑|想法|看法|对策|文章))[^。；：，！？]{0,12}(?:，(?:请|仅|供|不|望|敬)[^，。；：]{1,10}){0,2}[：。]?$"
)
_POLITE = re.compile("，(?=请|仅|供|不|望|敬)")
_SIGNS = re.compile(r"^[^\w《“（]{1,3}")
"""Pictures before a heading: ▶ 我的建议."""
_TROUBLE = re.compile(
    "问题|原因|困难|不足|短板|现状|表现|症结|理由|依据|影响|危害|特点|特征|矛盾|制约|弊端|隐患|[难堵痛]点|困境|瓶颈|背景|"
    "情况|成效|成绩|优势|意义|好处|作用|经验|导致|造成|已|了"
)
_EXPLAINS = re.compile("究其|归结|归纳|分析|(?:原因|问题|表现|症结)(?:在于|是|有)?，?有")
"""What says of a sentence that counts that reasons follow."""
_SOLVES = re.compile("(?:解决|破解|化解)(?:这|上述|以上|该|此|好)")
"""What says of a sentence that it is about the way out, though it names the problem."""
_LONGEST_HEADING, _LONGEST_BARE = 24, 8
"""Characters of a heading, and of one that begins with 建议."""
_LONGEST_COUNTED, _REACH = 40, 200
"""Characters of a sentence that only counts, and of a text in which it is looked for before a colon."""


def begins_list(plain: str) -> bool:
    """Whether a line announces demands: 我是人大代表某某，提几条建议："""
    return _LEAD.search(plain) is not None or _LEAD_END.search(plain) is not None


def is_heading(plain: str) -> bool:
    """Whether a line is the heading over demands, and asks for nothing itself."""
    plain = _SIGNS.sub("", plain.rstrip("—"))
    asking = plain.startswith("关于") or (len(plain) > _LONGEST_BARE and begins_with_ask(plain))
    return len(plain) <= _LONGEST_HEADING and not asking and _HEADING.fullmatch(plain) is not None


def heading_before_colon(plain: str) -> int:
    """Where a heading over demands ends whose text follows on its line; 0 for none."""
    colon = plain.find("：", 0, _LONGEST_HEADING)
    return colon + 1 if colon > 0 and is_heading(plain[:colon]) else 0


def lead_of(line: Line) -> int | None:
    """Where a sentence that announces demands ends; None where none does."""
    plain = f"{line.plain.rstrip('—')}：" if line.plain.endswith("——") else line.plain
    if match := _LEAD.search(plain):
        return len(line.text) if line.plain.endswith("——") else match.end()
    return len(line.text) if _LEAD_END.search(plain) else None


def counted_of(line: Line) -> int | None:
    """Where a sentence ends that says how many things follow, and not that they are problems; None where none does."""
    plain = line.plain
    series = next((at for at, _ in inline(plain)), 0)
    for end in (plain.find("：", 0, _REACH) + 1, series, len(plain)):
        start = max(plain.rfind(sign, 0, end - 1) for sign in "。；！？") + 1
        clause = plain[start:end]
        if 0 < len(clause) <= _LONGEST_COUNTED and _COUNTED.search(clause) and not _is_trouble(clause):
            return end
    return None


def colon_of(line: Line, below: str) -> int | None:
    """Where a colon ends what stands before several things between semicolons, on its line or from the line `below` on,
    and not that they are problems."""
    colon = line.plain.find("：", 0, _REACH)
    start = max(line.plain.rfind(sign, 0, max(colon, 0)) for sign in "。；！？") + 1
    rest = line.plain[colon + 1 :]
    listed = ("；" in rest and rest[0] not in "“《") or (not rest and below.endswith("；"))
    return colon + 1 if colon > start and listed and not _is_trouble(line.plain[start:colon]) else None


def _is_trouble(clause: str) -> bool:
    """Whether what a sentence counts are problems or reasons: its last words say so, or it explains."""
    if _SOLVES.search(clause):
        return False
    return _EXPLAINS.search(clause) is not None or bool(_TROUBLE.search(_POLITE.split(clause)[0].split("，")[-1]))
