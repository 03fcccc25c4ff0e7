"""Who comes in: nobody without a session, and each to the folders that are theirs.

The pages of a department's folder stand below /in/FOLDER, so that a page that is open can never be saved into another
folder than the one it is of. No page knows of it: the gate takes that from the address that is asked for, and puts it
before the addresses in the answer.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response

from drafting.findings import DraftingError
from drafting.web.access import ASKING, Asking
from drafting.web.security import drained
from drafting.web.trouble import problem
from drafting.web.users.register import User, places
from drafting.web.users.sessions import COOKIE
from drafting.web.users.staff import Staff

LOGIN = "/login"
MOST = 8 * 1024
"""Bytes of what is posted to log in."""
_BELOW = re.compile(r"/in/([^/]+)(/.*)?", re.DOTALL)
_ADDRESSES = re.compile(rb'(\s(?:href|action|formaction|hx-get|hx-post)=")/(?!static/|in/)')
_ANYWHERE = ("/folders", "/logout", "/password")
"""Pages that are of no folder."""
_POLLS = "/version"


class Gate:
    """ASGI middleware around the pages, inside the guard."""

    def __init__(self, app: Any, staff: Staff) -> None:
        self.app, self.staff = app, staff

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        try:
            users = self.staff.register.users()
        except DraftingError as error:
            logging.getLogger("drafting").error("%s", error)
            await _refusal(500)(scope, receive, send)
            return
        user = self._user(scope, users)
        prefix, path = _parted(scope["path"])
        if user is None or path == LOGIN:
            await self._outside({**scope, "path": path}, receive, send, path)
            return
        asked = _asking(self.staff.folder, user, users, prefix)
        if asked.folder is None and path not in _ANYWHERE:
            answer = RedirectResponse("/folders", 303) if path == "/" and not prefix else _refusal(404)
            await answer(scope, receive, send)
            return
        token = ASKING.set(asked)
        try:
            await self.app({**scope, "path": path}, receive, _Answer(send, asked.prefix) if asked.prefix else send)
        finally:
            ASKING.reset(token)

    def _user(self, scope: Any, users: Mapping[str, User]) -> User | None:
        key = key_of(Headers(scope=scope))
        return self.staff.sessions.user_of(key, users, not scope["path"].endswith(_POLLS)) if key else None

    async def _outside(self, scope: Any, receive: Any, send: Any, path: str) -> None:
        """Who has not logged in can do that, and nothing else."""
        if path != LOGIN:
            await drained(receive)
            await _led_to_login(scope)(scope, receive, send)
            return
        body = await _small(receive)
        if body is None:
            await drained(receive)
            await _refusal(413)(scope, receive, send)
            return

        async def again() -> Any:
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, again, send)


def key_of(headers: Headers) -> str:
    """The key of the session that a browser has; empty without one."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _parted(path: str) -> tuple[str, str]:
    """The folder that an address names, empty without one, and the rest of it."""
    found = _BELOW.fullmatch(path)
    return (found[1], found[2] or "/") if found else ("", path)


def _asking(root: Path, user: User, users: Mapping[str, User], name: str) -> Asking:
    """Who asks for what: the folder of this name, or without one the served folder; no folder that is not theirs."""
    own = places(user, users)
    is_there = name in own and (not name or _is_below(root / name, root))
    prefix = f"/in/{quote(name, safe='')}" if name and is_there else ""
    return Asking(user.name, user.role, root / name if is_there else None, prefix, len(own) > 1)


def _is_below(folder: Path, root: Path) -> bool:
    """Whether a department's folder is one directly below the served one, no link elsewhere; it is made if need be."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return False
    return os.path.realpath(folder) == os.path.join(os.path.realpath(root), folder.name)


def _led_to_login(scope: Any) -> Response:
    """The log-in page for a person who opens a page; for a script, and for what was posted, that one has to log in."""
    headers = Headers(scope=scope)
    is_page = scope["method"] in ("GET", "HEAD") and "text/html" in headers.get("accept", "text/html")
    if not is_page or headers.get("hx-request"):
        return _refusal(401)
    return RedirectResponse(f"{LOGIN}?{_next(scope)}", 303)


def _next(scope: Any) -> str:
    path = scope["raw_path"].decode("ascii", "ignore")
    query = scope["query_string"].decode("ascii", "ignore")
    return f"next={quote(path + ('?' + query if query else ''), safe='')}"


def _refusal(status: int) -> Response:
    return HTMLResponse(problem((), status), status)


async def _small(receive: Any) -> bytes | None:
    """What was posted; None where it is more than a log-in can be."""
    body, more = b"", True
    while more and len(body) <= MOST:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    return body if len(body) <= MOST else None


class _Answer:
    """Sends an answer with the addresses in it below those of its folder."""

    def __init__(self, send: Any, prefix: str) -> None:
        self.send, self.prefix = send, prefix
        self.start: Any = None
        self.body = b""

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            target = headers.get("location", "")
            if target.startswith("/") and not target.startswith("/in/"):
                headers["location"] = self.prefix + target
            if headers.get("content-type", "").startswith("text/html") and "content-disposition" not in headers:
                self.start = message
                return
        elif self.start is not None:
            self.body += message.get("body", b"")
            if message.get("more_body", False):
                return
            message = {"type": "http.response.body", "body": self._below()}
            MutableHeaders(raw=self.start["headers"])["content-length"] = str(len(message["body"]))
            await self.send(self.start)
        await self.send(message)

    def _below(self) -> bytes:
        return _ADDRESSES.sub(rb"\g<1>" + self.prefix.encode("ascii") + b"/", self.body)
