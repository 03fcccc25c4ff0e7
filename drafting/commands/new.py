"""drafting new: a blank form."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(short_help="生成一份空白表单")
@click.option(
    "--kind", default="建议答复", show_default=True, metavar="文种", help="建议答复、议案答复、提案答复或会办意见"
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FORM", help="写入的文件；不写则显示在屏幕上")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(kind: str, output: Path | None, force: bool) -> None:
    """生成一份空白表单（YAML），每个字段都有说明和示例。

    例：drafting new --kind 提案答复 -o 表单.yaml
    """
    from drafting.blank import blank_form
    from drafting.kinds import kind_names
    from drafting.output import create

    if kind not in kind_names():
        raise click.BadParameter(f"没有“{kind}”这一文种，应为{'、'.join(kind_names())}", param_hint="--kind")
    content = blank_form(kind).encode("utf-8")
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
        return
    create(output, content, force)
    click.echo(f"已写成 {output}", err=True)
