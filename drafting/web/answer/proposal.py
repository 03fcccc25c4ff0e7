"""Beside a form: the text of the proposal that came in, line by line, the demands in it marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from drafting.form.load import read_text
from drafting.form.revise import values_of
from drafting.model.fields import spoken
from drafting.proposal.form import doubts, text_beside
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
_START = 12
"""Characters by which a demand is found in its line."""


@router.get("/forms/{name}/proposal")
def shown(folder: Folder, name: str) -> str:
    """The proposal's text as it was kept beside the form, guesses above it. Raises DraftingError without one."""
    form = store.read(folder, name)
    lines = read_text(text_beside(form.folder / form.name)).splitlines()
    demands = (values_of(form.text).get("proposal") or {}).get("demands") or []
    said = [(path, spoken(path), words) for path, words in doubts(form.text).items()]
    return page("proposal.html", form=form, lines=lines, places=places(lines, demands), doubts=said)


def places(lines: Sequence[str], demands: Sequence[str]) -> Mapping[int, list[int]]:
    """The numbers of the demands, from 1, in each line, counted from 0."""
    found: dict[int, list[int]] = {}
    for number, demand in enumerate(demands, 1):
        at = next((at for at, line in enumerate(lines) if demand.partition("。")[0][:_START] in line), None)
        if at is not None and demand:
            found.setdefault(at, []).append(number)
    return found
