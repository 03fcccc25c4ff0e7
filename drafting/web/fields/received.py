"""The fields that came with a request, bounded."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from drafting.web.security import MAX_BODY

_MOST_FIELDS = 20_000


async def texts_of(request: Request, **bounds: int) -> dict[str, str]:
    """The texts of a posted form within these bounds of Starlette's; of two with one name the last."""
    form = await request.form(**bounds)
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


async def _posted(request: Request) -> dict[str, str]:
    return await texts_of(request, max_files=1, max_fields=_MOST_FIELDS, max_part_size=MAX_BODY)


Posted = Annotated[dict[str, str], Depends(_posted)]
"""The type of a page's parameter that is the fields of a posted form."""
