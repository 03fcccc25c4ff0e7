"""A form's file as a page: its name and the bin; and the bin itself, from which a form is taken out again."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.findings import DraftingError
from drafting.form.revise import values_of
from drafting.web.access import Need, needs
from drafting.web.folder import filing, store
from drafting.web.folder.asked import Folder
from drafting.web.rendering import address, page

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/forms/{name}/file")
@needs(Need.WRITE)
def shown(folder: Folder, name: str) -> str:
    """What can be done with a form's file: another name, by default that of its case, or the bin."""
    form = store.read(folder, name)
    wish, case = _names(form)
    return page("file.html", form=form, wish=wish, case=case)


@router.post("/forms/{name}/file")
@needs(Need.WRITE)
def renamed(folder: Folder, name: str, wish: Annotated[str, Form()] = "") -> Response:
    """Another name. Raises DraftingError for what is none."""
    if not store.stem_of(wish):
        raise DraftingError.of("V013", "没有写新的文件名", file=name, remedy="写上文件名，不用写后缀")
    return RedirectResponse(address(filing.rename(folder, name, wish)), 303)


@router.post("/forms/{name}/discard")
@needs(Need.WRITE)
def discarded(folder: Folder, name: str) -> Response:
    """Into the bin."""
    filing.discard(folder, name)
    return RedirectResponse("/bin", 303)


@router.get("/bin")
@needs(Need.READ)
def bin_(folder: Folder) -> str:
    """What is in the bin."""
    return page("bin.html", found=filing.discarded(folder))


@router.post("/bin/{key}")
@needs(Need.WRITE)
def taken_back(folder: Folder, key: str) -> Response:
    """Out of the bin; then its page."""
    return RedirectResponse(address(filing.take_back(folder, key)), 303)


def _names(form: store.Form) -> tuple[str, str]:
    """The name to begin from, and that of the form's case, empty where it cannot be told or is its own."""
    try:
        values = values_of(form.text)
    except DraftingError:
        return form.title, ""
    case = filing.name_of(values)
    begin = case if filing.is_outgrown(form, values) else form.title
    return begin, case if case != form.title and (values.get("proposal") or {}).get("number") else ""
