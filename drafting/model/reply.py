"""Reply: the case as data. The names, titles and examples of the fields are here and nowhere else.

An absent field is None: it is derived or left out. A field that is present but empty is "": its label is printed with
room to write by hand. Text stands as it was typed.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    PrivateAttr,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from drafting.document import Layout
from drafting.model.followups import SECOND, FollowUp, followups
from drafting.model.handling import Feedback, FirstReply, Opinions, Talk
from drafting.model.kinds import SUBJECTS, kind_names, kind_of
from drafting.model.proposal import Proposal, Proposer
from drafting.model.record import Day, FormRecord, Needed, Unlabelled, keyed, several

DISPOSITIONS = ("采纳", "部分采纳", "正在办理", "列入计划", "暂不具备条件", "不予采纳")
PROMISED = ("正在办理", "列入计划")
NOT_DONE = (*PROMISED, "暂不具备条件", "不予采纳")
DISCLOSURES = ("主动公开", "依申请公开", "不予公开")

_COPIES = re.compile(r"(.+?)[（(](\d{1,3})份[）)]")


def split_recipient(text: str) -> dict[str, str]:
    """市政协提案委（2份） as a map; other text is a recipient as it stands."""
    match = _COPIES.fullmatch(text.strip())
    return {"recipient": match[1], "copies": match[2]} if match else {"recipient": text}


def _recipient(value: Any) -> Any:
    return split_recipient(value) if isinstance(value, str) else value


class Response(FormRecord):
    """One point of the answer."""

    heading: str | None = keyed("标题", "这一条的标题，不写序号", "关于增加公交班次", usual=True, wide=True)
    demand: str | None = keyed("诉求", "所答复的诉求：原文，或诉求清单中的序号（从1起）", "1", printed=False)
    disposition: str | None = keyed(
        "办理情况", "、".join(DISPOSITIONS) + "；不印出", "采纳", input="choice", among=DISPOSITIONS, printed=False
    )
    body: str = keyed(
        "内容",
        "答复正文，一行一段；行首写（一）、1.、（1）即为二、三、四级标题",
        "今年6月新增公交车12辆，早高峰发车间隔由12分钟缩短至8分钟。",
        default="",
        input="area",
        usual=True,
        wide=True,
    )
    unit: str | None = keyed("责任单位", "答应要办的事由哪个单位负责；不印出", "市公交公司", printed=False)
    due: Day | None = keyed("完成时限", "答应何时办完；不印出", "2026-12-31", input="date", printed=False)
    done: Day | None = keyed("完成日期", "实际办完的日期；不印出", "2026-11-20", input="date", printed=False)


class Contact(FormRecord):
    """联系人."""

    unit: str | None = keyed("单位", "联系单位", "市交通运输局运输管理科", usual=True)
    person: str | None = keyed("姓名", "联系人姓名", "周明", usual=True)
    phone: str | None = keyed("电话", "联系电话，照原样印出", "0370-5550123", usual=True)

    @property
    def given(self) -> tuple[str, ...]:
        """What is known of it, in the order of print."""
        return tuple(value for value in (self.unit, self.person, self.phone) if value)


class Recipient(FormRecord):
    """抄送机关."""

    recipient: Needed = keyed("单位", "抄送机关名称", "市政协提案委", default=..., needed=True)
    copies: Annotated[int | None, Unlabelled] = keyed("份数", "份数", 2, ge=1, le=999, input="number")

    @property
    def printed(self) -> str:
        """市政协提案委（2份）."""
        return self.recipient + (f"（{self.copies}份）" if self.copies else "")


Cc = Annotated[Recipient, BeforeValidator(_recipient, json_schema_input_type=str | Recipient)]


class Attachment(FormRecord):
    """附件: a title, and what it says where it is printed with the letter."""

    title: Needed = keyed("标题", "附件名称，不加书名号和句号", "公交线网优化计划表", default=..., needed=True)
    body: str | None = keyed("内容", "附件的文字，写法同答复内容；不填只列名称", input="area", wide=True)
    file: str | None = keyed("文件", "表单旁边的文件，代替内容：.docx .xlsx .csv .png .jpg", "计划表.xlsx")


def attachment_title(attachment: Attachment | str) -> str:
    """A text is a title."""
    return attachment if isinstance(attachment, str) else attachment.title


Attachments = Annotated[
    tuple[Attachment | str, ...],
    BeforeValidator(several, json_schema_input_type=str | Attachment | tuple[Attachment | str, ...]),
]


class Reply(FormRecord):
    """答复: everything a reply says, apart from its wording and its looks."""

    kind: Needed = keyed(
        "文种",
        "建议答复、议案答复、提案答复或会办意见",
        "提案答复",
        default=...,
        input="choice",
        among=kind_names,
        needed=True,
        usual=True,
    )
    layout: Annotated[Layout | None, Unlabelled] = keyed(
        "版式",
        "文件（红头）、信函或白头；不填为白头",
        "文件",
        input="choice",
        among=tuple(layout.value for layout in Layout),
    )
    copy_number: str | None = keyed("份号", "涉密公文的份号，一般6位数字", "000012")
    secrecy: str | None = keyed("密级", "密级和保密期限", "秘密★1年")
    urgency: str | None = keyed("紧急程度", "特急或加急", "加急")
    document_number: str | None = keyed("发文字号", "机关代字〔年份〕序号号", "云政数〔2026〕23号", usual=True)
    signatory: str | None = keyed("签发人", "签发人姓名；留空则印出标签待手签", "何维", usual=True)
    result: str | None = keyed("办理结果", "本单位分类办法中的一类", "A", usual=True)
    title: str | None = keyed(
        "标题", "不填则由届次、编号、文种生成", "关于市政协五届三次会议第76号提案的答复", wide=True
    )
    proposal: Proposal = keyed(
        "建议提案",
        "所答复的建议、议案或提案",
        default=Proposal(),
        validate_default=True,
        input="record",
        needed=True,
        usual=True,
    )
    salutation: str | None = keyed("称谓", "不带冒号；不填则由提出人生成", "陈知远委员", wide=True)
    opening: str | None = keyed(
        "引言", "标准段名称，或自己写的文字；不填用本文种的标准引言", "收悉答复", input="area", wide=True
    )
    responses: tuple[Response, ...] = keyed(
        "答复", "逐条答复，至少一条", default=(), input="list", unit="条", needed=True, usual=True
    )
    closing: str | None = keyed(
        "结语", "标准段名称，或自己写的文字；不填用本文种的标准结语", "感谢监督", input="area", wide=True
    )
    attachments: Attachments | None = keyed(
        "附件",
        "附件名称，或标题和内容；有内容的另页印出",
        ["2026年公交线网优化计划表", {"标题": "站点清单", "内容": "站点共九处。"}],
        input="list",
    )
    issuer: str | None = keyed("发文机关", "落款的机关全称或规范化简称", "云州市交通运输局", usual=True, wide=True)
    date: Day | None = keyed(
        "成文日期", "签发日期，写作2026-09-10或2026年9月10日", "2026-09-10", input="date", usual=True
    )
    contacts: str | tuple[Contact | str, ...] | None = keyed(
        "联系人", "联系单位、姓名、电话；不填则不印", input="list", unit="人", usual=True
    )
    disclosure: str | None = keyed("公开方式", "、".join(DISCLOSURES), "主动公开", input="choice", among=DISCLOSURES)
    cc: str | tuple[Cc, ...] | None = keyed(
        "抄送", "标准段名称，或逐个列出单位和份数；不填则不印", ["市政协提案委员会（2份）"], input="list"
    )
    printed_by: str | None = keyed("印发机关", "版记最后一行，用于文件版式", "云州市交通运输局办公室")
    printed_on: Day | None = keyed("印发日期", "版记最后一行，用于文件版式", "2026-09-11", input="date")
    handler: str | None = keyed("承办人", "谁来答复；不印出", "周明", printed=False)
    department: str | None = keyed("承办科室", "哪个科室答复；不印出", "停车管理科", printed=False)
    talk: Talk | None = keyed(
        "沟通", "与提出人沟通的日期、方式；不印出", "{日期: 2026-06-18, 方式: 面商}", input="record", printed=False
    )
    opinions: Opinions | None = keyed(
        "会办意见",
        "会办单位和它送来的文件；不印出",
        "[{单位: 市财政局, 文件: 会办意见.docx}]",
        input="list",
        printed=False,
    )
    archived: Day | None = keyed("归档日期", "归档的日期；不印出", "2026-12-20", input="date", printed=False)
    feedback: Feedback | None = keyed(
        "反馈",
        "提出人的反馈：结果、日期、意见；不印出",
        "{结果: 满意, 日期: 2026-10-12}",
        input="record",
        printed=False,
    )
    first_reply: FirstReply | None = keyed(
        "首次答复",
        "这是再次答复、补充答复时，首次答复的发文字号、成文日期，引言引用",
        "{发文字号: 云政数〔2026〕23号, 成文日期: 2026-09-10, 本次: 再次答复}",
        input="record",
    )

    _origin: Any = PrivateAttr(default=None)

    @field_validator("kind")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in kind_names():
            raise PydanticCustomError("F007", f"没有“{value}”这一文种，应为{'、'.join(kind_names())}")
        return value

    @field_validator("proposal")
    @classmethod
    def _of_some_kind(cls, value: Proposal, info: ValidationInfo) -> Proposal:
        if "kind" in info.data and not value.kind and not kind_of(info.data["kind"]).subject:
            raise PydanticCustomError("F007", f"{info.data['kind']}的类别应为{'、'.join(SUBJECTS)}之一，没有填写")
        return value

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """What is still to come before the letter can be written, as the field's path and what is not there.

        A form without it loads as a draft.
        """
        proposal = self.proposal
        wanted = (("session", "届次", proposal.session), ("number", "编号", proposal.number))
        found = [(f"proposal.{name}", label) for name, label, value in wanted if not value]
        if not any(proposer.name for proposer in proposal.proposers):
            found.append(("proposal.proposers", "提出人"))
        else:
            unnamed = (position for position, proposer in enumerate(proposal.proposers) if not proposer.name)
            found += [(f"proposal.proposers.{position}.name", "提出人的姓名") for position in unnamed]
        kept = "" if self.followup else "heading"  # the headings of a second reply are the first one's
        if not any(f"{getattr(response, kept, None) or ''}{response.body}".strip() for response in self.responses):
            found.append(("responses.0.body", "答复内容"))
        return tuple(found)

    @property
    def subject(self) -> str:
        """建议, 议案 or 提案, by which the letter is worded: 类别, unless it is of the other chamber than 文种."""
        typed, own = self.proposal.kind, kind_of(self.kind).subject
        return typed if typed and (not own or SUBJECTS[typed][0] == SUBJECTS[own][0]) else own

    @property
    def followup(self) -> FollowUp | None:
        """What it is to a first reply; None where it is the first, and where it goes to no proposer."""
        first = self.first_reply
        if first is None or not first.given or not kind_of(self.kind).answers_proposer:
            return None
        return followups()[first.followup or SECOND]

    @property
    def identity(self) -> tuple[tuple[str, str], ...]:
        """What no two letters of an office may have in common, each under its name."""
        case = f"{self.proposal.session}第{self.proposal.number}号" if self.proposal.number else ""
        case += self.followup.name if case and self.followup else ""
        return ("发文字号", self.document_number or ""), ("届次和编号", case)

    @property
    def without_answer(self) -> Reply:
        """The same without what calls for files beside it: the answer and the attachments."""
        return self.model_copy(update={"responses": (), "attachments": None})

    @property
    def marked(self) -> Reply:
        """The same with a mark, 〔届次〕, in the place of what is missing: a draft as it can be shown."""
        if not self.missing:
            return self
        named = [
            proposer if proposer.name else proposer.model_copy(update={"name": "〔提出人〕"})
            for proposer in self.proposal.proposers or (Proposer(),)
        ]
        known = {"session": self.proposal.session or "〔届次〕", "number": self.proposal.number or "〔编号〕"}
        made: dict[str, Any] = {"proposal": self.proposal.model_copy(update=known | {"proposers": tuple(named)})}
        if self.missing[-1][0] == "responses.0.body":
            first, *others = self.responses or (Response(),)
            made["responses"] = (first.model_copy(update={"body": "〔答复内容〕"}), *others)
        return self.model_copy(update=made)
