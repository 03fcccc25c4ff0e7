"""W: words of the wrong sound or shape, and words that are missing. A row's pattern says where it is surely wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import PROSE, Case
from drafting.checking.rule import Fault, rule, unsafe
from drafting.findings import Severity
from drafting.language.confused import find_confused

_CONTEXT: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            r"(?<![立随当旋迅亦意瞬在])(?P<word>即)(?!日|可|将|使|墨|刻|位|时|期|为|是|由|“|便(?!利)|行|席|兴|景)"
            r"(?=[^。；！？，：、]{1,20}(?:，|,)?[^。；！？，：、]{0,6}?(?:又(?!称|名|叫)|也(?!就是|称|叫)[能可是要会]))"
        ),
        "即",
        "既",
    ),
    (re.compile(r"(?<!拔)(?<!拔得)(?<!夺得)(?<!拔了)(?P<word>头筹)"), "头筹", "统筹"),
    (
        re.compile(
            r"(?P<word>环节)(?=[^，。；、的中上]{0,8}(?:资金压力|压力|矛盾|拥堵|紧张|之急|困难))(?!存在|面临|出现|仍)"
        ),
        "环节",
        "缓解",
    ),
    (
        re.compile(r"(?P<word>截止)(?=到?(?:目前|\d|今年|去年|上月|本月|年底|月底|[一二三四五六七八九十〇]))"),
        "截止",
        "截至",
    ),
    (re.compile(r"(?P<word>环节)(?=了[^，。；]{0,12}(?:问题|压力|矛盾|困难|状况|内涝|拥堵))"), "环节", "缓解"),
    (
        re.compile(
            r"(?<![自知利异克律一为])(?P<word>己)(?=[于列纳拨印竣]|完成|建成|投入|开工|采购|安排|形成|实施|全部|启动|收悉|办[结理]|落实|制定"
            r"|组织|通车|基本|初步|累计|达到|实现|会同|委托)"
        ),
        "己",
        "已",
    ),
    (re.compile(r"(?P<word>反应)(?=的问题|的情况|了群众|了问题|群众|居民|诉求|较?强烈)"), "反应", "反映"),
    (re.compile(r"(?P<word>必需)(?=要|按照|坚持|加强|依法|进行)"), "必需", "必须"),
    (re.compile(r"一如既往(?P<word>的)(?=支持|关注|关心|监督|参与|帮助|做好)"), "的", "地"),
    (re.compile(r"(?:进一步|积极|认真|切实|大力)(?P<word>的)(?=[推加开做落提完])"), "的", "地"),
    (
        re.compile(
            r"(?<!得到)(?<!实现)(?<!获得)(?<!取得)(?<!有了)(?<!带来)(?:有效|充分|全面|及时|稳步|扎实|逐步|不断|持续|深入|严格)"
            r"(?P<word>的)(?=推进|推动|解决|开展|落实|做好|提高|提升|改善|促进|完成|发挥)(?!解决(?:办法|途径|方案|措施|方式))"
        ),
        "的",
        "地",
    ),
)


@rule("W001", Severity.WARNING)
def wrong_word(case: Case) -> Iterator[Fault]:
    """写了别字。

    为什么：同音、形近的字最容易在输入时选错，校对时又容易读过去。
    不好：
        正文：此举即方便了居民，又节约了资金。截止目前，已布署到位。
    较好：
        正文：此举既方便了居民，又节约了资金。截至目前，已部署到位。
    依据：现代汉语通用字词的规范写法
    """
    yield from _confused(case, "别字")
    for pattern, wrong, meant in _CONTEXT:
        for index, match in case.scan(pattern, quoted=True):
            yield Fault(index, f"“{wrong}”此处应为“{meant}”", f"改为“{meant}”", match.span("word"), unsafe(meant))


def _confused(case: Case, section: str) -> Iterator[Fault]:
    said = "应为" if section == "别字" else "在公文中写作"
    for index, paragraph in case.each(*PROSE):
        for start, written, meant in find_confused(paragraph.text, section):
            span = (start, start + len(written))
            yield Fault(index, f"“{written}”{said}“{meant}”", f"改为“{meant}”", span, unsafe(meant))


@rule("W002", Severity.INFO)
def usage(case: Case) -> Iterator[Fault]:
    """用词不合公文的习惯写法。

    为什么：贡献、决定、安排、答复等抽象的事用“作出”，公文中已成通例。
    不好：
        正文：感谢您为我市发展做出贡献。
    较好：
        正文：感谢您为我市发展作出贡献。
    依据：现代汉语通用字词的习惯写法
    """
    yield from _confused(case, "用语")


_PROPOSER = r"(?:您|您们|你|你们|代表|委员)"
_LOST_WORD = (
    (re.compile(rf"{_PROPOSER}(?P<at>)(?=《[^》]{{4,80}}》[^，。；]{{0,16}}(?:收悉|收到|交由|转))"), "提出的"),
    (
        re.compile(
            rf"{_PROPOSER}(?:们)?(?:在[^，。；]{{2,40}}[上中期间]|所)?提(?:出|交)(?P<at>)"
            r"(?=[《“]|关于)(?=(?:《[^》]{2,80}》|“[^”]{2,80}”|[^，。；《“]{2,80})[^，。；]{0,40}(?:收悉|收到|交由|转[由交]))"
        ),
        "的",
    ),
)


@rule("W003", Severity.WARNING)
def word_lost(case: Case) -> Iterator[Fault]:
    """引言漏了“提出的”或者“的”。

    为什么：收悉的是“您提出的提案”；漏了字，句子就不通。
    不好：
        正文：您《关于增设便民座椅的提案》收悉。现答复如下：
    较好：
        正文：您提出的《关于增设便民座椅的提案》收悉。现答复如下：
    依据：现代汉语规范用法
    """
    for index, paragraph in case.opening:
        for pattern, lost in _LOST_WORD:
            match = pattern.search(paragraph.text[:400])
            if match and not case.quoted(index, match.start()):
                at = match.start("at")
                last = paragraph.text[at - 1]
                yield Fault(index, f"“{match[0]}”后面漏了“{lost}”", f"补上“{lost}”", (at - 1, at), unsafe(last + lost))


_TWICE = re.compile(
    r"(?P<word>(?![一逐每各个])[一-鿿]{2,4})(?P=word)|(?P<single>的的(?![确士])|了了(?!解)|和和(?![气美睦平谐])|与与(?!会)|将将(?!军)|及及(?!时))"
)
_MAY_REPEAT = ("研究", "讨论", "商量", "考虑", "了解", "休息", "谢谢", "多多", "常常", "往往", "年年", "天天", "人人")


@rule("W004", Severity.WARNING)
def word_twice(case: Case) -> Iterator[Fault]:
    """同一个词接连写了两遍。

    为什么：接连两遍的词多是修改、粘贴时留下的。
    不好：
        正文：下一步，将进一步进一步加强管理。
    较好：
        正文：下一步，将进一步加强管理。
    依据：现代汉语规范用法
    """
    for index, match in case.scan(_TWICE, quoted=True):
        word = match["word"] or match["single"][0]
        if word not in _MAY_REPEAT and len(set(word)) == len(word):
            yield Fault(index, f"“{word}”写了两遍", "删去一个", match.span(), unsafe(word))
