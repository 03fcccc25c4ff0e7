"""drafting render: forms to documents."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import deep_option, files_of, office_option, same
from drafting.form.files import is_form

if TYPE_CHECKING:
    from drafting.commands._batch import Done, Job, Order


class _Render(click.Command):
    """The command, with an option for each edition; they are looked for when it is run."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        from drafting.editions.produce import all_editions

        flags = [
            click.Option([f"--{edition.name.replace('_', '-')}"], is_flag=True, help=edition.help)
            for edition in all_editions()
        ]
        own = super().get_params(ctx)
        return [*own[:-1], *flags, own[-1]]


@click.command(cls=_Render, short_help="由表单写成 Word、网页或纯文本")
@click.argument("forms", nargs=-1, required=True, metavar="FORM...")
@click.option("-o", "--output", metavar="OUT", help="写入的文件，后缀定格式；多份表单时为文件夹；- 为标准输出")
@click.option("--to", "format", metavar="docx|html|txt", help="格式；不写则看 OUT 的后缀，再不然为 docx")
@office_option
@deep_option
@click.option("--strict", is_flag=True, help="先检查，检查出错误就不写，退出码为 1")
@click.option("--review", is_flag=True, help="写成送审稿：Word 文件带书签，改回来好对上表单；文件名后加“-送审稿”")
@click.option("--force", is_flag=True, help="覆盖生成之后被人改动过的文件")
def command(
    forms: tuple[str, ...],
    output: str | None,
    format: str | None,
    office: str | None,
    deep: bool,
    strict: bool,
    review: bool,
    force: bool,
    **editions: bool,
) -> None:
    """由表单（YAML 或 JSON，- 为标准输入）写成正式公文。FORM 是文件夹时，取其中所有表单。

    例：drafting render 表单.yaml -o 答复.docx

    例：drafting render 表单/ -o 答复/

    例：drafting render 表单.yaml --each-proposer --survey

    例：drafting render 表单.yaml --review

    读不成的表单、缺必填内容的草稿不写，退出码为 1。检查出的错误不妨碍写，写一份时用一行说明；加 --strict 则不写。
    """
    from drafting.commands._batch import Order
    from drafting.model.fields import FORM_SUFFIXES

    sources = list(files_of(forms, is_form, deep, "表单", FORM_SUFFIXES))
    into_folder = len(sources) > 1 or (output or "").endswith(("/", "\\")) or Path(output or "-").is_dir()
    chosen = _format(output, format, into_folder)
    wanted = frozenset(name for name, given in editions.items() if given)
    if output == "-" and len(sources) > 1:
        raise click.UsageError("多份表单不能都写到标准输出，请用 -o 给出文件夹")
    if output == "-" and wanted - {"public"}:
        raise click.UsageError("要写几个文件，不能都写到标准输出，请用 -o 给出文件名")
    if "-" in sources and "each_proposer" in wanted:
        raise click.UsageError("标准输入的表单不能分送，请先存成文件")
    if review and (wanted or chosen != "docx" or "-" in sources):
        raise click.UsageError("--review 由存着的表单写成 Word 送审稿，不与其他版本、格式和标准输入同用")
    counted = len(sources) == 1 and sys.stderr.isatty()  # to check takes as long as to write
    named, several = bool(output) and not into_folder, len(sources) > 1
    order = Order(chosen, wanted, office, named, review, counted, strict, force, several)
    if output == "-" or (output is None and sources == ["-"]):
        _to_stream(sources[0], order)
        return
    bases = [_base(source, output, into_folder, chosen) for source in sources]
    if len(sources) > 1:
        _render_all(sources, bases, order)
    else:
        _render_one(sources[0], bases[0], order)


def _format(output: str | None, format: str | None, into_folder: bool) -> str:
    """The format that is wanted, by its name or the suffix. Raises BadParameter."""
    from drafting.writers import formats

    suffix = "" if into_folder or output in (None, "-") else Path(output).suffix.lower()
    chosen = format or suffix.removeprefix(".") or "docx"
    if into_folder and Path(output or "").suffix.lower().removeprefix(".") in formats() and not Path(output).is_dir():
        raise click.BadParameter(f"多份表单要写进文件夹，“{output}”是文件名", param_hint="-o")
    if output and not (format or suffix or into_folder or output == "-"):
        raise click.BadParameter(f"“{output}”没有后缀，看不出格式，例如写作 {output}.docx", param_hint="-o")
    if chosen not in formats():
        raise click.BadParameter(f"不会写“{chosen}”格式，可写 {'、'.join(formats())}", param_hint="-o/--to")
    return chosen


def _base(source: str, output: str | None, into_folder: bool, format: str) -> Path:
    """Where a form's letter goes."""
    if output and not into_folder:
        return Path(output)
    name = "标准输入" if source == "-" else Path(source).stem
    return (Path(output) if output else Path(source).parent) / f"{name}.{format}"


def _to_stream(source: str, order: Order) -> None:
    from drafting.commands._batch import documents

    contents, done = documents(source, order)
    sys.stdout.buffer.write(contents[0])
    _say_notes(done)


def _render_one(source: str, base: Path, order: Order) -> None:
    from drafting.commands._batch import plan, work

    jobs, failed = plan([source], [base], order)
    if failed:
        raise failed[0]
    done = work(jobs[0], order)
    for target in jobs[0].targets:
        click.echo(f"已写成 {target}", err=True)
    _say_notes(done)


def _say_notes(done: Done) -> None:
    for note in done.notes:
        click.echo(note, err=True)


def _render_all(sources: list[str], bases: list[Path], order: Order) -> None:
    """Many forms into a folder: one that is wrong does not stop the others and is named at the end."""
    from drafting.commands._batch import plan, work
    from drafting.commands._many import results
    from drafting.findings import DraftingError
    from drafting.output import finish

    jobs, errors = plan(sources, bases, order)
    failed = sorted(set(sources) - {job.source for job in jobs})
    done: list[tuple[Job, Done]] = []
    with click.progressbar(length=len(jobs), label="生成公文", file=sys.stderr) as bar:
        for job, result in zip(jobs, results(partial(work, order=order), jobs), strict=True):
            if isinstance(result, DraftingError):
                failed.append(job.source)
                errors.append(result)
            else:
                done.append((job, result))
            bar.update(1)
    folders = {target.parent for job, _ in done for target in job.targets}
    finish(folders)
    _report(done, folders)
    if failed:
        click.echo(f"未写成 {len(failed)} 份：{'、'.join(failed)}", err=True)
        raise DraftingError.all(finding for error in errors for finding in error.findings)


def _report(done: list[tuple[Job, Done]], folders: set[Path]) -> None:
    for job, result in done:
        for note in result.notes:
            click.echo(f"{job.source}：{note}", err=True)
    for line in same([(job.source, result.identity) for job, result in done]):
        click.echo(line, err=True)
    files = sum(len(job.targets) for job, _ in done)
    more = f"，共 {files} 个文件" if files != len(done) else ""
    click.echo(f"已写成 {len(done)} 份{more}，在 {'、'.join(sorted(map(str, folders)))}", err=True)
