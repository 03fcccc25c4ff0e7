"""What leaves the form: the check before it goes out, the Word file, the text, the pages to print."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from drafting.revise import values_of
from drafting.web import pages, store
from drafting.web.draft import judge
from drafting.writers import formats, write

router = APIRouter(default_response_class=HTMLResponse)
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


@router.get("/forms/{name}/check")
def check(request: Request, name: str) -> str:
    """What is missing or doubtful, in the order of the document, and the ways out."""
    form = store.read(request.app.state.folder, name)
    return pages.check(form, judge(values_of(form.text)))


@router.get("/forms/{name}/print")
def printed(request: Request, name: str) -> str:
    form = store.read(request.app.state.folder, name)
    return pages.printed(form, judge(values_of(form.text)))


@router.get("/forms/{name}/download/{format}")
def download(request: Request, name: str, format: str) -> Response:
    """The document as a file. Where something needed is missing, the page that says what."""
    form = store.read(request.app.state.folder, name)
    draft = judge(values_of(form.text))
    if format not in formats():
        return HTMLResponse(pages.problem((), 404), 404)
    if not draft.complete:
        return HTMLResponse(pages.check(form, draft, refused=True), 409)
    disposition = f"attachment; filename*=UTF-8''{quote(f'{form.title}.{format}')}"
    content = write(draft.document, format)
    return Response(content, media_type=_TYPES[format], headers={"content-disposition": disposition})


@router.get("/forms/{name}/text")
def text(request: Request, name: str) -> Response:
    """The letter as plain text, to be copied; unfinished letters, too."""
    form = store.read(request.app.state.folder, name)
    return Response(write(judge(values_of(form.text)).document, "txt"), media_type=_TYPES["txt"])
