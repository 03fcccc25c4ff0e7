"""drafting rules: what is checked and why."""

from __future__ import annotations

import click


@click.command(short_help="列出检查的规则，或说明一条规则")
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> None:
    """列出所有检查规则；给出编号（如 N003）则说明这一条：为什么、不好、较好、依据。

    例：drafting rules N003
    """
    from drafting.checking.report import FAMILIES, manual
    from drafting.checking.rule import rules
    from drafting.findings import SAID

    if code:
        rule = rules().get(code.upper())
        if rule is None:
            raise click.BadParameter(f"没有编号为 {code} 的规则，用 drafting rules 列出全部", param_hint="CODE")
        click.echo(manual(rule))
        return
    family = ""
    for number, rule in rules().items():
        if number[0] != family:
            family = number[0]
            click.echo(f"{family} {FAMILIES[family]}")
        click.echo(f"  {number} {SAID[rule.severity]} {rule.manual.name}")
