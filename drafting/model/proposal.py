"""建议提案: what is answered, and who proposed it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, field_validator
from pydantic_core import PydanticCustomError

from drafting.language.names import Named, is_organisation, part_names, understand
from drafting.model.kinds import SUBJECTS
from drafting.model.record import Awaited, Day, FormRecord, Texts, Unlabelled, keyed, several


def _parted(value: Any) -> Any:
    """Names in one line as several; an item of a list is never parted."""
    return part_names(value) or ((value,) if value.strip() else ()) if isinstance(value, str) else several(value)


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Proposer(FormRecord):
    """提出人: a person, or an organisation that is addressed by its name. A name stands as it was typed."""

    name: Awaited = keyed("姓名", "姓名或单位名称", "陈知远", default="", needed=True)
    type: Annotated[Literal["个人", "单位"] | None, Unlabelled] = keyed(
        "性质", "个人或单位；不填则按名称判断", "个人", input="choice", among=("个人", "单位")
    )

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
]


class Proposal(FormRecord):
    """建议提案: what is answered."""

    kind: str | None = keyed(
        "类别",
        "建议、议案或提案；不填则按文种定，会办意见必填",
        "提案",
        input="choice",
        among=tuple(SUBJECTS),
        usual=True,
    )
    session: Awaited = keyed(
        "届次", "会议名称，照来文写", "市政协五届三次会议", default="", needed=True, usual=True, wide=True
    )
    number: Awaited = keyed("编号", "交办编号，照来文写，保留前面的0", "0076", default="", needed=True, usual=True)
    title: str | None = keyed(
        "标题", "建议、提案的题目，不加书名号", "关于加快老旧小区加装电梯的提案", usual=True, wide=True
    )
    proposers: Proposers = keyed(
        "提出人",
        "一人或多人；单位也可",
        ["陈知远", "林若溪"],
        default=(),
        input="list",
        unit="人",
        needed=True,
        usual=True,
    )
    proposer_count: Annotated[int | None, Unlabelled] = keyed(
        "人数", "联名总人数，用于“等N名代表”", 12, ge=1, le=9999, input="number"
    )
    host: str | None = keyed("主办单位", "会办意见的主送单位", "市住房和城乡建设局", wide=True)
    cohosts: Texts | None = keyed("会办单位", "会同办理的单位；不印出", ["市财政局"], input="list", printed=False)
    demands: Texts | None = keyed(
        "诉求", "来文提出的各项诉求，逐条列出", ["增加公交班次"], input="list", unit="项", printed=False
    )
    received: Day | None = keyed("收到日期", "收到交办的日期", "2026-03-20", input="date", printed=False)
    due: Day | None = keyed("办理期限", "答复的最后日期", "2026-09-20", input="date", printed=False)

    @property
    def count(self) -> int | None:
        """How many proposers there are in all: 人数, or what is typed as 等N名; None where neither says."""
        typed = [proposer.understood.count for proposer in self.proposers]
        return self.proposer_count or next((number for number in typed if number), None)

    @field_validator("kind")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value and value not in SUBJECTS:
            raise PydanticCustomError("F007", f"没有“{value}”这一类别，应为{'、'.join(SUBJECTS)}")
        return value
