"""The fields that a block may name, and what each is; drafting.wording.facts fills them."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "文种": "建议答复、议案答复、提案答复或会办意见",
    "版式": "文件、信函或白头",
    "类别": "建议、议案或提案",
    "称呼": "代表或委员",
    "届次": "会议名称，照来文",
    "级": "届次中的省、市、县、区等",
    "编号": "交办编号，不带“第”“号”",
    "事项": "所答复的件：《关于……的提案》",
    "您": "您；对几位或对单位为“你们”",
    "提出人": "全部姓名，以顿号隔开",
    "提出人称谓": "全部姓名连同称呼：赵刚、李明代表；单位只用名称",
    "称谓": "信首的称谓，不带冒号",
    "主办单位": "会办意见的主送单位",
    "签发人": "签发人姓名",
    "发文机关": "落款的机关",
    "简称": "本单位简称，取自单位档案",
    "地区": "本单位所在地区，取自单位档案",
}
"""The fields that a block of any part may print, and what each is."""

FIELDS_OF_PART: Mapping[str, tuple[str, ...]] = {"result": ("办理结果",)}
"""What blocks of one part may print besides."""
