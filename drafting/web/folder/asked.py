"""The folder that a request is about: every page gets it from here, and none looks for it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from drafting.web.access import asking


def folder_of(request: Request) -> Path:
    """The folder whose forms a request is about: with users, one of theirs. Raises HTTPException for none."""
    asked = asking()
    folder = asked.folder if asked else request.app.state.folder
    if folder is None:
        raise HTTPException(404)
    return folder


Folder = Annotated[Path, Depends(folder_of)]
"""The type of a page's parameter that is that folder."""
