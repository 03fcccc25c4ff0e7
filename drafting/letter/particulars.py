"""The particulars of an old case in its words: each is known by its spellings, what else may be one is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafting.language.numerals import DATE
from drafting.language.unverified import mark
from drafting.model.kinds import SUBJECTS
from drafting.model.reply import Contact, Reply

_QUOTES = (("《", "》"), ("〈", "〉"), ("“", "”"), ("‘", "’"), ("「", "」"), ('"', '"'), ("", ""))
_SHORTEST_TITLE = 4  # a shorter one may be any word of the text
_FIELDS = ("届次", "提出人", "称谓", "提出人称谓", "主办单位", "发文机关", "签发人", "您")

KEPT = r"【待核：[^】]*】|^ *(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d))|[\u4e00-\u9fff]{2,12}〔\d{4}〕\d{1,5}号"
"""What stays as it is: what is marked already, the numeral of a heading, the number of a document that is cited."""

_SUBJECTS = "|".join(SUBJECTS)
_NUMERAL = "[〇零○一二三四五六七八九]"
_DAY = r"\d{1,2}月(?:\d{1,2}日)?|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
DATED = rf"(?:\d{{4}}|{_NUMERAL}{{4}})年(?:度|{_DAY})?"
_CASE = (
    DATED,
    r"\d{1,2}月\d{1,2}日",
    rf"[《“〈‘「][^《》“”〈〉‘’「」]{{2,120}}(?:{_SUBJECTS})[》”〉’」]",
    rf"[《“]关于[^《》“”]{{2,120}}[》”](?=的?(?:{_SUBJECTS}))",
    r"第[ A-Za-z]{0,4}\d[\d（）()A-Za-z-]{0,12}号",
    r"第?[一二三四五六七八九十百\d]{1,4}届[\u4e00-\u9fff]{0,12}?[一二三四五六七八九十\d]{1,3}次(?:全体)?会议",
)
LEFT = "|".join(_CASE)
"""What may be a particular of the old case: a date, the quoted title of a proposal, its number, a session."""

_UNITS = "公里|千米|平方米|平方公里|立方米|公顷|千瓦时?|人次|个月|小时|分钟|个工作日|个百分点"
FIGURE = rf"(?<![\d.])\d+(?:[.,]\d+)*(?:[%％‰]|[千万亿余多]{{0,3}}(?:{_UNITS}|[\u4e00-\u9fff])?)"
"""A figure of an answer with its unit."""


def marked(text: str, record: Mapping[str, Any]) -> str:
    """The words of an old answer with each figure, and each particular of the case in `record`, marked."""
    proposal = record.get("proposal") or {}
    proposers = proposal.get("proposers") or ()
    values = (proposal.get("title"), proposal.get("session"), record.get("document_number"), record.get("signatory"))
    words = sorted({re.escape(str(word)) for word in (*values, *proposers) if word}, key=len, reverse=True)
    pattern = "|".join([*words, LEFT, FIGURE])
    return re.sub(f"(?P<kept>{KEPT})|{pattern}", lambda found: found["kept"] or mark(found[0]), text, flags=re.M)


_HAN = "[〇零两一二三四五六七八九十百千万亿]"
_COUNTED = (
    "个百分点|个工作日|个半月|个月|个|处|座|所|项|批|家|户|人次|人|名|件|条|辆|台|套|盏|把|期|次|场|年|月|日|天|周|季度|"
    "公里|平方米|米|亩|元|倍|成"
)
_BY = "(?:[底末初中内])?(?:[之以]?[前后内来])?"
_LAST_YEARS = re.compile(
    "|".join(
        (
            r"(?P<kept>【待核[^】]*】)",
            rf"(?P<numeral>^[ \u3000]*(?:[（(](?:\d\d?|{_HAN}{{1,3}})[）)]|\d\d?[.．、](?!\d)|{_HAN}{{1,3}}、))",
            r"[\u4e00-\u9fff]{0,12}[〔【\[［（(]\d{4}[〕】\]］）)]第?\d{1,5}号",
            DATE.pattern,
            rf"(?:{DATED}){_BY}",
            rf"(?:[今本去明后当上下同全]年|年(?=[底内末初]))(?:\d{{1,2}}月|[上下]半年|第?[一二三四]季度)?{_BY}",
            rf"[上下本]个?月{_BY}|[上下]半年{_BY}|第?[一二三四]季度{_BY}|“?十[一二三四五]五”?(?:期间|期末|末)?",
            r"近期|近日|日前|目前|截至[目前年月日底末\d]{0,12}",
            rf"\d{{1,2}}月(?:\d{{1,2}}日)?{_BY}",
            FIGURE,
            rf"百分之{_HAN}{{1,9}}|第?{_HAN}{{1,9}}[多余]?(?:{_COUNTED}){_BY}",
        )
    ),
    re.MULTILINE,
)
"""What may be last year's. Each alternative is bounded, so that the whole is linear in the text."""


def unverified(text: str) -> str:
    """The text with every number, date, document number and time limit in a mark; numerals of headings stay."""
    return _LAST_YEARS.sub(lambda found: found[0] if found["kept"] or found["numeral"] else mark(found[0]), text)


def spellings(reply: Reply, known: Mapping[str, Any]) -> dict[str, str]:
    """What a block says in place of each particular of the case: a field, or the old text marked."""
    found = {text: "{{ 事项 }}" for text in _titles(reply, known)}
    found |= {str(known[name]): f"{{{{ {name} }}}}" for name in _FIELDS if len(known[name] or "") > 1 or name == "您"}
    found |= {f"第{number}号": "第{{ 编号 }}号" for number in _numbers(known["编号"])}
    found |= {text: mark(text) for text in _others(reply, known["称呼"]) if text not in found}
    return found


def _titles(reply: Reply, known: Mapping[str, Any]) -> Iterator[str]:
    """The title however it is quoted, with what is answered behind it or not."""
    yield known["事项"]
    title = (reply.proposal.title or "").strip()
    whole = title[1:-1] if len(title) > 2 and (title[0], title[-1]) in _QUOTES else title
    core = re.sub(f"的?(?:{_SUBJECTS})$", "", whole)
    bare = core.removeprefix("关于")
    tails = (f"的{known['类别']}", known["类别"], "")
    for before, after in _QUOTES:
        for stem in dict.fromkeys((whole, core)):
            for tail in tails if len(stem) >= _SHORTEST_TITLE else ():
                yield f"{before}{stem}{after}{tail}"
        if len(bare) >= _SHORTEST_TITLE:
            yield f"关于{before}{bare}{after}的{known['类别']}"


def _numbers(number: str) -> set[str]:
    """The number as it is assigned, padded or not."""
    return {number, number.lstrip("0") or number, number.zfill(4)} if number.isdecimal() else {number}


def _others(reply: Reply, called: str) -> Iterator[str]:
    """What no field of a block stands for: one of several proposers, who is to be asked, the letter's own number."""
    for proposer in reply.proposal.proposers:
        yield from (f"{proposer.name}{called}", proposer.name)
    for contact in reply.contacts or ():
        if isinstance(contact, Contact):
            yield from (value for value in (contact.unit, contact.person, contact.phone) if value)
    if reply.document_number:
        yield reply.document_number
