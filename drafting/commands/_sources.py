"""What `read` and `intake` share: the files of others that are named, and a new file for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from drafting.language.characters import folded

SUFFIX = {"yaml": ".yaml", "json": ".json"}
"""The shapes in which a record is written, and how a file of each ends."""


def sources_of(names: Sequence[str]) -> Iterator[Path]:
    """The files that are named, and the readable ones of the folders but what is kept beside forms.

    Raises UsageError for a folder without any.
    """
    from drafting.proposal.form import is_beside
    from drafting.readers import formats

    for name in names:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        readable = (file for file in path.iterdir() if file.suffix.lower() in formats() and file.name[0] not in "~.")
        found = sorted(file for file in readable if not is_beside(file))
        if not found:
            raise click.UsageError(f"文件夹 {name} 里没有可读的文件（{' '.join(sorted(formats()))}）")
        yield from found


def targets_of(sources: Sequence[Path], folder: Path, shape: str) -> list[Path]:
    """A file for each source; two of one name keep their suffixes apart: 旧答复.docx.yaml.

    Names are one where some file system takes them for one. Raises UsageError where suffixes do not part them.
    """
    stems = Counter(folded(source.stem) for source in sources)
    names = [source.name if stems[folded(source.stem)] > 1 else source.stem for source in sources]
    names = ["标准输入" if name == "-" else name for name in names]
    made = Counter(map(folded, names))
    for source, name in zip(sources, names, strict=True):
        if made[folded(name)] > 1:
            raise click.UsageError(f"{source} 与另一份同名，请分开读")
    return [folder / f"{name}{SUFFIX[shape]}" for name in names]


def goes_into_folder(sources: Sequence[Path], output: str | None) -> bool:
    """Whether the output is a folder: many files, or its name says so. Raises UsageError where many have none."""
    into_folder = len(sources) > 1 or (output or "").endswith(("/", "\\")) or Path(output or "-").is_dir()
    if into_folder and output in (None, "-"):
        raise click.UsageError("多份文件要用 -o 给出文件夹")
    return into_folder


def shape_of(given: str | None, output: str | None, into_folder: bool) -> str:
    """yaml or json: as it is given, else by the suffix of the output. Raises BadParameter."""
    suffix = "" if into_folder or output in (None, "-") else Path(output).suffix.lower()
    shape = given or ("json" if suffix == ".json" else "yaml")
    if shape not in SUFFIX:
        raise click.BadParameter(f"没有“{shape}”这一格式，可写 yaml、json", param_hint="--format")
    return shape


def print_table(rows: Sequence[tuple[str, str, str]], done: str, not_done: str) -> None:
    """A line for each file, and how many there are of both states."""
    width = min(max(len(name) for name, _, _ in rows), 40)
    for name, state, note in rows:
        click.echo(f"{name:<{width}}  {state}  {note}", err=True)
    count = sum(state == done for _, state, _ in rows)
    click.echo(f"共 {len(rows)} 份：{done} {count} 份，{not_done} {len(rows) - count} 份", err=True)


def counted(findings: Sequence[object]) -> str:
    """How much is to be verified, in words."""
    return f"{len(findings)} 处待核对" if findings else "没有待核对处"
