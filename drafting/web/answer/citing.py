"""Beside an answer: the documents that may be cited, as they are to be cited."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from drafting.archive.book import cite
from drafting.archive.store import opened
from drafting.web.access import Need, needs
from drafting.web.answer.beside import Beside
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.profile import archive_of
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
_MOST = 30


@router.get("/forms/{name}/cite")
@needs(Need.READ)
def cited(folder: Folder, beside: Beside, name: str, q: str = "") -> str:
    """The exact citations of documents with these words in their title, or with this number."""
    with opened(archive_of(folder)) as archive:
        found = cite(archive, q)[:_MOST] if q.strip() else []
    return page("cite.html", beside=beside, form=store.read(folder, name), asked=q, found=found)
