"""Lines of somebody else's letter that a page tore inside of a quotation or a bracket: the next one closes it."""

from __future__ import annotations

import re

from drafting.document import Paragraph
from drafting.language.pairs import BRACKETS, pair

_ENDS = ("。", "！", "？", "；", "：")
_BARE_NUMERAL = re.compile(r"(?:^|[。；：，\s])[\dA-Za-z一二三四五六七八九十①-⑩]{1,2}$")


def unpaired(text: str) -> list[int]:
    """Positions of marks without their other half; the ） of a numeral 1） has none."""
    widths = text.replace("(", "（").replace(")", "）")
    return [
        at
        for at in pair(widths, BRACKETS).alone
        if not (widths[at] == "）" and _BARE_NUMERAL.search(widths[max(0, at - 3) : at]))
    ]


def is_torn(above: Paragraph, below: Paragraph) -> bool:
    """Whether what the first of two paragraphs opens last, without an end, the next one closes first."""
    here, there = unpaired(above.text), unpaired(below.text)
    return bool(here and there) and is_pair(above.text[here[-1]], below.text[there[0]]) and not ends(above)


def is_pair(opening: str, closing: str) -> bool:
    """Whether a mark closes another, in full or half width."""
    return BRACKETS.get(closing.replace(")", "）")) == opening.replace("(", "（")


def ends(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends with the end of a sentence or clause."""
    return paragraph.text.rstrip().endswith(_ENDS)
