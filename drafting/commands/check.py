"""drafting check: findings of forms and of anybody's letters."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import (
    deep_option,
    files_of,
    office_in_force,
    office_option,
    same,
)
from drafting.form.files import is_form

if TYPE_CHECKING:
    from drafting.checking.files import Report
    from drafting.model.office import Office


@click.command(short_help="检查表单，或检查任何人的 Word、纯文本答复")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
@office_option
@deep_option
@click.option("--select", multiple=True, metavar="CODE", help="只查这些规则（编号的开头，如 N 或 N003，可写多次）")
@click.option("--ignore", multiple=True, metavar="CODE", help="不查这些规则（编号的开头，可写多次）")
@click.option("--fix", is_flag=True, help="改正表单和纯文本中可以放心改的地方")
@click.option("--diff", is_flag=True, help="显示 --fix 会改哪里，不写入文件")
@click.option("--comments", metavar="OUT", help="把发现写成批注，可以放心改的写成修订，另存为这个 .docx")
@click.option("--force", is_flag=True, help="覆盖已被改动过的批注本")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    shape: str,
    office: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    diff: bool,
    comments: str | None,
    force: bool,
    deep: bool,
) -> None:
    """检查表单（YAML、JSON，- 为标准输入）或答复（.docx、.txt 等）。FILE 是文件夹时，查其中所有文件。

    例：drafting check 表单.yaml

    例：drafting check 来稿.docx --format json

    例：drafting check 来稿.docx --comments 批注本.docx

    有错误时退出码为 1。各条规则的说明见 drafting rules。
    """
    from drafting.model.fields import FORM_SUFFIXES
    from drafting.readers import formats

    sources = list(files_of(files, _is_checked, deep, "表单和答复", (*FORM_SUFFIXES, *formats())))
    _refuse_unknown(select + ignore)
    chosen = office, tuple(code.upper() for code in select), tuple(code.upper() for code in ignore)
    if fix or diff:
        for source in sources:
            _mend(source, *chosen, write=not diff)
    if comments:
        _refuse_uncommentable(sources, Path(comments))
    reports = list(_reports(sources, *chosen))
    if comments:
        _comment(reports[0], Path(comments), force)
    if _told(reports, shape, ctx.color):
        ctx.exit(1)


def _told(reports: list[Report], shape: str, color: bool | None) -> bool:
    """What was found, shown; whether there are errors among it."""
    from drafting.checking.report import as_json, as_lines, summary
    from drafting.findings import Severity

    if shape == "json":
        click.echo(as_json(reports))
    else:
        for line in (line for report in reports for line in as_lines(report, click.style)):
            click.echo(line, color=color)
    for line in same([(report.file, report.identity) for report in reports]):
        click.echo(line, err=True)
    found = [finding for report in reports for finding in report.findings]
    click.echo(f"查了 {len(reports)} 份，{summary(found) or '没有发现问题'}", err=True)
    return any(finding.severity is Severity.ERROR for finding in found)


def _refuse_unknown(codes: tuple[str, ...]) -> None:
    """Raises BadParameter for the beginning of a code that no finding has."""
    from drafting.checking.rule import rules

    for code in codes:
        if not any(rule.startswith(code.upper()) for rule in rules()):
            raise click.BadParameter(
                f"没有以 {code} 开头的规则，全部规则见 drafting rules", param_hint="--select/--ignore"
            )


def _refuse_uncommentable(sources: list[str], out: Path) -> None:
    """Raises UsageError where --comments cannot be: of one letter in Word alone, into another file of its kind."""
    from drafting.model.fields import FORM_SUFFIXES
    from drafting.review.comments import can_hold

    if len(sources) != 1:
        raise click.UsageError("--comments 一次只批注一份答复")
    suffix = Path(sources[0]).suffix.lower()
    if suffix in FORM_SUFFIXES or sources[0] == "-":
        raise click.UsageError("--comments 批注的是 .docx：表单请先用 drafting render 写成 .docx，再批注")
    if not can_hold(suffix):
        raise click.UsageError(f"--comments 批注的是 .docx：{suffix} 文件请先用 Word 或 WPS 另存为 .docx")
    if out.suffix.lower() != suffix:
        raise click.UsageError(f"--comments 写成的是 {suffix} 文件，文件名须以 {suffix} 结尾")
    if out.exists() and out.samefile(sources[0]):
        raise click.UsageError("--comments 不写在原来的文件上，请换一个文件名")


def _comment(report: Report, out: Path, force: bool) -> None:
    """A copy of the letter with the findings as comments; of one that could not be read, none."""
    from datetime import datetime

    from drafting.findings import DraftingError
    from drafting.output import save
    from drafting.readers import content_of
    from drafting.review.comments import commented

    if not report.lines:
        raise DraftingError(report.findings)
    now = datetime.now().astimezone()
    save(out, commented(content_of(Path(report.file)), report.findings, report.lines, now), force)
    click.echo(f"写了 {out}：{len(report.findings)} 条批注", err=True)


def _is_checked(file: Path) -> bool:
    from drafting.readers import formats

    return is_form(file) or (file.suffix.lower() in formats() and file.name[0] not in "~.")


def _reports(
    sources: list[str], office: str | None, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Iterator[Report]:
    """The report of every file, in order, with progress where there are several."""
    from drafting.checking.files import Report
    from drafting.commands._many import results
    from drafting.findings import DraftingError

    checked = results(partial(_report, office=office, select=select, ignore=ignore), sources)
    with click.progressbar(length=len(sources), label="检查", file=sys.stderr, hidden=len(sources) == 1) as bar:
        for source, made in zip(sources, checked, strict=True):
            bar.update(1)
            yield Report(source, made.findings) if isinstance(made, DraftingError) else made


def _report(source: str, office: str | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> Report:
    from drafting.archive.place import with_book
    from drafting.checking.files import check_file, check_form
    from drafting.form.load import read_stream
    from drafting.ledger.numbers import Bearers

    profile = with_book(office_in_force(None if source == "-" else Path(source), office))
    if profile is not None and profile._bearers is None:
        profile._bearers = Bearers(profile)
    if source == "-":
        report = check_form(read_stream(sys.stdin.buffer, "标准输入"), "标准输入", profile, select, ignore)
        return _with_trouble(report, profile)
    return _with_trouble(check_file(Path(source), profile, select, ignore), profile)


def _with_trouble(report: Report, profile: Office | None) -> Report:
    """With a warning where the archive on a server could not be asked about what is cited."""
    from drafting.commands._archive import unasked

    trouble = profile and profile._book and profile._book.trouble()
    return replace(report, findings=(*report.findings, *map(unasked, trouble.findings))) if trouble else report


def _mend(source: str, office: str | None, select: tuple[str, ...], ignore: tuple[str, ...], write: bool) -> None:
    """Mend one file in place, or show what would change."""
    from drafting.checking.files import is_mendable, mended
    from drafting.output import replace

    path = Path(source)
    if source == "-" or not is_mendable(path):
        click.echo(f"{source}：只能改表单和纯文本，其他格式请按检查的结果自己改", err=True)
        return
    before, after = mended(path, office_in_force(path, office), select, ignore)
    if before == after:
        click.echo(f"{source}：没有可以放心改的地方", err=True)
        return
    if write:
        replace(path, after.encode("utf-8"))
        click.echo(f"已改正 {source}", err=True)
        return
    import difflib

    lines = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    click.echo("".join(difflib.unified_diff(*lines, f"{source}（原）", f"{source}（改）", n=0)), nl=False)
