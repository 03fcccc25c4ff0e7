"""drafting diff: what is changed from one version of a letter to another, as text and as tracked changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._changed import changed
from drafting.commands._forms import office_option

if TYPE_CHECKING:
    from drafting.compare.differences import Difference
    from drafting.compare.versions import Version


@click.command(short_help="比对两稿：哪些字段、哪些文字不同，另存为带修订的 Word")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
@click.option("-o", "--output", metavar="OUT", help="把不同之处写成修订，另存为这个 .docx：接受是新稿，拒绝是旧稿")
@click.option("--author", metavar="NAME", help="修订的作者，不写则为核稿助手")
@office_option
@click.option("--force", is_flag=True, help="覆盖已被改动过的文件")
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str,
    shape: str,
    output: str | None,
    author: str | None,
    office: str | None,
    force: bool,
) -> None:
    """比对两稿：OLD 是旧稿，NEW 是新稿，各是表单，或任何人的答复（.docx .txt .doc .html .pdf .ofd）。

    例：drafting diff 表单.yaml 改后.docx

    例：drafting diff 初稿.docx 二稿.docx -o 修订稿.docx

    有没有不同，退出码都是 0。
    """
    from drafting.compare.differences import differences
    from drafting.compare.versions import records

    if output:
        _refuse_out(Path(old), Path(new), Path(output))
    elif author is not None:
        raise click.UsageError("--author 与 -o 同用")
    versions = _version(old, office), _version(new, office)
    found = differences(*records(*versions))
    if output:
        _redline(*versions, Path(output), author, force)
    if shape == "json":
        click.echo(
            json.dumps([one for difference in found for one in difference.as_json()], ensure_ascii=False, indent=2)
        )
        return
    for line in _lines(found):
        click.echo(line, color=ctx.color)
    click.echo(f"{len(found)} 处不同" if found else "两稿相同", err=bool(found))


def _refuse_out(old: Path, new: Path, out: Path) -> None:
    """Raises UsageError where a redline cannot be: it is a .docx, and another file than those compared."""
    from drafting.readers.docx import SUFFIXES

    wanted = old.suffix.lower() if old.suffix.lower() in SUFFIXES else SUFFIXES[0]
    if out.suffix.lower() != wanted:
        raise click.UsageError(f"-o 写成的是 {wanted} 文件，文件名须以 {wanted} 结尾")
    if any(out.exists() and one.exists() and out.samefile(one) for one in (old, new)):
        raise click.UsageError("-o 不写在所比的文件上，请换一个文件名")


def _version(name: str, office: str | None) -> Version:
    """A file that is compared, a form loaded. Raises DraftingError."""
    from drafting.commands._forms import office_in_force
    from drafting.compare.versions import Version
    from drafting.form.load import load
    from drafting.model.fields import FORM_SUFFIXES

    path = Path(name)
    if path.suffix.lower() not in FORM_SUFFIXES:
        return Version(path)
    return Version(path, load(path), office_in_force(path, office))


def _redline(old: Version, new: Version, out: Path, author: str | None, force: bool) -> None:
    from datetime import UTC, datetime

    from drafting.compare.redline import redline
    from drafting.language.characters import fit
    from drafting.output import save
    from drafting.review.comments import INITIALS, NAME
    from drafting.review.marks import Reviewer

    name = " ".join(fit(author or "").split()) or NAME
    reviewer = Reviewer(name, name[0] if name != NAME else INITIALS, datetime.now(UTC))
    pictures = old.has_pictures and new.has_pictures
    made = redline(old.docx(new), new.docx(old), reviewer, (str(old.path), str(new.path)), pictures)
    save(out, made.content, force)
    for note in made.notes:
        click.echo(f"注意：{note}", err=True)
    click.echo(f"写了 {out}：{made.changes} 处修订", err=True)


def _lines(found: Sequence[Difference]) -> Iterator[str]:
    for one in found:
        moved = f"（由{_place(one.was)}移来）" if one.was else ""
        yield f"{_place(one.where)}{moved}：{changed(one.old, one.new)}"


def _place(where: str) -> str:
    """A field's name; a paragraph that is none's by its number."""
    from drafting.model.fields import spoken

    field, _, number = where.partition(".")
    if field in _UNFIELDED:
        return _UNFIELDED[field].format(int(number or 0) + 1)
    return spoken(where)


_UNFIELDED = {"paragraph": "第{}段", "left_over": "其他文字第{}段"}
