"""The fields that came with a request, bounded."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from drafting.web.security import MAX_BODY

_MOST_FIELDS = 20_000


async def _posted(request: Request) -> dict[str, str]:
    """The fields of a posted form; of two with one name the last."""
    form = await request.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=MAX_BODY)
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


Posted = Annotated[dict[str, str], Depends(_posted)]
