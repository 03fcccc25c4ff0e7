"""Beside an answer: what was answered before to demands like its own, to be taken as a draft."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.archive.draft import drafted
from drafting.archive.searching import hit_named
from drafting.archive.similar import similar
from drafting.archive.store import opened
from drafting.findings import DraftingError
from drafting.form.revise import values_of
from drafting.model.demands import words_named
from drafting.web.access import Need, needs
from drafting.web.answer.beside import Beside
from drafting.web.fields.view import demands_of
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.profile import archive_of
from drafting.web.rendering import address, page

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/forms/{name}/similar/{at}")
@needs(Need.READ)
def nearest(folder: Folder, beside: Beside, name: str, at: int, q: str = "") -> str:
    """The old answers nearest to what answer `at` (from 0) is about, or to other words."""
    form = store.read(folder, name)
    asked = q.strip() or about(form.text, at)
    with opened(archive_of(folder)) as archive:
        found = similar(archive, asked)
    known = {"asked": asked, "found": found, "written": _is_written(form.text, at)}
    return page("similar.html", beside=beside, form=form, at=at, **known)


@router.post("/forms/{name}/similar/{at}")
@needs(Need.WRITE)
def take(
    folder: Folder, name: str, at: int, version: Annotated[str, Form()], answer: Annotated[str, Form()]
) -> Response:
    """An old answer as the draft of this one. Raises DraftingError where there is an answer already."""
    with opened(archive_of(folder)) as archive:
        hit = hit_named(archive, answer)
    if hit is None:
        raise DraftingError.of("Q006", "库中没有这一条了", remedy="回到上一页，重新查")
    store.save(folder, name, version, lambda text: drafted(text, at, hit))
    return RedirectResponse(f"{address(name)}#f-responses.{at}.body", 303)


def about(text: str, at: int) -> str:
    """What an answer of a form is about: its demand in words, its heading, or else the proposal's title."""
    values = values_of(text)
    proposal, responses = values.get("proposal") or {}, values.get("responses") or []
    own = responses[at] if at < len(responses) else {}
    return words_named(own.get("demand", ""), demands_of(values)) or own.get("heading") or proposal.get("title") or ""


def _is_written(text: str, at: int) -> bool:
    responses = values_of(text).get("responses") or []
    return at < len(responses) and bool((responses[at].get("body") or "").strip())
