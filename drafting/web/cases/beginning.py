"""How a form begins: blank, from an old letter, as a copy of another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fastapi import APIRouter, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.findings import DraftingError, Finding
from drafting.form.blank import blank_form
from drafting.form.load import read_text
from drafting.form.revise import revise, values_of
from drafting.form.undecided import undecided
from drafting.letter.read import read
from drafting.letter.renewal import renewed
from drafting.model.kinds import kind_names
from drafting.proposal.form import text_beside
from drafting.web.access import Need, needs
from drafting.web.fields.posted import typed
from drafting.web.fields.received import Posted
from drafting.web.fields.view import field
from drafting.web.folder import filing, store
from drafting.web.folder.asked import Folder
from drafting.web.profile import office_of
from drafting.web.rendering import address, page

router = APIRouter(default_response_class=HTMLResponse)
_ASKED = ("proposal.session", "proposal.number", "proposal.title")


@router.get("/new")
@needs(Need.WRITE)
def blank(folder: Folder, of: str = "") -> str:
    """The page on which a form is begun, with the proposal's text `of` a form where a person went back from that."""
    return begun(kept_text(folder, of) if of else "", of)


def begun(text: str = "", of: str = "", refused: Iterable[Finding] = ()) -> str:
    """The page on which a form is begun, with the proposal's text that is there already, and why it was refused."""
    fields = [field(path, {}) for path in _ASKED]
    return page("new.html", kinds=kind_names(), fields=fields, text=text, of=of, refused=tuple(refused))


def kept_text(folder: Path, name: str) -> str:
    """The proposal's text beside a form; "" where there is none."""
    try:
        return read_text(text_beside(store.path_of(folder, name)))
    except DraftingError:
        return ""


@router.post("/new")
@needs(Need.WRITE)
def create(folder: Folder, fields: Posted) -> Response:
    """A new form of the kind chosen; then its page."""
    kind = fields.get("kind", "")
    if kind not in kind_names():
        raise DraftingError.of("F007", f"没有“{kind}”这一文种", remedy=f"应为{'、'.join(kind_names())}")
    form = blank_form(kind, office_of(folder))
    text = revise(form, typed(fields, values_of(form)))
    name = filing.create(folder, filing.name_of(values_of(text)), text).name
    return RedirectResponse(f"{address(name)}/proposal", 303) if "demands" in fields else _go(name)


@router.post("/new/from")
@needs(Need.WRITE)
def create_from(folder: Folder, old: UploadFile) -> Response:
    """A new form from an old letter. Raises DraftingError where the file cannot be read as one."""
    reading = read(old.file.read())
    return _go(filing.create(folder, Path(old.filename or "").stem, renewed(reading)).name)


@router.post("/forms/{name}/copy")
@needs(Need.WRITE)
def duplicate(folder: Folder, name: str) -> Response:
    """A copy of a form beside it; then its page. Raises DraftingError while a field waits for a choice."""
    form, waiting = store.read(folder, name), store.waiting(folder, name)
    if waiting:
        raise DraftingError.all(undecided(waiting))
    return _go(filing.create(folder, f"{form.title}-副本", form.text).name)


def _go(name: str) -> Response:
    return RedirectResponse(address(name), 303)
