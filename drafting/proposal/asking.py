"""How much a sentence asks: what it begins with, who is to do it, the words of asking; and what speaks against it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from drafting.language.pairs import BRACKETS, mask, pair
from drafting.language.title_words import begins_with_verb

ASK = r"(?:建议|恳请|希望|呼吁|请求|提请|敬请|要求|期望|期盼|盼望|恳求|吁请|提议|倡议)"
_WHETHER = "可不可以|能不能|是否可以|能否|可否|是不是可以"
_MAY_ONE = f"(?:(?:如果|要是|若|倘若)能够?|{_WHETHER})"
_OFFICE = "局|委|办|厅|院|部门|政府|公司|集团|街道|单位|中心|学校|银行|大队|支队|派出所|社区|镇|乡"
_BIDDEN = rf"请(?!示|假|客|问|教|求|愿)(?=[\u4e00-\u9fff、]{{0,12}}?(?:{_OFFICE}))"
_SPEAKER = "我们|我|本人|代表们|委员们|大家|群众|居民|村民|家长"
_BEFORE = (
    "(?:只|为此|因此|对此|所以|鉴于此|据此|与此同时|同时|另外|此外|综上所述|综上|故|特此|特|现|并|还|也|"
    rf"{_SPEAKER}|谨|强烈|郑重)"
)
_GROUP = (
    "(?:[\u4e00-\u9fff]{0,6}(?:群众|居民|村民|市民|家长|业主|职工|员工|商户|学生|老师|教师|老人|司机|农户|农民|渔民|牧民|"
    "乡亲|患者|乘客|游客)们?(?:们|都|也|一致|十分|非常|热切|殷切|迫切|强烈){0,3}(?=希望|期盼|盼望|期望|呼吁|恳请|要求))?"
)
"""Those for whom a deputy speaks, before the word of asking."""
_PREFIX = re.compile(
    rf"(?:{_BEFORE}[，、]?){{0,6}}{_GROUP}"
    rf"(?:{ASK}(?!(?:提案|议案|案|书|人|者|代表|内容))[：:，]?(?:政府)?|{_BIDDEN}|盼(?:着|望着)?能够?|盼(?=有关|相关|政府|[省市县区镇乡州旗])|(?:想|觉得|认为)?[，、]?{_MAY_ONE}|(?:认为|觉得|想)，?(?:应当|应该|必须|有必要|可以))"
)
_BARE = re.compile(
    rf"(?:{_BEFORE}[，、]?){{0,6}}"
    rf"(?:(?:建议|呼吁)[：:，]?|(?:想|觉得|认为)?[，、]?{_MAY_ONE}|(?:希望|恳请|请求)(?:有关|相关)部门[：:，]?|(?:认为|觉得|想)，?(?:应当|应该))"
)
_BEHIND_COMMA = re.compile(
    rf"，(?=(?:{_BEFORE}[，、]?){{0,3}}(?:(?:建议|恳请|请求|呼吁|希望|提请)(?!的|是|和|，)|{_BIDDEN}))"
)
_COURTESY = re.compile(
    rf"(?:{_BEFORE}[，、]?){{0,6}}(?:{ASK}|望|盼)[^，。；]{{0,16}}?(?:予以|给予|引起|加以|高度|大力|认真|尽快|早日|关心)*"
    "(?:支持|重视|关注|考虑|采纳|研究|关心|审议|办理|答复|回复)(?:和?(?:支持|重视|关注|解决|落实|采纳|为盼|为感|为谢))*(?=[，。；！]|$)"
)
_AGENT = re.compile(
    r"(?:各?(?:级|县|市|区|镇|乡|省)?[\u4e00-\u9fff、（）]{0,18}?)"
    r"(?:部门|政府|局|厅|委|办|街道|社区|乡镇|学校|企业|单位|公司|党委|机关|机构|医院|镇|县|市|区|村|组织|协会|妇联|团委|工会|商会|联合会|银行|站|中心|相关方)"
    r"(?:和[\u4e00-\u9fff]{2,10}?(?:部门|局|委))?(?:要|应|须|需|可|能|对|将|会同|联合|牵头|在|加|尽快|进一步|给予|组织|落实|把|必须|积极)"
)
_ALSO = re.compile("^(?:与此同时|同时|另外|此外|并且?|还要?|也要?|再|其中)[，、：]?")
_APPEAL = re.compile(
    rf"(?:{_BEFORE}[，、]?){{0,6}}(?:建议|恳请|呼吁|请求|希望|提请)[\u4e00-\u9fff、]{{1,16}}?(?:政府|部门|局|委|办|厅|院|街道|镇)"
    "(?:能够?|要|应|可以)?(?:尽快|尽早|及早|早日|抓紧|及时|立即|今年|年内)?"
)
_VAGUE = re.compile(
    "(?:进一步|高度|切实|认真|大力|共同|加以|予以|给予|尽快|早日|积极|统筹)?"
    "(?:重视|解决|落实|支持|采纳|研究|考虑|关注|关心|推进|推动|改善|加强|加大|处理|办理|答复|行动|出台政策)"
)
_HOW = re.compile("[一二三四五]是|(?![对把将给为])[^，。；]{1,12}(?:之前|之后|以前|以后|期间|的，|时，)")
_COULD = re.compile(f"[\u4e00-\u9fff]{{0,10}}?(?:{_WHETHER})[\u4e00-\u9fff]{{3}}")
_COULD_BE = re.compile(f"(?<=[，：])(?:{_WHETHER})[\u4e00-\u9fff]{{3}}")
_FEW = 14
"""Characters of a clause in which it says that somebody should."""
SURE, LITTLE = 0.8, 0.4
"""How much a text asks that is surely a demand, and one that is more than told."""
_SHORTEST = 8
"""Characters of a clause that says what is to be done."""
_BODY_END, _REACH = re.compile("部门|政府|局|厅|委|办|中心|公司|大队|支队"), 24
"""What ends the name of a body, and the characters in which it is looked for."""
_PURSE = re.compile("(?:[省市县区州镇乡]|本级|各级|地方|同级)+级?财政")
_MODAL = re.compile("^.{0,24}?(?:应当|应该|应|必须|务必|需要|要|须|可以|不得|严禁|尽快|尽早)")
_SHOULD = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:应当|应该|要|应|须|需)")
_WANTED, _MOST_CLAUSES = (
    re.compile("(?:也|还|更|都|就|则)?(?:应当|应该|应|必须|务必|需要|要|可以|可|不妨|有必要|请)"),
    8,
)
"""What says of a clause that it is to be done, and the clauses of a sentence that are looked at."""
_PLAINLY = re.compile(
    "[\u4e00-\u9fff]{0,10}?(?:可以(?!说|看)|不要|不准|最好|干脆|不如|还得|还要|再(?!说|次|也|三|加上))[\u4e00-\u9fff]{2}"
    "|(?:要(?!是|么|不是|走|花|跑|等|排)|得(?!了|到)|把|将|派|请|叫)[\u4e00-\u9fff]{3}"
)
"""How one who writes no official Chinese says what is to be done."""
_WHEN = re.compile(
    r"(?:每(?:半?年|季度|学期|[月周天日])|[今明]年|[两一二三四五六七八九十\d]{1,3}(?:年|个月|个工作日|天)之?内|年[内底]前?"
    "|节假日|周末|[寒暑]假|(?:早晚)?高峰(?:时段|期)?|近期|分[批步年])(?:期间)?，?"
)
"""When something is to be done."""
_NO_OBJECT = frozenset("施备计设筑成长多合额出构面届议国")
"""What makes another word of a verb of one character: 设施, 建筑."""
_ADVERB = re.compile(
    "^(?:进一步|尽快|尽早|大力|积极|全面|切实|严格|不断|持续|全力|着力|逐步|加紧|及时|适当|合理|科学|充分|认真|定期|真正|多渠道|统筹|抓紧|深入|先|按(?!照|理|说)|把|将|对|由|在|从|以|让|使|给予|予以|允许|实行|组织|成立)"
)
_FOR = re.compile(
    "(?:为|给)[\u4e00-\u9fff、“”]{2,14}?(?:统一|免费|集中|全部|逐步|定期|优先|各)?"
    "(?:[配添][备齐置]|配[\u4e00-\u9fff]|[安加]装|购[买置]|办理|发放|[增设建]设|提供|开[设通]|建立|设立|落实)"
)
"""For whom something is to be done, and what: 为骑手统一办理保险."""
_SAYS = re.compile(
    "，(?:就是|才能|才是|既是|正是|不仅是)|[^，。]{2,12}是[^，。]{2,16}的(?:需要|要求|举措|关键|基础|前提|责任|事业)"
)
"""What says of a sentence that it praises or explains: 关爱老人，就是关爱明天的自己."""
_PROBLEM = re.compile(
    "存在|不足|缺乏|问题突出|导致|造成|由于|因为|近年来|目前|据统计|据了解|截至|随着|日益|现状|仍然|往往|尚未|难以|滞后|短缺|薄弱|屡禁不止|反映强烈|据调查"
)


@lru_cache(maxsize=4096)
def asks(plain: str) -> float:
    """From 0 (tells) to 2 and more (asks): how much a plain sentence is a demand."""
    text = _ALSO.sub("", plain.lstrip(" “”《》"))
    score = 0.0
    if _PREFIX.match(text):
        score += 1.5
        text = _PREFIX.sub("", text, count=1)
    if acts(text):
        score += 1.2
    elif names_agent(text) or _is_told_how(text):
        score += 1.0
    elif _FOR.match(text) or _ADVERB.match(text):
        score += 0.8
    elif re.match("请(?!示|假|客|问)", text):
        score += 1.2
    if _MODAL.match(text[:40]):
        score += 0.5
    if _PROBLEM.search(text[:60]):
        score -= 1.0
    if _SAYS.search(text[:60]):
        score -= 1.0
    if re.search("了[，。；]|已经?[\u4e00-\u9fff]{0,6}(?:建成|完成|达|有)", text[:60]):
        score -= 0.7
    return score


def asks_somewhere(plain: str) -> bool:
    """Whether a sentence asks, be it behind a comma: 单打独斗不行，应打造公用品牌."""
    return asks(plain) >= SURE or want_start(plain) is not None


def wants(plain: str) -> bool:
    """Whether a sentence of a plain speaker says what he would have: 路边再画上黄线, 最好派人管一管."""
    return any(_PLAINLY.match(clause) or acts(clause) for clause in plain.split("，")[:_MOST_CLAUSES])


def want_start(plain: str) -> int | None:
    """Where in a sentence the first clause begins that says in so many words what is to be done; None for nowhere."""
    at = 0
    for clause in plain.split("，")[:_MOST_CLAUSES]:
        match = _WANTED.match(clause)
        wanted = clause[match.end() :] if match else ""
        if begins_with_ask(clause) or (wanted and (acts(wanted) or _ADVERB.match(wanted))):
            return at
        at += len(clause) + 1
    return None


def _told(text: str) -> bool:
    """Whether a sentence says of somebody what he should do: 县财政要安排……."""
    match = _SHOULD.match(text)
    return match is not None and acts(text[match.end() :])


def _is_told_how(text: str) -> bool:
    """Whether a sentence says that somebody should, and begins to say how: 县财政应在三年内……."""
    match = _SHOULD.match(text)
    return match is not None and match[0][-1] != "要" and _ADVERB.match(text[match.end() :]) is not None


def _does(text: str) -> bool:
    """Whether a text begins with a body and what it is to do, without a word of duty between: 市城管局简化……."""
    if text[:1] not in "省市县区州镇乡各有相":
        return False
    return any(acts(text[match.end() :]) for match in _BODY_END.finditer(text))


def acts(text: str) -> bool:
    """Whether a plain text begins with what is to be done."""
    when = _WHEN.match(text)
    text = text[when.end() :] if when else text
    return begins_with_verb(text) or text[:2] in _doing() or (text[:1] in _doing() and text[1:2] not in _NO_OBJECT)


@cache
def _doing() -> frozenset[str]:
    """The verbs of one and two characters with which demands begin, of doing.txt."""
    lines = Path(__file__).with_name("doing.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def says_how(plain: str) -> bool:
    """Whether a part of a sentence only says how or when what stands before it is done: 移交之后在桥头挂牌."""
    return _HOW.match(plain) is not None


def could_start(plain: str) -> int:
    """Where in a question the clause begins that asks whether something could be done; 0 for nowhere, or its start."""
    match = _COULD_BE.search(plain) if plain.endswith("？") else None
    return match.start() if match else 0


def tells_to(plain: str) -> bool:
    """Whether a sentence says early of somebody what he should do, or asks whether he could: 车上能不能留一块地方."""
    clauses = plain.split("，")[:2]
    return any(("要" not in clause[:_FEW] and _told(clause)) or _COULD.match(clause) for clause in clauses)


def begins_with_ask(plain: str) -> bool:
    """Whether a sentence begins with 建议, 恳请 and the like."""
    return _PREFIX.match(plain) is not None


def asks_further(plain: str) -> bool:
    """Whether a sentence behind one that asks goes on asking: 同时，县水利局要……."""
    return _ALSO.match(plain) is not None and asks(plain) >= SURE


def ask_start(plain: str) -> int:
    """Where in a sentence it begins to ask: at its start, or behind a comma (……，建议由……)."""
    if _PREFIX.match(plain):
        return 0
    match = _BEHIND_COMMA.search(plain)
    return match.end() if match else 0


def is_courtesy(plain: str) -> bool:
    """Whether a sentence asks for nothing but attention: 恳请市政府予以支持.

    希望市政府重视，在东门增设车站 asks for more.
    """
    match = _COURTESY.match(plain)
    return match is not None and not (plain[match.end() :][:1] == "，" and _is_definite(plain[match.end() + 1 :]))


def _is_definite(plain: str) -> bool:
    """Whether a clause says what is to be done, and not that things be put forward."""
    return asks(plain) >= SURE and _VAGUE.match(plain) is None and len(plain) > _SHORTEST


def is_appeal(plain: str) -> bool:
    """Whether a sentence asks somebody by name for something definite: 呼吁市政府尽快开展一次清查."""
    match = _APPEAL.match(plain)
    return (
        match is not None
        and not is_courtesy(plain)
        and _VAGUE.match(plain[match.end() :]) is None
        and acts(plain[match.end() :])
    )


def names_agent(plain: str) -> bool:
    """Whether a sentence says who is to do it, first thing."""
    purse = _PURSE.match(plain)
    return (
        _AGENT.match(plain[:60]) is not None
        or _told(plain)
        or _does(plain[:_REACH])
        or (purse is not None and acts(plain[purse.end() :]))
    )


def bare_start(plain: str) -> int:
    """How many characters at the start only say that it is suggested."""
    match = _BARE.match(plain)
    return match.end() if match else 0


def cut_sentences(plain: str, ends: str = "。！？") -> list[tuple[int, int]]:
    """Start and end of each sentence of a plain text, its end mark in it; marks inside of brackets end nothing."""
    inside = mask(len(plain), pair(plain, BRACKETS).closed)
    found, start = [], 0
    for at, sign in enumerate(plain):
        if sign in ends and not inside[at]:
            found.append((start, at + 1))
            start = at + 1
    if plain[start:].strip():
        found.append((start, len(plain)))
    return [(first + len(plain[first:last]) - len(plain[first:last].lstrip()), last) for first, last in found]
