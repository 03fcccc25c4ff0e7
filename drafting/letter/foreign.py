"""What is no reply is said to be none, with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafting.findings import DraftingError
from drafting.letter.lines import Line, tight
from drafting.letter.salutation import Salutation
from drafting.letter.words import DEPUTY, KIND, is_sure_opening

_REPLY_TITLE = re.compile(
    r"(?:答复|复函|回复|[答办]?[理复]意见|会办意见|协办意见|办理情况|的函|意见的函|答复函|答复信|答复书|答复单|答复表|答复卡)(?:（[^（）]{1,30}）)?$"
)
_OTHERS = {
    "解读": "政策解读",
    "通知": "通知",
    "通告": "通告",
    "公告": "公告",
    "公示": "公示",
    "通报": "通报",
    "简报": "简报",
    "方案": "方案",
    "办法": "办法",
    "规定": "规定",
    "总结": "总结",
    "请示": "请示",
    "纪要": "会议纪要",
    "讲话": "讲话",
    "批复": "批复",
    "决定": "决定",
}
FOREIGN, SURVEY = "R102", "R112"
_PROPOSALS = {"的提案": "提案本身", "的建议": "建议本身", "的议案": "议案本身"}
_SURVEY = re.compile(r"(?:征询意见|意见征询|征求意见|意见反馈|满意度测评)[^。，：]{0,4}表$")
_ANNOUNCED = re.compile("^[^《“：]{0,80}现[将就]?[^。：]{0,20}(?:答复|回复|函复)如下：?$")
_THANKS = re.compile("感谢(?:您|你|贵)")
_ASKED = re.compile("代表|委员|政协|人大|建议|提案|议案")
_COPIED, _FOOT = re.compile("抄 ?[送报][^。]{0,40}(?:人大|政协|提案委|人代|代工委|选联)"), 10
_NEWS = re.compile(r"本报讯|本网讯|讯（|记者|通讯员")


def refuse_foreign(lines: list[Line], opening: int | None, addressed: Salutation | None) -> None:
    """Raise DraftingError unless two of title, salutation and opening are a reply's, or one that is sure."""
    if not lines:
        raise DraftingError.of("R101", "文件里没有文字，不是答复")
    title = _titled(lines[: opening if opening is not None else 12])
    to_deputies = addressed is not None and DEPUTY.search(addressed.text.rstrip("：: ").removesuffix("等")) is not None
    if opening is not None and (addressed is not None or is_sure_opening(lines[opening].plain)):
        return
    if title and (opening is not None or to_deputies or re.search("第.{1,24}号|代表|委员", title)):
        return
    if _is_torn_off(lines) or _is_last_part(lines):
        return
    if any(_SURVEY.search(tight(line.plain)) for line in lines[:8]):
        raise DraftingError.of(SURVEY, "这是征询意见表，不是答复", remedy="改选它所附的答复")
    raise DraftingError.of(FOREIGN, f"不是建议提案的答复：{_reason(lines)}")


def _is_torn_off(lines: list[Line]) -> bool:
    """A page that begins inside of its opening: 市财政局研究，现答复如下："""
    whole = "".join(line.plain for line in (*lines[1:6], *lines[-6:]))
    return _ANNOUNCED.search(lines[0].plain) is not None and all(form.search(whole) for form in (_THANKS, _ASKED))


def _is_last_part(lines: list[Line]) -> bool:
    """The end of a letter alone: its thanks, and that it is copied to those who keep the proposals."""
    below = lines[-_FOOT:]
    return any(_COPIED.match(line.plain) for line in below) and any(_THANKS.match(line.plain[:12]) for line in below)


def _titled(lines: list[Line]) -> str:
    """A line, with the two above it, that ends as a reply's title and names what is answered."""
    for at, line in enumerate(lines):
        text = tight("".join(other.plain for other in lines[max(0, at - 2) : at + 1]))
        if len(line.plain) < 80 and _REPLY_TITLE.search(text) and KIND.search(text):
            return text
    return ""


def _reason(lines: list[Line]) -> str:
    head = "".join(line.plain for line in lines[:4])[:200]
    if name := _by_title(lines, _OTHERS | _PROPOSALS):
        return f"看标题是{name}"
    if _NEWS.search(head):
        return "看开头是新闻报道"
    if "解读" in "".join(line.plain for line in lines):
        return "看内容是政策解读，没有称谓，也没有“收悉”“现答复如下”一类的引言"
    return "没有给代表、委员或主办单位的称谓，没有“收悉”“现答复如下”一类的引言，标题也不是答复"


def other_by_title(lines: list[Line]) -> str:
    """What a line among the first says the text is, when that is neither reply nor proposal: 通知; "" for nothing."""
    return _by_title(lines, _OTHERS)


def _by_title(lines: list[Line], endings: Mapping[str, str]) -> str:
    for line in lines[:8]:
        text = tight(line.plain).rstrip("）》”。 ").removesuffix("材料").removesuffix("稿")
        for ending, name in endings.items():
            if len(text) < 80 and text.endswith(ending):
                return name
    return ""
