"""Beside a field: the standard blocks for it, each as it reads in this reply."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from drafting.form.revise import values_of
from drafting.model.fields import spoken
from drafting.web.access import Need, needs
from drafting.web.answer.beside import Beside
from drafting.web.fields import offers
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.profile import office_of
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/forms/{name}/blocks/{path}")
@needs(Need.READ)
def picker(folder: Folder, beside: Beside, name: str, path: str, q: str = "") -> str:
    """The blocks in which these words stand. Raises DraftingError for a field that takes none."""
    form, office = store.read(folder, name), office_of(folder)
    values = values_of(form.text)
    found = [
        choice
        for choice in offers.choices(values, path, office)
        if any(q in text for text in (choice.entry.name, choice.text, choice.entry.head.get("说明", "")))
    ]
    known = {"typed": offers.own(values, path, office), "current": offers.named(values, path, office)}
    known |= {"label": spoken(path), "kind": values.get("kind", "")}
    return page("picker.html", form=form, path=path, choices=found, search=q, beside=beside, **known)
