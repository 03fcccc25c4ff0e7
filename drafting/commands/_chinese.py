"""click's own words in Chinese: it takes them through gettext functions that have no Chinese catalogue."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import click

_WORDS = {
    "Usage:": "用法：",
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示本说明",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "说明见 {command} {option}",
    "Missing command.": "缺少命令",
    "No such command {name!r}.": "没有 {name} 这个命令",
    "No such option {name!r}.": "没有 {name} 这个选项",
    "No such option: {name}": "没有 {name} 这个选项",
    "Did you mean {possibility}?": "（是否为 {possibility}）",
    "(Did you mean one of: {possibilities}?)": "（是否为其中之一：{possibilities}）",
    "Did you mean {possibilities}?": "是否为 {possibilities}？",
    "(Possible options: {possibilities})": "（相近的选项：{possibilities}）",
    "Did you mean one of: {possibilities}?": "是否为其中之一：{possibilities}？",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Argument {name!r} takes {nargs} values.": "参数 {name} 要有 {nargs} 个值",
    "Invalid value: {message}": "写法不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写法不对：{message}",
    "Option {name!r} does not take a value.": "选项 {name} 后面不带值",
    "Option {name!r} requires an argument.": "选项 {name} 后面要有值",
    "Got unexpected extra argument ({args})": "多出参数 {args}",
    "Got unexpected extra arguments ({args})": "多出参数 {args}",
    "{value!r} is not one of {choices}.": "{value} 不在 {choices} 之中",
    "{value!r} is not a valid {number_type}.": "{value} 不是数字",
    "{value} is not in the range {range}.": "{value} 不在 {range} 之内",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "Aborted!": "已中断",
}


def _translate(message: str) -> str:
    return _WORDS.get(message, message)


def _translate_number(singular: str, plural: str, count: int) -> str:
    return _translate(singular if count == 1 else plural)


def speak() -> None:
    """From now on click speaks Chinese in this process."""
    for name in ("core", "exceptions", "formatting", "decorators", "parser", "types", "termui"):
        module = import_module(f"click.{name}")
        for function, own in (("_", _translate), ("ngettext", _translate_number)):
            if hasattr(module, function):
                setattr(module, function, own)
    for kind in (click.Parameter, click.Argument):
        kind.get_error_hint = _without_quotes(kind.get_error_hint)
    click.MissingParameter.format_message = _without_dots(click.MissingParameter.format_message)


def _without_quotes(hint: Callable[..., str]) -> Callable[..., str]:
    """The name of a parameter without the English quotes around it."""
    return lambda parameter, ctx: hint(parameter, ctx).replace("'", "")


def _without_dots(message: Callable[..., str]) -> Callable[..., str]:
    """What is missing without the dots of “one or more” and without a Latin full stop."""
    return lambda error: message(error).rstrip(".")


def label(command: click.Command) -> None:
    """Names the parts of a command's usage line in Chinese, and of the commands that it holds."""
    command.options_metavar = "[选项]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "命令 [参数]"
        for inner in command.commands.values():
            label(inner)
