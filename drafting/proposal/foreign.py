"""What is no proposal is said to be none: a reply, a notice, a page of news."""

from __future__ import annotations

import re

from drafting.findings import DraftingError
from drafting.letter.foreign import other_by_title
from drafting.letter.lines import Line, plain, tight
from drafting.proposal.cells import rows_of
from drafting.proposal.sheet import Sheet
from drafting.proposal.tables import Table

FOREIGN, IS_REPLY = "R121", "R122"
_NEWS = re.compile(
    r"[本\u4e00-\u9fff]{1,8}[报网台]讯|讯（|（?记者|通讯员|据悉，|^\d{1,2}月\d{1,2}日，[^。]{0,60}(?:召开|举行|督办|组织|开展)"
    r"|截至\d{1,2}月\d{1,2}日[^。]{0,40}收到(?:提案|建议)"
)
_EVENT = re.compile("督办|召开|举行|视察|座谈|调研|收到|审议|审查|举办|走进|督查|报道|公布")
_PORTRAIT = (
    re.compile("^[—－-]{1,2}(?:记|访|小记|侧记)|(?:履职|代表|委员)(?:风采|故事|风采录|人物)[：:|丨｜】]?"),
    re.compile("通讯员|本报记者|实习记者|^记者 |文/"),
    re.compile("[他她](?:说|笑着|告诉|常说|深知|建议|希望|先后)|笑着说|告诉记者|[^我]说：“"),
    re.compile("(?:^|，)[男女]，|[年月]出?生，|今年[\\d一二三四五六七八九十]{2,3}岁的?[\u4e00-\u9fff]{2,4}"),
    re.compile(
        "当选.{0,12}(?:代表|委员)|(?:提出|提交|领衔).{0,12}(?:建议|提案|议案)[\\d一二三四五六七八九十百余多]{1,4}[件条项份]|件件"
    ),
    re.compile("如今，|采纳后|得益于|已经?全?部?(?:安装|建成|完工|办结|落实|亮|修好)"),
)
"""What a newspaper's portrait of a deputy has: its subtitle, who wrote it, his words, his life, what he has done."""
_SURE_OF_PORTRAIT, _FEWEST_OF_PORTRAIT = (0, 1, 4), 3
"""Which of these a proposal never has, and how many kinds there are at least."""
_HANDED_OVER = re.compile(
    "你(?:局|单位|委|办|部门)[^。；]{0,12}(?:承办|主办|办理|会办)|请[于在][^。；]{0,24}(?:答复|办结|报送)"
)
_ENOUGH = 2.5
_KINDS = ("建议", "提案", "议案", "建议案")
_MOST_TEXTS, _LONGEST_TEXT = 60, 2_000  # texts that are looked at, and characters of each
_FEW = 4  # characters of a text under a label of a blank sheet
_MATTER = 40
"""Characters of text above an answer that are a proposal."""


def refuse_empty(lines: list[Line]) -> None:
    """Raise DraftingError for a file without text."""
    if not lines:
        raise DraftingError.of("R101", "文件里没有文字，不是建议、议案或提案", remedy="扫描件请先识别成文字")


def refuse_list(lines: list[Line], tables: list[Table]) -> None:
    """Raise DraftingError for a list of several proposals, a row each, which is none of the `tables` of one."""
    for at in range(len(lines) - 2):
        if len(rows_of(lines[at : at + 3])) > 2 and all(table.start != at for table in tables):
            said = "这是几件建议或提案的清单，每行一件"
            raise DraftingError.of(FOREIGN, said, line=at + 2, remedy="每件各存一份文件，连同表头一行")


def refuse_reply(sheet: Sheet, answered: bool) -> None:
    """Raise DraftingError where an answer stands there and no proposal above it."""
    matter = sum(len(text.line.text) for text in sheet.texts if len(text.line.text) > _MATTER)
    labelled = any(cell.field in ("content", "reasons", "demands") for cell in sheet.labels)
    if answered and not matter and not labelled:
        remedy = "旧答复用 drafting read 读成表单"
        raise DraftingError.of(IS_REPLY, "这是答复，不是建议、议案或提案本身", remedy=remedy)


def refuse_other(lines: list[Line], head: list[Line], title: str, evidence: float) -> None:
    """Raise DraftingError where too little speaks for a proposal."""
    other = other_by_title(head)
    printed = re.search("的(?:建议|提案|议案)$", tight(title)) is not None and any(
        tight(line.plain).strip("《》") == tight(plain(title)) for line in lines
    )
    portrait = not printed and is_portrait(lines)
    letter = not title.endswith(_KINDS) and any(_HANDED_OVER.search(line.plain[:300]) for line in lines)
    news = any(_NEWS.search(line.plain[:200]) for line in lines[:6]) or _is_event(title)
    against = 4.0 * bool(other or letter) + 6.0 * portrait + 3.0 * news
    if evidence - against >= _ENOUGH:
        return
    reasons = (
        (other, f"看标题是{other}"),
        (portrait, "是介绍代表、委员的文章"),
        (news, "看开头是新闻报道"),
        (letter, "是交办、催办的函"),
    )
    why = next((why for holds, why in reasons if holds), "没有题目、提出人，也没有读出要求办理的事")
    raise DraftingError.of(FOREIGN, f"不是建议、议案或提案：{why}", remedy="检查是否选错了文件；旧答复用 drafting read")


def is_portrait(lines: list[Line]) -> bool:
    """Whether a text tells of a deputy, as newspapers do: several kinds of what such an article has."""
    texts = [line.plain[:_LONGEST_TEXT] for line in lines[:_MOST_TEXTS]]
    found = [any(pattern.search(text) for text in texts) for pattern in _PORTRAIT]
    return sum(found) >= _FEWEST_OF_PORTRAIT and any(found[kind] for kind in _SURE_OF_PORTRAIT)


def _is_event(title: str) -> bool:
    """Whether a title tells of something that was done: 市政协召开座谈会, 某会建议……."""
    return not re.match("关于|对", title) and (_EVENT.search(title) is not None or "会建议" in title)


def evidence_of(sheet: Sheet, title: str, known: int, author: str, announced: bool) -> float:
    """How much speaks for a proposal: labels, the title, how many of session and number are `known`, an author without
    a label (how he is named), demands."""
    filled = {text.section for text in sheet.texts if len(text.line.text) > _FEW}
    fields = {entry.field for entry in sheet.entries} | filled
    labels = 2.0 * bool(fields & {"leader", "seconders", "organisation"}) + 1.5 * ("title" in fields)
    labels += min(3.0, 1.5 * len(fields & {"content", "reasons", "demands"}))
    named = 2.0 * bool(re.search("(?:建议|提案|议案)$", tight(title))) + 0.7 * bool(re.match("关于", title))
    by_office = re.search("职务|委员", author) is not None
    written = 2.2 if by_office else 1.0 * bool(author)
    return labels + named + 1.5 * known + written + (2.0 if announced else 0.4)
