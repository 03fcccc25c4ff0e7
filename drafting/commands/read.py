"""drafting read: old replies back into forms."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from drafting.findings import Finding

_SUFFIX = {"yaml": ".yaml", "json": ".json"}


@click.command(short_help="把旧答复读成表单")
@click.argument("old", nargs=-1, required=True, metavar="OLD...")
@click.option("-o", "--output", metavar="FORM", help="写入的文件；多份旧答复时为文件夹；不写则显示在屏幕上")
@click.option("--format", "shape", metavar="yaml|json", help="yaml 是表单，json 连同发现的问题；不写则看 FORM 的后缀")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(old: tuple[str, ...], output: str | None, shape: str | None, force: bool) -> None:
    """把旧答复（.docx .doc .txt .html .pdf）读成表单，推断的字段都有说明。OLD 是文件夹时，读其中所有答复。

    答复、附件里的图片存在表单旁边，文件名以表单的名称开头。

    例：drafting read 去年答复.docx -o 表单.yaml

    例：drafting read 旧答复/ -o 表单/
    """
    sources = list(_sources(old))
    into_folder = len(sources) > 1 or (output or "").endswith(("/", "\\")) or Path(output or "-").is_dir()
    suffix = "" if into_folder or output in (None, "-") else Path(output).suffix.lower()
    chosen = shape or ("json" if suffix == ".json" else "yaml")
    if chosen not in _SUFFIX:
        raise click.BadParameter(f"没有“{chosen}”这一格式，可写 yaml、json", param_hint="--format")
    if into_folder and output in (None, "-"):
        raise click.UsageError("多份旧答复要用 -o 给出文件夹")
    if into_folder:
        _read_all(sources, _targets(sources, Path(output), chosen), chosen, force)
    else:
        _read_one(sources[0], None if output in (None, "-") else Path(output), chosen, force)


def _sources(old: tuple[str, ...]) -> Iterator[Path]:
    from drafting.readers import formats

    for name in old:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        found = sorted(file for file in path.iterdir() if file.suffix.lower() in formats() and file.name[0] not in "~.")
        if not found:
            raise click.UsageError(f"文件夹 {name} 里没有可读的文件（{' '.join(sorted(formats()))}）")
        yield from found


def _targets(sources: list[Path], folder: Path, shape: str) -> list[Path]:
    """A file for each source; two of one name keep their suffixes apart: 旧答复.docx.yaml."""
    stems = [source.stem for source in sources]
    names = [source.name if stems.count(source.stem) > 1 else source.stem for source in sources]
    targets = [folder / f"{name}{_SUFFIX[shape]}" for name in names]
    for source, target in zip(sources, targets, strict=True):
        if targets.count(target) > 1:
            raise click.UsageError(f"{source} 与另一份同名，请分开读")
    return targets


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
    from drafting.letter.read import read
    from drafting.letter.transcript import to_form

    reading = named(read(source), targets.get(source))
    if shape == "yaml":
        return Made(to_form(reading).encode("utf-8"), reading.findings, reading.pictures)
    content = {"reply": reading.record, "findings": [finding.as_json() for finding in reading.findings]}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return Made(text.encode("utf-8"), reading.findings, reading.pictures)


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
                rows.append((source.name, "已读", f"{target.name}，{_counted(result.findings)}"))
            except DraftingError as error:
                failed = True
                rows.append((source.name, "未读", error.findings[0].message))
            bar.update(1)
    _print_table(rows)
    if failed:
        click.get_current_context().exit(1)


def _counted(findings: Sequence[Finding]) -> str:
    return f"{len(findings)} 处待核对" if findings else "没有待核对处"


def _print_table(rows: list[tuple[str, str, str]]) -> None:
    width = min(max(len(name) for name, _, _ in rows), 40)
    for name, state, note in rows:
        click.echo(f"{name:<{width}}  {state}  {note}", err=True)
    read = sum(state == "已读" for _, state, _ in rows)
    click.echo(f"共 {len(rows)} 份：已读 {read} 份，未读 {len(rows) - read} 份", err=True)
