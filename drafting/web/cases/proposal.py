"""What was read of a proposal beside its text: fields to be confirmed, their words marked; the demands sorted out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from drafting.findings import DraftingError
from drafting.form.load import read_text
from drafting.form.revise import revise, values_of
from drafting.proposal.form import doubts, text_beside
from drafting.web.access import Need, needs
from drafting.web.cases.demands import sorted_out
from drafting.web.cases.marked import lines_of, marked
from drafting.web.fields.posted import act, typed
from drafting.web.fields.received import Posted
from drafting.web.fields.view import field
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.rendering import address, page

router = APIRouter(default_response_class=HTMLResponse)
_ALONE = ("kind", "proposal.session", "proposal.number", "proposal.title")
_UNITS = ("proposal.host", "proposal.cohosts")
_DEMANDS = "proposal.demands"


@router.get("/forms/{name}/proposal")
@needs(Need.READ)
def shown(folder: Folder, name: str) -> str:
    """The fields of the case beside the proposal's text, where that is kept; guesses with their reasons."""
    form = store.read(folder, name)
    values, lines = values_of(form.text), _lines(form)
    pieces = marked(lines, values)
    with suppress(DraftingError):  # a folder that cannot be written to can still be read
        store.begin(folder, form)
    fields = {"alone": _fields(_ALONE, values), "units": _fields(_UNITS, values)}
    known = {"lines": pieces, "places": lines_of(pieces), "doubts": doubts(form.text)}
    several = {"people": field("proposal.proposers", values), "demands": field(_DEMANDS, values)}
    return page("proposal.html", form=form, waiting=bool(store.waiting(folder, name)), **known, **fields, **several)


def _fields(paths: Sequence[str], values: dict[str, Any]) -> list[Any]:
    return [field(path, values) for path in paths]


def _lines(form: store.Form) -> list[str]:
    """The proposal's text as it was kept beside the form; none where it is not there."""
    beside = text_beside(form.folder / form.name)
    return read_text(beside).splitlines() if beside.is_file() else []


@router.post("/forms/{name}/proposal")
@needs(Need.WRITE)
def confirmed(request: Request, folder: Folder, name: str, fields: Posted) -> Response:
    """Save what was typed, take the step of a button; then this page again, or the one on which is answered."""
    lines, action = _lines(store.read(folder, name)), fields.get("do", "")
    saved = store.save(folder, name, fields.get("version", ""), lambda text: _changed(text, fields, action, lines))
    if request.headers.get("x-autosave"):
        return JSONResponse({"version": saved.shown, "conflict": bool(saved.clashes)})
    if action == "answer" or saved.clashes:  # where two hands changed a field, a person chooses on the form's page
        return RedirectResponse(address(name), 303)
    return RedirectResponse(f"{address(name)}/proposal{_anchor(action)}", 303)


def _anchor(action: str) -> str:
    """Where the page goes on: the demands, or the list that a step was taken in."""
    path = action.partition(" ")[2].rpartition(".")[0] if action.startswith("remove ") else action.partition(" ")[2]
    return f"#f-{path if path.startswith('proposal.') else _DEMANDS}" if action else ""


def _changed(text: str, fields: Mapping[str, str], action: str, lines: Sequence[str]) -> str:
    """The form's text with what was typed, and after the step. Raises DraftingError for a step that there is not."""
    values = typed(fields, values_of(text))
    verb, _, path = action.partition(" ")
    if not action:
        return revise(text, values)
    if path.startswith("proposal.") and not path.startswith(_DEMANDS):
        return revise(text, act(values, action, fields))
    step = f"{verb} {path.removeprefix(_DEMANDS).strip('.')}".strip()
    places = [at for place, at in lines_of(marked(lines, values)).items() if place.startswith(f"{_DEMANDS}.")]
    try:
        return revise(text, sorted_out(values, {"answer": "tidy"}.get(step, step), lines, places))
    except (ValueError, IndexError):
        raise DraftingError.of("V004", "没有这一步操作", remedy="刷新页面后再试") from None
