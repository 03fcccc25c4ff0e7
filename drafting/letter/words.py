"""The words by which a reply's parts are known: deputies, what is answered."""

from __future__ import annotations

import re

KIND_WORDS = {"建议案": "建议", "建议": "建议", "议事原案": "议案", "议案": "议案", "提案": "提案"}
KIND = re.compile("|".join(KIND_WORDS))

OPENING = re.compile(
    r"[收敬获知阅]悉|收到|已经?办结|(?:答复|回复)(?:于后|如次)|(?:答复|回复|函复|办复|反馈|报告|说明|汇报|复函|情况|意见|办理)[^。，]{0,12}如下|如下(?:答复|回复|意见)|以下[^。，]{0,8}(?:答复|回复|意见)|"
    r"(?:交|转|由)[^。]{1,40}(?:办理|承办|主办|研究)|现[将就][^。]{0,40}(?:答复|回复|函复|反馈|告诉|告知)"
)
SUBJECT = re.compile(r"建议|提案|议案|议事原案|意见")
ANNOUNCES = re.compile(
    r"如下[^。]{0,6}[。：:]?$|如下意见[：。]?$|以下[^。]{0,10}[：。]?$|(?:答复|回复|函复)(?:您|你们|贵.)?[：:]$"
)
ADDRESSES = re.compile(r"您|你|贵|诸位|各位|代表|委员|来[函件]|来文|转来|交办")

GREETING = re.compile("(?:您|你|您们|你们|大家)好[！。，：]?")
DEPUTY = re.compile(r"(?:代表|委员|同志|先生|女士|代表们|委员们)(?:等)?(?:（[^（）]{1,30}）)?$")


_EVIDENCE = (
    (2, re.compile("[收敬获知阅]悉|收到|来函|来信|来件")),
    (2, re.compile("如下|(?:答复|回复|函复)[：:]")),
    (2, re.compile(r"[《“\"][^《》”\"]{4,90}?(?:建议|提案|议案)?[》”\"]|关于[^。；，]{4,80}?(?:建议|提案|议案)")),
    (1, re.compile(r"[您你贵][^。，]{0,30}?(?:提|反映|建议|关注|来)")),
    (1, SUBJECT),
    (1, re.compile(r"第.{1,20}号|会议")),
    (1, re.compile("办理|承办|主办|交办|转来|研究")),
)
_ASKED = re.compile(r"[您你贵][^。，；“《]{0,30}(?:提|反映|关心)[^。；“《]{0,12}[“《\"]")
_RECEIVED = re.compile("收悉.*(?:答复|回复|函复)如下")
_SURE, _LIKELY = 6, 4


def opening_evidence(text: str) -> int:
    """How much in a plain paragraph speaks for an opening: that it names a proposal, its receipt and its answer."""
    start = text[:600]
    return sum(weight for weight, form in _EVIDENCE if form.search(start))


def is_opening(text: str) -> bool:
    """Whether a plain paragraph names the proposal and says that it is answered."""
    start = text[:600]
    if not (SUBJECT.search(start) or _ASKED.search(start)) or not OPENING.search(start):
        return False
    return ADDRESSES.search(start) is not None or opening_evidence(text) >= _SURE


def is_sure_opening(text: str) -> bool:
    """Whether a plain paragraph is an opening wherever it stands: it says what came, and that the answer follows."""
    return is_opening(text) and _RECEIVED.search(text) is not None and opening_evidence(text) >= _SURE


def may_open(text: str) -> bool:
    """Whether a plain paragraph may be an opening where it stands first below a salutation."""
    return SUBJECT.search(text[:600]) is not None and opening_evidence(text) >= _LIKELY
