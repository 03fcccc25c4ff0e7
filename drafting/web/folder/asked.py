"""The folder that a request is about: every page gets it from here, and none looks for it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request


def folder_of(request: Request) -> Path:
    """The folder whose forms a request is about."""
    return request.app.state.folder


Folder = Annotated[Path, Depends(folder_of)]
"""The type of a page's parameter that is that folder."""
