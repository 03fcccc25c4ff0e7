"""drafting users: who may use the pages of a machine that serves an office."""

from __future__ import annotations

import sys
from pathlib import Path

import click

ROLES = ("承办", "核稿", "管理")
_NEEDED = ("argon2", "fastapi")


def ready() -> None:
    """Raises DraftingError where what users need is not installed."""
    from importlib.util import find_spec

    from drafting.findings import DraftingError, install_with

    if not all(map(find_spec, _NEEDED)):
        raise DraftingError.of("V002", "没有安装网页所需的组件", remedy=install_with("web"))


users_option = click.option(
    "--users",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    default="users.toml",
    metavar="FILE",
    help="用户文件；不写则为当前文件夹的 users.toml",
)


@click.group(subcommand_metavar="命令 …", short_help="用户：几个人在一台机器上用")
def command() -> None:
    """几个人共用一台机器上的 drafting serve 时，谁可以登录、做什么、看哪些文件夹。

    用户存在 users.toml 里，口令只存摘要。正在运行的 drafting serve 随即照新的办。
    """


@command.command("add", short_help="加一个用户")
@click.argument("name", metavar="NAME")
@click.option("--role", type=click.Choice(ROLES), required=True, help="承办写答复，核稿只看和审，管理兼管单位档案")
@click.option("--folder", "folders", multiple=True, metavar="DIR", help="只看这个科室文件夹，可写几次；不写则看全部")
@users_option
def add(name: str, role: str, folders: tuple[str, ...], path: Path) -> None:
    """加一个用户，问两遍口令，不显示。脚本可以从标准输入给出一行口令。

    例：drafting users add 李明 --role 承办 --folder 一科
    """
    ready()
    from drafting.web.access import Role
    from drafting.web.users import changing, passwords
    from drafting.web.users.register import User, fit_folder, fit_name

    name, folders = fit_name(name), tuple(dict.fromkeys(map(fit_folder, folders)))
    changing.refuse_known(path, name)
    changing.add(path, User(name, passwords.hashed(_asked(), name), Role(role), folders))
    where = f"，文件夹：{'、'.join(folders)}" if folders else ""
    click.echo(f"已加入 {path}：{name}，{role}{where}", err=True)


@command.command("list", short_help="列出用户")
@users_option
def list_(path: Path) -> None:
    """列出用户：姓名、角色、文件夹。

    例：drafting users list
    """
    ready()
    from drafting.web.users.register import read

    for user in read(path).values():
        click.echo(f"{user.name}　{user.role}　{'、'.join(user.folders) or '全部文件夹'}")


@command.command("remove", short_help="删去一个用户")
@click.argument("name", metavar="NAME")
@users_option
def remove(name: str, path: Path) -> None:
    """删去一个用户；他正开着的页面随即退出。他写过的表单不动。

    例：drafting users remove 李明
    """
    ready()
    from drafting.web.users import changing
    from drafting.web.users.register import fit_name

    changing.remove(path, fit_name(name))
    click.echo(f"已从 {path} 删去：{name}", err=True)


@command.command("passwd", short_help="给一个用户另设口令")
@click.argument("name", metavar="NAME")
@users_option
def passwd(name: str, path: Path) -> None:
    """给一个用户另设口令，问两遍，不显示；他在各处的登录都退出。脚本可以从标准输入给出一行口令。

    例：drafting users passwd 李明
    """
    ready()
    from drafting.web.users import changing, passwords
    from drafting.web.users.register import fit_name

    name = fit_name(name)
    changing.refuse_unknown(path, name)
    changing.change_password(path, name, passwords.hashed(_asked(), name))
    click.echo(f"已另设口令：{name}", err=True)


def _asked() -> str:
    """A password, typed twice and not shown; of a script, the first line of what it gives."""
    if not _is_person():
        return sys.stdin.readline().rstrip("\r\n")
    ask = {"hide_input": True, "err": True, "prompt_suffix": "："}
    while (password := click.prompt("口令", **ask)) != click.prompt("再写一次", **ask):
        click.echo("两次写的不一样，再来", err=True)
    return password


def _is_person() -> bool:
    return sys.stdin.isatty()
