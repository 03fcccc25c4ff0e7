"""E033: what the co-handling units owe the host's reply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.findings import Severity
from drafting.form.opinions import folder_of, received
from drafting.language.numerals import format_date


@rule("E033", Severity.WARNING)
def opinion_not_come(case: Case) -> Iterator[Fault]:
    """会办单位的会办意见还没有送来。

    为什么：主办单位汇总会办单位的意见，一并答复；缺一家，答复就缺它职责内的一块。意见放在表单旁边的“表单名.会办”文件夹，
    文件名写上单位名称，或者在表单的“会办意见”里写明文件。
    依据：各地建议提案办理办法关于主办、会办的规定
    """
    reply, form = case.reply, case.form
    if reply is None or form is None or case.cohandled or reply.followup or reply.feedback or reply.archived:
        return
    named = [(one.unit or "", one.file or "") for one in reply.opinions or ()]
    for one in received(form, reply.proposal.cohosts or (), named):
        if not one.here:
            by = _by(case)
            said = f"{one.unit}的会办意见还没有送来" + (f"，应于{format_date(by)}前送到" if by else "")
            yield Fault("proposal.cohosts", said, f"催办；收到后放进“{folder_of(form).name}”文件夹，文件名写上单位名称")


def _by(case: Case) -> date | None:
    """The day by which a co-handler's opinion is due, by the office's profile."""
    received_on, deadlines = case.reply.proposal.received, getattr(case.office, "deadlines", None)
    return deadlines.due(received_on, cohandled=True) if deadlines and isinstance(received_on, date) else None
