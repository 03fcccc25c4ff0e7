"""The list of cases as a page; their findings are looked at behind it."""

from __future__ import annotations

from contextvars import copy_context
from threading import Timer
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from drafting.web.access import Need, needs
from drafting.web.cases import listing, looking
from drafting.web.cases.listing import SOON, Listing
from drafting.web.cases.wish import OVERDUE, SORTS, STATES, Wish
from drafting.web.folder.asked import Folder
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
_LOOK_AFTER = 0.5
"""Seconds for the list to be shown before its forms are looked at."""


@router.get("/")
@needs(Need.READ)
def home(request: Request, folder: Folder) -> str:
    """The list of cases; their findings are looked at behind it."""
    shown = listing.listing(folder, Wish.of(request.query_params))
    if listing.unlooked(folder, shown):
        looking_at = Timer(_LOOK_AFTER, copy_context().run, (looking.look, folder, [row.name for row in shown.rows]))
        looking_at.daemon = True
        looking_at.start()
    known = {"states": STATES, "sorts": SORTS, "soon": SOON}
    return page("home.html", folder=folder.name or str(folder), **known, **_listed(shown))


@router.get("/states")
@needs(Need.READ)
def states(request: Request, folder: Folder) -> str:
    """The rows of the same page of the list again, as far as they have been looked at."""
    shown = listing.listing(folder, Wish.of(request.query_params))
    return page("rows.html", **_listed(shown))


def _listed(shown: Listing) -> dict[str, Any]:
    waiting = any(row.state is None for row in shown.rows)
    return {"shown": shown, "wish": shown.wish, "rows": shown.rows, "waiting": waiting, "overdue": OVERDUE}
