"""收件 as pages: files are chosen or text is pasted, each is shown as what it is, and taken once that is confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import UploadFile

from drafting.findings import DraftingError, Finding
from drafting.model.kinds import SUBJECTS
from drafting.web.access import Need, needs
from drafting.web.fields.received import texts_of
from drafting.web.folder.asked import Folder
from drafting.web.receiving import lists
from drafting.web.receiving.held import held, hold
from drafting.web.receiving.offers import Here, Item
from drafting.web.receiving.recognising import seen
from drafting.web.rendering import page
from drafting.web.review.returned import base_name

router = APIRouter(default_response_class=HTMLResponse)
_MOST = 30
"""Files at once."""


async def _items(request: Request) -> list[Item]:
    form = await request.form(max_files=_MOST, max_fields=20, max_part_size=2_000_000)
    files = [file for file in form.getlist("files") if isinstance(file, UploadFile)]
    items = [Item(base_name(file.filename), await file.read()) for file in files if file.filename]
    text = form.get("text")
    if isinstance(text, str) and text.strip():
        items.insert(0, Item("", text.encode("utf-8", "replace")))
    return items


async def _choices(request: Request) -> dict[str, str]:
    return await texts_of(request, max_files=0, max_fields=10 * _MOST)


@router.get("/receive")
@needs(Need.WRITE)
def asked(folder: Folder, of: str = "") -> str:
    """The page on which files are chosen; with the pasted text `of` what is held, to go on from."""
    text = ""
    with suppress(DraftingError):
        pasted = held(folder, of) if of else ()
        text = "".join(item.content.decode("utf-8") for item in pasted if not item.name)
    return _asked(text)


def _asked(text: str = "", refused: Iterable[Finding] = ()) -> str:
    return page("receive.html", text=text, most=_MOST, refused=tuple(refused))


@router.post("/receive")
@needs(Need.WRITE)
def came(folder: Folder, items: Annotated[list[Item], Depends(_items)]) -> Response:
    """Hold what came; then the page that says what it is."""
    if not items:
        remedy = "选文件，把文件拖到框里，或者把文字贴进来"
        error = DraftingError.of("V009", "没有选文件，也没有贴文字", remedy=remedy)
        return HTMLResponse(_asked(refused=error.findings), 409)
    return RedirectResponse(f"/receive/{hold(folder, items)}", 303)


@router.get("/receive/{token}")
@needs(Need.WRITE)
def told(folder: Folder, token: str) -> str:
    """What each of them is, or what was done with it."""
    items, here = held(folder, token), Here(folder)
    rows = [(item, None if item.done else seen(item, here), item.suffix in lists.SUFFIXES) for item in items]
    fresh = not any(item.done for item in items)
    open_ = sum(bool(found and found.offers) for _, found, _ in rows)
    return page("received.html", token=token, rows=rows, open=open_, fresh=fresh, subjects=SUBJECTS)


@router.post("/receive/{token}")
@needs(Need.WRITE)
def taken(folder: Folder, token: str, chosen: Annotated[dict[str, str], Depends(_choices)]) -> Response:
    """Do with each what was chosen, or look again at the lists; one that fails keeps none of the others."""
    items, here = held(folder, token), Here(folder)
    for number, item in enumerate(items):
        item.kind = chosen.get(f"{number}.kind", item.kind)
        item.session = chosen.get(f"{number}.session", item.session).strip()
        if chosen.get("do") == "take":
            _take(item, here, chosen.get(f"{number}.as", ""))
    (first, *others) = items
    onward = first.done.link if first.done and not others and not first.done.left_out else f"/receive/{token}"
    return RedirectResponse(onward, 303)


def _take(item: Item, here: Here, key: str) -> None:
    with item.taking:  # a button may be pressed twice
        if item.done or not key:
            return
        offer = next((one for one in seen(item, here).offers if one.key == key), None)
        try:
            item.refused = ()
            item.done = offer.do() if offer else None
        except DraftingError as error:
            item.refused = error.findings
