"""Labels of a letter's head and foot, once for reading and checking: 签发人：, 办理结果：, 联系电话：, 抄送：.

One more wording of a label is one more word below.
"""

from __future__ import annotations

from functools import cache

_WORDS = {
    "document_number": "发文字号 发文文号 文号 字号",
    "signatory": "签发人 签发领导 领导签发 领导签批 签批人 签批领导 签发 领导签字 主管领导签字 领导署名 审签人 审签 "
    "审签领导 签批 核签人 核签 核发人 审批人 批准人 签署人 签字人 签发人签字 负责人签字",
    "result": "办理结果 办理类别 办理类型 办理情况类别 办理情况分类 答复类别 答复类型 结果类别 办结类别 办理程度 "
    "答复分类 结果分类 办理分类 建议分类 类别 分类 结果 类型 归类 答复等次 办理等次",
    "disclosure": "公开方式 是否同意公开 可否公开 是否可公开 公开属性 公开类别 公开形式 是否公开 公开选项 公开范围 "
    "信息公开方式 信息公开属性 信息公开类别 信息公开形式 信息公开选项 公开类型 公开情况 公开意见 能否公开",
    "unit": "联系单位 联系部门 联系科室 联系处室 联系股室 承办单位 承办部门 承办科室 承办股室 承办处室 "
    "经办科室 经办单位 经办部门 责任单位 责任科室 办理单位 办理科室 单位名称 单位",
    "person": "拟办 联系人员 联系人 联络人 联络员 承办人员 承办人 经办人员 经办人 办理人员 办理人 责任人 负责人 "
    "负责同志 领导人 领导 承办法官 承办检察官 主办人 具办人 会办人员 会办人 协办人 姓名 经办 承办 联络 联系 咨询",
    "phone": "联系电话 联系方式 联络电话 办公电话 咨询电话 固定电话 电话号码 电话 手机号码 手机号 手机 座机 内线 分机 "
    "热线 Tel TEL",
    "cc": "抄送 抄报 抄致 分送 报送 呈报 呈送 抄呈 寄送 抄 报 送 寄",
    "attachments": "附件 附",
}

FIELDS = {word: field for field, words in _WORDS.items() for word in words.split()}
"""The field that a label without its white space names."""


@cache
def alternatives(*fields: str) -> str:
    """The labels of these fields as alternatives of a pattern, the longest first; a label may be spaced (签 发 人)."""
    words = sorted((word for field in fields for word in _WORDS[field].split()), key=len, reverse=True)
    return "|".join(" {0,6}".join(word) for word in words)
