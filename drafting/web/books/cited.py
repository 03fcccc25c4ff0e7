"""引用 as a page: the documents that were cited before, exactly as they are to be cited."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from drafting.archive.book import cite
from drafting.archive.place import is_there
from drafting.archive.store import opened
from drafting.language.characters import fit
from drafting.web.access import Need, needs
from drafting.web.folder.asked import Folder
from drafting.web.profile import archive_of
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
_MOST, _LONGEST = 50, 200


@router.get("/cite")
@needs(Need.READ)
def cited(folder: Folder, q: str = "") -> str:
    """The documents with these words in their title, or with this number."""
    place, asked = archive_of(folder), fit(q).strip()[:_LONGEST]
    if not is_there(place):
        return page("book.html", there=False, asked=asked, found=[])
    with opened(place) as archive:
        found = cite(archive, asked)[:_MOST] if asked else []
    return page("book.html", there=True, asked=asked, found=found)
