"""A paper of the archive whole; and taken out of it, once that was agreed to."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Path, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.archive import keeping
from drafting.archive.contents import show
from drafting.archive.store import opened
from drafting.findings import DraftingError
from drafting.web.access import Need, needs
from drafting.web.books.adding import told
from drafting.web.folder.asked import Folder
from drafting.web.profile import archive_of
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
Number = Annotated[int, Path(ge=1, lt=10**15)]


@router.get("/archive/{number}")
@needs(Need.READ)
def shown(folder: Folder, number: Number) -> str:
    """The paper. Raises DraftingError where there is none."""
    with opened(archive_of(folder)) as archive:
        paper = show(archive, number)
    if paper is None:
        raise _none()
    files = [(told(path, folder), there) for path, there in paper.files]
    return page("archive_paper.html", paper=paper, files=files)


@router.post("/archive/{number}/forget")
@needs(Need.MANAGE)
def forgotten(folder: Folder, number: Number, sure: Annotated[str, Form()] = "") -> Response:
    """Out of the archive. Raises DraftingError where that was not agreed to, or it is not there."""
    if not sure:
        raise DraftingError.of("Q006", "没有勾选“从库中删去”，没有删", remedy="回到上一页，勾选后再按")
    with opened(archive_of(folder)) as archive, archive.writing():
        if show(archive, number) is None:
            raise _none()
        keeping.forget(archive, [number])
        keeping.weigh(archive)
    return RedirectResponse("/archive", 303)


def _none() -> DraftingError:
    return DraftingError.of("Q006", "库中没有这一份", remedy="回到旧答复库重新查")
