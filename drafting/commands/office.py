"""drafting office: the office's profile."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands._forms import office_in_force, office_option

if TYPE_CHECKING:
    from drafting.model.office import Office

_ASKED = {
    "name": ("名称", "单位全称或规范化简称"),
    "short_name": ("简称", "简称"),
    "level": ("级别", "级别（省、市、县、区等）"),
    "code": ("机关代字", "发文字号的机关代字"),
    "signatory": ("签发人", "签发人姓名"),
    "unit": ("单位", "联系单位"),
    "person": ("姓名", "联系人姓名"),
    "phone": ("电话", "联系电话"),
}


@click.group(subcommand_metavar="命令 …", short_help="单位档案：每份答复都一样的内容")
def command() -> None:
    """单位档案（office.yaml）：单位名称、代字、签发人、联系人、抄送、分类办法、样式，写一次，处处用。"""


def _asked(function: Any) -> Any:
    """An option for each thing that is asked for."""
    for option, (_, what) in reversed(_ASKED.items()):
        function = click.option(f"--{option.replace('_', '-')}", metavar="文字", help=what)(function)
    return function


@command.command("init", options_metavar="[选项]", short_help="写一份单位档案")
@_asked
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OFFICE", help="写入的文件，默认 ./office.yaml"
)
@click.option("--user", is_flag=True, help="写到个人设置文件夹，所有表单都用")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def init(output: Path | None, user: bool, force: bool, **given: str | None) -> None:
    """问几个问题，写成一份带说明的单位档案。没有终端时不提问，用选项给出。

    例：drafting office init

    例：drafting office init --name 云州市交通运输局 --code 云交 -o office.yaml
    """
    from drafting.form.first_profile import first_profile
    from drafting.model.office import FILE
    from drafting.output import create

    values = {option: _answer(option, value) for option, value in given.items()}
    if not values["name"]:
        raise click.UsageError("缺少单位名称，请用 --name 给出")
    named = {_ASKED[option][0]: value for option, value in values.items() if value}
    path = Path(click.get_app_dir("drafting")) / FILE if user else output or Path(FILE)
    create(path, first_profile(named).encode("utf-8"), force)
    click.echo(f"已写成 {path}。请打开补全抄送、分类办法和样式。", err=True)


def _answer(option: str, given: str | None) -> str:
    """What was given, or what is answered on a terminal."""
    if given is not None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return (given or "").strip()
    what = _ASKED[option][1]
    return click.prompt(what if option == "name" else f"{what}（可不填）", "", show_default=False, err=True).strip()


@command.command("show", options_metavar="[选项]", short_help="显示正在使用的单位档案，每个值来自哪里")
@click.argument("form", required=False, type=click.Path(path_type=Path), metavar="[FORM]")
@office_option
def show(form: Path | None, office: str | None) -> None:
    """显示正在使用的是哪一份单位档案，每个值在它的第几行，哪些未填。给出 FORM 时，按这份表单的位置去找。

    例：drafting office show 表单.yaml
    """
    from drafting.blocks.files import library_of

    found = office_in_force(form, office)
    if found is None:
        click.echo("没有单位档案。用 drafting office init 写一份，或用 --office 指定。")
        return
    click.echo(f"正在使用：{found.path}")
    for label, value, place in _values(found, found, "", ""):
        click.echo(f"{label}：{value}　（{place}）")
    own = sum(len(blocks) for blocks in library_of(found).own.values())
    click.echo(f"本单位的标准段：{own}个，在 {library_of(found).folder}")


def _values(office: Office, record: Any, path: str, label: str) -> Iterator[tuple[str, str, str]]:
    """Each value with its name and where it comes from."""
    for name, info in type(record).model_fields.items():
        value, where, said = getattr(record, name), f"{path}{name}", f"{label}{info.alias}"
        if hasattr(type(value), "model_fields"):
            yield from _values(office, value, f"{where}.", f"{said}·")
        elif isinstance(value, Mapping):
            for key, item in value.items():
                if isinstance(item, str):
                    yield f"{said}·{key}", item, _place(office, f"{where}.{key}")
                else:
                    yield from _values(office, item, f"{where}.{key}.", f"{said}·{key}·")
        elif value is not None:
            yield said, _archive(value) if where == "archive" else _shown(value), _place(office, where)
        elif not path:
            yield said, "未填", "不印，或由表单填写"


def _place(office: Office, where: str) -> str:
    from drafting.model.fields import locate_in

    place = locate_in(office, where)
    return f"{Path(str(place['file'])).name} 第{place['line']}行" if office.holds(where) else "自带的默认值"


def _archive(named: str) -> str:
    """The archive as it may be shown: without a password."""
    from drafting.archive.place import place_named

    return str(place_named(named))


def _shown(value: Any) -> str:
    from drafting.model.reply import Contact

    if isinstance(value, tuple):
        return "；".join(_shown(item) for item in value)
    return " ".join(value.given) if isinstance(value, Contact) else getattr(value, "printed", str(value))
