"""What leaves the form: the check before it goes out, the Word file and what goes with it, the text, the print."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from drafting.checking.rules.y_review import COMMENT
from drafting.editions.produce import produce
from drafting.form.revise import values_of
from drafting.model.kinds import kind_of
from drafting.web.drafts.draft import Draft, judge
from drafting.web.drafts.verdict import verdict
from drafting.web.fields.view import section_of
from drafting.web.folder import store
from drafting.web.outgoing.remarks import open_remarks
from drafting.web.profile import office_of
from drafting.web.rendering import page
from drafting.web.trouble import problem
from drafting.writers import write

router = APIRouter(default_response_class=HTMLResponse)
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
_PIECES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "docx": ("docx", ()),
    "txt": ("txt", ()),
    "html": ("html", ()),
    "public": ("docx", ("public",)),
    "survey": ("docx", ("survey",)),
}
"""Piece -> the format, and the editions that are wanted; the last document of them is the piece."""


def judged(request: Request, name: str) -> tuple[store.Form, Draft]:
    """A form, and its draft with what stands beside it."""
    folder = request.app.state.folder
    form = store.read(folder, name)
    draft = judge(values_of(form.text), office_of(folder), form.text, folder, name)
    return form, draft.undecided(store.waiting(folder, name))


@router.get("/forms/{name}/check")
def check(request: Request, name: str) -> str:
    """What is missing or doubtful, in the order of the document, and the ways out."""
    return _checked(*judged(request, name))


@router.get("/forms/{name}/print")
def printed(request: Request, name: str) -> Response:
    """The letter as it prints; unfinished ones, too. While a field is undecided, the page that says so."""
    form, draft = judged(request, name)
    return refused(form, draft) if draft.waiting else HTMLResponse(page("print.html", form=form, **verdict(draft)))


@router.get("/forms/{name}/text")
def text(request: Request, name: str) -> Response:
    """The letter as plain text, to be copied; unfinished ones, too. While a field is undecided, a page says so."""
    form, draft = judged(request, name)
    return refused(form, draft) if draft.waiting else Response(write(draft.document, "txt"), media_type=_TYPES["txt"])


def refused(form: store.Form, draft: Draft) -> Response:
    """The page that says why a document cannot be had yet."""
    return HTMLResponse(_checked(form, draft, refused=True), 409)


def _checked(form: store.Form, draft: Draft, refused: bool = False) -> str:
    """The page before a reply goes out; the open remarks of reviewers stand on it by themselves."""
    shown = verdict(draft)
    found = [finding for finding in shown["findings"] if finding.code != COMMENT]
    groups = [(title, list(same)) for title, same in groupby(found, key=lambda each: section_of(each.where))]
    survey = draft.reply is not None and kind_of(draft.reply.kind).answers_proposer
    remarks = open_remarks(form.folder / form.name)
    known = {"refused": refused, "groups": groups, "remarks": remarks, "survey": survey}
    return page("check.html", form=form, **known, **shown)


@router.get("/forms/{name}/download/{piece}")
def download(request: Request, name: str, piece: str) -> Response:
    """A document as a file. Where something needed is missing, the page that says what."""
    form, draft = judged(request, name)
    if piece not in _PIECES:
        return HTMLResponse(problem((), 404), 404)
    if not draft.complete:
        return refused(form, draft)
    format, wanted = _PIECES[piece]
    *_, made = produce(draft.reply, office_of(request.app.state.folder), wanted)
    content = write(made.document, format)
    return as_file(content, f"{form.title}{made.suffix}.{format}", format)


def as_file(content: bytes, name: str, format: str) -> Response:
    """A document of a format as a file to be saved under a name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=_TYPES[format], headers={"content-disposition": disposition})
