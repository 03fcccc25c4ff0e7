"""Who asks, and what that person may do: each page says what it needs, and one that says nothing is nobody's.

Without users nobody is asked who they are, and everything may be done.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import NamedTuple, TypeVar

from fastapi import Request
from starlette.exceptions import HTTPException

_Page = TypeVar("_Page", bound=Callable[..., object])


class Need(Enum):
    """What a page needs of whoever asks for it."""

    LOGIN = auto()  # nobody has logged in yet
    READ = auto()
    REVIEW = auto()  # a letter goes out to review, comes back, its comments are done
    WRITE = auto()
    MANAGE = auto()


class Role(StrEnum):
    """What a person is in the office."""

    HANDLER = "承办"
    REVIEWER = "核稿"
    MANAGER = "管理"

    @property
    def may(self) -> frozenset[Need]:
        """The needs that the role meets."""
        return _MAY[self]


_REVIEWER = frozenset({Need.LOGIN, Need.READ, Need.REVIEW})
_MAY = {
    Role.REVIEWER: _REVIEWER,
    Role.HANDLER: _REVIEWER | {Need.WRITE},
    Role.MANAGER: _REVIEWER | {Need.WRITE, Need.MANAGE},
}


class Asking(NamedTuple):
    """Who asks, for what folder, and what stands before the addresses of its pages; no folder for a page of none.

    `several` is whether this person has other folders, too.
    """

    name: str
    role: Role
    folder: Path | None = None
    prefix: str = ""
    several: bool = False


ASKING: ContextVar[Asking | None] = ContextVar("asking", default=None)
"""Set by the gate for what answers one request."""


def asking() -> Asking | None:
    """Who asks; None without users."""
    return ASKING.get()


def is_department() -> bool:
    """Whether the folder that is asked for is a department's, apart from the others."""
    asked = asking()
    return asked is not None and asked.prefix != ""


def author() -> str | None:
    """The name under which a save is kept; None without users."""
    asked = asking()
    return asked.name if asked else None


def may(need: str) -> bool:
    """Whether whoever asks may see what has this need, by its name in small letters."""
    asked = asking()
    return asked is None or Need[need.upper()] in asked.role.may


def needs(need: Need) -> Callable[[_Page], _Page]:
    """Says of a page what it needs."""

    def said(page: _Page) -> _Page:
        page.need = need  # type: ignore[attr-defined]
        return page

    return said


def permit(request: Request) -> None:
    """Raises HTTPException where whoever asks may not have the page, or the page does not say what it needs."""
    if request.app.state.users is None:
        return
    need, asked = getattr(request.scope["endpoint"], "need", None), asking()
    if need not in (asked.role.may if asked else {Need.LOGIN}):
        raise HTTPException(403)
