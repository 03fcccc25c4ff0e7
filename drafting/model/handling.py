"""How a case was handled: who talked with whom, what others gave to it, what came back. Little of it is printed."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, field_validator
from pydantic_core import PydanticCustomError

from drafting.model.followups import SECOND, followup_names
from drafting.model.record import Day, FormRecord, keyed

FEEDBACKS = ("满意", "基本满意", "不满意")


class Talk(FormRecord):
    """沟通: with the proposer, before the reply."""

    date: Day | None = keyed("日期", "沟通的日期", "2026-06-18", input="date", printed=False)
    way: str | None = keyed("方式", "面商、电话、书面等", "面商", printed=False)


class Opinion(FormRecord):
    """会办意见: what a co-handling unit sent."""

    unit: str | None = keyed("单位", "会办单位", "市财政局", printed=False)
    file: str | None = keyed("文件", "它送来的文件，放在表单旁边", "市财政局会办意见.docx", printed=False)


def _opinion(value: Any) -> Any:
    return {"unit": value} if isinstance(value, str) else value


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str | dict) else value


Opinions = Annotated[
    tuple[Annotated[Opinion, BeforeValidator(_opinion, json_schema_input_type=str | Opinion)], ...],
    BeforeValidator(_one_or_more, json_schema_input_type=str | Opinion | tuple[str | Opinion, ...]),
]


class Feedback(FormRecord):
    """反馈: what the proposer says of the reply."""

    result: str | None = keyed("结果", "、".join(FEEDBACKS), "满意", input="choice", among=FEEDBACKS, printed=False)
    received: Day | None = keyed("日期", "收到反馈的日期", "2026-10-12", input="date", printed=False)
    opinion: str | None = keyed("意见", "反馈的具体意见", "希望加快二期建设", input="area", printed=False)


class FirstReply(FormRecord):
    """首次答复: the reply that this one follows; its number and date are cited in the standard opening."""

    document_number: str | None = keyed("发文字号", "首次答复的发文字号", "云政数〔2026〕23号")
    date: Day | None = keyed("成文日期", "首次答复的成文日期", "2026-09-10", input="date")
    followup: str | None = keyed(
        "本次", "这一份是再次答复还是补充答复；不填为再次答复", SECOND, input="choice", among=followup_names
    )

    @field_validator("followup")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value and value not in followup_names():
            raise PydanticCustomError("F007", f"没有“{value}”，应为{'、'.join(followup_names())}")
        return value

    @property
    def given(self) -> bool:
        """Whether anything is said of it."""
        return bool(self.document_number or self.date or self.followup)
