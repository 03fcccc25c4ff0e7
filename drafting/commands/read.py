"""drafting read: old replies back into forms."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from drafting.commands._sources import counted, goes_into_folder, print_table, shape_of, sources_of, targets_of

if TYPE_CHECKING:
    from drafting.findings import Finding
    from drafting.letter.record import Reading


@click.command(short_help="把旧答复读成表单")
@click.argument("old", nargs=-1, required=True, metavar="OLD...")
@click.option("-o", "--output", metavar="FORM", help="写入的文件；多份旧答复时为文件夹；不写则显示在屏幕上")
@click.option("--format", "shape", metavar="yaml|json", help="yaml 是表单，json 连同发现的问题；不写则看 FORM 的后缀")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(old: tuple[str, ...], output: str | None, shape: str | None, force: bool) -> None:
    """把旧答复（.docx .doc .txt .html .pdf .ofd）读成表单，推断的字段都有说明。OLD 是文件夹时，读其中所有答复。

    答复、附件里的图片存在表单旁边，文件名以表单的名称开头。

    例：drafting read 去年答复.docx -o 表单.yaml

    例：drafting read 旧答复/ -o 表单/
    """
    sources = list(sources_of(old))
    into_folder = goes_into_folder(sources, output)
    chosen = shape_of(shape, output, into_folder)
    if into_folder:
        _read_all(sources, targets_of(sources, Path(output or ""), chosen), chosen, force)
    else:
        _read_one(sources[0], None if output in (None, "-") else Path(output or ""), chosen, force)


class Made(NamedTuple):
    """What is written for one letter, its findings, and its pictures by the names that the form calls them."""

    content: bytes
    findings: tuple[Finding, ...]
    pictures: Mapping[str, bytes]

    def create(self, target: Path, force: bool) -> None:
        """Write the form and its pictures. Raises DraftingError where there is one already."""
        from drafting.commands._beside import write
        from drafting.output import create

        create(target, self.content, force)
        write(self.pictures, target.parent)


def produce(source: Path, shape: str, targets: Mapping[Path, Path]) -> Made:
    """What is written for one letter; `targets` has the form's file, if it goes into one."""
    import json

    from drafting.commands._beside import named
    from drafting.letter.transcript import to_form

    reading = named(_read(source), targets.get(source))
    if shape == "yaml":
        return Made(to_form(reading).encode("utf-8"), reading.findings, reading.pictures)
    content = {"reply": reading.record, "findings": [finding.as_json() for finding in reading.findings]}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return Made(text.encode("utf-8"), reading.findings, reading.pictures)


def _read(source: Path) -> Reading:
    """The reading. Raises DraftingError, which for a proposal's own file says what to do with it."""
    from drafting.findings import DraftingError
    from drafting.letter.foreign import FOREIGN
    from drafting.letter.read import read

    try:
        return read(source)
    except DraftingError as error:
        if {finding.code for finding in error.findings} != {FOREIGN}:
            raise
        from drafting.proposal.take import is_proposal

        if not is_proposal(source):
            raise
        remedy = f"来文用 drafting intake {source.name} -o 表单.yaml 读成表单"
        raise DraftingError.all(replace(finding, remedy=remedy) for finding in error.findings) from None


def _read_one(source: Path, target: Path | None, shape: str, force: bool) -> None:
    made = produce(source, shape, {source: target} if target else {})
    if target is None:
        sys.stdout.buffer.write(made.content)
    else:
        made.create(target, force)
    if target is None and shape == "json":
        return
    for finding in made.findings:
        click.echo(str(finding), err=True)
    if target is not None:
        click.echo(f"已写成 {'、'.join(map(str, (target, *made.pictures)))}", err=True)


def _read_all(sources: list[Path], targets: list[Path], shape: str, force: bool) -> None:
    """Many letters into a folder: one that cannot be read does not stop the others; a table at the end says which."""
    from drafting.commands._many import results
    from drafting.findings import DraftingError

    rows, failed = [], False
    made = partial(produce, shape=shape, targets=dict(zip(sources, targets, strict=True)))
    with click.progressbar(length=len(sources), label="读旧答复", file=sys.stderr) as bar:
        for source, target, result in zip(sources, targets, results(made, sources), strict=True):
            try:
                if isinstance(result, DraftingError):
                    raise result
                result.create(target, force)
                rows.append((source.name, "已读", f"{target.name}，{counted(result.findings)}"))
            except DraftingError as error:
                failed = True
                rows.append((source.name, "未读", error.findings[0].message))
            bar.update(1)
    print_table(rows, "已读", "未读")
    if failed:
        click.get_current_context().exit(1)
