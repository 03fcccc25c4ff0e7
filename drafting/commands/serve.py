"""drafting serve: the form in a browser, for one on this machine or for an office."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._listening import allowed_hosts, listen
from drafting.commands.users import ready

if TYPE_CHECKING:
    import socket

    from drafting.web.users.staff import Staff

_NEEDED = ("fastapi", "python_multipart", "uvicorn")


@click.command(short_help="在浏览器里填表单")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    metavar="DIR",
    help="放表单的文件夹；不写则为当前文件夹",
)
@click.option("--port", type=click.IntRange(1, 65535), default=None, metavar="N", help="端口；不写则从 8765 起找空闲的")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器")
@click.option("--users", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="用户文件；用的人要登录")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="对哪个网卡服务；不写则只供本机，0.0.0.0 为全部")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="别人在浏览器里写的名称或地址，可写几次")
@click.option("--cert", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="TLS 证书（.pem）")
@click.option("--key", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="证书的私钥（.pem）")
def command(
    folder: Path,
    port: int | None,
    no_browser: bool,
    users: Path | None,
    host: str,
    hosts: tuple[str, ...],
    cert: Path | None,
    key: Path | None,
) -> None:
    """在浏览器里填表单、看版面、下载 Word 文件。只供本机使用，按 Ctrl+C 停止。

    几个人用一台机器：先用 drafting users add 加用户，再写 --host、--users、--allow-host，见说明书“一个办公室共用”。

    例：drafting serve --folder 2026年答复
    """
    from importlib.util import find_spec

    from drafting.findings import DraftingError, install_with

    if not all(map(find_spec, _NEEDED)):
        raise DraftingError.of("V002", "没有安装网页所需的组件", remedy=install_with("web"))
    allowed = allowed_hosts(host, hosts, bool(users))
    if bool(cert) != bool(key):
        raise click.UsageError("--cert 和 --key 要一起写")
    import uvicorn

    from drafting.web.app import create_app

    folder.mkdir(parents=True, exist_ok=True)
    app = create_app(folder, _staff(folder, users), allowed)
    quiet = {"log_level": "warning", "access_log": False, "server_header": False, "proxy_headers": bool(users)}
    settings = uvicorn.Config(app, ssl_certfile=cert, ssl_keyfile=key, **quiet)
    _load(settings)
    listening = listen(host, port)
    _told(folder, listening, host, allowed, bool(cert), not no_browser)
    uvicorn.Server(settings).run(sockets=[listening])


def _staff(folder: Path, users: Path | None) -> Staff | None:
    """The staff of a file of users. Raises DraftingError where it is not right."""
    if users is None:
        return None
    ready()
    from drafting.web.users.register import Register
    from drafting.web.users.staff import Staff

    register = Register(users.absolute())
    register.users()
    return Staff(folder, register)


def _load(settings) -> None:
    """Read what the server is made of. Raises DraftingError where certificate and key are no pair."""
    from drafting.findings import DraftingError

    try:
        settings.load()
    except OSError:  # ssl's own errors, too
        remedy = "两个都应是 PEM 格式的文件，是一对，私钥没有口令"
        raise DraftingError.of("V017", "读不了证书或私钥", file=str(settings.ssl_certfile), remedy=remedy) from None


def _told(
    folder: Path, listening: socket.socket, host: str, allowed: frozenset[str], is_tls: bool, shows: bool
) -> None:
    """Say where the pages are, and open them."""
    import threading
    import webbrowser

    scheme, port = "https" if is_tls else "http", listening.getsockname()[1]
    is_own = host in ("127.0.0.1", "localhost", "0.0.0.0")
    names = [*(["127.0.0.1"] if is_own else []), *sorted(allowed)] or [f"[{host}]"]
    addresses = [f"{scheme}://{name}:{port}/" for name in names]
    click.echo(f"表单文件夹：{folder.resolve()}\n在浏览器里打开：{'、'.join(addresses)}（按 Ctrl+C 停止）", err=True)
    if allowed and not is_tls:
        click.echo("警告 没有 TLS，口令在网络上是明文：用 --cert 和 --key，或者放在有 TLS 的代理后面", err=True)
    if shows:
        threading.Timer(0.5, webbrowser.open, (addresses[0],)).start()
