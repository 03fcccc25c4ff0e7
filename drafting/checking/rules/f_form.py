"""K008 to K011, D010, E014 to E016, S009: what a form says twice agrees, and what it lacks or has in vain is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, safe
from drafting.document import HEADINGS, Paragraph, Role
from drafting.findings import Severity
from drafting.language.headings import parse_heading
from drafting.language.pairs import short
from drafting.layout.imprint import unprinted
from drafting.model.kinds import SUBJECTS, kind_of

_OF_PROPOSAL = re.compile(r"的?(?:建议案|建议|议案|提案)$")
_BEHIND = re.compile(r"的?(?:建议|议案|提案)")


def _subjects(case: Case) -> tuple[str, str] | None:
    """What 文种 answers and what 类别 says, where the two differ."""
    own = kind_of(case.reply.kind).subject if case.reply else ""
    typed = case.reply.proposal.kind if case.reply else ""
    return (own, typed) if own and typed and own != typed else None


@rule("K008", Severity.ERROR, against="kind")
def kind_of_other_chamber(case: Case) -> Iterator[Fault]:
    """文种与建议提案的类别不属同一机关。

    为什么：建议、议案出自人大，提案出自政协；改了文种而没有改类别，标题、称谓、届次、抄送就会错成两家的。
    不好：
        文种: 建议答复
        建议提案:
          类别: 提案
    较好：
        文种: 提案答复
        建议提案:
          类别: 提案
    依据：文种对应：建议、议案——人大；提案——政协
    """
    own, typed = _subjects(case) or ("", "")
    if own and SUBJECTS[own][0] != SUBJECTS[typed][0]:
        for field in ("kind", "proposal.kind"):
            mend = f"核对来文：文种改为{typed}答复，或者类别改为{own}，届次、抄送随之改正"
            yield Fault(field, f"文种是{case.reply.kind}，类别却是{typed}", mend)


@rule("K009", Severity.WARNING, against="kind")
def kind_of_same_chamber(case: Case) -> Iterator[Fault]:
    """文种与建议提案的类别不同，虽属同一机关。

    为什么：议案转为建议办理的，按建议答复；用议案答复，交办机关对不上件。
    不好：
        文种: 议案答复
        建议提案:
          类别: 建议
          届次: 市十六届人大二次会议
    较好：
        文种: 议案答复
        建议提案:
          类别: 议案
          届次: 市十六届人大二次会议
    依据：全国人民代表大会代表建议、批评和意见处理办法
    """
    own, typed = _subjects(case) or ("", "")
    if own and SUBJECTS[own][0] == SUBJECTS[typed][0]:
        mend = f"核对来文：文种改为{typed}答复，或者类别改为{own}；议案转建议的用建议答复"
        yield Fault("proposal.kind", f"文种是{case.reply.kind}，类别却是{typed}", mend)


def _matter(title: str) -> str:
    """What a title is about: quotation marks, 关于 and 的提案 left out."""
    bare = re.sub(r"[\s《》〈〉“”‘’]", "", title)
    return _OF_PROPOSAL.sub("", bare.removeprefix("关于"))


def _is_unlike(one: str, other: str) -> bool:
    """Whether two matters share few of their characters: another paper, and no slip of the pen."""
    return len(set(one) & set(other)) < 0.4 * min(len(set(one)), len(set(other)))


def _quoted(case: Case, places: Iterable[tuple[int, Paragraph]]) -> Iterator[tuple[int, int, int, str]]:
    """Each title of a proposal that paragraphs quote: its place and its text."""
    for index, paragraph in places:
        last = 0
        for start, end in sorted(case.quotations[index]):
            inner = paragraph.text[start + 1 : end - 1]
            named = _OF_PROPOSAL.search(inner) or _BEHIND.match(paragraph.text, end)
            if start >= last and named and inner.startswith("关于"):
                yield index, start + 1, end - 1, inner
            last = max(last, end)


def _quoted_titles(case: Case) -> Iterator[tuple[int, int, int, str, str]]:
    """Each title of a proposal quoted in the title or the opening: its place, its text, and what it should be.

    That is what the form has. A letter's opening is held against its title; several papers answered in one are left.
    """
    titled, opened = _quoted(case, case.each(Role.TITLE)), _quoted(case, case.opening)
    if case.reply:
        own = case.reply.proposal.title
        yield from ((*found, own) for found in (*titled, *opened) if own)
        return
    in_title, in_opening = next(titled, None), list(opened)
    if in_title and len(in_opening) == 1:
        yield *in_opening[0], in_title[3]


@rule("K010", Severity.ERROR)
def other_proposal_quoted(case: Case) -> Iterator[Fault]:
    """标题或引言引的是另一件建议、提案。

    为什么：题目是旧稿留下的，收信人看到的就是别人的提案。
    不好：
        引言: 您提出的《关于整治背街小巷的提案》收悉，现答复如下：
    较好：
        引言: 您提出的《关于增设便民座椅的提案》收悉，现答复如下：
    依据：答复与来件一致
    """
    for index, start, end, inner, own in _quoted_titles(case):
        other = _matter(inner) not in _matter(own) if case.reply else _is_unlike(_matter(inner), _matter(own))
        if other:
            yield Fault(index, f"来文的题目是“{short(own)}”，这里引的是另一件", "照来文的题目改正", (start, end))


@rule("K011", Severity.WARNING)
def proposal_quoted_short(case: Case) -> Iterator[Fault]:
    """标题或引言引来文的题目没有引全，或者两处不同。

    为什么：放在书名号、引号里的题目应当与来文一字不差，省略了就可能与另一件相混。
    不好：
        引言: 您提出的《关于增设座椅的提案》收悉，现答复如下：
        建议提案:
          标题: 关于在公园和步道增设座椅的提案
    较好：
        引言: 您提出的《关于在公园和步道增设座椅的提案》收悉，现答复如下：
        建议提案:
          标题: 关于在公园和步道增设座椅的提案
    依据：答复与来件一致
    """
    for index, start, end, inner, own in _quoted_titles(case):
        same, part = _matter(inner) == _matter(own), _matter(inner) in _matter(own)
        if not same and case.reply and part:
            yield Fault(index, "来文的题目没有引全", f"写作“{short(own)}”", (start, end))
        elif not same and not case.reply and not _is_unlike(_matter(inner), _matter(own)):
            yield Fault(index, f"标题引作“{short(own)}”，这里不同", "核对来文，两处写成同一题目", (start, end))


@rule("D010", Severity.ERROR)
def proposer_of_other_chamber(case: Case) -> Iterator[Fault]:
    """提出人后面写了另一机关的称呼。

    为什么：建议、议案的提出人是代表，提案的提出人是委员；称呼与文种对不上，必有一处是错的。
    不好：
        建议提案:
          提出人: 陈知远代表
    较好：
        建议提案:
          提出人: 陈知远委员
    依据：文种对应：建议、议案——代表；提案——委员
    """
    for position, proposer in enumerate(case.reply.proposal.proposers if case.reply else ()):
        called = proposer.understood.called
        if called and case.person and called != case.person:
            message = f"{case.subject}的提出人是{case.person}，这里写的是“{called}”"
            yield Fault(f"proposal.proposers.{position}.name", message, f"改为“{case.person}”，或核对文种")


@rule("E014", Severity.ERROR, against="kind")
def no_host(case: Case) -> Iterator[Fault]:
    """会办意见没有主送的主办单位，或者主送的是自己。

    为什么：会办意见送主办单位，由主办单位统一答复；没有主送单位，这封信就没有收信人。
    不好：
        文种: 会办意见
        建议提案:
          类别: 提案
    较好：
        文种: 会办意见
        建议提案:
          类别: 提案
          主办单位: 市住房和城乡建设局
    依据：GB/T 9704-2012，7.3.2；各地建议提案办理办法关于主办、会办的规定
    """
    if case.cohandled and not case.document.text(Role.SALUTATION).strip("：: 　"):
        title = case.first(Role.TITLE)
        where: int | str = "proposal.host" if case.reply else title[0] if title else ""
        yield Fault(where, "会办意见没有主办单位，印出来没有主送机关", "填写主办单位")
    host, issuer = (case.reply.proposal.host or "", case.reply.issuer or "") if case.reply else ("", "")
    if case.cohandled and host and issuer.endswith(host):
        yield Fault("proposal.host", "主办单位就是本单位", "填写主办单位的名称；自己主办的，文种改为答复")


@rule("E015", Severity.INFO)
def unfinished(case: Case) -> Iterator[Fault]:
    """还有必填的内容没有填。

    为什么：草稿可以先检查；必填的内容填完以前，不能生成答复。
    不好：
        建议提案:
          编号:
    较好：
        建议提案:
          编号: 76
    依据：本程序的规定
    """
    for path, what in case.reply.missing if case.reply else ():
        yield Fault(path, f"还没有填写{what}", "补上后再生成答复")


@rule("E016", Severity.WARNING)
def imprint_not_printed(case: Case) -> Iterator[Fault]:
    """信函版式有印发机关、印发日期。

    为什么：信函格式的版记不加印发机关和印发日期，表单里填了也不印出。
    不好：
        版式: 信函
        印发机关: 云州市园林管理局办公室
    较好：
        版式: 文件
        印发机关: 云州市园林管理局办公室
    依据：GB/T 9704-2012，10.1
    """
    for paragraph in unprinted(case.document):
        index = case.document.paragraphs.index(paragraph)
        yield Fault(index, f"信函版式不印{paragraph.role.value}", "删去，或者改用文件版式", (0, len(paragraph.text)))


@rule("S009", Severity.WARNING)
def typed_numeral(case: Case) -> Iterator[Fault]:
    """答复的标题里写了序号，或者印了两个序号。

    为什么：各条的序号由程序按次序编排，只有一条时不编；标题里写了，增删一条就会错号，还会印成“一、（二）”。
    不好：
        答复:
          - 标题: （二）关于增设座椅
            内容: 已增设座椅20把。
    较好：
        答复:
          - 标题: 关于增设座椅
            内容: 已增设座椅20把。
    依据：GB/T 9704-2012，7.3.3
    """
    if not case.reply:
        yield from _doubled(case)
        return
    for index, paragraph in case.each(*HEADINGS):
        own = next((span for span in paragraph.spans if span.source.endswith(".heading")), None)
        typed = own and parse_heading(paragraph.text[own.start : own.end])
        if typed:
            span = (own.start, own.start + typed.length)
            yield Fault(index, f"标题里写了序号“{paragraph.text[slice(*span)]}”", "删去序号", span, safe(""))


def _doubled(case: Case) -> Iterator[Fault]:
    for index, paragraph in case.each(*HEADINGS[:2]):
        first = parse_heading(paragraph.text)
        second = parse_heading(paragraph.text[first.length :]) if first else None
        if first and second:
            span = (first.length, first.length + second.length)
            yield Fault(index, f"序号写了两个，后面又有“{paragraph.text[slice(*span)]}”", "删去一个", span)
