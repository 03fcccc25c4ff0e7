"""The command line. Commands load when called; what a user did wrong is said in Chinese, without a traceback."""

from __future__ import annotations

import gc
import os
import pkgutil
import sys
from importlib import import_module
from typing import Any

import click

from drafting import commands
from drafting.commands import _chinese


def _colourless(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted or os.environ.get("NO_COLOR"):
        ctx.color = False


def _no_color() -> click.Option:
    """--no-color stands before a command or behind it."""
    said = "不用颜色（环境变量 NO_COLOR 同此）"
    return click.Option(["--no-color"], is_flag=True, expose_value=False, callback=_colourless, help=said)


class _Commands(click.Group):
    """The commands found in drafting/commands, and the map of exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [module.name for module in pkgutil.iter_modules(commands.__path__) if not module.name.startswith("_")]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        command = import_module(f"drafting.commands.{name}").command
        if not any(parameter.name == "no_color" for parameter in command.params):
            command.params.append(_no_color())
            _chinese.label(command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("已中断", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            sys.stdout = None  # the reader has gone: nothing is left to flush at exit
            ctx.exit(1)
        except Exception as error:
            from drafting.findings import DraftingError

            if not isinstance(error, DraftingError):
                raise
            for finding in error.findings:
                click.echo(f"{click.style('错误', fg='red')} {finding}", err=True)
            ctx.exit(1)


@click.group(cls=_Commands, params=[_no_color()], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="drafting", message="%(prog)s %(version)s", help="显示版本")
def cli() -> None:
    """人大代表建议、议案和政协提案答复的起草：由表单写成正式公文。"""


_chinese.speak()
_chinese.label(cli)


def main() -> None:
    """The entry point. A console that cannot print a character shows another, and never stops the work."""
    gc.set_threshold(50_000)  # most of a short run is imports, which leave no garbage
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes time, and none has a say here
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    cli.main(prog_name="drafting")
