"""Beside the answers of a second or supplementary reply: what the first one said, point by point."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from drafting.findings import DraftingError
from drafting.form.revise import values_of
from drafting.ledger.cases import letters_in
from drafting.ledger.letters import joined
from drafting.web.access import Need, needs
from drafting.web.answer.beside import Beside
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/forms/{name}/first")
@needs(Need.READ)
def first(folder: Folder, beside: Beside, name: str) -> str:
    """The first reply's answers and what its proposers thought of them. Raises DraftingError where it is not here."""
    form = store.read(folder, name)
    return page("first.html", beside=beside, form=form, first=_told(_first_of(folder, name)))


def _first_of(folder: Path, name: str) -> dict[str, Any]:
    """The fields of the first reply of the case that a form is of."""
    for case in joined(letters_in(folder)):
        if case.first.file != name and any(letter.file == name for letter in case.letters):
            return values_of(store.read(folder, case.first.file).text)
    remedy = "把首次答复的表单放进同一文件夹，届次、编号与这一份相同"
    raise DraftingError.of("V001", "这个文件夹里没有首次答复的表单", file=name, remedy=remedy)


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the page has of the first reply; a point has every field of one, "" for what is not there."""
    known = {name: values.get(name) or "" for name in ("document_number", "date", "result", "feedback")}
    fields = ("heading", "disposition", "body", "unit", "due", "done")
    points = [{name: point.get(name, "") for name in fields} for point in values.get("responses") or ()]
    told = known["feedback"] and {name: known["feedback"].get(name, "") for name in ("result", "received", "opinion")}
    return known | {"feedback": told, "responses": points}
