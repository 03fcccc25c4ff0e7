"""What reviewers said of a form and nobody has seen to yet: on its review page, and on the one before it goes out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from drafting.findings import DraftingError
from drafting.model.fields import spoken
from drafting.review import trail
from drafting.web.access import Need, author, needs
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.rendering import address

router = APIRouter()


class Shown(NamedTuple):
    """An open comment as the page shows it; `place` is its field in Chinese."""

    number: int
    author: str
    date: str
    where: str
    place: str
    words: str
    text: str


def open_remarks(form: Path) -> list[Shown]:
    """The comments on a form that are not done; none where its trail cannot be read, which a finding says."""
    try:
        found = trail.read(form).open
    except DraftingError:
        return []
    return [
        Shown(one.number, one.author, (one.date or "")[:10], one.where, spoken(one.where), one.words, one.text)
        for one in found
    ]


@router.post("/forms/{name}/remarks")
@needs(Need.REVIEW)
def finish(folder: Folder, name: str, number: Annotated[int, Form()], back: Annotated[str, Form()] = "") -> Response:
    """Mark a comment as done; then the page it was on again. Raises DraftingError for a number that no comment has."""
    trail.finish(store.path_of(folder, name), [number], datetime.now().astimezone(), author())
    return RedirectResponse(f"{address(name)}/{'review' if back == 'review' else 'check'}", 303)
