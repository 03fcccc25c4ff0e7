"""drafting new: a blank form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drafting.commands._forms import office_in_force, office_option


@click.command(short_help="生成一份空白表单")
@click.option(
    "--kind", default="建议答复", show_default=True, metavar="文种", help="建议答复、议案答复、提案答复或会办意见"
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FORM", help="写入的文件；不写则显示在屏幕上")
@click.option("--from", "old", type=click.Path(path_type=Path), metavar="OLD", help="由一份旧答复改起，沿用其答复各条")
@click.option(
    "--proposal", type=click.Path(path_type=Path), metavar="FILE", help="新建议提案的届次、编号、标题、提出人（YAML）"
)
@office_option
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(
    kind: str, output: Path | None, old: Path | None, proposal: Path | None, office: str | None, force: bool
) -> None:
    """生成一份空白表单（YAML），每个字段都有说明和示例；单位档案里有的已经填好。

    例：drafting new --kind 提案答复 -o 表单.yaml

    例：drafting new --from 去年答复.docx --proposal 提案.yaml -o 表单.yaml
    """
    from drafting.form.blank import blank_form
    from drafting.model.kinds import kind_names
    from drafting.output import create

    if kind not in kind_names():
        raise click.BadParameter(f"没有“{kind}”这一文种，应为{'、'.join(kind_names())}", param_hint="--kind")
    if proposal and not old:
        raise click.UsageError("--proposal 要和 --from 一起用")
    made = _renewed(old, proposal) if old else blank_form(kind, office_in_force(output, office))
    content = made.encode("utf-8")
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
        return
    create(output, content, force)
    click.echo(f"已写成 {output}", err=True)


def _renewed(old: Path, proposal: Path | None) -> str:
    from drafting.letter.read import read
    from drafting.letter.renewal import read_proposal, renewed

    return renewed(read(old), read_proposal(proposal) if proposal else None)
