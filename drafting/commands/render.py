"""drafting render: forms to documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from drafting.commands._many import results
from drafting.commands._pieces import Order, Piece, office_option, produce


@click.command(short_help="由表单写成 Word、网页或纯文本")
@click.argument("forms", nargs=-1, required=True, metavar="FORM...")
@click.option("-o", "--output", metavar="OUT", help="写入的文件，后缀定格式；多份表单时为文件夹；- 为标准输出")
@click.option("--to", "format", metavar="docx|html|txt", help="格式；不写则看 OUT 的后缀，再不然为 docx")
@office_option
@click.option("--each-proposer", is_flag=True, help="分送每位提出人，一人一份，只改称谓；文件名后加姓名")
@click.option("--public", is_flag=True, help="公开稿：略去签发人、联系人、抄送；有手机号、身份证号则不写")
@click.option("--survey", is_flag=True, help="同时写成征询意见表，文件名后加“-征询意见表”")
@click.option("--strict", is_flag=True, help="先检查，有错误就不写（在终端上写一份时，总会说出检查的结果）")
@click.option("--force", is_flag=True, help="覆盖生成之后被人改动过的文件")
def command(forms: tuple[str, ...], output: str | None, format: str | None, force: bool, **wanted: Any) -> None:
    """由表单（YAML 或 JSON，- 为标准输入）写成正式公文。FORM 是文件夹时，取其中所有表单。

    例：drafting render 表单.yaml -o 答复.docx

    例：drafting render 表单/ -o 答复/

    例：drafting render 表单.yaml --each-proposer --survey
    """
    from drafting.writers import formats

    sources = list(_sources(forms))
    into_folder = len(sources) > 1 or (output or "").endswith(("/", "\\")) or Path(output or "-").is_dir()
    suffix = "" if into_folder or output in (None, "-") else Path(output).suffix.lower()
    chosen = format or suffix.removeprefix(".") or "docx"
    if output and not (format or suffix or into_folder or output == "-"):
        raise click.BadParameter(f"“{output}”没有后缀，看不出格式，例如写作 {output}.docx", param_hint="-o")
    if chosen not in formats():
        raise click.BadParameter(f"不会写“{chosen}”格式，可写 {'、'.join(formats())}", param_hint="-o/--to")
    if output == "-" and len(sources) > 1:
        raise click.UsageError("多份表单不能都写到标准输出，请用 -o 给出文件夹")
    if output == "-" and (wanted["survey"] or wanted["each_proposer"]):
        raise click.UsageError("要写几个文件，不能都写到标准输出，请用 -o 给出文件名")
    counted = len(sources) == 1 and sys.stderr.isatty()  # to check takes as long as to write
    order = Order(chosen, bool(output) and not into_folder, counted=counted, **wanted)
    targets = [_target(source, output, into_folder, chosen) for source in sources]
    _refuse_same_targets(sources, targets)
    if len(sources) > 1:
        _render_all(sources, targets, order, force)
    else:
        _render_one(sources[0], targets[0], order, force)


def _sources(forms: tuple[str, ...]) -> Iterator[str]:
    from drafting.model.fields import FORM_SUFFIXES

    for form in forms:
        folder = Path(form)
        if form == "-" or not folder.is_dir():
            yield form
            continue
        found = sorted(str(file) for file in folder.iterdir() if _is_form(file))
        if not found:
            raise click.UsageError(f"文件夹 {form} 里没有表单（{'、'.join(FORM_SUFFIXES)}）")
        yield from found


def _is_form(file: Path) -> bool:
    from drafting.model.fields import FORM_SUFFIXES
    from drafting.model.office import FILE

    return file.suffix.lower() in FORM_SUFFIXES and file.name != FILE


def _target(source: str, output: str | None, into_folder: bool, format: str) -> Path | None:
    """Where a form's document goes; None is standard output."""
    if output == "-" or (output is None and source == "-"):
        return None
    if output and not into_folder:
        return Path(output)
    name = "标准输入" if source == "-" else Path(source).stem
    folder = Path(output) if output else Path(source).parent
    return folder / f"{name}.{format}"


def _refuse_same_targets(sources: list[str], targets: list[Path | None]) -> None:
    first: dict[Path, str] = {}
    for source, target in zip(sources, targets, strict=True):
        if target and target in first:
            raise click.UsageError(f"{first[target]} 和 {source} 都要写成 {target}，请改名或分开写")
        if target:
            first[target] = source


def _render_one(source: str, target: Path | None, order: Order, force: bool) -> None:
    for piece in produce(source, order):
        if target is None:
            sys.stdout.buffer.write(piece.content)
        else:
            click.echo(f"已写成 {_save(piece, target, force)}", err=True)
        if piece.note:
            click.echo(piece.note, err=True)


def _save(piece: Piece, target: Path, force: bool) -> Path:
    from drafting.output import save

    path = target.with_name(f"{target.stem}{piece.suffix}{target.suffix}")
    save(path, piece.content, force)
    return path


def _render_all(sources: list[str], targets: list[Path | None], order: Order, force: bool) -> None:
    """Many forms into a folder: one that is wrong does not stop the others and is named at the end."""
    from drafting.findings import DraftingError

    failed, notes = [], []
    made = partial(produce, order=order)
    with click.progressbar(length=len(sources), label="生成公文", file=sys.stderr) as bar:
        for source, target, result in zip(sources, targets, results(made, sources), strict=True):
            try:
                if isinstance(result, DraftingError):
                    raise result
                for piece in result:
                    path = _save(piece, target, force)
                    notes += [f"{path}：{piece.note}"] if piece.note else []
            except DraftingError as error:
                failed.append((source, error))
            bar.update(1)
    for note in notes:
        click.echo(note, err=True)
    folders = "、".join(sorted({str(target.parent) for target in targets if target}))
    click.echo(f"已写成 {len(sources) - len(failed)} 份，在 {folders}", err=True)
    if failed:
        names = "、".join(source for source, _ in failed)
        click.echo(f"未写成 {len(failed)} 份：{names}", err=True)
        raise DraftingError.all(finding for _, error in failed for finding in error.findings)
