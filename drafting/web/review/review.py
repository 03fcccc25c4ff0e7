"""A form in review: the letter that is sent out, and those that came back, their changes side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.editions.produce import produce
from drafting.findings import DraftingError, Finding
from drafting.merging.came import Came, by_now, came_back
from drafting.merging.decided import noted, taken
from drafting.merging.edits import Change
from drafting.review.sending import SUFFIX, for_review
from drafting.web.access import Need, author, needs
from drafting.web.fields.received import texts_of
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.outgoing.check import judged
from drafting.web.outgoing.check import refused as not_yet
from drafting.web.outgoing.delivery import as_file
from drafting.web.outgoing.remarks import open_remarks
from drafting.web.profile import office_of
from drafting.web.rendering import address, page
from drafting.web.review import changes, returned, trail
from drafting.web.review.returned import Returned

router = APIRouter(default_response_class=HTMLResponse)
_CHOICE = "c-"
"""Before the key of a change in the name of its posted field, which is `take` or `leave`."""
_DIGITS = 6  # of a number in an address


class Told(NamedTuple):
    """What was just done: how many changes were taken, how many are no more, and the form's version after that."""

    taken: int
    gone: int
    version: str


async def _posted(request: Request) -> dict[str, str]:
    return await texts_of(request, max_files=0, max_fields=20_000)


@router.get("/forms/{name}/review")
@needs(Need.REVIEW)
def overview(folder: Folder, name: str) -> str:
    """The letter for review to be taken, the letters that came back, and the trail."""
    return _overview(folder, name)


def _overview(folder: Path, name: str, refused: Iterable[Finding] = ()) -> str:
    form, path = store.read(folder, name), store.path_of(folder, name)
    known = {"letters": returned.waiting(path), "remarks": open_remarks(path), "trail": trail.shown(path)}
    return page("review.html", form=form, refused=tuple(refused), **known)


@router.post("/forms/{name}/review/letter")
@needs(Need.REVIEW)
def letter(folder: Folder, name: str) -> Response:
    """The letter for review as a file. Where something needed is missing, the page that says what."""
    form, draft = judged(folder, name)
    if not draft.complete or draft.reply is None:
        return not_yet(form, draft)
    *_, made = produce(draft.reply, office_of(form.folder), ())
    content = for_review(form.folder / name, form.text, made.document, datetime.now().astimezone())
    return as_file(content, f"{form.title}{SUFFIX}.docx", "docx")


@router.post("/forms/{name}/review")
@needs(Need.REVIEW)
def receive(folder: Folder, name: str, file: UploadFile) -> Response:
    """A letter that came back is kept; then its page. One that is not of this form, or cannot be read, is not kept."""
    try:
        return RedirectResponse(kept(folder, name, file.filename, file.file.read()), 303)
    except DraftingError as error:
        return HTMLResponse(_overview(folder, name, error.findings), 409)


def kept(folder: Path, name: str, called: str | None, content: bytes) -> str:
    """Keep a letter that came back for a form; where its page is. Raises DraftingError for what is none of it."""
    form, now = store.path_of(folder, name), datetime.now().astimezone()
    store.read(folder, name)
    one = returned.keep(form, returned.base_name(called), content, now, lambda one: _came(folder, form, one))
    return _address(name, one)


@router.get("/forms/{name}/review/{key}")
@needs(Need.REVIEW)
def shown(request: Request, folder: Folder, name: str, key: str) -> str:
    """The changes of a letter that came back, each with its choice."""
    asked = request.query_params
    numbers = (asked.get(what, "") for what in ("taken", "gone"))
    taken, gone = (int(number) if number.isdecimal() and len(number) < _DIGITS else 0 for number in numbers)
    told = Told(taken, gone, asked.get("version", "")) if "taken" in asked else None
    return _shown(folder, name, key, told)


def _shown(folder: Path, name: str, key: str, told: Told | None = None, refused: Iterable[Finding] = ()) -> str:
    form, path = store.read(folder, name), store.path_of(folder, name)
    one = returned.named(path, key)
    came = _came(folder, path, one)
    rows, clashing = _rows(came, one)
    known = {"came": came, "rows": rows, "clashing": clashing, "told": told, "refused": tuple(refused)}
    return page("returned.html", form=form, letter=one, **known)


@router.post("/forms/{name}/review/{key}")
@needs(Need.WRITE)
def decide(folder: Folder, name: str, key: str, posted: Annotated[dict[str, str], Depends(_posted)]) -> Response:
    """Take what was chosen, undo it, or settle the letter. Where that cannot be, nothing is written."""
    form, action = store.path_of(folder, name), posted.get("do", "")
    one = returned.named(form, key)
    try:
        if action == "done":
            noted(form, _came(folder, form, one), (), one.name, datetime.now().astimezone())
        if action in ("done", "drop"):
            returned.settle(one)
            return RedirectResponse(f"{address(name)}/review", 303)
        if action == "undo":
            _undo(folder, name, posted.get("version", ""))
            return RedirectResponse(_address(name, one), 303)
        chosen = {what.removeprefix(_CHOICE): wish for what, wish in posted.items() if what.startswith(_CHOICE)}
        told = _take(folder, form, one, chosen, action == "all")
    except DraftingError as error:
        return HTMLResponse(_shown(folder, name, key, refused=error.findings), 409)
    return RedirectResponse(f"{_address(name, one)}?{urlencode(told._asdict())}", 303)


def _take(folder: Path, form: Path, one: Returned, chosen: Mapping[str, str], rest: bool) -> Told:
    """Take the changes that were chosen, with `rest` all that were not left.

    Where another window has saved the form meanwhile, the letter is compared again while nobody writes it.
    """
    now = datetime.now().astimezone()
    wanted = {key for key, wish in chosen.items() if wish == "take"}
    left = ({key for key, wish in chosen.items() if wish == "leave"} | set(one.note.left)) - wanted
    came, takes = _came(folder, form, one), list[Change]()

    def change(present: str) -> str:
        nonlocal came
        if came.present != present:
            came = _came(folder, form, one)
        takes[:] = [each for key, each in _keyed(came.open).items() if key in wanted or (rest and key not in left)]
        return taken(form, present, came, takes, now, author()) if takes else present

    saved = store.save(folder, form.name, "", change).form
    if takes:
        noted(form, came, takes, one.name, now, author())
    returned.leave(one, left)
    return Told(len(takes), len(wanted - set(_keyed(came.open))), saved.version)


def _undo(folder: Path, name: str, version: str) -> None:
    """Take back what was just taken. Raises DraftingError where the form has been changed since this version."""
    if store.read(folder, name).version != version:
        remedy = "到表单里看一看，在那里一步步撤销"
        raise DraftingError.of("Y008", "采纳以后表单又改过，没有撤销", file=name, remedy=remedy)
    store.step(folder, name, True)


def _came(folder: Path, form: Path, one: Returned) -> Came:
    """What a letter has for its form. Raises DraftingError, in which it has the name that it came with."""
    try:
        return came_back(form, one.file, office_of(folder))
    except DraftingError as error:
        own = str(one.file)
        named = (replace(each, file=one.name) if each.file == own else each for each in error.findings)
        raise DraftingError.all(named) from None


def _address(name: str, one: Returned) -> str:
    return f"{address(name)}/review/{one.key}"


def _keyed(found: Iterable[Change]) -> dict[str, Change]:
    """The changes by what tells each from the others, the same whenever the letter is compared."""
    return {hashlib.sha256(repr((one.where, one.edits)).encode()).hexdigest()[:12]: one for one in found}


def _rows(came: Came, one: Returned) -> tuple[list[changes.Shown], list[changes.Shown]]:
    """The changes that can be taken, and those to whose field the form has something else by now."""
    keyed = _keyed(came.open)
    found = [*keyed.values(), *(change for change, _ in came.clashing)]
    rows = list(changes.shown(changes.Text(each.where, each.author, each.date, each.old, each.new) for each in found))
    can_be = [row._replace(key=key, left=key in one.note.left) for key, row in zip(keyed, rows, strict=False)]
    clashing = zip(rows[len(keyed) :], came.clashing, strict=True)
    return can_be, [row._replace(now=by_now(clash)) for row, (_, clash) in clashing]
