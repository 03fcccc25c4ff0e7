"""The columns of a list: which field each holds, by its header and by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafting.ledger.sheets import Row, Sheet

NAMES: Mapping[str, str] = {
    "proposal.number": "编号 案号 案件号 案件编号 交办编号 提案号 提案编号 建议号 建议编号 议案号 议案编号 件号",
    "proposal.kind": "类别 类型 文种 案件类型 案件类别 建议提案类别 性质",
    "proposal.session": "届次 届别 会议 会议名称 届次会议 会议届次",
    "proposal.title": "案由 标题 题目 建议标题 提案标题 议案标题 建议名称 提案名称 议案名称 件名 提案题目 建议题目 "
    "建议内容 提案案由 建议案由",
    "proposal.proposers": "提出人 领衔代表 第一提案者 第一提案人 提案者 提案人 建议人 领衔人 领衔 代表 委员 代表姓名 "
    "委员姓名 提出者 提案单位 提案者姓名 提出人姓名 领衔代表姓名 提案委员 姓名",
    "seconders": "附议人 附议代表 附议 联名人 联名代表 联名委员 联名 附议人姓名 附议委员 联名提案人",
    "proposal.proposer_count": "人数 联名人数 提出人数 提案人数",
    "proposal.host": "主办单位 主办 牵头单位 主办部门 承办单位 牵头部门 主办责任单位",
    "proposal.cohosts": "会办单位 协办单位 会办 协办 会办部门 协办部门 配合单位",
    "way": "办理方式 承办方式 办理形式 承办类型 主会办 主办会办 主协办",
    "proposal.received": "交办日期 交办时间 收到日期 收文日期 收文时间 交办日",
    "proposal.due": "办理期限 办结时限 办结期限 答复期限 答复时限 截止日期 期限 办理时限 完成时限 限办日期",
    "department": "承办科室 办理科室 承办处室 责任科室 承办股室 承办部门",
    "handler": "承办人 经办人 承办人员 具体承办人",
    "document_number": "发文字号 答复文号 复文号 文号 复函文号 发文号",
    "signatory": "签发人 签发领导",
    "result": "办理结果 答复类别 办理类别 结果分类 办理结果类别 分类 答复分类",
    "date": "答复日期 办复日期 成文日期 复函日期 办结日期 答复时间 办复时间",
    "talk.date": "沟通日期 面商日期 走访日期 沟通时间 面商时间",
    "talk.way": "沟通方式 面商方式 面商情况 沟通情况",
    "feedback.result": "满意度 反馈结果 满意情况 反馈 满意程度 代表意见 委员意见 反馈意见 是否满意",
    "feedback.received": "反馈日期 反馈时间",
}
"""A field's path -> the headers it stands under. `seconders` follow the first proposer, `way` is 主办 or 会办."""

_FIELDS = {name: field for field, names in NAMES.items() for name in names.split()}
_KEPT = re.compile("电话|手机|邮编|地址|邮箱|序号|备注|单位职务|工作单位|职务|党派|界别|代表团")
_VALUES = {
    "proposal.kind": re.compile("(?:人大|政协)?(?:代表|委员)?(?:建议|提案|议案|会办意见|(?:建议|提案|议案)答复).{0,4}"),
    "result": re.compile("[A-Da-d甲乙丙丁](?:\\d|类)?"),
}
_AMONG = 20  # rows looked at for a header, and below it for what a column holds


class Header(NamedTuple):
    """A sheet's header: its labels, the field of each column that has one, and where the cases begin."""

    labels: tuple[str, ...]
    fields: Mapping[int, str]
    start: int


def chinese(field: str) -> str:
    """The first of the headers of a field: 案由."""
    return NAMES[field].split()[0]


def field_of(label: str) -> str:
    """The field that a header names; "" for none."""
    bare = re.sub(r"[（(【\[].*?[）)】\]]|[\s：:*※]", "", label)
    if bare in _FIELDS:
        return _FIELDS[bare]
    if _KEPT.search(bare):
        return ""
    within = [name for name in _FIELDS if len(name) > 2 and name in bare]
    return _FIELDS[max(within, key=len)] if within and len(bare) < 16 else ""


def find_header(sheet: Sheet, given: Mapping[str, str]) -> Header | None:
    """The header among the first rows: the one that names most fields, with the row below it where it is parted.

    `given` is a field's path -> the label that it has here. None where nothing names a number or a title.
    """
    rows = [row for _, row in sheet.rows]
    best: Header | None = None
    for at in range(min(len(rows), _AMONG)):
        for end in (at + 1, at + 2):
            labels = _labels(rows[at:end])
            fields = _fields(labels, rows[end : end + _AMONG], given)
            if (end == at + 1 or _is_second(rows, at)) and _better(fields, best):
                best = Header(labels, fields, end)
    return best


def _better(fields: Mapping[int, str], best: Header | None) -> bool:
    named = {"proposal.number", "proposal.title"} & set(fields.values())
    return bool(named) and len(fields) > 1 and (best is None or len(fields) > len(best.fields))


def _is_second(rows: Sequence[Row], at: int) -> bool:
    """Whether the row below one is the second row of a header: short labels, below what has blanks."""
    if at + 1 >= len(rows):
        return False
    below = [cell for cell in rows[at + 1] if cell]
    return all(len(cell) < 10 and not re.search(r"\d", cell) for cell in below)


def _labels(rows: Sequence[Row]) -> tuple[str, ...]:
    """The labels of a header of one row or two: the lower one, behind the upper one that spans it."""
    upper = rows[0]
    lower = rows[1] if len(rows) > 1 else []
    made, spanning = [], ""
    for column in range(max(len(upper), len(lower))):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        spanning = above or spanning
        made.append(f"{spanning}{below}" if below and spanning not in below else below or above)
    return tuple("".join(label.split()) for label in made)


def _fields(labels: Sequence[str], below: Sequence[Row], given: Mapping[str, str]) -> dict[int, str]:
    """Column -> field. A label that is given goes first; of two columns for one field the first has it."""
    typed = {"".join(label.split()): field for field, label in given.items()}
    found = {column: typed[label] for column, label in enumerate(labels) if label in typed}
    for column, label in enumerate(labels):
        field = field_of(label)
        if column in found or not field or field in found.values():
            continue
        field = _by_values(field, [cell for cell in _below(below, column) if "".join(cell.split()) != label])
        if field and field not in found.values():
            found[column] = field
    return found


def _below(rows: Sequence[Row], column: int) -> Iterator[str]:
    return (row[column] for row in rows if column < len(row) and row[column])


def _by_values(field: str, values: Sequence[str]) -> str:
    """类别 may hold the kind, the class of the answer or a topic: what stands below it tells."""
    if field not in _VALUES or not values:
        return field
    fit = (name for name, form in _VALUES.items() if all(form.fullmatch(value) for value in values))
    return next(fit, "")


def said(header: Header) -> Iterator[str]:
    """What each column was taken for, in a clerk's words: 编号=案号."""
    for column, field in sorted(header.fields.items()):
        yield f"{chinese(field)}={header.labels[column]}"
