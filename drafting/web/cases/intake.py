"""A proposal's own file, or pasted text, as a new form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import UploadFile

from drafting.findings import DraftingError
from drafting.proposal.form import text_beside, to_form
from drafting.proposal.take import intake
from drafting.web.folder import filing
from drafting.web.folder.asked import Folder
from drafting.web.profile import office_of
from drafting.web.rendering import address

router = APIRouter(default_response_class=HTMLResponse)


class Given(NamedTuple):
    """What was posted: the content of a file, or of the text that was pasted, and the file's name."""

    content: bytes
    name: str


async def _given(request: Request) -> Given:
    form = await request.form(max_files=1, max_fields=20)
    file, text = form.get("file"), form.get("text")
    if isinstance(file, UploadFile) and (content := await file.read()):
        return Given(content, Path(file.filename or "").stem)
    return Given(text.encode("utf-8") if isinstance(text, str) else b"", "")


@router.post("/new/intake")
def take_in(folder: Folder, given: Annotated[Given, Depends(_given)]) -> Response:
    """A new form with its text beside; then its page. Raises DraftingError for what is no proposal."""
    if not given.content.strip():
        raise DraftingError.of("V009", "没有选文件，也没有贴文字", remedy="选一个来文文件，或把来文的文字贴进来")
    office = office_of(folder)
    taken = intake(given.content, office)
    wish = given.name or str(taken.record["proposal"].get("title") or "来文")

    def made(path: Path) -> str:
        return to_form(taken, office, text_beside(path).name)

    form = filing.create_with(folder, wish, made, text_beside, taken.text)
    return RedirectResponse(address(form.name), 303)
