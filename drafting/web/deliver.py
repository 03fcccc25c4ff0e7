"""What leaves the form: the check before it goes out, the Word file and what goes with it, the text, the print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from drafting.document import Document
from drafting.editions.publication import publish
from drafting.editions.survey import survey
from drafting.form.revise import values_of
from drafting.model.office import Office
from drafting.web import pages, store
from drafting.web.draft import Draft, judge
from drafting.web.profile import office_of
from drafting.writers import write

router = APIRouter(default_response_class=HTMLResponse)
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
_PIECES: Mapping[str, tuple[str, str, Callable[[Draft, Office | None], Document]]] = {
    "docx": ("", "docx", lambda draft, office: draft.document),
    "txt": ("", "txt", lambda draft, office: draft.document),
    "html": ("", "html", lambda draft, office: draft.document),
    "public": ("-公开稿", "docx", lambda draft, office: publish(draft.document, draft.reply)),
    "survey": ("-征询意见表", "docx", lambda draft, office: survey(draft.reply, office)),
}
"""Piece -> what is added to the form's name, the format, and how its document is made."""


def _draft(request: Request, name: str) -> tuple[store.Form, Draft]:
    folder = request.app.state.folder
    form = store.read(folder, name)
    return form, judge(values_of(form.text), office_of(folder), form.text)


@router.get("/forms/{name}/check")
def check(request: Request, name: str) -> str:
    """What is missing or doubtful, in the order of the document, and the ways out."""
    return pages.check(*_draft(request, name))


@router.get("/forms/{name}/print")
def printed(request: Request, name: str) -> str:
    """The letter as it prints."""
    return pages.printed(*_draft(request, name))


@router.get("/forms/{name}/text")
def text(request: Request, name: str) -> Response:
    """The letter as plain text, to be copied; unfinished letters, too."""
    return Response(write(_draft(request, name)[1].document, "txt"), media_type=_TYPES["txt"])


@router.get("/forms/{name}/download/{piece}")
def download(request: Request, name: str, piece: str) -> Response:
    """A document as a file. Where something needed is missing, the page that says what."""
    form, draft = _draft(request, name)
    if piece not in _PIECES:
        return HTMLResponse(pages.problem((), 404), 404)
    if not draft.complete:
        return HTMLResponse(pages.check(form, draft, refused=True), 409)
    suffix, format, make = _PIECES[piece]
    content = write(make(draft, office_of(request.app.state.folder)), format)
    disposition = f"attachment; filename*=UTF-8''{quote(f'{form.title}{suffix}.{format}')}"
    return Response(content, media_type=_TYPES[format], headers={"content-disposition": disposition})
