"""A proposal's own file, or pasted text, as a new form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import UploadFile

from drafting.findings import DraftingError
from drafting.proposal.form import text_beside, to_form
from drafting.proposal.take import Intake, intake
from drafting.web.access import Need, needs
from drafting.web.cases.beginning import begun, kept_text
from drafting.web.folder import filing
from drafting.web.folder.asked import Folder
from drafting.web.folder.store import Form
from drafting.web.profile import office_of
from drafting.web.rendering import address

router = APIRouter(default_response_class=HTMLResponse)


class Given(NamedTuple):
    """What was posted: the content of a file, or of the text that was pasted, the file's name, and the form that was
    made of such a text before, if the person went back from it."""

    content: bytes
    name: str
    of: str = ""


async def _given(request: Request) -> Given:
    form = await request.form(max_files=1, max_fields=20)
    file, text, of = form.get("file"), form.get("text"), form.get("of")
    if isinstance(file, UploadFile) and (content := await file.read()):
        return Given(content, Path(file.filename or "").stem or "来文")
    return Given(text.encode("utf-8") if isinstance(text, str) else b"", "", of if isinstance(of, str) else "")


@router.post("/new/intake")
@needs(Need.WRITE)
def take_in(folder: Folder, given: Annotated[Given, Depends(_given)]) -> Response:
    """A new form with its text beside; then its second page. The same page with the text for what is no proposal.

    A text that a person went back to and left as it was leads to the form that was made of it.
    """
    text = "" if given.name else given.content.decode("utf-8", "replace")
    if given.of and _bare(text) == _bare(kept_text(folder, given.of)):
        return RedirectResponse(f"{address(given.of)}/proposal", 303)
    try:
        if not given.content.strip():
            raise DraftingError.of("V009", "没有选文件，也没有贴文字", remedy="选一个来文文件，或把来文的文字贴进来")
        form = put(folder, intake(given.content, office_of(folder)), given.name)
    except DraftingError as error:
        return HTMLResponse(begun(text, given.of, error.findings), 409)
    return RedirectResponse(f"{address(form.name)}/proposal", 303)


def put(folder: Path, taken: Intake, wish: str) -> Form:
    """A new form of a proposal that was read, its text beside it, under a name near the one wished for that is free."""
    office = office_of(folder)
    wish = wish or str(taken.record["proposal"].get("title") or "来文")

    def made(path: Path) -> str:
        return to_form(taken, office, text_beside(path).name)

    return filing.create_with(folder, wish, made, text_beside, taken.text)


def _bare(text: str) -> list[str]:
    return text.strip().splitlines()
