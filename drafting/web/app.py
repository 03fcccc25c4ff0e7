"""The pages and what can be done on them. Everything works by plain forms; htmx and scripts make it quick."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

from drafting.findings import DraftingError
from drafting.form.blank import blank_form
from drafting.form.revise import revise, values_of
from drafting.form.undecided import undecided
from drafting.form.write import write_form
from drafting.ledger.numbers import one_hand, root_of, with_number
from drafting.letter.read import read
from drafting.letter.renewal import renewed
from drafting.model.kinds import kind_names
from drafting.web import (
    archive,
    comments,
    deliver,
    filing,
    first,
    intake,
    listing,
    opinions,
    pages,
    remarks,
    renaming,
    review,
    store,
    trail,
    trouble,
    versions,
)
from drafting.web.draft import judge
from drafting.web.posted import act, mend, typed
from drafting.web.profile import office_of
from drafting.web.rendering import address
from drafting.web.security import MAX_BODY, Guard

_MOST_FIELDS = 20_000
_LOOK_AFTER = 0.5
"""Seconds for the list to be shown before its forms are looked at."""


async def _posted(request: Request) -> dict[str, str]:
    """The fields of a posted form; of two with one name the last."""
    form = await request.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=MAX_BODY)
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


Posted = Annotated[dict[str, str], Depends(_posted)]


def create_app(folder: Path) -> FastAPI:
    """The application over one folder of forms."""
    app = FastAPI(title="drafting", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.folder = folder
    app.add_middleware(Guard)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    trouble.add_to(app)
    for path, method, endpoint in _ROUTES:
        app.add_api_route(path, endpoint, methods=[method], response_class=HTMLResponse)
    app.include_router(deliver.router)
    app.include_router(intake.router)
    app.include_router(archive.router)
    app.include_router(opinions.router)
    app.include_router(remarks.router)
    app.include_router(first.router)
    app.include_router(versions.router)
    app.include_router(renaming.router)
    app.include_router(trail.router)
    app.include_router(review.router)
    app.include_router(comments.router)
    return app


def home(request: Request) -> str:
    """The list of forms; their findings are looked at behind it."""
    folder = request.app.state.folder
    shown = listing.listing(folder, listing.Wish.of(request.query_params))
    if listing.unlooked(folder, shown):
        looking = Timer(_LOOK_AFTER, listing.look, (folder, [row.name for row in shown.rows]))
        looking.daemon = True
        looking.start()
    return pages.home(folder, shown)


def states(request: Request) -> str:
    """The rows of the same page of the list again, as far as they have been looked at."""
    return pages.rows(listing.listing(request.app.state.folder, listing.Wish.of(request.query_params)))


def blank(request: Request) -> str:
    """The page on which a form is begun."""
    return pages.new(kind_names())


def create(request: Request, fields: Posted) -> Response:
    """A new form of the kind chosen; then its page."""
    kind = fields.get("kind", "")
    if kind not in kind_names():
        raise DraftingError.of("F007", f"没有“{kind}”这一文种", remedy=f"应为{'、'.join(kind_names())}")
    folder = request.app.state.folder
    form = blank_form(kind, office_of(folder))
    text = revise(form, typed(fields, values_of(form)))
    return _go(filing.create(folder, filing.name_of(values_of(text)), text).name)


def create_from(request: Request, old: UploadFile) -> Response:
    """A new form from an old letter. Raises DraftingError where the file cannot be read as one."""
    reading = read(old.file.read())
    return _go(filing.create(request.app.state.folder, Path(old.filename or "").stem, renewed(reading)).name)


def duplicate(request: Request, name: str) -> Response:
    """A copy of a form beside it; then its page. Raises DraftingError while a field waits for a choice."""
    form, waiting = store.read(request.app.state.folder, name), store.waiting(request.app.state.folder, name)
    if waiting:
        raise DraftingError.all(undecided(waiting))
    return _go(filing.create(request.app.state.folder, f"{form.title}-副本", form.text).name)


def edit(request: Request, name: str) -> str:
    """The page of one form."""
    folder = request.app.state.folder
    form = store.read(folder, name)
    page = pages.editor(form, store.steps(folder, name), office_of(folder))
    with suppress(DraftingError):  # a folder that cannot be written to can still be read
        store.begin(folder, form)
    return page


def version(request: Request, name: str) -> Response:
    """What tells whether the file has changed since the page was made."""
    return JSONResponse({"version": store.read(request.app.state.folder, name).version})


def save(request: Request, name: str, fields: Posted) -> Response:
    """Save what was typed, then take the step that a button asks for; answers a script, htmx or a plain browser."""
    folder = request.app.state.folder
    change = store.save(folder, name, fields.get("version", ""), lambda text: _typed_into(text, fields))
    saved = change.form
    action = fields.get("do", "")
    if action in ("undo", "redo"):
        saved = store.step(folder, name, action == "undo")
    elif action.startswith(("mine ", "theirs ")):
        saved = store.choose(folder, name, action)
    elif action == "number document_number":
        saved = _numbered(folder, name, change.shown)
    elif action:
        saved = store.save(folder, name, change.shown, lambda text: _stepped(text, action, fields, folder)).form
    if request.headers.get("x-autosave"):
        clash = change.clashes[0].path if change.clashes else ""
        return JSONResponse({"version": change.shown, "conflict": clash, "steps": store.steps(folder, name)})
    if request.headers.get("hx-request"):
        return HTMLResponse(pages.work(saved, store.steps(folder, name), office_of(folder), _touched(fields)))
    return _see(address(name) + _anchor(action))


def _numbered(folder: Path, name: str, version: str) -> store.Form:
    """The form with the next document number of its series, which nobody else gets. Raises DraftingError."""
    office = office_of(folder)
    root, today = root_of(folder / name, office), date.today()
    with one_hand(root):
        return store.save(folder, name, version, lambda text: with_number(text, root, office, today, name)).form


def _typed_into(text: str, fields: Mapping[str, str]) -> str:
    """The form's text with what was posted. A text that cannot be read any more is not built upon."""
    try:
        before = values_of(text) if text else {}
    except DraftingError:
        text, before = "", {}
    after = typed(fields, before)
    return revise(text, after) if text else write_form(after)


def _stepped(text: str, action: str, fields: Mapping[str, str], folder: Path) -> str:
    values, office = values_of(text), office_of(folder)
    verb, _, rest = action.partition(" ")
    if verb == "fix":
        return revise(text, mend(values, judge(values, office, text, folder).findings, rest))
    return revise(text, act(values, action, fields, office))


def preview(request: Request, name: str, fields: Posted) -> str:
    """The pages and the findings of what is typed, which is not saved here."""
    folder = request.app.state.folder
    form = store.read(folder, name)
    office = office_of(folder)
    draft = judge(typed(fields, values_of(form.text)), office, form.text, folder)
    return pages.preview(form, draft.undecided(store.waiting(folder, name)), office, _touched(fields))


def _touched(fields: Mapping[str, str]) -> list[str]:
    """The fields that a person has come to on the page: they are judged though they are empty."""
    return [path for path in fields.get("touched", "").split(",") if path]


def picker(request: Request, name: str, path: str) -> str:
    """The standard blocks for one field, each as it reads in this reply."""
    folder = request.app.state.folder
    search, bare = request.query_params.get("q", ""), bool(request.headers.get("hx-request"))
    return pages.picker(store.read(folder, name), path, office_of(folder), search, bare)


def _anchor(action: str) -> str:
    verb, _, path = action.partition(" ")
    return f"#f-{path.partition(' ')[0]}" if path and verb != "fix" else ""


def _see(target: str) -> Response:
    return RedirectResponse(target, 303)


def _go(name: str) -> Response:
    return _see(address(name))


_ROUTES: tuple[tuple[str, str, Any], ...] = (
    ("/", "GET", home),
    ("/states", "GET", states),
    ("/new", "GET", blank),
    ("/new", "POST", create),
    ("/new/from", "POST", create_from),
    ("/forms/{name}", "GET", edit),
    ("/forms/{name}", "POST", save),
    ("/forms/{name}/copy", "POST", duplicate),
    ("/forms/{name}/version", "GET", version),
    ("/forms/{name}/preview", "POST", preview),
    ("/forms/{name}/blocks/{path}", "GET", picker),
)
