"""单位档案 as a page: filled in, saved as the file that it is, and what it was before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.findings import DraftingError, Finding
from drafting.form import history
from drafting.form.merge import Clash
from drafting.form.profile import load_office
from drafting.model.fields import nearest, spoken
from drafting.model.office import Office
from drafting.web.access import Need, needs
from drafting.web.fields.posted import clean
from drafting.web.fields.received import Posted
from drafting.web.folder.asked import Folder
from drafting.web.office import entries, keeping
from drafting.web.profile import is_for, refuse_shared
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
_LAST = 50


class Version(NamedTuple):
    """A version as the page lists it: until when, whose it was, and the names of the fields that are other now."""

    key: str
    until: datetime
    author: str
    differing: Sequence[str]


@router.get("/office")
@needs(Need.READ)
def profile(folder: Folder, saved: str = "") -> str:
    """The profile of the folder; an empty one where there is none. Raises DraftingError for what is no YAML."""
    path = keeping.path_of(folder)
    text = keeping.text_of(path)
    values = _values(text)
    return _page(folder, values, keeping.begin(path, text), bool(saved) and bool(text))


def _values(text: str) -> dict[str, Any]:
    try:
        return keeping.values_in(text)
    except DraftingError as error:
        remedy = "用记事本打开 office.yaml 改好，或者到“早先的版本”（/office/versions）恢复一版"
        raise DraftingError.of("V008", f"单位档案读不出来：{error.findings[0]}", remedy=remedy) from None


@router.post("/office")
@needs(Need.MANAGE)
def save(folder: Folder, posted: Posted) -> Response:
    """Save what was typed; where it is wrong, or another hand changed the same, the page with what was typed."""
    path = _ours(folder)
    texts = {name: clean(value) for name, value in posted.items() if name != "version"}
    made = keeping.save(path, posted.get("version", ""), lambda before: entries.typed(texts, before))
    if not (made.clashes or made.findings):
        return RedirectResponse("/office?saved=1", 303)
    values = _values(keeping.text_of(path))
    return HTMLResponse(_page(folder, values, made.version, False, texts, made.findings, made.clashes), 409)


def _page(
    folder: Path,
    values: Mapping[str, Any],
    version: str,
    saved: bool,
    texts: Mapping[str, str] | None = None,
    findings: Sequence[Finding] = (),
    clashes: Sequence[Clash] = (),
) -> str:
    path = keeping.path_of(folder)
    office, wrong = _loaded(path)
    parts = entries.sections(values, office, texts or {})
    found = [*findings, *(wrong if not findings and texts is None else ())]
    shown = {entry.path for _, groups in parts for group in groups for entry in group.entries}
    at = {path: [one for one in found if nearest(one.where, shown) == path] for path in shown}
    placeless = [one for one in found if nearest(one.where, shown) not in shown]
    clashing = {nearest(one.path, shown): entries.shown(one.path, one.theirs) for one in clashes}
    return page(
        "office.html",
        parts=parts,
        version=version,
        saved=saved,
        faults=at,
        placeless=placeless,
        clashes=clashing,
        file=path.name,
        above=path.parent != folder,
        new=not path.exists(),
        kept=bool(history.earlier(path)),
        ours=is_for(folder, path.parent),
    )


def _ours(folder: Path) -> Path:
    """The profile to be changed. Raises DraftingError for one that a department has together with others."""
    path = keeping.path_of(folder)
    refuse_shared(folder, path.parent, "单位档案")
    return path


def _loaded(path: Path) -> tuple[Office | None, Sequence[Finding]]:
    """The profile, or what is wrong with it."""
    if not path.exists():
        return None, ()
    try:
        return load_office(path), ()
    except DraftingError as error:
        return None, error.findings


@router.get("/office/versions")
@needs(Need.READ)
def versions(folder: Folder) -> str:
    """What the profile was before, whether it can be read now or not."""
    path = keeping.path_of(folder)
    now = _told(keeping.text_of(path))
    found = [
        Version(each.version, each.until, each.author, _differing(_told(each.text), now))
        for each in history.earlier(path)
    ]
    return page("office_versions.html", versions=[each for each in found if each.differing][:_LAST])


@router.post("/office/versions/{version}")
@needs(Need.MANAGE)
def restored(folder: Folder, version: str) -> Response:
    """A version in the profile's place again."""
    keeping.restore(_ours(folder), version)
    return RedirectResponse("/office?saved=1", 303)


def _told(text: str) -> Mapping[str, Any]:
    """The values of a text by their fields; the text itself where it cannot be read."""
    try:
        return keeping.values_in(text)
    except DraftingError:
        return {"": text}


def _differing(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    names = dict.fromkeys([*then, *now])
    return [spoken(name, "office") or "读不出来" for name in names if then.get(name) != now.get(name)]
