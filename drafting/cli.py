"""The command line. Commands load when called; what a user did wrong is said in Chinese, without a traceback."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import os
import pkgutil
import signal
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
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            sys.stdout = None  # the reader has gone: nothing is left to flush at exit
            ctx.exit(1)
        except Exception as error:
            _say(error)
            ctx.exit(1)


def _say(error: Exception) -> None:
    from drafting.commands._mishap import as_error

    for finding in as_error(error).findings:
        click.echo(f"{click.style('错误', fg='red')} {finding}", err=True)


def _debugging(_: click.Context, __: click.Parameter, wanted: bool) -> None:
    if wanted:
        os.environ["DRAFTING_DEBUG"] = "1"


def _debug() -> click.Option:
    said = "程序出错时显示详细的出错位置（供开发人员）"
    return click.Option(["--debug"], is_flag=True, expose_value=False, callback=_debugging, help=said)


@click.group(cls=_Commands, params=[_no_color(), _debug()], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="drafting", message="%(prog)s %(version)s", help="显示版本")
def cli() -> None:
    """人大代表建议、议案和政协提案答复的起草：由表单写成正式公文。"""


_chinese.speak()
_chinese.label(cli)


class _Closed(io.RawIOBase):
    """What stands for a stream that was closed before we began: to write to it is an error that is said."""

    def writable(self) -> bool:
        """It may be opened for writing."""
        return True

    def write(self, _: Any) -> int:
        """Raises OSError."""
        raise OSError(errno.EBADF, "closed")


def _open_streams() -> None:
    """A console that cannot print a character shows another; a closed stream never stops what does not need it."""
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO(), "utf-8")
    sys.stderr = sys.stderr or io.StringIO()
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BufferedWriter(_Closed()), "utf-8", write_through=True)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _interrupted(*_: object) -> None:
    """Ends at once, whatever runs: the processes of a batch end with this one, a part is cleared by the next run."""
    with contextlib.suppress(OSError):
        show_cursor = b"\x1b[?25h" if os.isatty(2) else b""
        os.write(2, show_cursor + "\n已中断\n".encode())
    os._exit(130)


def main() -> None:
    """The entry point: what a user did wrong, and what nobody foresaw, is said in words, and the exit code tells."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupted)
    gc.set_threshold(50_000)  # most of a short run is imports, which leave no garbage
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes time, and none has a say here
    _open_streams()
    try:
        cli.main(prog_name="drafting")
    except SystemExit as ended:
        sys.exit(_flushed(ended.code))
    except Exception as error:
        _say(error)
        sys.exit(_flushed(1))


def _flushed(code: Any) -> Any:
    """The exit code, once all that was said is out; 1 where it cannot be."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        code = 1
    except OSError as error:
        _say(error)
        code = 1
    else:
        return code
    sys.stdout = None  # nothing is tried again at exit
    return code
