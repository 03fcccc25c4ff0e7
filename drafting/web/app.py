"""The application over a folder of forms. Everything works by plain forms; htmx and scripts make it quick."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from drafting.web import manual, trouble
from drafting.web.access import permit
from drafting.web.answer import citing, editing, first, opinions, picking, similar
from drafting.web.books import adding, archive, cited, ledger, paper
from drafting.web.cases import beginning, home, intake, proposal, renaming, versions
from drafting.web.office import blocks, profile
from drafting.web.outgoing import check, delivery, remarks
from drafting.web.receiving import receiving
from drafting.web.review import comments, review, trail
from drafting.web.security import Guard

if TYPE_CHECKING:
    from drafting.web.users.staff import Staff

_CASES = (home, beginning, intake, proposal, renaming, versions)
_RECEIVING = (receiving,)
_ANSWER = (editing, picking, similar, citing, opinions, first)
_OUTGOING = (check, delivery, remarks)
_BOOKS = (archive, paper, adding, cited, ledger)
_OFFICE = (profile, blocks)
_REVIEW = (trail, review, comments)
_HELP = (manual,)
PAGES = (*_CASES, *_RECEIVING, *_ANSWER, *_OUTGOING, *_REVIEW, *_BOOKS, *_OFFICE, *_HELP)


def create_app(folder: Path, staff: Staff | None = None, hosts: Collection[str] = ()) -> FastAPI:
    """The application over one folder of forms; with a staff each logs in, and has their own folders."""
    app = FastAPI(title="drafting", docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(permit)])
    app.state.folder, app.state.users = (None, staff) if staff else (folder, None)
    if staff:
        _have_users(app, staff)
    app.add_middleware(Guard, hosts=hosts)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    trouble.add_to(app)
    for room in PAGES:
        app.include_router(room.router, default_response_class=HTMLResponse)
    return app


def _have_users(app: FastAPI, staff: Staff) -> None:
    """What only several users need, and who has none need not have installed."""
    from drafting.web.users import login
    from drafting.web.users.gate import Gate

    app.add_middleware(Gate, staff=staff)
    app.include_router(login.router, default_response_class=HTMLResponse)
