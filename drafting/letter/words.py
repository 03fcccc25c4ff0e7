"""The words by which a reply's parts are known: agencies, deputies, what is answered."""

from __future__ import annotations

import re

HAN = r"[\u4e00-\u9fff〇]"

_AGENCY_END = (
    "局|委员会|委|政府|办公室|办公厅|办|厅|部|院|中心|公司|会|处|署|队|站|所|集团|学校|大学|学院|馆|社|联合会|联|党委|组|街道|园区|"
    "总支|支社|指挥部|办事处|科|校|厂|台|行|界|支部|团|股份|督查室|室|段|场|联盟|协会|基地|苑"
)
AGENCY = re.compile(rf"(?:{HAN}|[（）·、“” ]){{1,60}}?(?:{_AGENCY_END})(?:（[^（）]{{1,12}}）)?")
"""An agency's name, for fullmatch on plain text."""

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


def is_agency(text: str, longest: int = 40) -> bool:
    """Whether plain text is nothing but an agency's name."""
    return 3 <= len(text) <= longest and AGENCY.fullmatch(text) is not None


def is_opening(text: str) -> bool:
    """Whether a plain paragraph names the proposal and says that it is answered."""
    start = text[:600]
    return bool(SUBJECT.search(start) and OPENING.search(start) and ADDRESSES.search(start))
