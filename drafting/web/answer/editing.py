"""The page on which an answer is written: shown, saved as it is typed, taken a step further by a button."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from drafting.archive.place import is_there
from drafting.findings import DraftingError, Severity
from drafting.form.revise import revise, values_of
from drafting.form.write import write_form
from drafting.ledger.numbers import one_hand, root_of, with_number
from drafting.model.office import Office
from drafting.proposal.form import text_beside
from drafting.web.access import Need, author, may, needs
from drafting.web.drafts.draft import Draft, judge
from drafting.web.drafts.folded import folded
from drafting.web.drafts.given import given
from drafting.web.drafts.outline import outline
from drafting.web.drafts.verdict import verdict
from drafting.web.fields.posted import act, mend, mend_all, typed
from drafting.web.fields.received import Posted
from drafting.web.fields.view import Section, sections
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.folder.filing import is_outgrown
from drafting.web.profile import archive_of, office_of
from drafting.web.rendering import address, page

router = APIRouter(default_response_class=HTMLResponse)
_shown_at_once = BoundedSemaphore(2)
"""Pages made at a time while ten type: what is saved does not wait behind all of them."""
_ROUNDS = 5


@router.get("/forms/{name}")
@needs(Need.READ)
def edit(request: Request, folder: Folder, name: str, mended: int = 0) -> Response:
    """The page of one form; of who may not write it, the one of its review. `mended` is how much was just mended."""
    if not may("write"):
        return RedirectResponse(f"{address(name)}/review", 303)
    form = store.read(folder, name)
    made = page("editor.html", others=_others(request, folder, name), **_work(form, mended=mended))
    with suppress(DraftingError):  # a folder that cannot be written to can still be read
        store.begin(folder, form)
    return HTMLResponse(made)


@router.get("/forms/{name}/version")
@needs(Need.READ)
def version(request: Request, folder: Folder, name: str) -> Response:
    """What tells whether the file has changed since the page was made, and who else has it open."""
    now = store.read(folder, name).version
    return JSONResponse({"version": now, "others": _others(request, folder, name)})


def _others(request: Request, folder: Path, name: str) -> list[str]:
    """Who else is in a form just now; nobody is known without users."""
    staff, who = request.app.state.users, author()
    return staff.presence.others(folder / name, who) if staff and who else []


@router.post("/forms/{name}")
@needs(Need.WRITE)
def save(request: Request, folder: Folder, name: str, fields: Posted) -> Response:
    """Save what was typed, then take the step that a button asks for; answers a script, htmx or a plain browser."""
    change = store.save(folder, name, fields.get("version", ""), lambda text: _typed_into(text, fields))
    saved, mended = change.form, 0
    action = fields.get("do", "")
    if action in ("undo", "redo"):
        saved = store.step(folder, name, action == "undo")
    elif action.startswith(("mine ", "theirs ")):
        saved = store.choose(folder, name, action)
    elif action == "mend":
        saved, mended = _all_mended(folder, name, change.shown)
    elif action == "number document_number":
        saved = _numbered(folder, name, change.shown)
    elif action:
        saved = store.save(folder, name, change.shown, lambda text: _stepped(text, action, fields, folder)).form
    if request.headers.get("x-autosave"):
        clash = change.clashes[0].path if change.clashes else ""
        return JSONResponse({"version": change.shown, "conflict": clash, "steps": store.steps(folder, name)})
    if request.headers.get("hx-request"):
        return HTMLResponse(page("step.html", **_work(saved, _touched(fields), mended)))
    back = "/check" if fields.get("back") == "check" else f"?mended={mended}" if mended else _anchor(action)
    return RedirectResponse(address(name) + back, 303)


def _numbered(folder: Path, name: str, version: str) -> store.Form:
    """The form with the next document number of its series, which nobody else gets. Raises DraftingError."""
    office = office_of(folder)
    root, today = root_of(folder / name, office), date.today()
    with one_hand(root):
        return store.save(folder, name, version, lambda text: with_number(text, root, office, today, name)).form


def _all_mended(folder: Path, name: str, version: str) -> tuple[store.Form, int]:
    """The form with every safe mend in one step, and how many there were: one may uncover another."""
    office, made = office_of(folder), 0

    def step(text: str) -> str:
        nonlocal made
        values, made = values_of(text), 0
        for _ in range(_ROUNDS):
            values, more = mend_all(values, judge(values, office, text, folder).findings)
            made += more
            if not more:
                break
        return revise(text, values)

    return store.save(folder, name, version, step).form, made


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


@router.post("/forms/{name}/preview")
@needs(Need.WRITE)
def preview(folder: Folder, name: str, fields: Posted) -> str:
    """The pages and the findings of what is typed, which is not saved here."""
    form = store.read(folder, name)
    office = office_of(folder)
    with _shown_at_once:
        draft = judge(typed(fields, values_of(form.text)), office, form.text, folder)
        draft = draft.undecided(store.waiting(folder, name))
        shown = _shown(draft, office, _touched(fields))
        return page("preview.html", form=form, called=called(form, draft.values), **shown)


def _touched(fields: Mapping[str, str]) -> list[str]:
    """The fields that a person has come to on the page: they are judged though they are empty."""
    return [path for path in fields.get("touched", "").split(",") if path]


def _anchor(action: str) -> str:
    verb, _, path = action.partition(" ")
    return f"#f-{path.partition(' ')[0]}" if path and verb != "fix" else ""


def _shown(draft: Draft, office: Office | None, touched: Iterable[str]) -> dict[str, Any]:
    """What of a draft is on the page and changes as it is typed."""
    stands, said = given(draft, office), verdict(draft, touched)
    known = {"given": stands, "told": folded(draft, stands, office), "outline": outline(draft, said["held"])}
    return known | said


def _work(form: store.Form, touched: Iterable[str] = (), mended: int = 0) -> dict[str, Any]:
    values = values_of(form.text)
    office, conflicts = office_of(form.folder), store.waiting(form.folder, form.name)
    parts = sections(values, office)
    draft = judge(values, office, form.text, form.folder).undecided(conflicts)
    places = {path for section in parts for each in (*section.fields, *section.more) for path in each.paths()}
    return {
        "form": form,
        "called": called(form, values),
        "conflicts": conflicts,
        "placeless": list(dict.fromkeys(each.path for each in conflicts if each.path not in places)),
        "steps": store.steps(form.folder, form.name),
        "sections": parts,
        "archived": is_there(archive_of(form.folder)),
        "followed": bool(values.get("first_reply")),
        "cohandled": bool((values.get("proposal") or {}).get("cohosts") or values.get("opinions")),
        "outgrown": is_outgrown(form, values),
        "kept": text_beside(form.folder / form.name).is_file(),
        "faulty": {section.key for section in parts if _is_faulty(section, draft)},
        "mended": mended,
        **_shown(draft, office, touched),
    }


def _is_faulty(section: Section, draft: Draft) -> bool:
    """Whether something in a section must be mended or filled in."""
    paths = [f"{path}." for each in (*section.fields, *section.more) for path in each.paths()]
    places = [f"{one.where}." for one in draft.findings if one.severity is Severity.ERROR and one.where]
    return any(place.startswith(path) or path.startswith(place) for place in places for path in paths)


def called(form: store.Form, values: Mapping[str, Any]) -> str:
    """What a case is called: the proposal's number and title as far as they are there, or else the file's name."""
    proposal = values.get("proposal") or {}
    number = f"第{proposal['number']}号" if proposal.get("number") else ""
    return " ".join(part for part in (number, proposal.get("title") or "") if part) or form.title
