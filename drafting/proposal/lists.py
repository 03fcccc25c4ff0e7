"""The items of a list of demands: numbered paragraphs with what stands below each, a series in one paragraph, or
paragraphs and sentences without numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from drafting.proposal.asking import (
    LITTLE,
    SURE,
    asks,
    begins_with_ask,
    cut_sentences,
    is_courtesy,
    names_agent,
    says_how,
)
from drafting.proposal.clauses import by_agents, by_asks
from drafting.proposal.items import HEADING, Item, is_heading, parts_of
from drafting.proposal.numbering import Mark, further, inline, is_bullet, read_mark, signs_in
from drafting.proposal.sheet import Text

_END_OF_TEXT = re.compile(
    "^(?:请[于在]收到|[（(]?(?:下接|转下页|接上页|下转)|以上|特此|专此|妥否|当否|我的发言|以上是我|发言完毕|汇报完毕|谢谢|感谢|此致|敬礼|综上|总之|恳请.{0,20}(?:重视|考虑|采纳|为盼)|请.{0,12}(?:考虑|研究|审议|参考|采纳)|当然|[让愿][^。；，]{2,30}！$)"
)
_SIGNED = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4} )?\d{4} ?[年.\-/].{1,8}$|^[二〇○零一三四五六七八九十]{4}年"
    r"|^(?:附件?|附表|提案人|建议人|联系人|作者)[：: ]"
    r"|^[—－-]*[（(]?(?:摘自|选自|原载|刊于|载于)"
    r"|(?:签名)?附页$|名单$|^（?完）?$"
)
_SHORTEST = 5
"""Characters of a clause that asks for something."""
_FEWEST = 3
"""Sentences of a paragraph that are a demand each where all of them ask."""
_TOGETHER = 140
"""Characters of an item that may hold two demands; a longer one explains itself."""


def items_of(texts: list[Text], parent: Mark | None = None) -> list[Item]:
    """The items that these texts list, in order. `parent` is the number of the heading they stand under."""
    texts = [part for text in _trimmed(texts) for part in _apart(text)]
    if not texts:
        return []
    if bulleted := _bulleted(texts):
        return bulleted
    style = _style(texts)
    if style is None:
        return _unnumbered(texts)
    items = _numbered(texts, style, parent)
    series = inline(texts[0].line.plain) if len(items) == 1 else []
    if series and series[0][1].style == style:
        return [part for text in texts for part in _in_paragraph(text)] if len(texts) < 3 else _in_paragraph(texts[0])
    explained = sum(len(cut_sentences(item.first.line.plain)) > 1 for item in items)
    return (
        items if explained > 1 and explained * 2 >= len(items) else [part for item in items for part in _parted(item)]
    )


def _apart(text: Text) -> list[Text]:
    """A line that begins with a number or a sign, parted where the next of its kind stands in it: 1、……；2、……."""
    starts = [0, *(further(text.line.plain) or signs_in(text.line.plain)), len(text.line.text)]
    return [replace(text, line=text.line.cut(start, end)) for start, end in pairwise(starts)]


def _bulleted(texts: list[Text]) -> list[Item]:
    """The items of a list with a sign before each, ● ◆ ▶, or a heading in 【】; none where fewer than two have it."""
    sign = texts[0].line.plain[:1]
    sign = "——" if texts[0].line.plain.startswith("——") else sign
    if not is_bullet(sign[:1]) or sum(text.line.plain.startswith(sign) for text in texts) < 2:
        return []
    items: list[Item] = []
    for text in texts:
        if text.line.plain.startswith(sign):
            items.append(Item(replace(text, line=text.line.cut(len(sign) if sign != "【" else 0))))
        elif is_end(text.line.plain):
            break
        else:
            items[-1].below.append(text)
    return items


def _trimmed(texts: list[Text]) -> list[Text]:
    """Without the courtesy and the signature behind the list."""
    kept = list(texts)
    while len(kept) > 1 and is_end(kept[-1].line.plain):
        kept.pop()
    return kept


def is_end(plain: str) -> bool:
    """Whether a text is a courtesy, a signature or a name behind the list."""
    return bool(
        _SIGNED.search(plain)
        or ((_END_OF_TEXT.match(plain) or is_courtesy(plain)) and len(plain) < 60)
        or _is_name_alone(plain)
    )


def _is_name_alone(plain: str) -> bool:
    return len(plain) < 12 and read_mark(plain) is None and re.search("代表|委员", plain) is not None


def _style(texts: list[Text]) -> str | None:
    """The style of the numbers of the list: of the first text, else of the first that counts from 1, or from 2 where
    the number before it was lost."""
    for n, text in enumerate(texts[:4]):
        mark = read_mark(text.line.plain)
        if mark and (n == 0 or (mark.number <= 2 and mark.style != "alone")):  # 1 may be a page's number
            return mark.style
    return None


def _numbered(texts: list[Text], style: str, parent: Mark | None) -> list[Item]:
    items: list[Item] = []
    for text in texts:
        mark = read_mark(text.line.plain)
        last = items[-1].number if items else 0
        if mark and mark.style == style and _counts_on(mark, last):
            if not items and mark.number == 2:
                items += _lost_first(texts, text)
            items.append(Item(replace(text, line=text.line.cut(mark.length)), [], mark.number))
        elif items and _ends_list(text, mark, style, parent):
            break
        elif items:
            items[-1].below.append(text)
    return [part for item in items if item.first.line.text or item.below for part in parts_of(item)]


def _counts_on(mark: Mark, last: int) -> bool:
    """Whether a number is the next of a list, one typed twice or left out among them; of words several may be."""
    if mark.style == "word":
        return mark.number > last
    return max(last, 1) <= mark.number <= last + 2 and (last != 1 or mark.number > 1)


def _ends_list(text: Text, mark: Mark | None, style: str, parent: Mark | None) -> bool:
    """Whether a text behind an item belongs to none: a courtesy, the next heading above, a list that begins anew."""
    if mark is None:
        return is_end(text.line.plain)
    next_above = parent and mark.style == parent.style != style and mark.number == parent.number + 1
    return bool(next_above) or (mark.style == style and mark.number == 1 and mark.rank == 0)


def _lost_first(texts: list[Text], second: Text) -> list[Item]:
    """The item whose number was lost: the text right above the second."""
    above = [text for text in texts if text.at < second.at and not text.line.plain.endswith(("：", "如下。"))]
    return [Item(above[0], above[1:], 1)] if above else []


def _unnumbered(texts: list[Text]) -> list[Item]:
    if len(texts) == 1:
        return _in_paragraph(texts[0])
    headings = [text for text in texts if is_heading(text.line.plain)]
    if len(headings) > 1 and texts[0] is headings[0] and len(headings) < len(texts):
        items = []
        for text in texts:
            if text in headings:
                items.append(Item(text))
            else:
                items[-1].below.append(text)
        return items
    if all(text.line.plain.endswith("；") for text in texts[:-1]):
        return [part for text in texts for part in _parted(Item(text))]
    found: list[Item] = []
    parallel = sum(_leads(text.line.plain) for text in texts) * 2 >= len(texts)
    if parallel and len(texts) > 2 and all(_is_sentence(text.line.plain) for text in texts):
        return [part for text in texts for part in _parted(Item(text))]
    for text in texts:
        if inline(text.line.plain) or _by_semicolons(text.line.plain, cut_sentences(text.line.plain)):
            found += _in_paragraph(text)
        elif not found or _leads(text.line.plain) or (parallel and _is_headed(text.line.plain)):
            found.append(Item(text))
        else:
            found[-1].below.append(text)
    return [part for item in found for part in _parted(item)] if len(found) > 1 else _in_paragraph(texts[0])


def _is_sentence(plain: str) -> bool:
    """Whether a paragraph is a single sentence."""
    return plain.endswith("。") and len(cut_sentences(plain, "。！？；")) == 1


def _leads(plain: str) -> bool:
    """Whether a paragraph begins a demand of its own."""
    start, end = cut_sentences(plain)[0] if cut_sentences(plain) else (0, len(plain))
    return asks(plain[start:end]) >= SURE


def _is_headed(plain: str) -> bool:
    """Whether a paragraph begins with a short sentence, a heading over the others."""
    spans = cut_sentences(plain)
    return len(spans) > 1 and spans[0][1] - spans[0][0] <= HEADING


def _in_paragraph(text: Text) -> list[Item]:
    """The items in one paragraph: a series, or the sentences that ask for something of their own."""
    line = text.line
    series = inline(line.plain)
    if series:
        ends = [at for at, _ in series[1:]] + [len(line.text)]
        parts = [line.cut(at + mark.length, end) for (at, mark), end in zip(series, ends, strict=True)]
        return [Item(replace(text, line=part), [], n) for n, part in enumerate(parts, 1)]
    spans = cut_sentences(line.plain)
    if not spans:
        return []
    if clauses := _by_semicolons(line.plain, spans):
        return [Item(replace(text, line=line.cut(start, end))) for start, end in clauses]
    if len(spans) >= _FEWEST and all(asks(line.plain[start:end]) >= SURE for start, end in spans):
        return [Item(replace(text, line=line.cut(start, end))) for start, end in spans]
    if _tells_first(line.plain, spans):
        return [Item(replace(text, line=line.cut(start, end))) for start, end in spans[1:]]
    starts = [_first_that_asks(line.plain, spans)]
    for n, (start, end) in enumerate(spans[starts[0] + 1 :], starts[0] + 1):
        sentence = line.plain[start:end]
        if begins_with_ask(sentence) or (
            asks(sentence) >= 1.5 and asks(line.plain[slice(*spans[starts[0]])]) >= 1 and not _heads(line.plain, spans)
        ):
            starts.append(n)
    parts = [line.cut(spans[first][0], spans[last - 1][1]) for first, last in pairwise([*starts, len(spans)])]
    return [part for one in parts for part in _parted(Item(replace(text, line=one)))]


def _tells_first(plain: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the first sentence of a paragraph tells what is wrong, and all the others ask."""
    first, rest = plain[slice(*spans[0])], spans[1:]
    told = "，" in first and asks(first) < LITTLE and not names_agent(first)
    return told and len(rest) > 1 and all(asks(plain[start:end]) >= SURE for start, end in rest)


def _first_that_asks(plain: str, spans: list[tuple[int, int]]) -> int:
    """The sentence with which a paragraph begins to ask: the first, unless it only tells and a later one says 请."""
    if asks(plain[slice(*spans[0])]) >= LITTLE:
        return 0
    return next((n for n, (start, end) in enumerate(spans) if begins_with_ask(plain[start:end])), 0)


def _by_semicolons(plain: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a single sentence between its semicolons; none where it has none, or other sentences follow it."""
    parts = [part for part in cut_sentences(plain, "；。") if part[1] - part[0] > _SHORTEST]
    return parts if len(spans) == 1 and len(parts) > 1 else []


def _heads(plain: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the first sentence is a heading over the others: short, and the next much longer."""
    first, second = (spans[n][1] - spans[n][0] for n in (0, 1))
    return first <= 22 and second >= 1.6 * first and not names_agent(plain[: spans[0][1]])


def _parted(item: Item) -> list[Item]:
    """An item as the demands in it: two sentences, or two clauses with an agent each, that both ask."""
    line = item.first.line
    if item.below or len(line.plain) > _TOGETHER:
        return [item]
    spans = [span for span in cut_sentences(line.plain, "。！？；") if line.plain[slice(*span)].strip("。；")]
    clauses = by_agents(line.plain) or by_asks(line.plain) if len(spans) == 1 else []
    if not clauses and (not 2 <= len(spans) <= 4 or _heads(line.plain, spans)):
        return [item]
    spans = clauses or spans
    if not all(asks(line.plain[start:end]) >= SURE for start, end in spans):
        return [item]
    if any(says_how(line.plain[start:end]) for start, end in spans[1:]):
        return [item]
    agents = [names_agent(line.plain[start:end]) for start, end in spans]
    if any(agents[1:]) and not agents[0] and not line.plain.startswith("请"):
        return [item]  # 在东门增设车站。市公交公司应在九月前启用: the second says how the first is done
    return [Item(replace(item.first, line=line.cut(start, end)), [], item.number) for start, end in spans]
