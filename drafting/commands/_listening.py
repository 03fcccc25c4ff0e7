"""Where a server listens, and by which names it may be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import socket
    from ipaddress import IPv4Address, IPv6Address

_TRIES = 20
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]")
_WAY = (
    "先加用户：drafting users add 姓名 --role 管理；"
    "再运行：drafting serve --host 0.0.0.0 --users users.toml --allow-host 这台机器的内网名或地址"
)


def allowed_hosts(host: str, hosts: Iterable[str], has_users: bool) -> frozenset[str]:
    """The names by which others may ask. Raises click.UsageError for an interface of others that is not kept."""
    named = {_named(name) for name in hosts}
    address = _address(host)
    if not has_users and (named or not address.is_loopback):
        raise click.UsageError(f"没有用户，不能对别的机器开放：谁都能看、能改。{_WAY}")
    if not address.is_loopback and not address.is_unspecified:
        named.add(f"[{address}]" if address.version == 6 else str(address))
    if not named and not address.is_loopback:
        said = "没有写 --allow-host，别的机器打不开：写上他们在浏览器里写的名称或地址，如 --allow-host reply.lan"
        raise click.UsageError(said)
    return frozenset(named)


def _address(host: str) -> IPv4Address | IPv6Address:
    from ipaddress import ip_address

    try:
        return ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        said = "写网卡的地址，如 0.0.0.0、192.168.1.5；名称写在 --allow-host 后"
        raise click.BadParameter(said, param_hint="--host") from None


def _named(name: str) -> str:
    """A name as browsers send it."""
    try:
        sent = name.lower().encode("idna").decode("ascii") if not name.startswith("[") else name.lower()
    except UnicodeError:
        sent = ""
    if not _HOST.fullmatch(sent):
        raise click.BadParameter(f"“{name}”不是名称或地址，不写 http:// 和端口", param_hint="--allow-host")
    return sent


def listen(host: str, port: int | None) -> socket.socket:
    """A socket at the port, or at the first free one from 8765 on. Raises DraftingError."""
    import errno
    import os
    import socket

    from drafting.findings import DraftingError, reason_of

    for wanted in [port] if port else range(8765, 8765 + _TRIES):
        listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        if os.name == "posix":  # elsewhere it would let two programs share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, wanted))
            listening.listen(128)
            return listening
        except OSError as error:
            listening.close()
            if error.errno == errno.EADDRNOTAVAIL:
                raise DraftingError.of("V003", f"这台机器没有 {host} 这个地址", remedy="用 --host 换一个") from None
            if error.errno == errno.EACCES:
                raise DraftingError.of(
                    "V003", f"端口 {wanted} 用不了：{reason_of(error)}", remedy="用 --port 换一个端口"
                ) from None
    raise DraftingError.of("V003", "端口被占用", remedy="用 --port 换一个端口")
