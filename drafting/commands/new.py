"""drafting new: a blank form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands._forms import office_in_force, office_option

if TYPE_CHECKING:
    from drafting.model.office import Office


@click.command(short_help="生成一份空白表单")
@click.option("--kind", metavar="文种", help="建议答复、议案答复、提案答复或会办意见；不写则随来文，再不然为建议答复")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FORM", help="写入的文件；不写则显示在屏幕上")
@click.option("--from", "old", type=click.Path(path_type=Path), metavar="OLD", help="由一份旧答复改起，沿用其答复各条")
@click.option(
    "--proposal", type=click.Path(path_type=Path), metavar="FILE", help="新建议提案的届次、编号、标题、提出人（YAML）"
)
@office_option
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(
    kind: str | None, output: Path | None, old: Path | None, proposal: Path | None, office: str | None, force: bool
) -> None:
    """生成一份空白表单（YAML），每个字段都有说明和示例；单位档案里有的已经填好。

    例：drafting new --kind 提案答复 -o 表单.yaml

    例：drafting new --from 去年答复.docx --proposal 提案.yaml -o 表单.yaml
    """
    from drafting.letter.renewal import read_proposal
    from drafting.model.fields import FORM_SUFFIXES
    from drafting.model.kinds import kind_names
    from drafting.output import create

    if kind and kind not in kind_names():
        raise click.BadParameter(f"没有“{kind}”这一文种，应为{'、'.join(kind_names())}", param_hint="--kind")
    if output and output.suffix.lower() not in (*FORM_SUFFIXES, "") and not output.exists():
        raise click.BadParameter(f"表单是 YAML 文件，写作 {output.stem}.yaml；答复用 render 生成", param_hint="-o")
    case = read_proposal(proposal) if proposal else {}
    made = _renewed(old, case, kind) if old else _blank(case, kind, office_in_force(output, office))
    content = made.encode("utf-8")
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
        return
    create(output, content, force)
    click.echo(f"已写成 {output}", err=True)


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
