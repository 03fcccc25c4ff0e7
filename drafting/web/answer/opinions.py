"""Beside an answer: what the co-handling units wrote (会办意见), to be taken behind what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.findings import DraftingError
from drafting.form.opinions import Received, received
from drafting.form.revise import values_of
from drafting.letter.opinion import opinion_text, taken_in
from drafting.web.access import Need, needs
from drafting.web.answer.beside import Beside
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.rendering import address, page

router = APIRouter(default_response_class=HTMLResponse)


class Shown(NamedTuple):
    """A unit's opinion as a page shows it: its text, or why there is none."""

    unit: str
    text: str
    fault: str = ""


@router.get("/forms/{name}/opinions/{at}")
@needs(Need.READ)
def shown(folder: Folder, beside: Beside, name: str, at: int) -> str:
    """The opinions of the co-handling units, for answer `at` (from 0)."""
    form = store.read(folder, name)
    found = [_shown(one) for one in _received(folder, name, form.text)]
    return page("opinions.html", beside=beside, form=form, at=at, found=found)


@router.post("/forms/{name}/opinions/{at}")
@needs(Need.WRITE)
def take(folder: Folder, name: str, at: int, version: Annotated[str, Form()], unit: Annotated[str, Form()]) -> Response:
    """A unit's opinion behind what this answer says. Raises DraftingError where there is none."""
    form = store.read(folder, name)
    one = next((one for one in _received(folder, name, form.text) if one.unit == unit and one.file), None)
    if one is None or one.file is None:
        raise DraftingError.of("H001", f"没有“{unit}”的会办意见文件", remedy="回到上一页，重新看")
    text = opinion_text(one.file)
    store.save(folder, name, version, lambda typed: taken_in(typed, at, unit, text))
    return RedirectResponse(f"{address(name)}#f-responses.{at}.body", 303)


def _received(folder: Path, name: str, text: str) -> tuple[Received, ...]:
    values = values_of(text)
    typed = (one if isinstance(one, dict) else {"unit": one} for one in values.get("opinions") or ())
    named = [(one.get("unit", ""), one.get("file", "")) for one in typed]
    return received(store.path_of(folder, name), (values.get("proposal") or {}).get("cohosts") or (), named)


def _shown(one: Received) -> Shown:
    if one.file is None:
        return Shown(one.unit, "", "已收到，没有写明文件" if one.here else "还没有送来")
    try:
        return Shown(one.unit, opinion_text(one.file))
    except DraftingError as error:
        return Shown(one.unit, "", error.findings[0].message)
