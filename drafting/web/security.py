"""Only the server's own pages: foreign hosts and origins are refused, bodies are bounded, nothing foreign runs.

A page of another site can make a browser send requests to a server on loopback. It cannot forge Host, Origin and
Sec-Fetch-Site, so these decide.
"""

from __future__ import annotations

import logging
import re
from asyncio import Task, create_task, wait, wait_for
from collections.abc import Collection, Coroutine
from contextlib import suppress
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from drafting.form.source import MAX_BYTES
from drafting.web.trouble import problem

MAX_BODY = MAX_BYTES + 1024 * 1024
BODY_SECONDS = 30
"""How long a part of a body may be waited for."""
WORK_SECONDS = 30
"""How long an answer may be worked on. A form of the most that a form can hold takes about 10."""

_DRAIN_SECONDS, _DRAIN_PART = 10, 1
"""How long what is left of a refused body is let come, and a part of it waited for."""
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_PORT, _DEFAULT_PORT = re.compile(r":\d{1,5}$"), 80
"""A proxy before us has a port of its own."""
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """ASGI middleware around the application. It is asked by the names of this machine, and by `hosts`."""

    def __init__(self, app: Any, hosts: Collection[str] = ()) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = _refusal(scope, headers, self.hosts)
        if refusal:
            await drained(receive)
            await _refuse(send, *refusal)
            return
        bounded = _Bounded(receive)
        sending = _Sending(send, scope["path"], bounded)
        try:
            await _answered(self.app(scope, bounded, sending), bounded)
        except _TooLong:
            sending.ended = True  # what the work says when it is done has nobody to hear it
            if not sending.begun:
                await _refuse(send, 503)
        except _TooLarge:
            await drained(receive)
            await _refuse(send, 413)
        except TimeoutError:
            await _refuse(send, 408)
        except Exception:
            logging.getLogger("drafting").exception("%s %s", scope["method"], scope["path"])
            if sending.begun:
                raise
            await _refuse(send, 500)


class _TooLarge(Exception):
    """A body that grew beyond the bound while it was read."""


class _TooLong(Exception):
    """An answer that is worked on for longer than the bound."""


async def _answered(answering: Coroutine[Any, Any, None], bounded: _Bounded) -> None:
    """Wait for an answer. Raises _TooLong where the time is over since the last of the body came.

    What works in a thread cannot be ended: it goes on by itself, bounded by what a form may hold.
    """
    work = create_task(answering)
    while work not in (await wait([work], timeout=WORK_SECONDS))[0]:
        if monotonic() - bounded.heard >= WORK_SECONDS:
            work.add_done_callback(_left)
            raise _TooLong
    await work


def _left(work: Task[None]) -> None:
    """What was not waited for has ended."""
    if not work.cancelled() and (error := work.exception()):
        logging.getLogger("drafting").error("after its time: %r", error)


class _Bounded:
    def __init__(self, receive: Any) -> None:
        self.receive, self.size, self.ended, self.heard = receive, 0, False, monotonic()

    async def __call__(self) -> Any:
        message = await (self.receive() if self.ended else wait_for(self.receive(), BODY_SECONDS))
        self.heard = self.heard if self.ended else monotonic()
        self.ended = not message.get("more_body", False)
        self.size += len(message.get("body", b""))
        if self.size > MAX_BODY:
            raise _TooLarge
        return message


def _refusal(scope: Any, headers: dict[str, str], hosts: Collection[str]) -> tuple[int, str] | None:
    """Status and reason where a request is not from a page of ours; without a reason where it is too large."""
    host = headers.get("host", "")
    if not _is_ours(host, scope["server"][1]) and _PORT.sub("", host.lower()) not in hosts:
        return 403, "不接受用这个名称访问" if hosts else "只接受本机访问"
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return 403, "不接受其他网站发来的请求"
    origin = headers.get("origin")
    if origin is not None and (urlsplit(origin).scheme, urlsplit(origin).netloc) != (scope["scheme"], host):
        return 403, "不接受其他网站发来的请求"
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > MAX_BODY:
        return 413, ""
    return None


def _is_ours(host: str, port: int) -> bool:
    return host in {f"{name}:{port}" for name in _HOSTS} | (set(_HOSTS) if port == _DEFAULT_PORT else set())


async def drained(receive: Any) -> None:
    """Let what is still being sent come, within bounds: a browser that is cut off at it shows no answer."""
    until, more = monotonic() + _DRAIN_SECONDS, True
    with suppress(TimeoutError):
        while more and monotonic() < until:
            more = (await wait_for(receive(), _DRAIN_PART)).get("more_body", False)


async def _refuse(send: Any, status: int, reason: str = "") -> None:
    """A refusal as a page with the way out; where a stranger asked, the bare reason."""
    kind, body = ("plain", reason) if reason else ("html", problem((), status))
    headers = {**_HEADERS, "content-type": f"text/{kind}; charset=utf-8", "connection": "close"}
    await send({"type": "http.response.start", "status": status, "headers": _encoded(headers)})
    await send({"type": "http.response.body", "body": body.encode("utf-8")})


class _Sending:
    """Sends with the headers of every answer; `begun`: an answer has begun, `ended`: no more of it goes out."""

    def __init__(self, send: Any, path: str, bounded: _Bounded) -> None:
        self.send, self.bounded, self.begun, self.ended = send, bounded, False, False
        caching = "public, max-age=3600" if path.startswith("/static/") else "no-store"
        self.headers = _encoded({**_HEADERS, "cache-control": caching})

    async def __call__(self, message: Any) -> None:
        if self.ended:
            return
        if self.bounded.size > MAX_BODY:
            raise _TooLarge  # what reads the body may have taken it for a form that is broken
        if message["type"] == "http.response.start":
            self.begun = True
            message["headers"] = [*message.get("headers", ()), *self.headers]
        await self.send(message)


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
