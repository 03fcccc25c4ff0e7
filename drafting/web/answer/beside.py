"""What is shown beside an answer: in the panel where a script asks for it, else as a page of its own."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request


def _beside(request: Request) -> bool:
    return bool(request.headers.get("hx-request"))


Beside = Annotated[bool, Depends(_beside)]
"""Whether what is asked for goes into the panel."""
