"""drafting serve: the form in a browser."""

from __future__ import annotations

from pathlib import Path

import click

_TRIES = 20
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
def command(folder: Path, port: int | None, no_browser: bool) -> None:
    """在浏览器里填表单、看版面、下载 Word 文件。只供本机使用，按 Ctrl+C 停止。

    例：drafting serve --folder 2026年答复
    """
    import threading
    import webbrowser
    from importlib.util import find_spec

    from drafting.findings import DraftingError, install_with

    if not all(map(find_spec, _NEEDED)):
        raise DraftingError.of("V002", "没有安装网页所需的组件", remedy=install_with("web"))
    import uvicorn

    from drafting.web.app import create_app

    folder.mkdir(parents=True, exist_ok=True)
    listening = _listen(port)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    click.echo(f"表单文件夹：{folder.resolve()}\n在浏览器里打开：{address}（按 Ctrl+C 停止）", err=True)
    if not no_browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    settings = uvicorn.Config(create_app(folder), log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(settings).run(sockets=[listening])


def _listen(port: int | None):
    """A socket on loopback: at the port, or at the first free one from 8765 on. Raises DraftingError."""
    import os
    import socket

    from drafting.findings import DraftingError

    for wanted in [port] if port else range(8765, 8765 + _TRIES):
        listening = socket.socket()
        if os.name == "posix":  # elsewhere it would let two programs share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", wanted))
            listening.listen(128)
            return listening
        except OSError:
            listening.close()
    raise DraftingError.of("V003", "端口被占用", remedy="用 --port 换一个端口")
