"""drafting new: a blank form, or one that goes on from another."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands._forms import office_in_force, office_option

if TYPE_CHECKING:
    from drafting.model.office import Office

_file = click.Path(path_type=Path)


@click.command(short_help="生成一份空白表单，或由首次答复生成再次答复、补充答复的表单")
@click.option("--kind", metavar="文种", help="建议答复、议案答复、提案答复或会办意见；不写则随来文，再不然为建议答复")
@click.option("-o", "--output", type=_file, metavar="FORM", help="写入的文件；不写则显示在屏幕上")
@click.option("--from", "old", type=_file, metavar="OLD", help="由一份旧答复改起，沿用其答复各条")
@click.option("--proposal", type=_file, metavar="FILE", help="新建议提案的届次、编号、标题、提出人（YAML）")
@click.option("--second", type=_file, metavar="FIRST", help="反馈不满意的，由首次答复的表单生成再次答复的表单")
@click.option("--supplement", type=_file, metavar="FIRST", help="承诺办成的，由首次答复的表单生成补充答复的表单")
@office_option
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(
    kind: str | None,
    output: Path | None,
    old: Path | None,
    proposal: Path | None,
    second: Path | None,
    supplement: Path | None,
    office: str | None,
    force: bool,
) -> None:
    """生成一份空白表单（YAML），每个字段都有说明和示例；单位档案里有的已经填好。

    例：drafting new --kind 提案答复 -o 表单.yaml

    例：drafting new --from 去年答复.docx --proposal 提案.yaml -o 表单.yaml

    例：drafting new --second 表单.yaml -o 再次答复.yaml

    再次答复、补充答复的表单引首次答复的文号和日期，首次答复各条的原文列在说明里，期限按单位档案。
    """
    from drafting.letter.renewal import read_proposal
    from drafting.model.fields import FORM_SUFFIXES
    from drafting.model.kinds import kind_names
    from drafting.output import create

    if kind and kind not in kind_names():
        raise click.BadParameter(f"没有“{kind}”这一文种，应为{'、'.join(kind_names())}", param_hint="--kind")
    if output and output.suffix.lower() not in (*FORM_SUFFIXES, "") and not output.exists():
        raise click.BadParameter(f"表单是 YAML 文件，写作 {output.stem}.yaml；答复用 render 生成", param_hint="-o")
    first = second or supplement
    if first and ((second and supplement) or kind or old or proposal):
        raise click.UsageError("--second、--supplement 只写其中一项，也不与 --kind、--from、--proposal 同写")
    if first:
        made = _following(first, bool(second), office_in_force(first, office))
    else:
        case = read_proposal(proposal) if proposal else {}
        made = _renewed(old, case, kind) if old else _blank(case, kind, office_in_force(output, office))
    content = made.encode("utf-8")
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
        return
    create(output, content, force)
    click.echo(f"已写成 {output}", err=True)


def _following(first: Path, again: bool, office: Office | None) -> str:
    """The form of what follows a first reply, whose own form stays as it is."""
    from drafting.form.following import second_form, supplement_form
    from drafting.form.load import read_text

    make = second_form if again else supplement_form
    return make(read_text(first), str(first), office, date.today())


def _blank(case: dict[str, Any], kind: str | None, office: Office | None) -> str:
    """A blank form, with the case that is to be answered where it is given."""
    from drafting.form.blank import blank_form
    from drafting.form.revise import revise, values_of

    text = blank_form(kind or f"{case.get('kind') or '建议'}答复", office)
    if not case:
        return text
    values = values_of(text)
    return revise(text, values | {"proposal": {**values["proposal"], **case}})


def _renewed(old: Path, case: dict[str, Any], kind: str | None) -> str:
    from drafting.letter.read import read
    from drafting.letter.renewal import renewed

    return renewed(read(old), case, kind)
