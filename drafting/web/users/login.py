"""The pages on which one logs in, chooses a folder, sets another password, and logs out."""

from __future__ import annotations

import re
from math import ceil
from typing import Annotated
from unicodedata import normalize
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.findings import DraftingError
from drafting.web.access import Need, asking, needs
from drafting.web.rendering import page
from drafting.web.users import changing, passwords
from drafting.web.users.gate import key_of
from drafting.web.users.register import User, places
from drafting.web.users.sessions import COOKIE, LASTS
from drafting.web.users.staff import Staff

router = APIRouter(default_response_class=HTMLResponse)
_OWN = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")
"""An address of ours to go to: no other site's."""
_WRONG = "姓名或口令不对"


@router.get("/login")
@needs(Need.LOGIN)
def asked(request: Request, next: str = "/") -> str:
    """The page on which one logs in."""
    return page("login.html", next=_own(next), name="", said="")


@router.post("/login")
@needs(Need.LOGIN)
def log_in(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """A new session, whatever key the browser had; or the page again, which does not say what was wrong."""
    staff: Staff = request.app.state.users
    name, address = normalize("NFC", name.strip())[:100], request.client.host if request.client else ""
    if wait := staff.attempts.begin(name, address):
        said = f"试的次数太多，请过 {_spoken(wait)} 再登录"
        headers = {"retry-after": str(ceil(wait))}
        return HTMLResponse(page("login.html", next=_own(next), name=name, said=said), 429, headers)
    user = staff.register.users().get(name)
    if not passwords.fits(password, user.password if user else None) or user is None:
        return HTMLResponse(page("login.html", next=_own(next), name=name, said=_WRONG), 403)
    staff.attempts.succeed(name, address)
    return _let_in(request, user, _own(next))


def _let_in(request: Request, user: User, target: str) -> Response:
    staff: Staff = request.app.state.users
    staff.sessions.end(key_of(request.headers))
    answer = RedirectResponse(target, 303)
    key, secure = staff.sessions.begin(user), request.url.scheme == "https"
    answer.set_cookie(COOKIE, key, max_age=LASTS, path="/", secure=secure, httponly=True, samesite="strict")
    return answer


@router.post("/logout")
@needs(Need.READ)
def log_out(request: Request) -> Response:
    """The session is over, whatever still has its key."""
    request.app.state.users.sessions.end(key_of(request.headers))
    answer = HTMLResponse(page("login.html", next="/", name="", said="已退出"))
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


@router.get("/folders")
@needs(Need.READ)
def folders(request: Request) -> Response:
    """The folders that one has; where it is one only, its list at once."""
    staff, asked = request.app.state.users, asking()
    users = staff.register.users()
    names = places(users[asked.name], users)
    own = [(name or "总文件夹", f"/in/{quote(name, safe='')}/" if name else "/") for name in names]
    if len(own) == 1:
        return RedirectResponse(own[0][1], 303)
    return HTMLResponse(page("folders.html", folders=own))


@router.get("/password")
@needs(Need.READ)
def own_password(request: Request) -> str:
    """The page on which one sets another password for oneself."""
    return page("password.html", refused=(), shortest=passwords.SHORTEST)


@router.post("/password")
@needs(Need.READ)
def set_password(
    request: Request,
    old: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Another password: every session that knows the old one is over, and a new one begins here."""
    staff, name = request.app.state.users, asking().name
    try:
        _check(request, name, old, new, again)
        changing.change_password(staff.register.path, name, passwords.hashed(new, name))
    except DraftingError as error:
        return HTMLResponse(page("password.html", refused=error.findings, shortest=passwords.SHORTEST), 409)
    return _let_in(request, staff.register.users()[name], "/folders")


def _check(request: Request, name: str, old: str, new: str, again: str) -> None:
    """Raises DraftingError where the old password is not right, or the new ones are not the same."""
    staff, address = request.app.state.users, request.client.host if request.client else ""
    if wait := staff.attempts.begin(name, address):
        raise DraftingError.of("V016", "试的次数太多，没有改", remedy=f"过 {_spoken(wait)} 再试")
    if not passwords.fits(old, staff.register.users()[name].password):
        raise DraftingError.of("V016", "现在的口令不对，没有改")
    staff.attempts.succeed(name, address)
    if new != again:
        raise DraftingError.of("V016", "两次写的新口令不一样，没有改", remedy="再写一次")


def _own(target: str) -> str:
    return target if _OWN.fullmatch(target) else "/"


def _spoken(seconds: float) -> str:
    return f"{ceil(seconds)} 秒" if seconds < 90 else f"{ceil(seconds / 60)} 分钟"
