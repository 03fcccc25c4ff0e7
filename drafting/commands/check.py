"""drafting check: findings of forms and of anybody's letters."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import (
    deep_option,
    files_of,
    is_form,
    office_in_force,
    office_option,
    same,
)

if TYPE_CHECKING:
    from drafting.checking.files import Report


@click.command(short_help="检查表单，或检查任何人的 Word、纯文本答复")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
@office_option
@deep_option
@click.option("--select", multiple=True, metavar="CODE", help="只查这些规则（编号的开头，如 N 或 N003，可写多次）")
@click.option("--ignore", multiple=True, metavar="CODE", help="不查这些规则（编号的开头，可写多次）")
@click.option("--fix", is_flag=True, help="改正表单和纯文本中可以放心改的地方")
@click.option("--diff", is_flag=True, help="显示 --fix 会改哪里，不写入文件")
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
    deep: bool,
) -> None:
    """检查表单（YAML、JSON，- 为标准输入）或答复（.docx、.txt 等）。FILE 是文件夹时，查其中所有文件。

    例：drafting check 表单.yaml

    例：drafting check 来稿.docx --format json

    有错误时退出码为 1。各条规则的说明见 drafting rules。
    """
    from drafting.checking.report import as_json, as_lines, summary
    from drafting.findings import Severity
    from drafting.model.fields import FORM_SUFFIXES
    from drafting.readers import formats

    sources = list(files_of(files, _is_checked, deep, "表单和答复", (*FORM_SUFFIXES, *formats())))
    _refuse_unknown(select + ignore)
    chosen = office, tuple(code.upper() for code in select), tuple(code.upper() for code in ignore)
    if fix or diff:
        for source in sources:
            _mend(source, *chosen, write=not diff)
    reports = list(_reports(sources, *chosen))
    if shape == "json":
        click.echo(as_json(reports))
    else:
        for line in (line for report in reports for line in as_lines(report, click.style)):
            click.echo(line, color=ctx.color)
    found = [finding for report in reports for finding in report.findings]
    for line in same([(report.file, report.identity) for report in reports]):
        click.echo(line, err=True)
    said = summary(found)
    click.echo(f"查了 {len(reports)} 份，{said or '没有发现问题'}", err=True)
    if any(finding.severity is Severity.ERROR for finding in found):
        ctx.exit(1)


def _refuse_unknown(codes: tuple[str, ...]) -> None:
    """Raises BadParameter for the beginning of a code that no finding has."""
    from drafting.checking.rule import rules

    for code in codes:
        if not any(rule.startswith(code.upper()) for rule in rules()):
            raise click.BadParameter(
                f"没有以 {code} 开头的规则，全部规则见 drafting rules", param_hint="--select/--ignore"
            )


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

    profile = with_book(office_in_force(None if source == "-" else Path(source), office))
    if source == "-":
        return check_form(read_stream(sys.stdin.buffer, "标准输入"), "标准输入", profile, select, ignore)
    return check_file(Path(source), profile, select, ignore)


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
