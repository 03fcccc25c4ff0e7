"""What a form was before, as pages: the versions that stood for a while, what is other now, and one taken again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.findings import DraftingError
from drafting.form import history
from drafting.form.history import Earlier
from drafting.form.revise import values_of
from drafting.form.undecided import told
from drafting.model.fields import spoken
from drafting.web.access import Need, needs
from drafting.web.drafts.draft import judge
from drafting.web.drafts.verdict import verdict
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.profile import office_of
from drafting.web.rendering import address, page

router = APIRouter(default_response_class=HTMLResponse)
_LAST, _STOOD = 10, 300
"""How many of the last versions are shown, and the seconds that an older one stood to be shown."""


class Difference(NamedTuple):
    """A field that is other now: its name, its text then and now."""

    name: str
    then: str
    now: str


class Version(NamedTuple):
    """A version as a page shows it; no differences where one of both texts cannot be read."""

    key: str
    author: str
    until: datetime
    differences: Sequence[Difference]


@router.get("/forms/{name}/versions")
@needs(Need.READ)
def listed(folder: Folder, name: str) -> str:
    """The versions of a form, whether its file is still there and can be read or not."""
    now = _now(folder, name)
    found = [_version(each, now) for each in _shown(store.kept(folder, name)) if each.text != now]
    last = history.author_of(store.path_of(folder, name), history.version_of(now)) if now else ""
    return page("versions.html", name=name, versions=found, last=last)


@router.get("/forms/{name}/versions/{version}")
@needs(Need.READ)
def shown(folder: Folder, name: str, version: str) -> str:
    """A version: what is other now, and its pages. Raises DraftingError where there is none, or it is no form."""
    found = history.named(store.path_of(folder, name), version)
    draft = judge(values_of(found.text), office_of(folder), found.text, folder)
    form = store.Form(name, found.text, found.until, folder)
    then = _version(found, _now(folder, name))
    return page("version.html", form=form, version=then, **verdict(draft))


@router.post("/forms/{name}/versions/{version}")
@needs(Need.WRITE)
def restored(folder: Folder, name: str, version: str) -> Response:
    """A version in the form's place again; what stood there is a version, too."""
    store.restore(folder, name, version)
    return RedirectResponse(address(name), 303)


def _now(folder: Path, name: str) -> str:
    """The form's text as it stands; empty where there is none to be read."""
    try:
        return store.read(folder, name).text
    except DraftingError:
        return ""


def _shown(kept: Sequence[Earlier]) -> list[Earlier]:
    """The last ones, and of those before what stood for a while, and the first."""
    older = kept[_LAST:]
    return [*kept[:_LAST], *(each for each in older if each.stood >= _STOOD or each is older[-1])]


def _version(kept: Earlier, now: str) -> Version:
    try:
        found = list(differences(values_of(kept.text), values_of(now))) if now else []
    except DraftingError:
        found = []
    return Version(kept.version, kept.author, kept.until, found)


def differences(then: Any, now: Any, path: str = "") -> Iterator[Difference]:
    """The fields that are not the same in two forms' values, in the order of the first; rows by their places."""
    if then == now:
        return
    below = f"{path}." if path else ""
    if isinstance(then, dict) and isinstance(now, dict):
        for key in dict.fromkeys([*then, *now]):
            yield from differences(then.get(key), now.get(key), f"{below}{key}")
    elif isinstance(then, list) and isinstance(now, list):
        for row, (one, other) in enumerate(zip_longest(then, now)):
            yield from differences(one, other, f"{below}{row}")
    else:
        yield Difference(spoken(path), told(then), told(now))
