"""The words by which a reply's parts are known: deputies, what is answered."""

from __future__ import annotations

import re

KIND_WORDS = {"建议案": "建议", "建议": "建议", "议事原案": "议案", "议案": "议案", "提案": "提案"}
KIND = re.compile("|".join(KIND_WORDS))

OPENING = re.compile(
    r"收悉|收到|(?:答复|回复|函复|办复|反馈|报告|说明|汇报|复函|情况|意见|办理)[^。，]{0,12}如下|如下(?:答复|回复|意见)|以下[^。，]{0,8}(?:答复|回复|意见)|"
    r"(?:交|转|由)[^。]{1,40}(?:办理|承办|主办|研究)|现[将就][^。]{0,40}(?:答复|回复|函复|反馈)"
)
SUBJECT = re.compile(r"建议|提案|议案|议事原案|意见")
ANNOUNCES = re.compile(
    r"如下[^。]{0,6}[。：:]?$|如下意见[：。]?$|以下[^。]{0,10}[：。]?$|(?:答复|回复|函复)(?:您|你们|贵.)?[：:]$"
)
ADDRESSES = re.compile(r"您|你|贵|代表|委员|来函|来文|转来|交办")

DEPUTY = re.compile(r"(?:代表|委员|同志|先生|女士|代表们|委员们)(?:等)?(?:（[^（）]{1,30}）)?$")


def is_opening(text: str) -> bool:
    """Whether a plain paragraph names the proposal and says that it is answered."""
    start = text[:600]
    return bool(SUBJECT.search(start) and OPENING.search(start) and ADDRESSES.search(start))
