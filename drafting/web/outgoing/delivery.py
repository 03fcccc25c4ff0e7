"""What leaves the form: the Word file and what goes with it, the PDF, the text, the print."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from urllib.parse import quote
from zipfile import ZipFile

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from drafting.editions.edition import Made
from drafting.editions.produce import produce
from drafting.web.access import Need, needs
from drafting.web.drafts.verdict import verdict
from drafting.web.folder.asked import Folder
from drafting.web.outgoing.check import judged, refused
from drafting.web.outgoing.pdf import to_pdf
from drafting.web.profile import office_of
from drafting.web.rendering import page
from drafting.web.trouble import problem
from drafting.writers import write

router = APIRouter(default_response_class=HTMLResponse)
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "zip": "application/zip",
}
_PIECES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "docx": ("docx", ()),
    "pdf": ("pdf", ()),
    "txt": ("txt", ()),
    "html": ("html", ()),
    "public": ("docx", ("public",)),
    "public-pdf": ("pdf", ("public",)),
    "survey": ("docx", ("survey",)),
    "each": ("zip", ("each_proposer",)),
}
"""Piece -> the format, and the editions that are wanted; the last document of them is the piece, in a .zip all."""
EACH = "-分送"


@router.get("/forms/{name}/print")
@needs(Need.READ)
def printed(folder: Folder, name: str) -> Response:
    """The letter as it prints; unfinished ones, too. While a field is undecided, the page that says so."""
    form, draft = judged(folder, name)
    return refused(form, draft) if draft.waiting else HTMLResponse(page("print.html", form=form, **verdict(draft)))


@router.get("/forms/{name}/text")
@needs(Need.READ)
def text(folder: Folder, name: str) -> Response:
    """The letter as plain text, to be copied; unfinished ones, too. While a field is undecided, a page says so."""
    form, draft = judged(folder, name)
    return refused(form, draft) if draft.waiting else Response(write(draft.document, "txt"), media_type=_TYPES["txt"])


@router.get("/forms/{name}/download/{piece}")
@needs(Need.READ)
def download(folder: Folder, name: str, piece: str) -> Response:
    """A document as a file. Where something needed is missing, the page that says what."""
    form, draft = judged(folder, name)
    if piece not in _PIECES:
        return HTMLResponse(problem((), 404), 404)
    if not draft.complete or draft.reply is None:
        return refused(form, draft)
    format, wanted = _PIECES[piece]
    made = list(produce(draft.reply, office_of(form.folder), wanted))
    suffix = EACH if format == "zip" else made[-1].suffix
    return as_file(_content(made, form.title, format), f"{form.title}{suffix}.{format}", format)


def _content(made: Sequence[Made], title: str, format: str) -> bytes:
    """The last of what was made in a format; in a .zip all of it, as Word files."""
    if format == "zip":
        packed = io.BytesIO()
        with ZipFile(packed, "w") as file:
            for one in made:
                file.writestr(f"{title}{one.suffix}.docx", write(one.document, "docx"))
        return packed.getvalue()
    last = made[-1].document
    return to_pdf(write(last, "docx")) if format == "pdf" else write(last, format)


def as_file(content: bytes, name: str, format: str) -> Response:
    """A document of a format as a file to be saved under a name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=_TYPES[format], headers={"content-disposition": disposition})
