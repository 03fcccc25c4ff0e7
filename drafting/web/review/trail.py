"""The trail of a form in review on its page: what was taken, what was remarked, and the texts that can be had again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.findings import DraftingError, Finding
from drafting.form.revise import values_of
from drafting.review import trail
from drafting.review.entries import CAUSES, Cause, Change, Comment, Done, Trail, Version
from drafting.web.access import Need, author, needs
from drafting.web.drafts.draft import judge
from drafting.web.drafts.verdict import verdict
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.profile import office_of
from drafting.web.rendering import address, page
from drafting.web.review import changes

router = APIRouter(default_response_class=HTMLResponse)
MOST = 200
"""Changes that are shown, the last ones; `drafting history` has them all."""


class Kept(NamedTuple):
    """An earlier text of the form: its number, when, why and by whom it was kept."""

    number: int
    when: str
    cause: str
    by: str


class Shown(NamedTuple):
    """The trail as the page shows it, the last first; `done` are the comments that are done, each in a line."""

    changes: list[changes.Shown]
    count: int
    done: list[str]
    versions: list[Kept]
    damaged: tuple[Finding, ...]


def shown(form: Path) -> Shown:
    """The trail of a form; of one that cannot be read, what is wrong with it."""
    try:
        found = trail.read(form)
    except DraftingError as error:
        return Shown([], 0, [], [], error.findings)
    all_taken = found.of(Change)
    last: list[Change] = [*all_taken[::-1][:MOST]]
    texts = (changes.Text(one.where, one.author, one.date, one.old, one.new) for one in last)
    rows = [
        row._replace(file=one.file, taken=changes.minute(one.when), by=one.by or "")
        for row, one in zip(changes.shown(texts), last, strict=True)
    ]
    versions = found.of(Version)[::-1]
    kept = [Kept(one.number, changes.minute(one.when), CAUSES[one.cause], one.by or "") for one in versions]
    return Shown(rows, len(all_taken), _done(found), kept, found.damaged)


def _done(found: Trail) -> list[str]:
    """The comments that are done, and by whom."""
    by = {one.number: f"（{one.by} 办）" if one.by else "" for one in found.of(Done)}
    comments = [one for one in found.of(Comment)[::-1] if one.number in by]
    return [f"{one.author or '没有署名'}：{one.text}{by[one.number]}" for one in comments]


@router.get("/forms/{name}/review/versions/{number}")
@needs(Need.REVIEW)
def version(folder: Folder, name: str, number: int) -> str:
    """An earlier text of the form, as its letter reads. Raises DraftingError where it is not kept any more."""
    text = trail.text_of(store.path_of(folder, name), number)
    draft = judge(values_of(text), office_of(folder), text, folder)
    return page("earlier.html", form=store.read(folder, name), number=number, **verdict(draft))


@router.post("/forms/{name}/review/versions/{number}")
@needs(Need.WRITE)
def restore(folder: Folder, name: str, number: int) -> Response:
    """An earlier text in the form's place again; what stood there is kept, and one step undoes it."""
    form = store.path_of(folder, name)
    text = trail.text_of(form, number)

    def change(present: str) -> str:
        if present != text:
            trail.add_version(form, present, Cause.RESTORE, datetime.now().astimezone(), author())
        return text

    store.save(folder, name, "", change)
    return RedirectResponse(address(name), 303)
