"""drafting intake: proposals' own files into forms."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._archive import repeats
from drafting.commands._forms import office_in_force, office_option
from drafting.commands._sources import counted, goes_into_folder, print_table, shape_of, sources_of, targets_of

if TYPE_CHECKING:
    from drafting.findings import Finding
    from drafting.proposal.take import Intake


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of each file: yaml or json, for which office; `force`: over what stands there."""

    shape: str
    office: str | None
    force: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A file, and where its form goes; None for the screen."""

    source: Path
    target: Path | None

    def __str__(self) -> str:
        return str(self.source)


@click.command(short_help="把建议、提案的来文读成表单")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", metavar="FORM", help="写入的表单；多份来文时为文件夹；不写则显示在屏幕上")
@click.option("--format", "shape", metavar="yaml|json", help="yaml 是表单，json 连同发现的问题；不写则看 FORM 的后缀")
@office_option
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(files: tuple[str, ...], output: str | None, shape: str | None, office: str | None, force: bool) -> None:
    """把建议、议案、提案的来文（.docx .doc .txt .html .pdf .ofd，- 为标准输入）读成待填的表单。

    例：drafting intake 提案.docx -o 表单.yaml

    例：drafting intake 来文/ -o 表单/

    读出文种、届次、编号、题目、提出人、主办和会办单位、期限，逐项列出诉求并各留一条答复；来文没有写明的空着，表单是草稿。来文的文字存为
    表单旁边的“.来件.txt”，个人的电话、住址、证件号略去。FILE 是文件夹时，读其中所有来文。
    """
    sources = list(sources_of(files))
    into_folder = goes_into_folder(sources, output)
    order = Order(shape_of(shape, output, into_folder), office, force)
    if into_folder:
        jobs = map(Job, sources, targets_of(sources, Path(output or ""), order.shape))
        _take_all(list(jobs), order)
    else:
        _take_one(Job(sources[0], None if output in (None, "-") else Path(output or "")), order)


def work(job: Job, order: Order) -> list[Finding]:
    """Write the form of one file and the text beside it; both are looked at before the first is written."""
    from drafting.output import create, refuse_taken
    from drafting.proposal.form import text_beside

    assert job.target
    taken, content = _made(job, order)
    beside = text_beside(job.target)
    for path in (job.target, beside):
        refuse_taken(path, order.force)
    create(beside, taken.text.encode("utf-8"), order.force)
    create(job.target, content, order.force)
    return list(taken.findings)


def _made(job: Job, order: Order) -> tuple[Intake, bytes]:
    """What was read, and what is written of it."""
    import json

    from drafting.proposal.form import text_beside, to_form
    from drafting.proposal.take import intake

    profile = office_in_force(job.target, order.office)
    taken = intake(sys.stdin.buffer.read(_MOST) if str(job.source) == "-" else job.source, profile)
    taken = replace(taken, findings=(*taken.findings, *repeats(taken.text, profile)))
    if order.shape == "yaml":
        return taken, to_form(taken, profile, text_beside(job.target).name if job.target else "").encode("utf-8")
    content = {"reply": taken.record, "findings": [finding.as_json() for finding in taken.findings]}
    return taken, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


_MOST = 50_000_001
"""Bytes of standard input that are read: one more than the readers take."""


def _take_one(job: Job, order: Order) -> None:
    if job.target is None:
        taken, content = _made(job, order)
        sys.stdout.buffer.write(content)
        findings: Sequence[Finding] = () if order.shape == "json" else taken.findings
    else:
        findings = work(job, order)
    for finding in findings:
        click.echo(str(finding), err=True)
    if job.target is not None:
        from drafting.proposal.form import text_beside

        click.echo(f"已写成 {job.target}，来文的文字在 {text_beside(job.target)}", err=True)


def _take_all(jobs: list[Job], order: Order) -> None:
    """Many files into a folder: one that cannot be read does not stop the others; a table at the end says which."""
    from drafting.commands._many import results
    from drafting.findings import DraftingError

    rows = []
    with click.progressbar(length=len(jobs), label="读来文", file=sys.stderr) as bar:
        for job, result in zip(jobs, results(partial(work, order=order), jobs), strict=True):
            if isinstance(result, DraftingError):
                rows.append((job.source.name, "未读", result.findings[0].message))
            else:
                rows.append((job.source.name, "已读", f"{job.target.name if job.target else ''}，{counted(result)}"))
            bar.update(1)
    print_table(rows, "已读", "未读")
    if any(state == "未读" for _, state, _ in rows):
        click.get_current_context().exit(1)
