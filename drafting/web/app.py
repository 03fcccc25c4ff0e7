"""The application over a folder of forms. Everything works by plain forms; htmx and scripts make it quick."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from drafting.web import manual, trouble
from drafting.web.answer import citing, editing, first, opinions, picking, similar
from drafting.web.books import adding, archive, cited, ledger, paper
from drafting.web.cases import beginning, home, intake, proposal, renaming, versions
from drafting.web.outgoing import check, delivery, remarks
from drafting.web.review import comments, review, trail
from drafting.web.security import Guard

_CASES = (home, beginning, intake, proposal, renaming, versions)
_ANSWER = (editing, picking, proposal, similar, citing, opinions, first)
_OUTGOING = (check, delivery, remarks)
_BOOKS = (archive, paper, adding, cited, ledger)
_REVIEW = (trail, review, comments)
_HELP = (manual,)


def create_app(folder: Path) -> FastAPI:
    """The application over one folder of forms."""
    app = FastAPI(title="drafting", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.folder = folder
    app.add_middleware(Guard)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    trouble.add_to(app)
    for room in (*_CASES, *_ANSWER, *_OUTGOING, *_REVIEW, *_BOOKS, *_HELP):
        app.include_router(room.router, default_response_class=HTMLResponse)
    return app
