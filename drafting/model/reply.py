"""Reply: the case as data. The names, titles and examples of the fields are here and nowhere else.

An absent field is None: it is derived or left out. A field that is present but empty is "": its label is printed with
room to write by hand. Text stands as it was typed.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from drafting.document import Layout
from drafting.language.names import Named, is_organisation, part_names, understand
from drafting.language.numerals import parse_date
from drafting.model.kinds import SUBJECTS, kind_names, kind_of

DISPOSITIONS = ("采纳", "部分采纳", "正在办理", "列入计划", "暂不具备条件", "不予采纳")
DISCLOSURES = ("主动公开", "依申请公开", "不予公开")

_COPIES = re.compile(r"(.+?)[（(](\d{1,3})份[）)]")


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return parse_date(value) if value.strip() else ""


def _several(value: Any) -> Any:
    """One value as a list of one; of a text, a line is an item."""
    if isinstance(value, str):
        return tuple(line.strip() for line in value.split("\n") if line.strip()) or (value,)
    return (value,) if isinstance(value, dict) else value


def _filled(value: Any) -> Any:
    """What has no label to print is absent where it is empty."""
    return None if isinstance(value, str) and not value.strip() else value


def _parted(value: Any) -> Any:
    """Names in one line as several; an item of a list is never parted."""
    return part_names(value) or (value,) if isinstance(value, str) else _several(value)


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


def split_recipient(text: str) -> dict[str, str]:
    """市政协提案委（2份） as a map; other text is a recipient as it stands."""
    match = _COPIES.fullmatch(text.strip())
    return {"recipient": match[1], "copies": match[2]} if match else {"recipient": text}


def _recipient(value: Any) -> Any:
    return split_recipient(value) if isinstance(value, str) else value


Unlabelled = BeforeValidator(_filled)
Needed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date | Literal[""], BeforeValidator(_day)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_several, json_schema_input_type=str | tuple[str, ...])]


class FormRecord(BaseModel):
    """A record under Chinese and English keys, as forms and profiles have it: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, loc_by_alias=False, defer_build=True)


def keyed(chinese: str, description: str, example: Any = None, **more: Any) -> Any:
    """A field with its Chinese name, what it is for, and an example as one would type it."""
    more.setdefault("default", None)
    if more["default"] is ...:
        del more["default"]
    return Field(
        alias=chinese, title=chinese, description=description, examples=None if example is None else [example], **more
    )


class Proposer(FormRecord):
    """提出人: a person, or an organisation that is addressed by its name. A name stands as it was typed."""

    name: Needed = keyed("姓名", "姓名或单位名称", "陈知远", default=...)
    type: Annotated[Literal["个人", "单位"] | None, Unlabelled] = keyed("性质", "个人或单位；不填则按名称判断", "个人")

    @property
    def understood(self) -> Named:
        """The name without the title, 等 and the count that are typed behind it."""
        return understand(self.name)

    @property
    def is_organisation(self) -> bool:
        """Whether it is addressed by its name alone: by its type, or else by its name."""
        return self.type == "单位" if self.type else is_organisation(self.understood.name)


Proposers = Annotated[
    tuple[Annotated[Proposer, BeforeValidator(_named)], ...],
    BeforeValidator(_parted, json_schema_input_type=str | Proposer | tuple[str | Proposer, ...]),
    Field(min_length=1),
]


class Proposal(FormRecord):
    """建议提案: what is answered."""

    kind: str | None = keyed("类别", "建议、议案或提案；不填则按文种定，会办意见必填", "提案")
    session: Needed = keyed("届次", "会议名称，照来文写", "市政协五届三次会议", default=...)
    number: Needed = keyed("编号", "交办编号，照来文写，保留前面的0", "0076", default=...)
    title: str | None = keyed("标题", "建议、提案的题目，不加书名号", "关于加快老旧小区加装电梯的提案")
    proposers: Proposers = keyed("提出人", "一人或多人；单位也可", ["陈知远", "林若溪"], default=...)
    proposer_count: Annotated[int | None, Unlabelled] = keyed("人数", "联名总人数，用于“等N名代表”", 12, ge=1, le=9999)
    host: str | None = keyed("主办单位", "会办意见的主送单位", "市住房和城乡建设局")
    demands: Texts | None = keyed("诉求", "来文提出的各项诉求，逐条列出", ["增加公交班次"])
    received: Day | None = keyed("收到日期", "收到交办的日期", "2026-03-20")
    due: Day | None = keyed("办理期限", "答复的最后日期", "2026-09-20")

    @property
    def count(self) -> int | None:
        """How many proposers there are in all: 人数, or what is typed as 等N名; None where neither says."""
        typed = [proposer.understood.count for proposer in self.proposers]
        return self.proposer_count or next((number for number in typed if number), None)

    @field_validator("kind")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value and value not in SUBJECTS:
            raise ValueError(f"没有“{value}”这一类别，应为{'、'.join(SUBJECTS)}")
        return value


class Response(FormRecord):
    """One point of the answer."""

    heading: str | None = keyed("标题", "这一条的标题，不写序号", "关于增加公交班次")
    demand: str | None = keyed("诉求", "所答复的诉求：原文，或诉求清单中的序号（从1起）", "1")
    disposition: str | None = keyed("办理情况", "、".join(DISPOSITIONS) + "；不印出", "采纳")
    body: str = keyed(
        "内容",
        "答复正文，一行一段；行首写（一）、1.、（1）即为二、三、四级标题",
        "今年6月新增公交车12辆，早高峰发车间隔由12分钟缩短至8分钟。",
        default="",
    )


class Contact(FormRecord):
    """联系人."""

    unit: str | None = keyed("单位", "联系单位", "市交通运输局运输管理科")
    person: str | None = keyed("姓名", "联系人姓名", "周明")
    phone: str | None = keyed("电话", "联系电话，照原样印出", "0370-5550123")

    @property
    def given(self) -> tuple[str, ...]:
        """What is known of it, in the order of print."""
        return tuple(value for value in (self.unit, self.person, self.phone) if value)


class Recipient(FormRecord):
    """抄送机关."""

    recipient: Needed = keyed("单位", "抄送机关名称", "市政协提案委", default=...)
    copies: Annotated[int | None, Unlabelled] = keyed("份数", "份数", 2, ge=1, le=999)

    @property
    def printed(self) -> str:
        """市政协提案委（2份）."""
        return self.recipient + (f"（{self.copies}份）" if self.copies else "")


Cc = Annotated[Recipient, BeforeValidator(_recipient, json_schema_input_type=str | Recipient)]


class Reply(FormRecord):
    """答复: everything a reply says, apart from its wording and its looks."""

    kind: Needed = keyed("文种", "建议答复、议案答复、提案答复或会办意见", "提案答复", default=...)
    layout: Annotated[Layout | None, Unlabelled] = keyed("版式", "文件（红头）、信函或白头；不填为白头", "文件")
    copy_number: str | None = keyed("份号", "涉密公文的份号，一般6位数字", "000012")
    secrecy: str | None = keyed("密级", "密级和保密期限", "秘密★1年")
    urgency: str | None = keyed("紧急程度", "特急或加急", "加急")
    document_number: str | None = keyed("发文字号", "机关代字〔年份〕序号号", "云政数〔2026〕23号")
    signatory: str | None = keyed("签发人", "签发人姓名；留空则印出标签待手签", "何维")
    result: str | None = keyed("办理结果", "本单位分类办法中的一类", "A")
    title: str | None = keyed("标题", "不填则由届次、编号、文种生成", "关于市政协五届三次会议第76号提案的答复")
    proposal: Proposal = keyed("建议提案", "所答复的建议、议案或提案", default=...)
    salutation: str | None = keyed("称谓", "不带冒号；不填则由提出人生成", "陈知远委员")
    opening: str | None = keyed("引言", "标准段名称，或自己写的文字；不填用本文种的标准引言", "收悉答复")
    responses: Annotated[tuple[Response, ...], Field(min_length=1)] = keyed("答复", "逐条答复，至少一条", default=...)
    closing: str | None = keyed("结语", "标准段名称，或自己写的文字；不填用本文种的标准结语", "感谢监督")
    attachments: Texts | None = keyed("附件", "附件名称，不加书名号和句号", ["2026年公交线网优化计划表"])
    issuer: str | None = keyed("发文机关", "落款的机关全称或规范化简称", "云州市交通运输局")
    date: Day | None = keyed("成文日期", "签发日期，写作2026-09-10或2026年9月10日", "2026-09-10")
    contacts: str | tuple[Contact | str, ...] | None = keyed("联系人", "联系单位、姓名、电话；不填则不印")
    disclosure: str | None = keyed("公开方式", "、".join(DISCLOSURES), "主动公开")
    cc: str | tuple[Cc, ...] | None = keyed(
        "抄送", "标准段名称，或逐个列出单位和份数；不填则不印", ["市政协提案委员会（2份）"]
    )
    printed_by: str | None = keyed("印发机关", "版记最后一行，用于文件版式", "云州市交通运输局办公室")
    printed_on: Day | None = keyed("印发日期", "版记最后一行，用于文件版式", "2026-09-11")

    _origin: Any = PrivateAttr(default=None)

    @field_validator("kind")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in kind_names():
            raise ValueError(f"没有“{value}”这一文种，应为{'、'.join(kind_names())}")
        return value

    @field_validator("proposal")
    @classmethod
    def _of_some_kind(cls, value: Proposal, info: ValidationInfo) -> Proposal:
        if "kind" in info.data and not value.kind and not kind_of(info.data["kind"]).subject:
            raise ValueError(f"{info.data['kind']}的类别应为{'、'.join(SUBJECTS)}之一，没有填写")
        return value
