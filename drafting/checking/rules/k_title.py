"""K012 to K018: the title, the opening and the closing are those of this kind of letter, and of this case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.document import Role
from drafting.findings import Severity
from drafting.letter.salutation import hears_reports
from drafting.model.followups import SECOND
from drafting.model.kinds import SUBJECTS

_SUBJECT = re.compile(r"(?:号|[》”’])的?(建议|议案|提案)(?=[案》”’）]{0,2}(?:办理|的|会办|协办|答复|$))")
_COHANDLED = re.compile(r"(?:会办|协办)(?:意见|情况)?(?:的?函|的?答复)?$")
_OTHER_PAPER = re.compile(r"(?:请示|通知|通报|公告|通告|决定|批复|纪要)$")
_OF_COHANDLER = re.compile(
    r"供(?:你|贵)[^，。；]{1,12}(?:参考|答复)|由(?:你|贵)(?:单位|局|委|厅|办|部)统一答复|如下(?:会办|协办)意见"
    r"|以上(?:会办|协办)意见"
)
_OF_OTHER_PAPER = re.compile(
    r"(?:[妥当]否[，,]?)?请(?:予以?)?(?:批示|批复|批准|审批|审定)(?=[。！]|$)|特此(?:通知|通报|通告|公告|报告|请示|批复)"
    r"|(?:请|望)[^，。；]{0,6}(?:遵照|贯彻|参照)执行|以上报告"
)
_NUMBER = re.compile(r"第\s*([A-Z]?\d[\d（）()A-Z-]{0,12})\s*号(?=[^，。；]{0,4}(?:建议|议案|提案))")
_TOGETHER = re.compile(r"并案|合并|一并|另|首次|上次|去年|前年|\d{4}年")
_AGAIN = re.compile(r"再次|重新|首次|前次|上次|进一步|原答复")


@rule("K012", Severity.ERROR, against="kind")
def title_of_other_kind(case: Case) -> Iterator[Fault]:
    """标题是另一文种的。

    为什么：标题写明答复的是建议、议案还是提案，是答复还是会办意见；与文种不符，多是从旧稿抄来。
    不好：
        标题: 关于市政协五届三次会议第76号建议的答复
    较好：
        标题: 关于市政协五届三次会议第76号提案的答复
    依据：文种对应；党政机关公文处理工作条例第九条
    """
    titles = list(case.each(Role.TITLE))
    if not titles:
        return
    index, last = titles[-1]
    if paper := _OTHER_PAPER.search(last.text.rstrip()):
        yield Fault(index, f"这不是{paper[0]}", "写作“…的答复”“…的会办意见”", paper.span())
    cohandled = _COHANDLED.search(case.title)
    if case.reply and cohandled and not case.cohandled:
        yield Fault(index, f"文种是{case.reply.kind}，标题却是{cohandled[0]}", "改为“…的答复”，或核对文种")
    elif case.reply and case.cohandled and not cohandled and re.search(r"答复函?$", case.title):
        yield Fault(index, "文种是会办意见，标题却是答复", "改为“…的会办意见”，或核对文种")
    for place, match in case.scan(_SUBJECT, (Role.TITLE,), quoted=True) if case.reply else ():
        if match[1] != case.subject and (case.subject, match[1]) != ("建议", "议案"):
            yield Fault(place, f"此件答复的是{case.subject}，标题称作“{match[1]}”", "照来文改正", match.span(1))


@rule("K013", Severity.ERROR, against="kind")
def words_of_other_kind(case: Case) -> Iterator[Fault]:
    """引言、结语是另一文种的话。

    为什么：“供你单位统一答复时参考”是会办意见的话，“妥否，请批示”是请示的话；写给代表、委员就文不对题。
    不好：
        结语: 以上意见，供你单位统一答复时参考。
    较好：
        结语: 感谢您对我们工作的关心、支持和监督。
    依据：党政机关公文处理工作条例第八条；各地建议提案办理办法关于主办、会办的规定
    """
    reports = hears_reports(case.document.text(Role.SALUTATION).strip(" 　:："))
    for index, paragraph in dict((*case.opening, *case.prose[-1:], *case.closing)).items():
        for pattern in (*(() if reports else (_OF_OTHER_PAPER,)), *(() if case.cohandled else (_OF_COHANDLER,))):
            for match in pattern.finditer(paragraph.text):
                if not case.quoted(index, match.start()):
                    yield Fault(index, f"“{match[0]}”是另一文种的话", "改用本文种的引言、结语", match.span())


@rule("K014", Severity.INFO, against="kind")
def result_of_cohandler(case: Case) -> Iterator[Fault]:
    """会办意见标了办理结果。

    为什么：办理结果由主办单位统一标明，会办单位只提意见。
    不好：
        标题：关于市政协五届三次会议第76号提案的会办意见
        主送机关：市住房和城乡建设局：
        办理结果：A
    较好：
        标题：关于市政协五届三次会议第76号提案的会办意见
        主送机关：市住房和城乡建设局：
        无：办理结果
    依据：各地建议提案办理办法关于主办、会办的规定
    """
    for index, paragraph in case.each(Role.RESULT) if case.cohandled else ():
        yield Fault(index, "会办意见不标办理结果", "删去，由主办单位标明", (0, len(paragraph.text)))


@rule("K015", Severity.WARNING)
def opening_names_no_paper(case: Case) -> Iterator[Fault]:
    """引言没有说答复的是哪一件。

    为什么：引言要写明收到的是哪一件建议、提案，再说“现答复如下”；只有问候，收信人不知所答何事。
    不好：
        引言: 您好！感谢您的关心，现将有关情况答复如下：
    较好：
        引言: 您提出的《关于增设便民座椅的提案》收悉，现答复如下：
    依据：答复与来件一致
    """
    typed = case.reply.opening if case.reply else None
    text = "".join(paragraph.text for _, paragraph in case.opening)
    named = any(subject in text for subject in SUBJECTS) or (case.reply and case.reply.proposal.number in text)
    if typed is not None and not named:
        said = f"引言中没有所答复的{case.subject}" if text.strip() else "没有引言"
        yield Fault("opening", said, f"写明{case.subject}的题目或者编号")


@rule("K016", Severity.WARNING)
def second_reply_unmarked(case: Case) -> Iterator[Fault]:
    """再次答复与首次答复分不清。

    为什么：提出人对首次答复不满意的，要重新办理、再次答复；再次答复用新的发文字号，并说明是再次答复。
    不好：
        首次答复: {发文字号: 云政数〔2026〕23号, 成文日期: 2026-06-10}
    较好：
        首次答复: {发文字号: 云政数〔2026〕12号, 成文日期: 2026-06-10}
        引言: 您提出的《关于增设便民座椅的提案》，我们已重新办理，现再次答复如下：
    依据：各地建议提案办理办法关于重新办理的规定
    """
    followup = case.reply.followup if case.reply else None
    if not followup:
        return
    first = case.reply.first_reply
    if first.document_number and first.document_number == case.reply.document_number:
        yield Fault("document_number", "发文字号与首次答复相同", "编新的发文字号")
    said = _AGAIN if followup.name == SECOND else re.compile(followup.word)
    if not next(case.scan(said, (Role.BODY, Role.TITLE)), None):
        yield Fault("first_reply", f"文中没有说明是{followup.name}", f"在引言中写明“现{followup.name}如下”")


@rule("K018", Severity.WARNING)
def first_reply_uncited(case: Case) -> Iterator[Fault]:
    """再次答复、补充答复没有引首次答复。

    为什么：写明首次答复的发文字号和日期，收信人才知道这一份接着哪一份，两份才归得到一起。
    不好：
        首次答复: {本次: 补充答复, 成文日期: 2026-06-10}
    较好：
        首次答复: {本次: 补充答复, 发文字号: 云政数〔2026〕12号, 成文日期: 2026-06-10}
    依据：各地建议提案办理办法关于重新办理、跟踪办理的规定
    """
    followup = case.reply.followup if case.reply else None
    if not followup:
        return
    first, name = case.reply.first_reply, followup.name
    if not first.document_number:
        yield Fault("first_reply.document_number", f"{name}没有写首次答复的发文字号", "照首次答复填写")
    if not first.date:
        yield Fault("first_reply.date", f"{name}没有写首次答复的成文日期", "照首次答复填写")
    text = "".join(paragraph.text for _, paragraph in case.opening)
    if case.reply.opening and first.document_number and first.document_number not in text:
        yield Fault("opening", f"{name}的引言没有引首次答复的发文字号", f"写明“（{first.document_number}）”")


@rule("K017", Severity.WARNING)
def other_number_answered(case: Case) -> Iterator[Fault]:
    """答复中说的是另一件的编号。

    为什么：正文里的编号与来件不同，多是旧稿留下的；确是并案办理的，应当写明“并案”“一并”。
    不好：
        标题：关于市政协五届三次会议第76号提案的答复
        正文：第67号提案所提的座椅已经增设。
    较好：
        标题：关于市政协五届三次会议第76号提案的答复
        正文：第76号提案所提的座椅已经增设。
    依据：答复与来件一致；编号照交办原样
    """
    titled = _NUMBER.search(case.title)
    typed = case.reply.proposal.number if case.reply else titled[1] if titled else ""
    own = "".join(re.findall(r"\d", typed)).lstrip("0")
    answered = {index for index, _ in case.answer} - {index for index, _ in case.opening}
    above = "".join((case.title, *(paragraph.text for _, paragraph in case.opening)))
    together = _TOGETHER.search(above) or len({match[1] for match in _NUMBER.finditer(case.title)}) > 1
    for index, match in case.scan(_NUMBER) if own and not together else ():
        other = "".join(re.findall(r"\d", match[1])).lstrip("0")
        around = match.string[max(0, match.start() - 30) : match.end() + 30]
        if index in answered and other != own and not _TOGETHER.search(around):
            yield Fault(index, f"来件的编号是“{typed}”", "核对编号；并案办理的写明“并案”", match.span(1))
